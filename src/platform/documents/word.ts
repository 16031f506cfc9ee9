import {
  AlignmentType, BorderStyle, Document, Footer, Header, HeadingLevel, Packer, PageNumber, Paragraph, ShadingType, Table, TableCell, TableRow, TextRun, WidthType,
} from 'docx';

/** A piece of a Word document. */
export type Piece = Paragraph | Table;

export const wordType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

export const heading = (text: string): Piece => new Paragraph({ text, heading: HeadingLevel.HEADING_1, spacing: { before: 320, after: 120 }, keepNext: true });
export const subheading = (text: string): Piece => new Paragraph({ text, heading: HeadingLevel.HEADING_2, spacing: { before: 220, after: 80 }, keepNext: true });
/** Text, a paragraph a line. */
export const text = (content: string): Piece[] => content.split(/\n+/).filter((line) => line.trim() !== '').map((line) => new Paragraph({ children: [new TextRun(line)], spacing: { after: 120 } }));
export const strong = (content: string, colour?: string): Piece => new Paragraph({ children: [new TextRun({ text: content, bold: true, ...(colour === undefined ? {} : { color: colour }) })], spacing: { after: 200 } });
export const bullets = (items: readonly string[], none: string): Piece[] =>
  items.length === 0 ? text(none) : items.map((item) => new Paragraph({ text: item, bullet: { level: 0 }, spacing: { after: 60 } }));

const line = { style: BorderStyle.SINGLE, size: 4, color: 'B1B4B6' };
const borders = { top: line, bottom: line, left: line, right: line };
const cell = (content: string, width: number, bold: boolean) =>
  new TableCell({
    borders, width: { size: width, type: WidthType.PERCENTAGE }, margins: { top: 60, bottom: 60, left: 100, right: 100 },
    ...(bold ? { shading: { type: ShadingType.CLEAR, fill: 'F3F2F1', color: 'auto' } } : {}),
    children: (content === '' ? [''] : content.split(/\n+/)).map((part) => new Paragraph({ children: [new TextRun({ text: part, bold })] })),
  });

/** A table with a heading row that is repeated on each page; without headings the first column names each row. Widths in per cent. */
export function table(headings: readonly string[], widths: readonly number[], rows: readonly (readonly string[])[]): Piece {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      ...(headings.length === 0 ? [] : [new TableRow({ tableHeader: true, children: headings.map((name, index) => cell(name, widths[index] ?? 20, true)) })]),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((content, index) => cell(content, widths[index] ?? 20, headings.length === 0 && index === 0)) })),
    ],
  });
}

/** A cell with a colour behind it, as RRGGBB; what the colour says stands in the text too. */
export interface Shaded {
  text: string;
  fill: string | null;
}

/** A table in small print whose cells are coloured, such as a heat map; the first column names each row. Widths in per cent. */
export function shadedTable(headings: readonly string[], widths: readonly number[], rows: readonly { name: string; cells: readonly Shaded[] }[]): Piece {
  const small = (content: string, width: number, { fill, bold }: { fill: string | null; bold: boolean }) => new TableCell({
    borders, width: { size: width, type: WidthType.PERCENTAGE }, margins: { top: 40, bottom: 40, left: 60, right: 60 }, ...(fill === null ? {} : { shading: { type: ShadingType.CLEAR, fill, color: 'auto' } }),
    children: content.split(/\n+/).map((part) => new Paragraph({ children: [new TextRun({ text: part, bold, size: 16 })] })),
  });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      new TableRow({ tableHeader: true, children: headings.map((name, index) => small(name, widths[index] ?? 10, { fill: 'F3F2F1', bold: true })) }),
      ...rows.map(({ name, cells }) => new TableRow({ cantSplit: true, children: [small(name, widths[0] ?? 20, { fill: null, bold: true }), ...cells.map(({ text: words, fill }, index) => small(words, widths[index + 1] ?? 10, { fill, bold: false }))] })),
    ],
  });
}
export const facts = (pairs: readonly { name: string; value: string }[]): Piece => table([], [35, 65], pairs.map((pair) => [pair.name, pair.value]));

/** What stands at the head of a document made from the record. */
export interface DocumentHead {
  title: string;
  /** Under the title: reference and board. */
  under: string;
  /** How it came about. */
  made: string;
  /** Who wrote it, for the file's own properties. */
  board: string;
  description: string;
  /** On top of each page, at the right. */
  running: string;
}

/** A Word document in the product's look. The same pieces give the same content. */
export function wordDocument({ title, under, made, board, description, running }: DocumentHead, pieces: readonly Piece[]): Promise<Buffer> {
  const document = new Document({
    creator: board, title: `${title} ${under}`, description,
    styles: { default: { document: { run: { font: 'Arial', size: 22 } }, title: { run: { size: 44, bold: true, color: '1D2F4F' } }, heading1: { run: { size: 28, bold: true, color: '1D2F4F' } }, heading2: { run: { size: 24, bold: true } } } },
    sections: [{
      headers: { default: new Header({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ text: running, size: 18, color: '505A5F' })] })] }) },
      footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ size: 18, children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })] })] }) },
      children: [
        new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
        new Paragraph({ children: [new TextRun({ text: under, size: 26 })], spacing: { after: 80 } }),
        new Paragraph({ children: [new TextRun({ text: made, color: '505A5F' })], spacing: { after: 120 } }),
        ...pieces,
      ],
    }],
  });
  return Packer.toBuffer(document);
}
