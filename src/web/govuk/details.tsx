import { classNames, spread, type Attributes } from './attributes.ts';
import type { Content } from './content.tsx';
import type { Optional } from './optional.ts';

export type DetailsOptions = { readonly summaryText: Content } & Optional<{ id: string; open: boolean; classes: string; attributes: Attributes }>;

/** Help that only some people need, opened by those who do. */
export const Details = ({ summaryText, id, open, classes, attributes, children }: DetailsOptions & { children?: Content }) => (
  <details id={id} class={classNames('govuk-details', classes)} open={open} {...spread(attributes)}>
    <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{summaryText}</span></summary>
    <div class="govuk-details__text">{children}</div>
  </details>
);
