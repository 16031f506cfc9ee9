import { classNames, spread, type Attributes } from './attributes.ts';
import { asText, hasContent, spelledOut, type Content, type Shorthand } from './content.tsx';
import type { Optional } from './optional.ts';

export type LegendOptions = Optional<{
  text: Content;
  classes: string;
  /** The legend is the page's heading (h1). */
  isPageHeading: boolean;
}>;
export type FieldsetOptions = Optional<{
  legend: Shorthand<LegendOptions>;
  /** Ids of what describes the whole group. */
  describedBy: string;
  classes: string;
  attributes: Attributes;
}>;

/** Fields that answer one question together. */
export const Fieldset = ({ legend, describedBy, classes, role, attributes, children }: FieldsetOptions & Optional<{ role: 'group'; children: Content }>) => (
  <fieldset class={classNames('govuk-fieldset', classes)} aria-describedby={describedBy || undefined} {...spread({ role, ...attributes })}>
    <Legend legend={spelledOut<LegendOptions>(legend, asText)} />
    {children}
  </fieldset>
);

function Legend({ legend }: { legend: LegendOptions | undefined }) {
  if (!hasContent(legend?.text)) return null;
  return (
    <legend class={classNames('govuk-fieldset__legend', legend?.classes)}>
      {legend?.isPageHeading ? <h1 class="govuk-fieldset__heading">{legend.text}</h1> : legend?.text}
    </legend>
  );
}
