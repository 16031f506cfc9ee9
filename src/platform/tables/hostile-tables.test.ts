import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readTable, UnreadableTable } from './read-table.ts';

const xml = (text: string): Buffer => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
const workbookOf = (sheet: Buffer): [string, Buffer][] => [
  ['xl/workbook.xml', xml('<workbook xmlns:r="r"><sheets><sheet name="Rows" sheetId="1" r:id="rId1"/></sheets></workbook>')],
  ['xl/_rels/workbook.xml.rels', xml('<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')],
  ['xl/worksheets/sheet1.xml', sheet],
];
const rows = (text: string): Buffer => xml(`<worksheet><sheetData>${text}</sheetData></worksheet>`);
const cell = (at: string, text: string): string => `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;

/** A zip archive whose list of parts may say another size than the parts have, and may count them wrongly. */
function zip(parts: readonly [string, Buffer][], lies: { size?: number; listed?: number; list?: false } = {}): Buffer {
  const bodies: Buffer[] = [];
  const list: Buffer[] = [];
  let at = 0;
  for (const [name, content] of parts) {
    const packed = deflateRawSync(content);
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt32LE(crc32(content), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(lies.size ?? content.length, 18);
    fields.writeUInt16LE(name.length, 22);
    const body = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), fields, Buffer.from(name), packed]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(at, 10);
    list.push(Buffer.from('PK\u0001\u0002', 'latin1'), Buffer.from([20, 0]), fields, place, Buffer.from(name));
    bodies.push(body);
    at += body.length;
  }
  const listed = Buffer.concat(list);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(lies.listed ?? parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat(lies.list === false ? bodies : [...bodies, listed, end]);
}

const bomb = (): [string, Buffer][] => workbookOf(Buffer.concat([rows(''), Buffer.alloc(300_000_000, ' ')]));

describe('a table that is made to do harm', () => {
  it('is told from an honest one, which is read', async () => {
    const table = await readTable(zip(workbookOf(rows(`<row r="1">${cell('A1', 'Ref')}</row><row r="3">${cell('A3', 'ACT-1')}</row>`))));
    expect(table.rows).toEqual([{ number: 3, cells: { Ref: 'ACT-1' } }]);
  });

  it.each<[string, () => Buffer]>([
    ['unpacks to more than its list of parts says', () => zip(bomb(), { size: 100 })],
    ['says that it has no parts', () => zip(bomb(), { listed: 0 })],
    ['has no list of parts', () => zip(bomb(), { list: false })],
    ['has one row, which is the billionth', () => zip(workbookOf(rows(`<row r="999999999999">${cell('A999999999999', 'x')}</row>`)))],
    ['has one cell in each corner', () => zip(workbookOf(rows(`<row r="1">${cell('A1', 'Ref')}</row><row r="1048576">${cell('XFD1048576', 'x')}</row>`)))],
    ['has 200,000 columns', () => Buffer.from(`${Array.from({ length: 200_000 }, (_, at) => `c${at}`).join(',')}\n1\n`)],
    ['has many columns and many rows', () => Buffer.from(`${Array.from({ length: 900 }, (_, at) => `c${at}`).join(',')}\n${'x\n'.repeat(100_000)}`)],
  ])('is refused with a reason where it %s', async (_what, bytes) => {
    await expect(readTable(bytes())).rejects.toThrow(UnreadableTable);
  });
});
