import { classNames, spread, type Attributes } from './attributes.ts';
import { Button } from './button.tsx';
import type { Optional } from './optional.ts';

/** A button, or, with `href` and without `type: 'button'`, a link, among a component's actions. */
export type ActionOptions = { readonly text: string } & Optional<{
  type: 'submit' | 'button';
  href: string;
  name: string;
  value: string;
  classes: string;
  attributes: Attributes;
}>;
type Looks = Optional<{ button: string; link: string }>;

/** A component's actions side by side, in that component's looks. */
export const ActionGroup = ({ actions, looks = {} }: { actions: readonly ActionOptions[]; looks?: Looks }) => (
  // The spaces keep two links apart where styles are not shown.
  <div class="govuk-button-group">{actions.map((action) => <><Action action={action} looks={looks} />{' '}</>)}</div>
);

function Action({ action, looks }: { action: ActionOptions; looks: Looks }) {
  const { text, classes, attributes, ...button } = action;
  if (button.href && button.type !== 'button') return <a class={classNames('govuk-link', looks.link, classes)} href={button.href} {...spread(attributes)}>{text}</a>;
  return <Button {...button} type={button.type ?? 'button'} classes={classNames(looks.button, classes)} attributes={attributes}>{text}</Button>;
}
