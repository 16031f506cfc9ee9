import { describe, expect, it } from 'vitest';
import { day } from '../../calendar/index.ts';
import { isOver, mayFollow, monthOf, planStatuses } from './plan-state.ts';
import { monthsOf, spanIn, yearOf } from './year-picture.tsx';

describe('an audit on the programme', () => {
  it('comes from proposed to closed, and is not gone back on', () => {
    const reached = new Set<string>(['proposed']);
    for (const status of planStatuses) if (reached.has(status)) mayFollow(status).forEach((next) => reached.add(next));
    expect([...reached].toSorted()).toEqual([...planStatuses].toSorted());
    for (const status of planStatuses) for (const next of mayFollow(status)) expect(planStatuses.indexOf(next), `${status} to ${next}`).toBeGreaterThan(planStatuses.indexOf(status));
  });
  it('is dropped only before it is reported, and nothing follows on an end', () => {
    expect(planStatuses.filter((status) => mayFollow(status).includes('dropped'))).toEqual(['proposed', 'agreed', 'dated', 'under-way']);
    expect(planStatuses.filter((status) => mayFollow(status).length === 0)).toEqual(planStatuses.filter(isOver));
  });
  it('tells of the month that is running', () => {
    expect(monthOf(day('2026-11-20'))).toBe('2026-11-01');
  });
});

describe('the year of the programme', () => {
  it('runs from April to March', () => {
    expect([yearOf(day('2026-03-31')), yearOf(day('2026-04-01')), yearOf(day('2026-12-31'))]).toEqual([2025, 2026, 2026]);
    expect(monthsOf(2026).map(({ year, month }) => `${year}-${month}`)).toEqual(['2026-4', '2026-5', '2026-6', '2026-7', '2026-8', '2026-9', '2026-10', '2026-11', '2026-12', '2027-1', '2027-2', '2027-3']);
  });
  it('shows of an audit the months that lie in it, and nothing of one without a day', () => {
    expect(spanIn(2026, { startsOn: day('2026-05-11'), endsOn: day('2026-07-30') })).toEqual({ from: 1, to: 3 });
    expect(spanIn(2026, { startsOn: day('2026-02-11'), endsOn: day('2026-04-01') })).toEqual({ from: 0, to: 0 });
    expect(spanIn(2026, { startsOn: day('2027-03-31'), endsOn: day('2027-06-01') })).toEqual({ from: 11, to: 11 });
    expect(spanIn(2026, { startsOn: day('2027-04-01'), endsOn: null })).toBeNull();
    expect(spanIn(2026, { startsOn: null, endsOn: null })).toBeNull();
  });
});
