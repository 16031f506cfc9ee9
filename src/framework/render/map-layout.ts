import type { Pack } from '../schema/pack.ts';
import type { Clock, ProcessDefinition, Step } from '../schema/process.ts';
import { answeredWords, namesOf, windowWords } from '../words.ts';

/** A step as it stands on the map. Sizes are in the drawing's own units; a line of text is wrapped to its box. */
export interface MapBox {
  key: string;
  number: number;
  lane: number;
  row: number;
  x: number;
  y: number;
  width: number;
  height: number;
  shape: 'box' | 'diamond';
  name: string[];
  when: string[];
  /** "If A or B": the outcomes for which the step is needed. */
  onlyIf: string[];
  /** Beneath a diamond: each outcome with its letter. */
  outcomes: string[][];
  /** Where the shape itself ends, above its outcomes. */
  foot: number;
}
export interface MapEdge {
  from: string;
  to: string;
  path: string;
  conditional: boolean;
}
export interface MapLayout {
  width: number;
  height: number;
  /** Height of the lanes' heads. */
  head: number;
  lanes: { role: string; name: string[]; x: number; width: number }[];
  boxes: MapBox[];
  edges: MapEdge[];
}

export const nameSize = 14;
export const smallSize = 12;
const lineHeight = 17;
const smallLine = 15;
const gutter = 14;

/** Lines of at most so many units, reckoned from the middling width of a letter. */
export function wrapText(text: string, width: number, size: number, letter = 0.53): string[] {
  const most = Math.max(6, Math.floor(width / (size * letter)));
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= most) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The letter of each outcome of a decision: A, B, C; with a number before it where the process takes several decisions. */
export function outcomeLetters(process: ProcessDefinition): (decision: string, outcome: string) => string {
  return (decision, outcome) => {
    const at = process.decisions.findIndex((each) => each.key === decision);
    const letter = String.fromCharCode(65 + (process.decisions[at]?.outcomes.findIndex((each) => each.key === outcome) ?? 0));
    return process.decisions.length > 1 ? `${at + 1}${letter}` : letter;
  };
}

/**
 * Lays a process out: a lane for each role that leads, in the order of their first step; the steps down the page in
 * theirs. A step stands below all that has to come first, and beside what may go on at the same time.
 */
export function layOut(process: ProcessDefinition, pack: Pack): MapLayout {
  const names = namesOf(pack);
  const roles = [...new Set(process.steps.map((step) => step.lead))];
  const width = Math.max(900, roles.length * 170);
  const laneWidth = width / roles.length;
  const boxWidth = Math.min(300, laneWidth - 2 * gutter - 8);
  const lanes = roles.map((role, index) => ({ role, name: wrapText(names.role(role), laneWidth - 16, nameSize, 0.58), x: index * laneWidth, width: laneWidth }));
  const head = Math.max(...lanes.map((lane) => lane.name.length)) * lineHeight + 18;
  const rows = rowsOf(process.steps);
  const letters = outcomeLetters(process);
  const drawn = process.steps.map((step, index) => sized(process, step, index, roles.indexOf(step.lead), rows[index]!, boxWidth, letters));
  const heights = Array.from({ length: Math.max(...rows) + 1 }, (_, row) => Math.max(...drawn.filter((box) => box.row === row).map((box) => box.height)));
  const tops = heights.map((_, row) => head + 26 + heights.slice(0, row).reduce((sum, height) => sum + height + 30, 0));
  const boxes = drawn.map((box) => {
    const y = tops[box.row]!;
    return { ...box, x: box.lane * laneWidth + (laneWidth - boxWidth) / 2, y, foot: y + box.foot };
  });
  const height = (tops.at(-1) ?? head) + (heights.at(-1) ?? 0) + 18;
  return { width, height, head, lanes, boxes, edges: edgesOf(process.steps, boxes, laneWidth) };
}

/** How tall a piece of a map may be, for each unit of its width, so that it stands on an upright page of A4 in the page's full width. */
const tallest = 1.2;

/** A map in pieces that each stand on a page, cut between two rows of steps; what is short enough stays whole. */
export function cutMap({ width, height, boxes }: Pick<MapLayout, 'width' | 'height' | 'boxes'>, whole: number): { from: number; to: number }[] {
  const tops = [...new Set(boxes.map(({ y }) => y))].toSorted((one, other) => one - other);
  // Half of the gap above a row; the clocks begin below the lanes.
  const cuts = [...tops.slice(1).map((top) => top - 15), height + 2, whole];
  const pieces: { from: number; to: number }[] = [];
  let from = 0;
  cuts.forEach((cut, index) => {
    const next = cuts[index + 1];
    if (next === undefined || (next - from > width * tallest && cut > from)) {
      if (cut > from) pieces.push({ from, to: cut });
      from = cut;
    }
  });
  return pieces;
}

function rowsOf(steps: readonly Step[]): number[] {
  const rows: number[] = [];
  const taken = new Set<string>();
  steps.forEach((step, index) => {
    const before = step.after.map((key) => rows[steps.findIndex((each) => each.key === key)] ?? -1);
    let row = Math.max(0, rows[index - 1] ?? 0, ...before.map((each) => each + 1));
    while (taken.has(`${step.lead} ${row}`)) row += 1;
    taken.add(`${step.lead} ${row}`);
    rows.push(row);
  });
  return rows;
}

function sized(process: ProcessDefinition, step: Step, index: number, lane: number, row: number, width: number, letters: (decision: string, outcome: string) => string): MapBox {
  const { act } = step;
  const decision = act.kind === 'decision' ? process.decisions.find((each) => each.key === act.decision) : undefined;
  const inner = decision === undefined ? width - 20 : width * 0.58;
  const name = wrapText(`${index + 1}. ${step.name}`, inner, nameSize, 0.58);
  const said = step.window !== undefined ? capital(windowWords(step.window)) : (step.whenDue ?? '');
  const when = wrapText(said, inner, smallSize);
  const conditions = [...(step.onlyIf === undefined ? [] : [`Only if ${step.onlyIf.is.map((key) => letters(step.onlyIf!.decision, key)).join(' or ')}`]), ...answeredWords(step, process)];
  const onlyIf = conditions.flatMap((words) => wrapText(words, inner, smallSize));
  const text = name.length * lineHeight + (when.length + onlyIf.length) * smallLine;
  const outcomes = (decision?.outcomes ?? []).map((outcome) => wrapText(`${letters(decision!.key, outcome.key)}: ${outcome.name}`, width - 4, smallSize));
  const foot = decision === undefined ? text + 22 : Math.max(84, text * 1.75 + 24);
  return {
    key: step.key, number: index + 1, lane, row, x: 0, y: 0, width, shape: decision === undefined ? 'box' : 'diamond', name, when, onlyIf, outcomes, foot,
    height: foot + (outcomes.length > 0 ? 10 + outcomes.flat().length * smallLine : 0),
  };
}

function edgesOf(steps: readonly Step[], boxes: readonly MapBox[], laneWidth: number): MapEdge[] {
  const at = (key: string) => boxes.find((box) => box.key === key);
  return steps.flatMap((step) => step.after.flatMap((key): MapEdge[] => {
    const [from, to] = [at(key), at(step.key)];
    if (from === undefined || to === undefined) return [];
    const [startX, endX] = [from.x + from.width / 2, to.x + to.width / 2];
    const start = from.y + from.height;
    const rowFoot = Math.max(...boxes.filter((box) => box.row === from.row).map((box) => box.y + box.height));
    const above = to.y - 14;
    const straight = from.row + 1 === to.row;
    // What passes other rows goes down the edge of the lane, so that no line runs through a box.
    const side = to.lane * laneWidth + (to.lane < from.lane ? laneWidth - 8 : 8);
    const lead = from.outcomes.length > 0 ? `M${startX} ${start}` : `M${startX} ${from.foot}`;
    const path = straight && startX === endX ? `${lead}V${to.y}` : straight ? `${lead}V${above}H${endX}V${to.y}` : `${lead}V${rowFoot + 10}H${side}V${above}H${endX}V${to.y}`;
    return [{ from: key, to: step.key, path, conditional: step.onlyIf !== undefined || step.onlyIfAnswered !== undefined }];
  }));
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The days, weeks or months of a clock with the numbers of the steps whose windows take each; null for a clock without a length. */
export function clockDays(clock: Clock, process: ProcessDefinition): { unit: number; steps: number[] }[] | null {
  const length = clock.within ?? (clock.between === undefined ? clock.atLeastBefore : { amount: clock.between.to, unit: clock.between.unit });
  if (length === undefined) return null;
  const takes = (step: Step, number: number) => step.window !== undefined && step.window.unit === length.unit && (step.anchor ?? process.anchors[0]?.key) === clock.anchor && step.window.from <= number && number <= step.window.to;
  return Array.from({ length: length.amount }, (_, index) => ({ unit: index + 1, steps: process.steps.flatMap((step, at) => (takes(step, index + 1) ? [at + 1] : [])) }));
}

/** Whether the steps are worth naming on each day: not where every day has the same. */
export const daysDiffer = (days: readonly { steps: number[] }[]): boolean => new Set(days.map(({ steps }) => steps.join())).size > 1;
