import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day, type Day } from '../../calendar/index.ts';
import { holdStanding, isInForce, isToReview, untilWords, type Hold } from './hold.ts';

const hold = (change: Partial<Hold> = {}): Hold => ({ placedOn: day('2026-11-02'), untilOn: null, liftedOn: null, ...change });
const someDay = fc.integer({ min: 0, max: 60 }).map((n) => addDays(day('2026-11-01'), n));
const someHold = fc.record({ placedOn: someDay, untilOn: fc.option(someDay), liftedOn: fc.option(someDay) });

describe('a hold on disclosure', () => {
  it('is in force from the day on which it is placed, up to and including its last day', () => {
    const until = hold({ untilOn: day('2026-11-20') });
    expect(['2026-11-01', '2026-11-02', '2026-11-20', '2026-11-21'].map((on) => holdStanding(until, day(on)))).toEqual(['to-come', 'in-force', 'in-force', 'ran-out']);
  });

  it('that waits for an event lasts until somebody lifts it', () => {
    expect(isInForce(hold(), day('2031-01-01'))).toBe(true);
    expect(holdStanding(hold({ liftedOn: day('2026-12-01') }), day('2026-12-01'))).toBe('lifted');
    expect(isInForce(hold({ liftedOn: day('2026-12-01') }), day('2026-11-30'))).toBe(true);
  });

  it('is to be looked at from its review day on, as long as it is in force', () => {
    expect(isToReview({ ...hold(), reviewOn: day('2026-11-20') }, day('2026-11-19'))).toBe(false);
    expect(isToReview({ ...hold(), reviewOn: day('2026-11-20') }, day('2026-11-20'))).toBe(true);
    expect(isToReview({ ...hold({ liftedOn: day('2026-11-20') }), reviewOn: day('2026-11-20') }, day('2026-11-20'))).toBe(false);
  });

  it('is told with its end', () => {
    expect(untilWords({ untilOn: day('2026-11-20'), untilEvent: '' })).toBe('up to and including 20 November 2026');
    expect(untilWords({ untilOn: null, untilEvent: 'the inquest has ended' })).toBe('until the inquest has ended');
  });

  it('once over never comes back by itself, and is never in force before it was placed', () => {
    fc.assert(fc.property(someHold, someDay, (held: Hold, today: Day) => {
      const stands = holdStanding(held, today);
      const later = holdStanding(held, addDays(today, 1));
      if (stands === 'ran-out' || stands === 'lifted') expect(isInForce(held, addDays(today, 1))).toBe(false);
      if (stands === 'to-come') expect(today < held.placedOn).toBe(true);
      if (stands === 'lifted') expect(later).toBe('lifted');
    }));
  });

  it('is never made longer by being lifted or by getting a last day', () => {
    fc.assert(fc.property(someHold, someDay, someDay, (held: Hold, today: Day, end: Day) => {
      const forever = { ...held, untilOn: null, liftedOn: null };
      if (isInForce(held, today)) expect(isInForce(forever, today)).toBe(true);
      if (isInForce({ ...forever, untilOn: end }, today)) expect(today <= end).toBe(true);
    }));
  });
});
