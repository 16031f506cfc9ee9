import { asText, spellOut, type Shorthand } from '../content.tsx';
import type { Optional } from '../optional.ts';
import { Table, type TableCell, type TableOptions } from '../table.tsx';

/** A column's head. With `sort` the column can be sorted, and says how it is sorted now. */
export type SortableHead = TableCell & Optional<{ sort: 'none' | 'ascending' | 'descending' }>;
export type SortableTableOptions = Omit<TableOptions, 'head'> & { readonly head: readonly Shorthand<SortableHead>[] };

/** A table whose rows a person may sort on the page where scripts run. Each sortable column becomes a button. */
export const SortableTable = ({ head, attributes, ...table }: SortableTableOptions) => (
  <Table {...table} attributes={{ 'data-module': 'moj-sortable-table', ...attributes }} head={head.map(sortableHead)} />
);

function sortableHead(head: Shorthand<SortableHead>): TableCell {
  const { sort, ...cell } = spellOut<SortableHead>(head, asText);
  return { ...cell, attributes: { 'aria-sort': sort, ...cell.attributes } };
}

/** A cell that sorts by a number, such as a day's instant, in place of its words. */
export const sortedBy = (value: number, cell: Shorthand<TableCell>): TableCell => {
  const spelled = spellOut<TableCell>(cell, asText);
  return { ...spelled, attributes: { 'data-sort-value': value, ...spelled.attributes } };
};
