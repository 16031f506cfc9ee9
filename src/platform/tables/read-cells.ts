import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/universal';
import { unpackedSize } from './unpacked-size.ts';

/** The cells of a file, row by row, all as text. */
export interface Grid {
  grid: string[][];
  /** How the letters of a CSV file were read; null for a workbook. */
  letters: Letters | null;
}
export type Letters = 'UTF-8' | 'UTF-16' | 'Windows-1252';

/** A workbook packs well; one that unpacks to more than this is no table that somebody keeps. */
const mostUnpacked = 100_000_000;

/** The file is no table that we can read; the message says why, for the person who brought it. */
export class UnreadableTable extends Error {}

async function fromXlsx(bytes: Uint8Array<ArrayBuffer>): Promise<Grid> {
  const size = unpackedSize(Buffer.from(bytes.buffer));
  if (size !== null && size > mostUnpacked) throw new UnreadableTable('The workbook unpacks to more than 100 MB. Keep the table alone in it, or save it as CSV UTF-8.');
  // What unpacks it takes no more of a part than the list of parts says, so that the list is to be had and to be believed.
  const sheet = size === null ? null : await readSheet(bytes.buffer).catch(() => null);
  if (sheet === null) throw new UnreadableTable('The file is not an Excel workbook (.xlsx) that can be read. Save it again from Excel, or as CSV UTF-8.');
  return { grid: sheet.map((row) => row.map((cell) => (cell === null || cell === undefined ? '' : cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).trim()))), letters: null };
}

function fromCsv(bytes: Uint8Array): Grid {
  const { text, letters } = lettersOf(bytes);
  if (text.includes('\u0000')) throw new UnreadableTable('The file is neither an Excel workbook (.xlsx) nor CSV text.');
  try {
    return { grid: parse(text, { bom: true, relax_column_count: true, trim: true, delimiter: delimiterOf(text) }) as string[][], letters };
  } catch (cause) {
    throw new UnreadableTable(`The file is not CSV that can be read: ${cause instanceof Error ? cause.message : ''}`);
  }
}

/** Excel writes plain "CSV" in the letters of Western Windows, and "Unicode text" in UTF-16. */
function lettersOf(bytes: Uint8Array): { text: string; letters: Letters } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), letters: 'UTF-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), letters: 'UTF-8' };
  } catch (cause) {
    if (cause instanceof TypeError) return { text: new TextDecoder('windows-1252').decode(bytes), letters: 'Windows-1252' };
    throw cause;
  }
}

/** What stands between the cells: Excel writes a semicolon or a tab where the machine's settings say so. The headings tell. */
function delimiterOf(text: string): string {
  const headings = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  return [',', ';', '\t'].map((sign) => ({ sign, times: headings.split(sign).length })).reduce((most, each) => (each.times > most.times ? each : most)).sign;
}

/** Reads the cells of a workbook or a CSV file. Throws UnreadableTable. */
export async function readCells(bytes: Uint8Array<ArrayBuffer>): Promise<Grid> {
  return isWorkbook(bytes) ? fromXlsx(bytes) : fromCsv(bytes);
}

export const isWorkbook = (bytes: Uint8Array): boolean => bytes.length > 3 && bytes[0] === 0x50 && bytes[1] === 0x4b;
