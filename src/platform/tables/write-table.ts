import writeXlsxFile, { type SheetData } from 'write-excel-file/node';
import { harmless } from './harmless.ts';

export interface Column<Row> {
  heading: string;
  value: (row: Row) => string | number | null;
  /** Width in characters, for Excel. */
  width?: number;
}

/** CSV as RFC 4180 has it, with a byte-order mark so that Excel reads it as UTF-8, and no cell that could run. */
export function writeCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Buffer {
  const cell = (value: string | number | null) => {
    if (value === null) return '';
    if (typeof value === 'number') return String(value);
    const text = harmless(value);
    return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [columns.map((column) => cell(column.heading)), ...rows.map((row) => columns.map((column) => cell(column.value(row))))];
  return Buffer.from(`\ufeff${lines.map((line) => line.join(',')).join('\r\n')}\r\n`);
}

/** An Excel workbook with one sheet. Every text is written as text: nothing in it is a formula. */
export async function writeXlsx<Row>(sheet: string, columns: readonly Column<Row>[], rows: readonly Row[]): Promise<Buffer> {
  const data: SheetData = [
    columns.map((column) => ({ value: column.heading, fontWeight: 'bold' as const })),
    ...rows.map((row) =>
      columns.map((column) => {
        const value = column.value(row);
        if (value === null || value === '') return null;
        return typeof value === 'number' ? { value, type: Number } : { value: harmless(value).slice(0, 32_000), type: String };
      }),
    ),
  ];
  return writeXlsxFile(data, { sheet, columns: columns.map((column) => ({ width: column.width ?? 20 })), stickyRowsCount: 1 }).toBuffer();
}
