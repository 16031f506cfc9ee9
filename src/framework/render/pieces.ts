import type { Block, Cell } from './sections.ts';

/** The last column of most tables: where a rule comes from and how binding it is. */
export const sourceHead = 'Source and force';
/** A table, or nothing where it would have no rows. A column of which no row says anything is left out. */
export function table(caption: string, heads: string[], widths: number[], rows: Cell[][]): Block[] {
  const said = <Kept>(_: Kept, column: number): boolean => rows.some((row) => isSaid(row[column] ?? ''));
  return rows.length === 0 ? [] : [{ kind: 'table', caption, heads: heads.filter(said), widths: widths.filter(said), rows: rows.map((row) => row.filter(said)) }];
}
/** An empty cell says nothing. */
export const isSaid = (cell: Cell): boolean => cell !== '' && !(typeof cell === 'object' && 'lines' in cell && cell.lines.length === 0);
export const heading = (id: string, text: string): Block => ({ kind: 'heading', level: 3, id, text });
/** A name with what is said of it beneath. */
export const plain = (name: string, ...more: (string | undefined)[]): Cell => ({ name, more: more.filter((part) => part !== undefined) });
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
