import { classNames, spread, type Attributes } from './attributes.ts';
import type { Content } from './content.tsx';
import type { Optional } from './optional.ts';

export type InsetTextOptions = Optional<{ id: string; classes: string; attributes: Attributes }>;

/** Text that stands out from the text around it. */
export const InsetText = ({ id, classes, attributes, children }: InsetTextOptions & { children?: Content }) => (
  <div id={id} class={classNames('govuk-inset-text', classes)} {...spread(attributes)}>{children}</div>
);
