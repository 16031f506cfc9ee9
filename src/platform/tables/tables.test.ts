import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnsInWords, findColumns } from './columns.ts';
import { readTable, UnreadableTable } from './read-table.ts';
import { writeCsv, writeXlsx, type Column } from './write-table.ts';

interface Row { name: string; number: number | null }
const columns: Column<Row>[] = [
  { heading: 'Name', value: (row) => row.name },
  { heading: 'Number', value: (row) => row.number },
];
const text = fc.string({ minLength: 1 }).map((word) => `x${word.replace(/[\u0000-\u001f\u007f-\u009f\ufffe\uffff\ud800-\udfff]/g, '')}y`);

describe('a table written and read again', () => {
  it('holds the same text and numbers, as CSV', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.record({ name: text, number: fc.option(fc.integer()) }), { minLength: 1, maxLength: 20 }), async (rows) => {
      const read = await readTable(writeCsv(columns, rows));
      expect(read.rows.map((row) => row.cells)).toEqual(rows.map((row) => ({ Name: row.name.trim(), Number: row.number === null ? '' : String(row.number) })));
    }), { numRuns: 50 });
  });

  it('holds the same text and numbers, as Excel', async () => {
    const rows = [{ name: 'Neglect: "was not brought"', number: 3 }, { name: 'Ağça, Zoë; two', number: null }];
    const read = await readTable(await writeXlsx('Rows', columns, rows));
    expect(read).toEqual({ headings: ['Name', 'Number'], headingsRow: 1, letters: null, rows: [{ number: 2, cells: { Name: rows[0]!.name, Number: '3' } }, { number: 3, cells: { Name: rows[1]!.name, Number: '' } }] });
  });

  it.each([[';'], ['\t'], [',']])('is read whatever sign Excel put between the cells: "%s"', async (sign) => {
    const text = [['Ref', 'What, in "words"; short', 'Due'], ['1', `a${sign === ',' ? '' : ', b'}`, '01/03/2024']].map((cells) => cells.map((cell) => (/["',;\t]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(sign)).join('\r\n');
    const read = await readTable(Buffer.from(`\uFEFF${text}`));
    expect(read.headings).toEqual(['Ref', 'What, in "words"; short', 'Due']);
  });

  it('runs nothing: what begins like a formula is text', async () => {
    for (const formula of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x")', '＝1', ' =1']) {
      const csv = writeCsv(columns, [{ name: formula, number: -1 }]).toString();
      expect(csv).not.toMatch(/(^|,)"?\s*[=+@\t＝]/m);
      expect(csv).toContain("'");
    }
  });
});

describe('a table as people keep it', () => {
  const text = 'Réf,What\r\n1,“Zoë” – now\r\n';

  it.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-16', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])],
    ['Windows-1252', Buffer.from([...text].map((sign) => ({ '“': 0x93, '”': 0x94, '–': 0x96 })[sign] ?? sign.charCodeAt(0)))],
  ])('is read in the letters in which it was written: %s', async (letters, bytes) => {
    expect(await readTable(bytes)).toMatchObject({ letters, headings: ['Réf', 'What'], rows: [{ number: 2, cells: { Réf: '1', What: '“Zoë” – now' } }] });
  });

  it('may have a title above its headings, headings over two rows, and empty rows', async () => {
    const known = (heading: string) => ['Ref', 'What', 'Due'].includes(heading);
    const read = await readTable(Buffer.from('Our tracker,,\n,,\nRef,What,Days\n,,Due\n1,a,2027-01-01\n,,\n2,b,2027-01-02\n'), known);
    expect(read).toMatchObject({ headings: ['Ref', 'What', 'Due'], headingsRow: 4, rows: [{ number: 5, cells: { Ref: '1', Due: '2027-01-01' } }, { number: 7 }] });
  });
});

describe('a table that cannot be read', () => {
  it.each([
    ['an empty file', Buffer.from('')],
    ['a broken workbook', Buffer.from('PK\u0003\u0004 nothing')],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0])],
    ['two columns of one name', Buffer.from('A,A\n1,2\n')],
  ])('is refused with a reason: %s', async (_what, bytes) => {
    await expect(readTable(bytes)).rejects.toThrow(UnreadableTable);
  });
});

describe('the columns of an import', () => {
  const ours = [{ key: 'title', heading: 'Summary', aliases: ['title', 'what happened'], required: true }, { key: 'place', heading: 'Area', aliases: ['locality'], required: false }];
  it('are named in its help, with the other names that they may go by; each of those is understood', () => {
    expect(columnsInWords(ours)).toBe('  Summary (needed): also title, what happened\n  Area: also locality');
    for (const { key, heading, aliases } of ours) for (const name of [heading, ...aliases]) expect([...findColumns(ours, { headings: [name], headingsRow: 1 }, []).headingOf]).toEqual([[key, name]]);
  });
});
