import { Table } from '../../web/fields/index.ts';
import type { SideBySideRow } from '../side-by-side.ts';

/** Several agencies' answers, a table for each section or entry: questions down, agencies across. */
export function SideBySide({ rows }: { rows: readonly SideBySideRow[] }) {
  const titleOf = (row: SideBySideRow): string => (row.entry === '' ? row.section : `${row.section}: ${row.entry}`);
  return (
    <>
      {[...Map.groupBy(rows, titleOf)].map(([title, group]) => (
        <Table
          key={title} caption={title}
          heads={['Question', ...(group[0]?.cells ?? []).map((cell) => cell.agency)]}
          rows={group.map((row) => [row.question, ...row.cells.map((cell) => <span class={`gt-pre${cell.state === 'answered' ? '' : ' gt-secondary'}`}>{cell.text}</span>)])}
        />
      ))}
    </>
  );
}
