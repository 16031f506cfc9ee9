import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { findHeadings } from './heading-row.ts';
import { unpackedSize } from './unpacked-size.ts';

/** A table as somebody keeps it: its headings, and each further row with its number in the file. */
export interface ReadTable {
  headings: string[];
  /** The row of the headings, as Excel counts. */
  headingsRow: number;
  rows: { number: number; cells: Record<string, string> }[];
  /** How the letters of a CSV file were read; null for a workbook. */
  letters: Letters | null;
}
type Letters = 'UTF-8' | 'UTF-16' | 'Windows-1252';

/** The file is no table that we can read; the message says why, for the person who brought it. */
export class UnreadableTable extends Error {}

/**
 * Reads the first sheet of an .xlsx file, or a CSV file. Days come out as yyyy-mm-dd, formulas as what Excel last reckoned.
 * Empty rows are left out.
 * @param isKnown whether a heading is one that is looked for: rows above the headings are then passed over
 */
export async function readTable(bytes: Buffer, isKnown: (heading: string) => boolean = () => false): Promise<ReadTable> {
  const zip = bytes.length > 3 && bytes[0] === 0x50 && bytes[1] === 0x4b;
  const { grid, letters } = zip ? { grid: await fromXlsx(bytes), letters: null } : fromCsv(bytes);
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

/** A workbook packs well; one that unpacks to more than this is no table that somebody keeps. */
const mostUnpacked = 100_000_000;

async function fromXlsx(bytes: Buffer): Promise<string[][]> {
  if ((unpackedSize(bytes) ?? 0) > mostUnpacked) throw new UnreadableTable('The workbook unpacks to more than 100 MB. Keep the table alone in it, or save it as CSV UTF-8.');
  try {
    const sheet = await readSheet(bytes);
    return sheet.map((row) => row.map((cell) => (cell === null || cell === undefined ? '' : cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).trim())));
  } catch {
    throw new UnreadableTable('The file is not an Excel workbook (.xlsx) that can be read. Save it again from Excel, or as CSV UTF-8.');
  }
}

function fromCsv(bytes: Buffer): { grid: string[][]; letters: Letters } {
  const { text, letters } = lettersOf(bytes);
  if (text.includes('\u0000')) throw new UnreadableTable('The file is neither an Excel workbook (.xlsx) nor CSV text.');
  try {
    return { grid: parse(text, { bom: true, relax_column_count: true, trim: true, delimiter: delimiterOf(text) }) as string[][], letters };
  } catch (cause) {
    throw new UnreadableTable(`The file is not CSV that can be read: ${cause instanceof Error ? cause.message : ''}`);
  }
}

/** Excel writes plain "CSV" in the letters of Western Windows, and "Unicode text" in UTF-16. */
function lettersOf(bytes: Buffer): { text: string; letters: Letters } {
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
