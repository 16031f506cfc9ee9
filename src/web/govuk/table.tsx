import { classNames, spread, type Attributes } from './attributes.ts';
import { asText, hasContent, numbered, spellOut, type Content, type Listed, type Shorthand } from './content.tsx';
import type { Optional } from './optional.ts';

export type TableCell = Optional<{
  text: Content;
  /** Numbers stand under one another, to the right. */
  format: 'numeric';
  classes: string;
  colspan: number;
  rowspan: number;
  attributes: Attributes;
}>;
/** A cell, or only what stands in it. */
export type TableContent = Shorthand<TableCell>;
export type TableOptions = { readonly rows: Listed<readonly TableContent[]> } & Optional<{
  head: readonly TableContent[];
  caption: Content;
  captionClasses: string;
  /** The first cell names its row. */
  firstCellIsHeader: boolean;
  classes: string;
  attributes: Attributes;
}>;

/** Facts to compare, row by row. */
export const Table = ({ head, rows, caption, captionClasses, firstCellIsHeader = false, classes, attributes }: TableOptions) => (
  <table class={classNames('govuk-table', classes)} {...spread(attributes)}>
    {hasContent(caption) && <caption class={classNames('govuk-table__caption', captionClasses)}>{caption}</caption>}
    {head && (
      <thead class="govuk-table__head">
        <tr class="govuk-table__row">{head.map((content) => <HeadCell cell={cellOf(content)} />)}</tr>
      </thead>
    )}
    <tbody class="govuk-table__body">
      {numbered(rows).map(({ item: row }) => (
        <tr class="govuk-table__row">{row.map((content, index) => <Cell cell={cellOf(content)} isHeader={firstCellIsHeader && index === 0} />)}</tr>
      ))}
    </tbody>
  </table>
);

const cellOf = (content: TableContent): TableCell => spellOut<TableCell>(content, asText);

const HeadCell = ({ cell }: { cell: TableCell }) => (
  <th scope="col" class={classNames('govuk-table__header', cell.format && `govuk-table__header--${cell.format}`, cell.classes)} {...spanned(cell)}>{cell.text}</th>
);

const Cell = ({ cell, isHeader }: { cell: TableCell; isHeader: boolean }) => (isHeader
  ? <th scope="row" class={classNames('govuk-table__header', cell.classes)} {...spanned(cell)}>{cell.text}</th>
  : <td class={classNames('govuk-table__cell', cell.format && `govuk-table__cell--${cell.format}`, cell.classes)} {...spanned(cell)}>{cell.text}</td>);

const spanned = ({ colspan, rowspan, attributes }: TableCell) => spread({ colspan, rowspan, ...attributes });
