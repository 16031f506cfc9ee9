import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../calendar/index.ts';
import { slippage, slippageWords } from './slippage.ts';

const today = day('2026-11-20');
const item = (change: Partial<Parameters<typeof slippage>[0][number]> = {}) => ({ kind: 'clock' as const, due: day('2026-11-10'), firstDue: day('2026-11-10'), doneOn: null, needed: true, paused: false, ...change });

describe('the slippage of a review', () => {
  it('is how far behind the furthest thing is', () => {
    expect(slippage([item(), item({ due: day('2026-11-18'), firstDue: day('2026-11-18'), kind: 'step' })], today)).toEqual({ first: 10, current: 10 });
    expect(slippage([], today)).toEqual({ first: 0, current: 0 });
  });

  it('is told against the day first set and against the present one', () => {
    expect(slippage([item({ due: day('2026-11-30') })], today)).toEqual({ first: 10, current: 0 });
    expect(slippageWords({ first: 10, current: 0 })).toBe('In time now; 10 days after the first day set');
  });

  it('counts a step while it is open, and a clock also after it has stopped, up to that day', () => {
    const done = day('2026-11-13');
    expect(slippage([item({ kind: 'step', doneOn: done })], today)).toEqual({ first: 0, current: 0 });
    expect(slippage([item({ doneOn: done })], today)).toEqual({ first: 3, current: 3 });
  });

  it('does not count what is not needed, and a paused clock only against its first day', () => {
    expect(slippage([item({ needed: false })], today)).toEqual({ first: 0, current: 0 });
    expect(slippage([item({ paused: true })], today)).toEqual({ first: 10, current: 0 });
  });

  it('is never negative, grows with no more than a day a day, and never shrinks by one thing more', () => {
    const someDay = fc.integer({ min: -40, max: 40 }).map((n) => addDays(today, n));
    const some = fc.record({ kind: fc.constantFrom('step' as const, 'clock' as const, 'reply' as const), due: fc.option(someDay), firstDue: fc.option(someDay), doneOn: fc.option(someDay), needed: fc.boolean(), paused: fc.boolean() });
    fc.assert(fc.property(fc.array(some), some, (items, more) => {
      const now = slippage(items, today);
      const next = slippage(items, addDays(today, 1));
      const wider = slippage([...items, more], today);
      for (const against of ['first', 'current'] as const) {
        expect(now[against]).toBeGreaterThanOrEqual(0);
        expect(next[against] - now[against]).toBeGreaterThanOrEqual(0);
        expect(next[against] - now[against]).toBeLessThanOrEqual(1);
        expect(wider[against]).toBeGreaterThanOrEqual(now[against]);
      }
    }));
  });

  it('reads as a sentence', () => {
    expect(slippageWords({ first: 0, current: 0 })).toBe('In time');
    expect(slippageWords({ first: 1, current: 1 })).toBe('1 day late');
    expect(slippageWords({ first: 12, current: 2 })).toBe('2 days late; 12 days after the first day set');
  });
});
