import { AlignmentType, BorderStyle, Paragraph, ShadingType, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlignTable, WidthType } from 'docx';
import type { Pack } from '../schema/pack.ts';
import type { Clock, ProcessDefinition, Step } from '../schema/process.ts';
import { answeredWords, clockWords, listed, namesOf, windowWords } from '../words.ts';
import { clockDays, daysDiffer, layOut, outcomeLetters } from './map-layout.ts';

/** Width of the text on a page of A4, in twentieths of a point. */
export const pageWidth = 9638;
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const thin = { style: BorderStyle.SINGLE, size: 4, color: 'D0D4D9' };
const strong = { style: BorderStyle.SINGLE, size: 12, color: '1D2F4F' };
const gold = { style: BorderStyle.SINGLE, size: 12, color: '9A6F00' };
const centred = (children: TextRun[], keepNext = true) => new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: 0, after: 0 }, keepNext, children });
/** A map of so few rows of steps stays on one page; a longer one may go on over the page between two rows. */
const rowsKeptTogether = 6;
const shade = (fill: string) => ({ type: ShadingType.CLEAR, fill, color: 'auto' });

/**
 * The map of a process for Word: lanes as columns, steps down the page, decisions marked. It is a table, since word
 * processors differ in whether they show drawings made of lines; so it can also be read aloud and edited.
 */
export function mapTable(process: ProcessDefinition, pack: Pack): Table {
  const map = layOut(process, pack);
  const names = namesOf(pack);
  const width = Math.floor(pageWidth / map.lanes.length);
  const rows = Math.max(...map.boxes.map((box) => box.row)) + 1;
  const head = new TableRow({
    tableHeader: true, cantSplit: true,
    children: map.lanes.map((lane) => new TableCell({
      width: { size: width, type: WidthType.DXA }, shading: shade('1D2F4F'), margins: { top: 80, bottom: 80, left: 80, right: 80 }, borders: { top: none, bottom: none, left: thin, right: thin },
      children: [centred([new TextRun({ text: names.role(lane.role), bold: true, color: 'FFFFFF', size: 19 })])],
    })),
  });
  const body = Array.from({ length: rows }, (_, row) => [
    ...(row === 0 ? [] : [new TableRow({ cantSplit: true, children: map.lanes.map((_lane, lane) => {
      const box = map.boxes.find((each) => each.row === row && each.lane === lane);
      const step = box === undefined ? undefined : process.steps[box.number - 1];
      const after = step === undefined ? [] : step.after.map((key) => process.steps.findIndex((each) => each.key === key) + 1);
      return spacer(width, lane, after.length === 0 ? '' : `▼ after ${listed(after.map(String))}`);
    }) })]),
    new TableRow({ cantSplit: true, children: map.lanes.map((_lane, lane) => {
      const box = map.boxes.find((each) => each.row === row && each.lane === lane);
      const keepNext = rows <= rowsKeptTogether && row < rows - 1;
      return box === undefined ? spacer(width, lane, '', keepNext) : stepCell(process, process.steps[box.number - 1]!, { number: box.number, width, keepNext });
    }) }),
  ]).flat();
  return new Table({ width: { size: width * map.lanes.length, type: WidthType.DXA }, layout: TableLayoutType.FIXED, columnWidths: map.lanes.map(() => width), rows: [head, ...body] });
}

const spacer = (width: number, lane: number, text: string, keepNext = true) => new TableCell({
  width: { size: width, type: WidthType.DXA }, shading: shade(lane % 2 === 0 ? 'F4F6F9' : 'FFFFFF'), borders: { top: none, bottom: none, left: thin, right: thin }, verticalAlign: VerticalAlignTable.BOTTOM,
  children: [centred([new TextRun({ text, size: 16, color: '1D2F4F' })], keepNext)],
});

function stepCell(process: ProcessDefinition, step: Step, { number, width, keepNext }: { number: number; width: number; keepNext: boolean }): TableCell {
  const { act } = step;
  const decision = act.kind === 'decision' ? process.decisions.find((each) => each.key === act.decision) : undefined;
  const letters = outcomeLetters(process);
  const line = decision === undefined ? strong : gold;
  const when = step.window === undefined ? step.whenDue : windowWords(step.window);
  return new TableCell({
    width: { size: width, type: WidthType.DXA }, shading: shade(decision === undefined ? 'FFFFFF' : 'FFF7E0'), margins: { top: 70, bottom: 70, left: 90, right: 90 }, borders: { top: line, bottom: line, left: line, right: line },
    children: [
      centred([new TextRun({ text: `${decision === undefined ? '' : '◆ '}${number}. ${step.name}`, bold: true, size: 19 })], keepNext),
      ...(when === undefined ? [] : [centred([new TextRun({ text: when, size: 17, color: '383F43' })], keepNext)]),
      ...(step.onlyIf === undefined ? [] : [centred([new TextRun({ text: `Only if ${step.onlyIf.is.map((key) => letters(step.onlyIf!.decision, key)).join(' or ')}`, italics: true, size: 17 })], keepNext)]),
      ...answeredWords(step, process).map((words) => centred([new TextRun({ text: words, italics: true, size: 17 })], keepNext)),
      ...(decision?.outcomes ?? []).map((outcome) => new Paragraph({ keepNext, spacing: { before: 30, after: 0 }, children: [new TextRun({ text: `${letters(decision!.key, outcome.key)}: ${outcome.name}`, size: 16 })] })),
    ],
  });
}

/** A clock as a bar of its days, weeks or months, with the steps whose windows lie on each; null where it has no length or a long one. */
export function clockTable(clock: Clock, process: ProcessDefinition): (Paragraph | Table)[] {
  const days = clockDays(clock, process);
  const anchor = process.anchors.find((each) => each.key === clock.anchor)?.name ?? clock.anchor;
  const title = new Paragraph({ keepNext: true, spacing: { before: 140, after: 40 }, children: [new TextRun({ text: `Clock: ${clock.name}`, bold: true, size: 19 }), new TextRun({ text: `, ${clockWords(clock)}${clock.atLeastBefore === undefined ? ', from' : ''} ${anchor}`, size: 19 })] });
  if (days === null || clock.atLeastBefore !== undefined || days.length > 20 || days.length < 2) return [title];
  const width = Math.floor(pageWidth / days.length);
  const cells = days.map(({ unit, steps }) => {
    const line = { style: BorderStyle.SINGLE, size: 4, color: 'C98F12' };
    return new TableCell({
      width: { size: width, type: WidthType.DXA }, shading: shade(steps.length > 0 ? 'F7CF78' : 'FBE6B8'), borders: { top: line, bottom: line, left: line, right: line }, margins: { left: 10, right: 10 },
      children: [centred([new TextRun({ text: String(unit), size: 15 })]), centred([new TextRun({ text: steps.length === 0 || !daysDiffer(days) ? '' : `step ${steps.join(', ')}`, size: 13, bold: true })])],
    });
  });
  return [title, new Table({ width: { size: width * days.length, type: WidthType.DXA }, layout: TableLayoutType.FIXED, columnWidths: cells.map(() => width), rows: [new TableRow({ cantSplit: true, children: cells })] })];
}
