import { classNames, spread, type Attributes } from './attributes.ts';
import { asText, spelledOut, type Content, type Shorthand } from './content.tsx';
import { Heading, type HeadingLevel } from './heading.tsx';
import type { Optional } from './optional.ts';
import { SummaryAction, type SummaryActionOptions } from './summary-action.tsx';

export type SummaryCardTitle = Optional<{ text: Content; headingLevel: HeadingLevel; classes: string }>;
export type SummaryCardOptions = Optional<{
  title: Shorthand<SummaryCardTitle>;
  actions: Optional<{ items: readonly SummaryActionOptions[]; classes: string }>;
  classes: string;
  attributes: Attributes;
}>;

/** A titled box around a summary list, with what can be done about the whole. */
export function SummaryCard({ title: given, actions, classes, attributes, children }: SummaryCardOptions & { children?: Content }) {
  const title = spelledOut<SummaryCardTitle>(given, asText);
  const items = actions?.items ?? [];
  const links = items.map((action) => <SummaryAction action={action} cardTitle={title?.text} />);
  const linksClass = classNames('govuk-summary-card__actions', actions?.classes);
  return (
    <div class={classNames('govuk-summary-card', classes)} {...spread(attributes)}>
      <div class="govuk-summary-card__title-wrapper">
        {title && <Heading level={title.headingLevel ?? 2} class={classNames('govuk-summary-card__title', title.classes)}>{title.text}</Heading>}
        {links.length === 1 && <div class={linksClass}>{links}</div>}
        {links.length > 1 && <ul class={linksClass}>{links.map((link) => <li class="govuk-summary-card__action">{link}</li>)}</ul>}
      </div>
      <div class="govuk-summary-card__content">{children}</div>
    </div>
  );
}
