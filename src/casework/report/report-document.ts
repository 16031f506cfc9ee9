import {
  AlignmentType, BorderStyle, Document, Footer, Header, HeadingLevel, Packer, PageNumber, Paragraph, ShadingType, Table, TableCell, TableRow, TextRun, WidthType,
} from 'docx';
import { formatDay } from '../../calendar/index.ts';
import type { ReviewReport } from './report.ts';

const heading = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_1, spacing: { before: 320, after: 120 }, keepNext: true });
const subheading = (text: string) => new Paragraph({ text, heading: HeadingLevel.HEADING_2, spacing: { before: 220, after: 80 }, keepNext: true });
const text = (content: string) => content.split(/\n+/).filter((line) => line.trim() !== '').map((line) => new Paragraph({ children: [new TextRun(line)], spacing: { after: 120 } }));
const bullets = (items: readonly string[], none: string) =>
  items.length === 0 ? text(none) : items.map((item) => new Paragraph({ text: item, bullet: { level: 0 }, spacing: { after: 60 } }));

const line = { style: BorderStyle.SINGLE, size: 4, color: 'B1B4B6' };
const borders = { top: line, bottom: line, left: line, right: line };
const cell = (content: string, width: number, bold: boolean) =>
  new TableCell({
    borders, width: { size: width, type: WidthType.PERCENTAGE }, margins: { top: 60, bottom: 60, left: 100, right: 100 },
    ...(bold ? { shading: { type: ShadingType.CLEAR, fill: 'F3F2F1', color: 'auto' } } : {}),
    children: (content === '' ? [''] : content.split(/\n+/)).map((part) => new Paragraph({ children: [new TextRun({ text: part, bold })] })),
  });

/** A table with a heading row that is repeated on each page. Widths in per cent. */
function table(headings: readonly string[], widths: readonly number[], rows: readonly (readonly string[])[]): Table {
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [
      ...(headings.length === 0 ? [] : [new TableRow({ tableHeader: true, children: headings.map((name, index) => cell(name, widths[index] ?? 20, true)) })]),
      ...rows.map((row) => new TableRow({ cantSplit: true, children: row.map((content, index) => cell(content, widths[index] ?? 20, headings.length === 0 && index === 0)) })),
    ],
  });
}
const facts = (pairs: readonly { name: string; value: string }[]) => table([], [35, 65], pairs.map((pair) => [pair.name, pair.value]));

/** Writes the report as a Word document. The same report gives the same content. */
export async function reportDocument(report: ReviewReport): Promise<Buffer> {
  const body: (Paragraph | Table)[] = [
    new Paragraph({ text: report.title, heading: HeadingLevel.TITLE }),
    new Paragraph({ children: [new TextRun({ text: `${report.reference} · ${report.board}`, size: 26 })], spacing: { after: 80 } }),
    new Paragraph({ children: [new TextRun({ text: `Prepared on ${formatDay(report.preparedOn)} from the record. ${report.framework}`, color: '505A5F' })], spacing: { after: 120 } }),
    new Paragraph({ children: [new TextRun({ text: 'Confidential. Not for publication. Names are left out; the key is kept apart.', bold: true })], spacing: { after: 200 } }),
    ...(report.demonstration ? [new Paragraph({ children: [new TextRun({ text: 'Demonstration: everything in this report is invented.', bold: true, color: 'B10E1E' })] })] : []),
    ...(report.holds.length === 0 ? [] : [heading('May not be disclosed'), ...text('Parallel proceedings hold this back. Nothing of it may leave the team before the hold has ended:'), ...bullets(report.holds, '')]),
    heading('1. Dates'), facts(report.dates),
    heading('2. The incident'), facts(report.incident),
    ...report.children.flatMap((child) => [subheading(child.label), facts(child.facts)]),
    heading('3. Agencies and what they told'),
    table(['Agency', 'Answer', 'Involvement'], [25, 20, 55], report.agencies.map((agency) => [agency.agency, agency.answered, agency.involvement])),
    heading('4. The aims of the review'),
    ...(report.decision?.aims ?? []).flatMap((aim) => [subheading(aim.question), ...text(aim.answer)]),
    heading('5. Criteria'),
    ...report.criteria.flatMap((set) => [
      subheading(set.set),
      table(['Criterion', 'Answer', 'Reason'], [45, 15, 40], set.items.map((item) => [item.text, item.answer, item.reason])),
      ...(set.result === null ? [] : text(set.result)),
    ]),
    heading('6. Views of the group'),
    ...report.views.flatMap((view) => [
      subheading(view.member),
      table(['Criterion', 'View', 'Reason'], [45, 15, 40], view.items.map((item) => [item.criterion, item.answer, item.reason])),
      ...(view.dissent === '' ? [] : text(`Differs: ${view.dissent}`)),
    ]),
    ...(report.views.length === 0 ? text('No views were recorded.') : []),
    heading('7. Immediate action'),
    ...(report.immediateActions.length === 0 ? text('None was needed.') : [table(['Action', 'By whom', 'By when'], [55, 25, 20], report.immediateActions.map((action) => [action.what, action.who, action.by]))]),
    heading('8. Decision'),
    ...decision(report),
    heading('9. What was done well'), ...bullets(report.goodPractice, 'None was recorded.'),
    heading('10. Learning'), ...bullets(report.learning, 'None was recorded yet.'),
    ...(report.doubts.length === 0 ? [] : [heading('11. Rules to be confirmed'), ...bullets(report.doubts, '')]),
  ];
  const document = new Document({
    creator: report.board, title: `${report.title} ${report.reference}`, description: 'Rapid review report',
    styles: { default: { document: { run: { font: 'Arial', size: 22 } }, title: { run: { size: 44, bold: true, color: '1D2F4F' } }, heading1: { run: { size: 28, bold: true, color: '1D2F4F' } }, heading2: { run: { size: 24, bold: true } } } },
    sections: [{
      headers: { default: new Header({ children: [new Paragraph({ alignment: AlignmentType.RIGHT, children: [new TextRun({ text: `${report.reference} · Confidential`, size: 18, color: '505A5F' })] })] }) },
      footers: { default: new Footer({ children: [new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ size: 18, children: ['Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES] })] })] }) },
      children: body,
    }],
  });
  return Packer.toBuffer(document);
}

function decision(report: ReviewReport): (Paragraph | Table)[] {
  const taken = report.decision;
  if (taken === null) return text('The decision has not been taken yet.');
  return [
    facts([
      { name: taken.question, value: taken.outcome },
      { name: 'Justification', value: taken.justification },
      { name: 'Decided by', value: `${taken.takenBy}, on ${formatDay(taken.takenOn)}` },
      { name: 'Taking part', value: taken.present.join('\n') || 'Nobody else was recorded' },
      { name: 'Conflicts of interest', value: taken.conflicts.join('\n') || 'None declared' },
      { name: 'Dissent', value: taken.dissent.join('\n') || 'None' },
      ...(taken.supersedes === null ? [] : [{ name: 'Takes the place of', value: taken.supersedes }]),
    ]),
  ];
}
