import { classNames, spread, type Attributes } from './attributes.ts';
import type { Content } from './content.tsx';
import type { Optional } from './optional.ts';

export type WarningTextOptions = Optional<{
  /** Said in place of the icon; `Warning` where nothing is given. */
  iconFallbackText: string;
  classes: string;
  attributes: Attributes;
}>;

/** What happens if a person does, or does not do, something. */
export const WarningText = ({ iconFallbackText, classes, attributes, children }: WarningTextOptions & { children?: Content }) => (
  <div class={classNames('govuk-warning-text', classes)} {...spread(attributes)}>
    <span class="govuk-warning-text__icon" aria-hidden="true">!</span>{' '}
    <strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">{iconFallbackText || 'Warning'}</span> {children}</strong>
  </div>
);
