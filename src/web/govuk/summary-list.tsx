import { classNames, spread, type Attributes } from './attributes.ts';
import { asText, numbered, spelledOut, spellOut, type Content, type Listed, type Shorthand } from './content.tsx';
import type { Optional } from './optional.ts';
import { SummaryAction, type SummaryActionOptions } from './summary-action.tsx';
import { SummaryCard, type SummaryCardOptions, type SummaryCardTitle } from './summary-card.tsx';

export type SummaryCell = Optional<{ text: Content; classes: string }>;
export type SummaryRow = { readonly key: Shorthand<SummaryCell>; readonly value: Shorthand<SummaryCell> } & Optional<{
  actions: Optional<{ items: readonly SummaryActionOptions[]; classes: string }>;
  classes: string;
}>;
export type SummaryListOptions = { readonly rows: Listed<SummaryRow> } & Optional<{
  /** Stands in a card with a title, where there are several lists on a page. */
  card: SummaryCardOptions;
  classes: string;
  attributes: Attributes;
}>;

/** Facts as pairs of name and value, with what can be done about each. */
export function SummaryList({ rows, card, classes, attributes }: SummaryListOptions) {
  const shown = numbered(rows).map(({ item }) => item);
  const anyActions = shown.some((row) => (row.actions?.items?.length ?? 0) > 0);
  const cardTitle = spelledOut<SummaryCardTitle>(card?.title, asText);
  const list = (
    <dl class={classNames('govuk-summary-list', classes)} {...spread(attributes)}>
      {shown.map((row) => <Row row={row} anyActions={anyActions} cardTitle={cardTitle?.text} />)}
    </dl>
  );
  return card ? <SummaryCard {...card}>{list}</SummaryCard> : list;
}

function Row({ row, anyActions, cardTitle }: { row: SummaryRow; anyActions: boolean; cardTitle: Content }) {
  const key = spellOut<SummaryCell>(row.key, asText);
  const value = spellOut<SummaryCell>(row.value, asText);
  const actions = row.actions?.items ?? [];
  return (
    <div class={classNames('govuk-summary-list__row', anyActions && row.actions?.items === undefined && 'govuk-summary-list__row--no-actions', row.classes)}>
      <dt class={classNames('govuk-summary-list__key', key.classes)}>{key.text}</dt>
      <dd class={classNames('govuk-summary-list__value', value.classes)}>{value.text}</dd>
      {actions.length > 0 && (
        <dd class={classNames('govuk-summary-list__actions', row.actions?.classes)}>
          {actions.length === 1 ? actions.map((action) => <SummaryAction action={action} cardTitle={cardTitle} />) : (
            <ul class="govuk-summary-list__actions-list">
              {actions.map((action) => <li class="govuk-summary-list__actions-list-item"><SummaryAction action={action} cardTitle={cardTitle} /></li>)}
            </ul>
          )}
        </dd>
      )}
    </div>
  );
}
