import { knotKinds, type Knot } from './knot.ts';
import type { Line } from './read-line.ts';

/** A knot in its place on the drawing; columns and rows count from 0. */
export interface Placed {
  knot: Knot;
  column: number;
  row: number;
}

/**
 * Gives every knot its place: one column for each kind there is, in the order of the line, and within a column as near as
 * may be to what it is tied to, so that threads cross little. The same line is always drawn the same way.
 */
export function placeLine(line: Line): { placed: Placed[]; columns: Knot['kind'][]; rows: number } {
  const columns = knotKinds.filter((kind) => line.knots.some((knot) => knot.kind === kind));
  const inColumn = columns.map((kind) => line.knots.filter((knot) => knot.kind === kind));
  const rowOf = new Map<string, number>();
  const number = (knots: readonly Knot[]) => knots.forEach((knot, row) => rowOf.set(knot.id, row));
  inColumn.forEach(number);
  const neighbours = new Map<string, string[]>();
  for (const [from, to] of line.ties) {
    neighbours.set(to, [...(neighbours.get(to) ?? []), from]);
    neighbours.set(from, [...(neighbours.get(from) ?? []), to]);
  }
  const pull = (knot: Knot): number => {
    const rows = (neighbours.get(knot.id) ?? []).map((id) => rowOf.get(id) ?? 0);
    return rows.length === 0 ? (rowOf.get(knot.id) ?? 0) : rows.reduce((sum, row) => sum + row, 0) / rows.length;
  };
  // A few sweeps forth and back settle the order; more change nothing worth seeing.
  for (const sweep of [...inColumn, ...inColumn.toReversed(), ...inColumn]) {
    const pulls = new Map(sweep.map((knot) => [knot.id, pull(knot)]));
    sweep.sort((a, b) => pulls.get(a.id)! - pulls.get(b.id)! || (a.reference < b.reference ? -1 : 1));
    number(sweep);
  }
  const placed = inColumn.flatMap((knots, column) => knots.map((knot, row) => ({ knot, column, row })));
  return { placed, columns, rows: Math.max(0, ...inColumn.map((knots) => knots.length)) };
}

/** Breaks text into at most `most` lines of about `width` characters; what does not fit ends in an ellipsis. */
export function breakLines(text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word.length > width ? `${word.slice(0, width - 1)}…` : word);
  }
  if (lines.length <= most) return lines;
  const kept = lines.slice(0, most);
  kept[most - 1] = `${kept[most - 1]!.slice(0, width - 1)}…`;
  return kept;
}
