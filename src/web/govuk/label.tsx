import { classNames, spread, type Attributes } from './attributes.ts';
import { asText, hasContent, spelledOut, type Content, type Shorthand } from './content.tsx';
import type { Optional } from './optional.ts';

export type LabelLook = Optional<{
  classes: string;
  /** The label is the page's heading (h1). */
  isPageHeading: boolean;
  attributes: Attributes;
}>;
export type LabelOptions = LabelLook & Optional<{ text: Content }>;

/** What a field asks. Nothing where it says nothing. */
export function Label({ for: field, classes, isPageHeading, attributes, children }: LabelLook & Optional<{ for: string; children: Content }>) {
  if (!hasContent(children)) return null;
  const label = <label class={classNames('govuk-label', classes)} for={field} {...spread(attributes)}>{children}</label>;
  return isPageHeading ? <h1 class="govuk-label-wrapper">{label}</h1> : label;
}

/** A label from another component's `label` option. */
export function LabelOf({ label, for: field }: { label: Shorthand<LabelOptions> | undefined; for: string }) {
  const { text, ...look } = spelledOut<LabelOptions>(label, asText) ?? {};
  return <Label for={field} {...look}>{text}</Label>;
}
