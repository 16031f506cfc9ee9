import { findHeadings } from './heading-row.ts';
import { UnreadableTable, type Letters } from './read-cells.ts';
import { readGrid } from './read-grid.ts';

/** A table as somebody keeps it: its headings, and each further row with its number in the file. */
export interface ReadTable {
  headings: string[];
  /** The row of the headings, as Excel counts. */
  headingsRow: number;
  rows: { number: number; cells: Record<string, string> }[];
  /** How the letters of a CSV file were read; null for a workbook. */
  letters: Letters | null;
}

export { UnreadableTable } from './read-cells.ts';

/** Columns and cells of the largest table that is taken: a return of 24,000 schools has fewer. */
const mostColumns = 1_000;
const mostCells = 10_000_000;

/**
 * Reads the first sheet of an .xlsx file, or a CSV file. Days come out as yyyy-mm-dd, formulas as what Excel last reckoned.
 * Empty rows are left out.
 * @param isKnown whether a heading is one that is looked for: rows above the headings are then passed over
 */
export async function readTable(bytes: Buffer, isKnown: (heading: string) => boolean = () => false): Promise<ReadTable> {
  const { grid, letters } = await readGrid(bytes);
  const columns = grid.reduce((widest, row) => Math.max(widest, row.length), 0);
  if (columns > mostColumns) throw new UnreadableTable(`The file has ${columns.toLocaleString('en-GB')} columns. Keep the table alone in it: at most ${mostColumns.toLocaleString('en-GB')} are read.`);
  if (columns * grid.length > mostCells) throw new UnreadableTable(`The file has ${grid.length.toLocaleString('en-GB')} rows of ${columns.toLocaleString('en-GB')} columns, which is more than can be read. Bring it in parts.`);
  const found = findHeadings(grid, isKnown);
  if (found === null) throw new UnreadableTable('The file is empty.');
  const { at, headings } = found;
  const twice = headings.find((heading, index) => heading !== '' && headings.indexOf(heading) !== index);
  if (twice !== undefined) throw new UnreadableTable(`Two columns are called "${twice}".`);
  return {
    headings: headings.filter((heading) => heading !== ''), headingsRow: at + 1, letters,
    rows: grid.slice(at + 1).flatMap((row, index) =>
      row.every((cell) => cell === '') ? [] : [{ number: at + 2 + index, cells: Object.fromEntries(headings.map((heading, column) => [heading, row[column] ?? ''] as const).filter(([heading]) => heading !== '')) }]),
  };
}
