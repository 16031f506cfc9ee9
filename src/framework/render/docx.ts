import {
  AlignmentType, BorderStyle, Bookmark, Document, Footer, HeadingLevel, InternalHyperlink, LevelFormat, LineRuleType, Packer, PageNumber, PageReference, Paragraph, ShadingType, Tab, Table, TableCell, TableLayoutType, TableRow,
  TabStopType, LeaderType, TextRun, WidthType, type ParagraphChild,
} from 'docx';
import type { Pack } from '../schema/pack.ts';
import { toBeConfirmed, type Rule } from '../schema/rule.ts';
import { forceWords, restsOn } from '../words.ts';
import { clockTable, mapTable, pageWidth } from './docx-map.ts';
import { frameworkDocument } from './document.ts';
import type { Block, Cell, DocumentSection } from './sections.ts';

type Child = Paragraph | Table;
const grey = '484949';

/** The framework as a Word document: real headings, contents, tables with heads that repeat, maps as tables. */
export async function frameworkDocx(pack: Pack): Promise<Buffer> {
  const document = frameworkDocument(pack);
  let list = 0;
  const lists: string[] = [];
  const piece = (block: Block, index: number, all: readonly Block[]): Child[] => {
    if (block.kind === 'list' && block.ordered) lists.push(`list-${(list += 1)}`);
    return blockChildren(block, pack, { list: `list-${list}`, keepNext: leadsOn(block, all.slice(index + 1)) });
  };
  const sections = document.sections.flatMap((section, index, all): Child[] => [
    new Paragraph({ heading: HeadingLevel.HEADING_1, ...([section, all[index - 1]].some((each) => each !== undefined && isShort(each)) ? { spacing: { before: 480 } } : { pageBreakBefore: true }), children: [new Bookmark({ id: section.id, children: [new TextRun(section.title)] })] }),
    ...section.blocks.map((block, index) => withoutEcho(block, section.blocks[index - 1], section.title)).flatMap(piece),
  ]);
  const file = new Document({
    title: `${document.title}: ${document.board}`, creator: document.board, description: document.edition,
    styles: {
      default: {
        document: { run: { font: 'Arial', size: 21 }, paragraph: { spacing: { after: 110, line: 264, lineRule: LineRuleType.AUTO } } },
        title: { run: { size: 52, bold: true, color: '1D2F4F' }, paragraph: { spacing: { before: 120, after: 160 } } },
        heading1: { run: { size: 34, bold: true, color: '1D2F4F' }, paragraph: { spacing: { before: 0, after: 180 }, keepNext: true } },
        heading2: { run: { size: 26, bold: true, color: '0B0C0C' }, paragraph: { spacing: { before: 340, after: 110 }, keepNext: true } },
        heading3: { run: { size: 22, bold: true, color: '0B0C0C' }, paragraph: { spacing: { before: 240, after: 80 }, keepNext: true } },
      },
    },
    numbering: { config: lists.map((reference) => ({ reference, levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START, style: { paragraph: { indent: { left: 480, hanging: 360 } } } }] })) },
    sections: [{
      properties: { page: { size: { width: 11906, height: 16838 }, margin: { top: 1134, bottom: 1134, left: 1134, right: 1134 } } },
      footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.END, children: [new TextRun({ size: 17, color: grey, children: [`${document.board}, ${document.edition}.  Page `, PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })] })] }) },
      children: [
        new Paragraph({ spacing: { before: 600, after: 60 }, children: [new TextRun({ text: document.board, size: 28, color: grey })] }),
        new Paragraph({ heading: HeadingLevel.TITLE, spacing: { before: 60, after: 200, line: 240, lineRule: LineRuleType.AUTO }, children: [new TextRun(document.title)] }),
        new Paragraph({ children: [new TextRun({ text: document.edition, bold: true, size: 24 })] }),
        new Paragraph({ spacing: { after: 360 }, children: [new TextRun(document.about)] }),
        new Paragraph({ keepNext: true, spacing: { after: 120 }, children: [new TextRun({ text: 'Contents', bold: true, size: 26 })] }),
        ...document.sections.flatMap(contentsOf),
        ...sections,
      ],
    }],
  });
  return Packer.toBuffer(file);
}

/**
 * The lines of the contents for a section and its headings, each a link with the number of its page. A field of its own for
 * each: other programs than Word show the numbers of such a field, and leave those of a whole table of contents blank.
 */
function contentsOf(section: DocumentSection): Paragraph[] {
  const entry = (id: string, words: string, deep: boolean) => new Paragraph({
    spacing: { before: deep ? 0 : 60, after: 20 }, indent: { left: deep ? 280 : 0 }, tabStops: [{ type: TabStopType.RIGHT, position: pageWidth, leader: LeaderType.DOT }],
    children: [new InternalHyperlink({ anchor: id, children: [new TextRun({ text: words, bold: !deep, size: 20 })] }), new TextRun({ size: 20, children: [new Tab()] }), new PageReference(id)],
  });
  return [entry(section.id, section.title, false), ...section.blocks.flatMap((block) => (block.kind === 'heading' && block.level === 3 ? [entry(block.id, block.text, true)] : []))];
}

/** A section of a few lines shares its page with what is before and after it; every other begins one. */
const isShort = ({ blocks }: DocumentSection): boolean => blocks.length < 3 && blocks.every((block) => block.kind !== 'table' && block.kind !== 'map');

/** What does not end a page: words before their source, their list, their table or their map. */
function leadsOn(block: Block, following: readonly Block[]): boolean {
  const [next] = following;
  if (next?.kind === 'rule' || (next !== undefined && 'text' in block && block.text.endsWith(':'))) return true;
  const shown = following.slice(0, 5).findIndex((each) => each.kind !== 'paragraph' && each.kind !== 'rule');
  return (block.kind === 'paragraph' || block.kind === 'rule') && ['map', 'table'].includes(following[shown]?.kind ?? '');
}

/** On paper a table under a heading of the same words needs no caption. */
const withoutEcho = (block: Block, before: Block | undefined, title: string): Block =>
  block.kind === 'table' && block.caption === (before?.kind === 'heading' ? before.text : before === undefined ? title : null) ? { ...block, caption: '' } : block;

/** @param on the reference of its numbers for a numbered list; whether it stays on the page of what follows */
function blockChildren(block: Block, pack: Pack, { list, keepNext }: { list: string; keepNext: boolean }): Child[] {
  switch (block.kind) {
    case 'heading':
      return [new Paragraph({ heading: block.level === 3 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3, children: [new Bookmark({ id: block.id, children: [new TextRun(block.text)] })] })];
    case 'paragraph':
      return [new Paragraph({ keepNext, children: [new TextRun(block.text)] })];
    case 'rule':
      return [new Paragraph({ keepNext, spacing: { after: 140 }, children: ruleRuns(block.rule, 17) })];
    case 'list':
      return block.items.map((item, index) => new Paragraph({ keepNext: keepNext && index === block.items.length - 1, spacing: { after: 50 }, ...(block.ordered ? { numbering: { reference: list, level: 0 } } : { bullet: { level: 0 } }), children: [new TextRun(item)] }));
    case 'table':
      return [...(block.caption === '' ? [] : [new Paragraph({ keepNext: true, spacing: { before: 180, after: 70 }, children: [new TextRun({ text: block.caption, bold: true })] })]), table(block), gapAfterTable()];
    case 'elsewhere':
      return [new Paragraph({ children: [new TextRun(block.words), ...block.places.flatMap(({ id, text }, index): ParagraphChild[] => [new TextRun(index > 0 ? '; ' : ' '), new InternalHyperlink({ anchor: id, children: [new TextRun({ text, style: 'Hyperlink' })] }), new TextRun(' (page '), new PageReference(id), new TextRun(')')]), new TextRun('.')] })];
    case 'map':
      return [mapTable(block.process, pack), ...block.process.clocks.flatMap((clock) => clockTable(clock, block.process)), gapAfterTable()];
  }
}

/** A table is followed by a line; one of no height, so that it does not take a page of its own where the table ends at the foot of one. */
const gapAfterTable = (): Paragraph => new Paragraph({ spacing: { after: 220, line: 20, lineRule: LineRuleType.EXACT }, children: [new TextRun({ text: '', size: 2 })] });

/** Where a rule comes from, its force and how sure it is; the doubts are links to where they are explained. */
function ruleRuns(rule: Rule, size: number): ParagraphChild[] {
  const said = `${toBeConfirmed(rule) ? ', to be confirmed' : ''}. ${restsOn(rule)}`;
  return [
    new TextRun({ text: forceWords[rule.force], bold: true, size, color: grey }), new TextRun({ text: said, size, color: grey }),
    ...(rule.doubts.length === 0 ? [] : [new TextRun({ text: ' In doubt: ', size, color: grey })]),
    ...rule.doubts.flatMap((doubt, index): ParagraphChild[] => [...(index > 0 ? [new TextRun({ text: ', ', size, color: grey })] : []), new InternalHyperlink({ anchor: doubt, children: [new TextRun({ text: doubt, size, style: 'Hyperlink' })] })]),
    ...(rule.doubts.length === 0 ? [] : [new TextRun({ text: '.', size, color: grey })]),
    ...(rule.note === undefined ? [] : [new TextRun({ text: ` ${rule.note}`, size, color: grey })]),
  ];
}

const line = { style: BorderStyle.SINGLE, size: 4, color: 'B1B4B6' };
const borders = { top: line, bottom: line, left: line, right: line };
const margins = { top: 60, bottom: 60, left: 90, right: 90 };

/** A table of few rows without sources, as the outcomes of a decision, stays on one page with its caption. */
const isSmall = (rows: readonly Cell[][]): boolean => rows.length <= 6 && rows.flat().every((cell) => typeof cell === 'string' || !('rule' in cell));

function table({ heads, widths, rows }: Extract<Block, { kind: 'table' }>): Table {
  const holds = (row: number): boolean => isSmall(rows) && row < rows.length - 1;
  const all = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => Math.floor((width / all) * pageWidth));
  const width = (column: number) => ({ size: columns[column] ?? 1000, type: WidthType.DXA });
  return new Table({
    width: { size: pageWidth, type: WidthType.DXA }, layout: TableLayoutType.FIXED, columnWidths: columns,
    rows: [
      new TableRow({ tableHeader: true, cantSplit: true, children: heads.map((head, column) => new TableCell({ borders, margins, width: width(column), shading: { type: ShadingType.CLEAR, fill: 'E8ECF2', color: 'auto' }, children: [new Paragraph({ keepNext: holds(-1), spacing: { after: 0 }, children: [new TextRun({ text: head, bold: true, size: 18 })] })] })) }),
      ...rows.map((row, index) => new TableRow({ cantSplit: true, children: row.map((cell, column) => new TableCell({ borders, margins, width: width(column), children: cellParagraphs(cell, holds(index)) })) })),
    ],
  });
}

function cellParagraphs(cell: Cell, keepNext: boolean): Paragraph[] {
  if (typeof cell === 'string') return [new Paragraph({ keepNext, spacing: { after: 0 }, children: [new TextRun({ text: cell, size: 18 })] })];
  if ('rule' in cell) return [new Paragraph({ keepNext, spacing: { after: 0 }, children: ruleRuns(cell.rule, 16) })];
  const text = (words: string, bold: boolean) => new Paragraph({ keepNext, spacing: { after: 40 }, children: [new TextRun({ text: words, size: 18, bold })] });
  if ('name' in cell) return [text(cell.name, true), ...cell.more.map((line) => text(line, false))];
  return (cell.lines.length === 0 ? [''] : cell.lines).map((line) => text(line, false));
}
