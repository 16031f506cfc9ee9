import type { ComponentChildren } from 'preact';
import { Table, Tag } from '../../../web/fields/index.ts';
import { directionOf, type Change } from './change.ts';

const number = (of: number): string => of.toFixed(2);
const looks = { better: { colour: 'green', words: 'Better' }, same: { colour: 'grey', words: 'The same' }, worse: { colour: 'red', words: 'Worse' } } as const;

/** Before and after side by side. The words say which way it went; the colour only repeats it. */
export function ChangeTable({ caption, first, rows, nameOf, counted }: { caption: string; first: string; rows: readonly Change[]; nameOf?: (row: Change) => ComponentChildren; counted: 'returns' | 'standards' | 'cases' }) {
  if (rows.length === 0) return null;
  const how = counted === 'cases' ? ['Cases now'] : counted === 'returns' ? ['Better', 'Same', 'Worse'] : ['Standards better', 'Same', 'Worse'];
  return (
    <Table caption={caption} heads={[first, 'Before', 'After', 'Change', ...how]} rows={rows.map((row) => {
      const { colour, words } = looks[directionOf(row)];
      const difference = Math.round((row.after - row.before) * 100) / 100;
      return [nameOf?.(row) ?? row.words, number(row.before), number(row.after), <><Tag colour={colour}>{words}</Tag> {difference === 0 ? '' : `${difference > 0 ? '+' : '−'}${number(Math.abs(difference))}`}</>, ...(counted === 'cases' ? [String(row.answered)] : [row.better, row.same, row.worse].map((each) => each.toLocaleString('en-GB')))];
    })} />
  );
}
