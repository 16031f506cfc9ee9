import type { Knot } from './knot.ts';
import type { Line } from './read-line.ts';

/** Sizes on the drawing, in pixels. */
export const card = { width: 200, height: 118, across: 52, down: 18, passing: 10 } as const;

/** A knot in its place on the drawing: its column from 0, and where its card begins. */
export interface Placed {
  knot: Knot;
  column: number;
  x: number;
  y: number;
}

/** A tie with the heights at which it passes through the columns between its ends, so that it runs between cards and not behind them. */
export interface Thread {
  from: string;
  to: string;
  passes: { x: number; y: number }[];
}

export interface Drawn {
  placed: Placed[];
  threads: Thread[];
  width: number;
  height: number;
}

/** What takes room in a column: a card, or threads of one knot that pass through. */
interface Slot {
  key: string;
  knot: Knot | null;
  height: number;
}

/**
 * Gives every knot its place. Each stands one column to the right of the last of what led to it, so that every thread runs from
 * left to right; within a column it stands as near as may be to what it is tied to. The same line is always drawn the same way.
 */
export function placeLine({ knots, ties: all }: Pick<Line, 'knots' | 'ties'>): Drawn {
  const { columnOf, ties } = columnsOf(knots, all);
  const columns: Slot[][] = [];
  const put = (column: number, slot: Slot) => { (columns[column] ??= []).push(slot); };
  for (const knot of knots) put(columnOf.get(knot.id)!, { key: knot.id, knot, height: card.height });
  const links: [string, string][] = [];
  const passesOf = new Map<string, string[]>();
  for (const [from, to] of ties) {
    const between = Array.from({ length: columnOf.get(to)! - columnOf.get(from)! - 1 }, (_, index) => columnOf.get(from)! + index + 1);
    const passes = between.map((column) => ({ column, key: `${from} past ${column}` }));
    for (const { column, key } of passes) if (!columns[column]?.some((slot) => slot.key === key)) put(column, { key, knot: null, height: card.passing });
    passesOf.set(`${from} ${to}`, passes.map(({ key }) => key));
    const chain = [from, ...passes.map(({ key }) => key), to];
    chain.slice(1).forEach((key, index) => links.push([chain[index]!, key]));
  }
  settle(columns, links);
  const heightOf = (column: readonly Slot[]) => column.reduce((sum, slot) => sum + slot.height + card.down, -card.down);
  const height = Math.max(0, ...columns.map(heightOf));
  const places = new Map<string, { x: number; y: number; column: number }>();
  columns.forEach((slots, column) => {
    // A line of a few cards hangs on its middle; where it is long, every column begins at the top, in sight.
    let y = height < 800 ? Math.round((height - heightOf(slots)) / 2) : 0;
    for (const slot of slots) {
      places.set(slot.key, { x: column * (card.width + card.across), y, column });
      y += slot.height + card.down;
    }
  });
  const middle = (key: string) => ({ x: places.get(key)!.x, y: places.get(key)!.y + card.passing / 2 });
  return {
    placed: columns.flatMap((slots) => slots.flatMap(({ knot }) => (knot === null ? [] : [{ knot, ...places.get(knot.id)! }]))),
    threads: ties.map(([from, to]) => ({ from, to, passes: passesOf.get(`${from} ${to}`)!.map(middle) })),
    width: columns.length * (card.width + card.across) - card.across, height,
  };
}

/** The column of each knot, and the ties without those that would run back on themselves. */
function columnsOf(knots: readonly Knot[], ties: Line['ties']): { columnOf: Map<string, number>; ties: Line['ties'] } {
  const kept: Line['ties'] = [];
  const columnOf = new Map<string, number>();
  const open = new Set<string>();
  const into = Map.groupBy(ties, ([, to]) => to);
  const place = (id: string): number => {
    const known = columnOf.get(id);
    if (known !== undefined) return known;
    open.add(id);
    const led = (into.get(id) ?? []).filter(([from]) => !open.has(from));
    const column = Math.max(0, ...led.map(([from]) => place(from) + 1));
    kept.push(...led);
    open.delete(id);
    columnOf.set(id, column);
    return column;
  };
  for (const knot of knots) place(knot.id);
  return { columnOf, ties: kept };
}

/** Orders each column by where its neighbours stand, so that threads cross little. */
function settle(columns: Slot[][], links: readonly [string, string][]): void {
  const rowOf = new Map<string, number>();
  const number = (slots: readonly Slot[]) => slots.forEach((slot, row) => rowOf.set(slot.key, row - slots.length / 2));
  columns.forEach(number);
  const neighbours = new Map<string, string[]>();
  for (const [from, to] of links) {
    neighbours.set(to, [...(neighbours.get(to) ?? []), from]);
    neighbours.set(from, [...(neighbours.get(from) ?? []), to]);
  }
  const pull = ({ key }: Slot): number => {
    const rows = (neighbours.get(key) ?? []).map((id) => rowOf.get(id) ?? 0);
    return rows.length === 0 ? (rowOf.get(key) ?? 0) : rows.reduce((sum, row) => sum + row, 0) / rows.length;
  };
  // A few sweeps forth and back settle the order; more change nothing worth seeing.
  for (const sweep of [...columns, ...columns.toReversed(), ...columns]) {
    const pulls = new Map(sweep.map((slot) => [slot.key, pull(slot)]));
    sweep.sort((a, b) => pulls.get(a.key)! - pulls.get(b.key)! || (a.key < b.key ? -1 : 1));
    number(sweep);
  }
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
