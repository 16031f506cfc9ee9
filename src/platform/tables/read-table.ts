import { parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';

/** A table as somebody keeps it: the first row's headings, and each further row with its number in the file. */
export interface ReadTable {
  headings: string[];
  rows: { number: number; cells: Record<string, string> }[];
}

/** The file is no table that we can read; the message says why, for the person who brought it. */
export class UnreadableTable extends Error {}

/** Reads the first sheet of an .xlsx file, or a CSV file in UTF-8. Days come out as yyyy-mm-dd. Empty rows are left out. */
export async function readTable(bytes: Buffer): Promise<ReadTable> {
  const zip = bytes.length > 3 && bytes[0] === 0x50 && bytes[1] === 0x4b;
  const grid = zip ? await fromXlsx(bytes) : fromCsv(bytes);
  const first = grid.findIndex((row) => row.some((cell) => cell !== ''));
  if (first === -1) throw new UnreadableTable('The file is empty.');
  const headings = grid[first]!;
  const twice = headings.find((heading, index) => heading !== '' && headings.indexOf(heading) !== index);
  if (twice !== undefined) throw new UnreadableTable(`Two columns are called "${twice}".`);
  return {
    headings: headings.filter((heading) => heading !== ''),
    rows: grid.slice(first + 1).flatMap((row, index) =>
      row.every((cell) => cell === '') ? [] : [{ number: first + 2 + index, cells: Object.fromEntries(headings.map((heading, column) => [heading, row[column] ?? ''] as const).filter(([heading]) => heading !== '')) }]),
  };
}

async function fromXlsx(bytes: Buffer): Promise<string[][]> {
  try {
    const sheet = await readSheet(bytes);
    return sheet.map((row) => row.map((cell) => (cell === null || cell === undefined ? '' : cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell).trim())));
  } catch {
    throw new UnreadableTable('The file is not an Excel workbook (.xlsx) that can be read. Save it again from Excel, or as CSV UTF-8.');
  }
}

function fromCsv(bytes: Buffer): string[][] {
  if (bytes.includes(0)) throw new UnreadableTable('The file is neither an Excel workbook (.xlsx) nor CSV text.');
  const text = new TextDecoder('utf-8', { fatal: true });
  try {
    const written = text.decode(bytes);
    return parse(written, { bom: true, relax_column_count: true, trim: true, delimiter: delimiterOf(written) }) as string[][];
  } catch (cause) {
    throw new UnreadableTable(cause instanceof TypeError ? 'The file is not in UTF-8. Save it from Excel as "CSV UTF-8".' : `The file is not CSV that can be read: ${cause instanceof Error ? cause.message : ''}`);
  }
}

/** What stands between the cells: Excel writes a semicolon or a tab where the machine's settings say so. The headings tell. */
function delimiterOf(text: string): string {
  const headings = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '');
  return [',', ';', '\t'].map((sign) => ({ sign, times: headings.split(sign).length })).reduce((most, each) => (each.times > most.times ? each : most)).sign;
}
