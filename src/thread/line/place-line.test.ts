import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Day } from '../../calendar/index.ts';
import type { Knot } from './knot.ts';
import { breakLines, card, placeLine } from './place-line.ts';

const knot = (id: string): Knot => ({ id, kind: 'finding', reference: id, title: id, state: '', happenedOn: '2026-01-05' as Day, caseId: null });
const drawn = (ids: string, ...ties: [string, string][]) => placeLine({ knots: [...ids].map(knot), ties });

describe('a golden thread drawn', () => {
  it('runs from left to right, each knot behind the last of what led to it', () => {
    const { placed } = drawn('abcd', ['a', 'b'], ['b', 'c'], ['a', 'c'], ['c', 'd']);
    expect(placed.map(({ knot: { id }, column }) => `${id}${column}`)).toEqual(['a0', 'b1', 'c2', 'd3']);
  });
  it('leads a long thread past the cards between its ends, not behind them', () => {
    const { placed, threads } = drawn('abc', ['a', 'b'], ['b', 'c'], ['a', 'c']);
    const b = placed.find((place) => place.knot.id === 'b')!;
    const pass = threads.find(({ from, to }) => from === 'a' && to === 'c')!.passes[0]!;
    expect(pass.x).toBe(b.x);
    expect(pass.y < b.y || pass.y > b.y + card.height).toBe(true);
  });
  it('draws a circle without going round for ever', () => {
    expect(drawn('ab', ['a', 'b'], ['b', 'a']).threads).toHaveLength(1);
  });
  it('gives every knot a place of its own on the paper, whatever is tied to what', () => {
    const letters = 'abcdefgh';
    const letter = fc.constantFrom(...letters);
    fc.assert(fc.property(fc.uniqueArray(fc.tuple(letter, letter).filter(([from, to]) => from !== to), { selector: (tie) => tie.join('') }), (ties) => {
      const { placed, threads, width, height } = drawn(letters, ...ties);
      expect(new Set(placed.map(({ x, y }) => `${x} ${y}`)).size).toBe(letters.length);
      for (const { x, y } of placed) expect(x >= 0 && y >= 0 && x + card.width <= width && y + card.height <= height).toBe(true);
      const columnOf = new Map(placed.map((place) => [place.knot.id, place.column]));
      for (const { from, to, passes } of threads) expect(passes).toHaveLength(columnOf.get(to)! - columnOf.get(from)! - 1);
    }), { numRuns: 60 });
  });
  it('shortens what does not fit on a card', () => {
    expect(breakLines('Ask about home when the person is alone', 12, 2)).toEqual(['Ask about', 'home when…']);
  });
});
