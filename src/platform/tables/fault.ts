import type { ReadTable } from './read-table.ts';

/** One thing wrong in a file, at its place, in words for whoever keeps the file. */
export interface ImportFault {
  /** The row's number in the file, as Excel shows it. */
  row: number;
  /** The column by the file's own heading; null where it concerns the whole row. */
  column: string | null;
  message: string;
}

export type TableRow = ReadTable['rows'][number];

/** Hears of each fault as it is found. */
export type Complain = (column: string | null, message: string) => void;

/** The faults row by row, one line each. */
export const faultLines = (faults: readonly ImportFault[]): string[] =>
  [...faults].sort((one, other) => one.row - other.row).map(({ row, column, message }) => `  row ${row}${column === null ? '' : `, ${column}`}: ${message}`);
