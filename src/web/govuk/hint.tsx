import { classNames, spread, type Attributes } from './attributes.ts';
import type { Content } from './content.tsx';
import type { Optional } from './optional.ts';

export type HintLook = Optional<{ classes: string; attributes: Attributes }>;
export type HintOptions = HintLook & Optional<{ text: Content }>;

/** Help beside a question, read out with its field when the field is described by this id. */
export const Hint = ({ id, classes, attributes, children }: HintLook & Optional<{ id: string; children: Content }>) => (
  <div id={id} class={classNames('govuk-hint', classes)} {...spread(attributes)}>{children}</div>
);
