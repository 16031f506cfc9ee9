import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadBundledCalendar } from './bundled-calendar.ts';
import { type BankHoliday, buildCalendar } from './calendar.ts';
import { type CountingDays, type Unit } from './clock.ts';
import { addDays, day, daysBetween } from './day.ts';
import { forEachDivision } from './division.ts';
import { reckon } from './reckon.ts';
import { type Extension, type Limit, type Pause, type RunningClock, startClock } from './running-clock.ts';

const calendar = loadBundledCalendar();
const on: CountingDays = { calendar, division: 'england-and-wales' };

const within = (amount: number, unit: Unit): Limit => ({ kind: 'within', duration: { amount, unit } });
const pause = (from: string, to: string | null): Pause => ({
  from: day(from), to: to === null ? null : day(to), reason: 'Police ask us to wait', approvedBy: 'chair',
});
const extension = (at: string, by: Extension['by']): Extension => ({ at: day(at), by, reason: 'Bereavement', approvedBy: 'chair' });

/** Fifteen working days from Monday 2 November 2026: due Monday 23 November. */
const rapidReview = (changes: Partial<RunningClock> = {}): RunningClock => ({
  ...startClock(day('2026-11-02'), within(15, 'working-days')), ...changes,
});
const asAt = (today: string, clock: RunningClock) => reckon(clock, on, day(today));

describe('a clock that runs', () => {
  it('says what is due and what is left', () => {
    expect(asAt('2026-11-02', rapidReview())).toEqual({
      state: 'running', opens: null, due: '2026-11-23', originalDue: '2026-11-23', pausedSince: null,
      remaining: { amount: 15, unit: 'working-days' }, calendarVersion: calendar.version,
    });
  });

  it('is in time until the end of the due day, and late from the next', () => {
    expect(asAt('2026-11-23', rapidReview())).toMatchObject({ state: 'running', remaining: { amount: 0 } });
    expect(asAt('2026-11-24', rapidReview())).toMatchObject({ state: 'late', remaining: { amount: -1 } });
    expect(asAt('2026-11-30', rapidReview())).toMatchObject({ state: 'late', remaining: { amount: -5 } });
  });

  it('stops in time or late, and stays so', () => {
    expect(asAt('2027-03-01', rapidReview({ stopped: day('2026-11-23') }))).toMatchObject({ state: 'stopped-in-time', remaining: { amount: 0 } });
    expect(asAt('2027-03-01', rapidReview({ stopped: day('2026-11-25') }))).toMatchObject({ state: 'stopped-late', remaining: { amount: -2 } });
    expect(asAt('2026-11-10', rapidReview({ stopped: day('2026-11-25') })).state, 'not stopped yet').toBe('running');
  });

  it('of weeks or months counts what is left in calendar days', () => {
    const review = startClock(day('2026-08-31'), within(6, 'months'));
    expect(asAt('2027-02-01', review)).toMatchObject({ due: '2027-02-28', remaining: { amount: 27, unit: 'calendar-days' } });
  });

  it('with a window says when it opens', () => {
    const composite = startClock(day('2026-11-02'), { kind: 'window', window: { from: 6, to: 7, unit: 'working-days' } });
    expect(asAt('2026-11-02', composite)).toMatchObject({ opens: '2026-11-10', due: '2026-11-11' });
    expect(asAt('2026-11-02', { ...composite, pauses: [pause('2026-11-09', '2026-11-11')] })).toMatchObject({ opens: '2026-11-12', due: '2026-11-13' });
    expect(asAt('2026-11-02', { ...composite, pauses: [pause('2026-11-11', '2026-11-12')] })).toMatchObject({ opens: '2026-11-10', due: '2026-11-12' });
  });

  it('up to an event that is yet to come', () => {
    const copy = startClock(day('2026-04-10'), { kind: 'at-least-before', duration: { amount: 7, unit: 'working-days' } });
    expect(asAt('2026-03-30', copy)).toMatchObject({ state: 'running', due: '2026-03-30' });
    expect(asAt('2026-03-31', copy).state).toBe('late');
  });
});

describe('a pause', () => {
  const paused = (from: string, to: string | null) => rapidReview({ pauses: [pause(from, to)] });

  it('moves the due day by the working days that were paused', () => {
    expect(asAt('2026-11-12', paused('2026-11-04', '2026-11-11'))).toMatchObject({ state: 'running', due: '2026-11-30', originalDue: '2026-11-23' });
  });

  it('over a weekend moves nothing', () => {
    expect(asAt('2026-11-12', paused('2026-11-07', '2026-11-09')).due).toBe('2026-11-23');
  });

  it('that begins and ends on one day moves nothing', () => {
    expect(asAt('2026-11-12', paused('2026-11-04', '2026-11-04')).due).toBe('2026-11-23');
  });

  it('on the day of the anchor does not save that day twice', () => {
    expect(asAt('2026-11-12', paused('2026-11-02', '2026-11-03')).due).toBe('2026-11-23');
    expect(asAt('2026-11-12', { ...paused('2026-11-02', '2026-11-03'), countAnchorDay: true }).due).toBe('2026-11-23');
  });

  it('that is open keeps what is left, and lets no due day pass', () => {
    const open = paused('2026-11-23', null);
    expect(asAt('2026-11-23', open)).toMatchObject({ state: 'paused', due: '2026-11-24', pausedSince: '2026-11-23', remaining: { amount: 1 } });
    expect(asAt('2027-02-15', open)).toMatchObject({ state: 'paused', due: '2027-02-16', remaining: { amount: 1 } });
  });

  it('after the due day does not undo that the clock is late', () => {
    expect(asAt('2026-11-27', paused('2026-11-24', null))).toMatchObject({ state: 'late', due: '2026-11-23', pausedSince: '2026-11-24' });
  });

  it('moves months by calendar days', () => {
    const review = { ...startClock(day('2026-01-15'), within(6, 'months')), pauses: [pause('2026-03-01', '2026-03-11')] };
    expect(asAt('2026-04-01', review)).toMatchObject({ due: '2026-07-25', originalDue: '2026-07-15' });
  });

  it('may follow another, also one that only the first brought into the time', () => {
    const clock = rapidReview({ pauses: [pause('2026-11-24', '2026-11-26'), pause('2026-11-18', '2026-11-20')] });
    expect(asAt('2026-12-01', clock).due).toBe('2026-11-27');
  });

  it('that outlasts the stop leaves the stop in time', () => {
    expect(asAt('2027-01-10', { ...paused('2026-11-20', null), stopped: day('2026-12-21') })).toMatchObject({ state: 'stopped-in-time' });
  });
});

describe('an extension', () => {
  const extended = (at: string, by: Extension['by'], pauses: Pause[] = []) => rapidReview({ extensions: [extension(at, by)], pauses });

  it('adds to the due day, in its own unit', () => {
    expect(asAt('2026-11-20', extended('2026-11-19', { amount: 5, unit: 'working-days' })).due).toBe('2026-11-30');
    expect(asAt('2026-11-20', extended('2026-11-19', { amount: 1, unit: 'months' })).due).toBe('2026-12-23');
  });

  it('takes account of earlier pauses and is moved by later ones', () => {
    const five = { amount: 5, unit: 'working-days' } as const;
    expect(asAt('2026-12-20', extended('2026-11-19', five, [pause('2026-11-09', '2026-11-11')])).due).toBe('2026-12-02');
    expect(asAt('2026-12-20', extended('2026-11-19', five, [pause('2026-11-24', '2026-11-26')])).due).toBe('2026-12-02');
    expect(asAt('2026-12-20', extended('2026-11-19', five, [pause('2026-12-01', '2026-12-03')])).due, 'after the extended day').toBe('2026-11-30');
  });

  it('of months on a clock of working days lets a later pause move it by calendar days', () => {
    const month = { amount: 1, unit: 'months' } as const;
    expect(asAt('2026-12-20', extended('2026-11-19', month, [pause('2026-11-18', '2026-11-24')])).due, 'one working day before the approval, five days from then on').toBe('2026-12-29');
  });
});

describe('an extension of calendar days on a clock of working days', () => {
  it('never makes the day earlier than it would be without it, though a pause then moves it by calendar days', () => {
    const paused = { ...startClock(day('2024-01-01'), within(7, 'working-days')), pauses: [pause('2024-01-02', '2024-01-05')] };
    expect(reckon(paused, on, day('2024-02-01')).due).toBe('2024-01-15');
    for (const amount of [0, 1]) expect(reckon({ ...paused, extensions: [extension(day('2024-01-01'), { amount, unit: 'calendar-days' })] }, on, day('2024-02-01')).due, `${amount} days more`).toBe('2024-01-15');
    expect(reckon({ ...paused, extensions: [extension(day('2024-01-01'), { amount: 5, unit: 'calendar-days' })] }, on, day('2024-02-01')).due).toBe('2024-01-18');
  });
});

describe('a clock that is not in order', () => {
  it('is not reckoned, and says everything that is wrong', () => {
    const clock = rapidReview({
      pauses: [{ ...pause('2026-11-04', null), reason: ' ' }, { ...pause('2026-11-10', '2026-11-09'), approvedBy: '' }, pause('2026-10-01', '2026-10-02')],
    });
    expect(() => asAt('2026-11-12', clock)).toThrow(
      'The pause of 4 November 2026 needs a reason. The pause of 10 November 2026 needs an approver. ' +
      'The pause of 10 November 2026 ends before it begins. The pause of 1 October 2026 begins before the clock, which starts on 2 November 2026. ' +
      'The pause of 10 November 2026 begins before that of 4 November 2026 has ended',
    );
  });

  it('pauses on the way to a day that is yet to come', () => {
    const copy = startClock(day('2026-04-10'), { kind: 'at-least-before', duration: { amount: 1, unit: 'weeks' } });
    expect(() => asAt('2026-04-20', { ...copy, pauses: [pause('2026-04-12', null)] })).toThrow('cannot be paused');
  });
});

describe('any clock', () => {
  const start = day('2024-01-01');
  const anyUnit = fc.constantFrom<Unit>('working-days', 'calendar-days', 'weeks', 'months');
  /** Lengths in turn: running, paused, running, paused... */
  const anyPauses = fc.array(fc.tuple(fc.nat(20), fc.nat(20)), { maxLength: 4 }).map((turns) => {
    let at = start;
    return turns.map(([running, paused]) => {
      const from = addDays(at, running);
      at = addDays(from, paused);
      return pause(from, at);
    });
  });
  const anyExtensions = fc.array(fc.tuple(fc.nat(90), fc.nat(10), anyUnit), { maxLength: 3 }).map((all) => all.map(([at, amount, unit]) => extension(addDays(start, at), { amount, unit })));
  const anyClock = fc
    .record({ amount: fc.nat(12), unit: anyUnit, countAnchorDay: fc.boolean(), pauses: anyPauses, extensions: anyExtensions })
    .map(({ amount, unit, ...rest }): RunningClock => ({ ...startClock(start, within(amount, unit)), ...rest }));
  const anyToday = fc.nat(400).map((days) => addDays(start, days));

  it('is never brought forward by a pause or an extension', () => {
    fc.assert(fc.property(anyClock, anyToday, (clock, today) => {
      const { due, originalDue } = reckon(clock, on, today);
      expect(due >= originalDue).toBe(true);
      expect(due >= reckon({ ...clock, pauses: clock.pauses.slice(0, -1) }, on, today).due).toBe(true);
      expect(due >= reckon({ ...clock, extensions: clock.extensions.slice(0, -1) }, on, today).due).toBe(true);
    }));
  });

  it('does not pass its due day while it is paused in time', () => {
    fc.assert(fc.property(anyClock, fc.nat(60), anyToday, (clock, gap, today) => {
      const from = addDays(clock.pauses.at(-1)?.to ?? start, gap);
      fc.pre(from <= today);
      const dueBefore = reckon(clock, on, from).due;
      const { state, due } = reckon({ ...clock, pauses: [...clock.pauses, pause(from, null)] }, on, today);
      if (from <= dueBefore && clock.extensions.every(({ at }) => at <= from)) {
        expect(state).toBe('paused');
        expect(daysBetween(today, due)).toBeGreaterThan(0);
      }
    }));
  });

  it('is never brought forward by one more holiday', () => {
    fc.assert(fc.property(anyClock, fc.nat(120), anyToday, (clock, days, today) => {
      const date = addDays(start, days);
      const extra: BankHoliday = { date, title: 'Extra', notes: '', bunting: false };
      const wider = buildCalendar(forEachDivision((division) => [
        ...calendar.divisions[division].holidays.filter((holiday) => holiday.date !== date), extra,
      ]));
      expect(reckon(clock, { ...on, calendar: wider }, today).due >= reckon(clock, on, today).due).toBe(true);
    }), { numRuns: 300 });
  });
});
