import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPoints } from './independence.ts';

describe('the independence of whoever leads a review', () => {
  const asked = ['Of the case', 'Of every agency in it'];

  it('is confirmed point by point, as the process asks', () => {
    expect(openPoints(asked, true, { freeOf: ['Of the case'], statement: '' })).toEqual(['Of every agency in it']);
    expect(openPoints(asked, true, { freeOf: asked, statement: '' })).toEqual([]);
  });

  it('or put in words where a point does not hold', () => {
    expect(openPoints(asked, true, { freeOf: [], statement: 'Worked for the trust until 2019; the chair sees no bar.' })).toEqual([]);
    expect(openPoints(asked, true, { freeOf: [], statement: '  ' })).toEqual(asked);
  });

  it('is not asked where the process asks nothing, or nobody leads yet', () => {
    expect(openPoints([], true, { freeOf: [], statement: '' })).toEqual([]);
    expect(openPoints(asked, false, { freeOf: [], statement: '' })).toEqual([]);
  });

  it('leaves only points open that were asked, and never more after one more is confirmed', () => {
    const points = fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 6 });
    fc.assert(fc.property(points, points, fc.string({ minLength: 1 }), (asks, freeOf, more) => {
      const open = openPoints(asks, true, { freeOf, statement: '' });
      expect(open.every((point) => asks.includes(point) && !freeOf.includes(point))).toBe(true);
      expect(openPoints(asks, true, { freeOf: [...freeOf, more], statement: '' }).length).toBeLessThanOrEqual(open.length);
    }));
  });
});
