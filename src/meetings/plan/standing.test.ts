import { describe, expect, it } from 'vitest';
import { day } from '../../calendar/index.ts';
import { meetingFor, standingOf, type Mark } from './standing.ts';

const today = day('2026-11-20');
const mark = (given: Partial<Mark>): Mark => ({ status: 'open', movedTo: null, ...given });
const [october, december, january] = [{ id: 'o', day: day('2026-10-13'), over: true }, { id: 'd', day: day('2026-12-08'), over: false }, { id: 'j', day: day('2027-01-12'), over: false }];

describe('an item of the forward plan', () => {
  it('is late from the day after its day, until it is taken', () => {
    expect(standingOf(day('2026-11-20'), null, today)).toBe('to-come');
    expect(standingOf(day('2026-11-19'), null, today)).toBe('late');
    expect(standingOf(day('2026-11-19'), mark({ status: 'taken' }), today)).toBe('taken');
  });
  it('is late though it is prepared: it has not been before the group', () => {
    expect(standingOf(day('2026-11-19'), mark({ status: 'prepared' }), today)).toBe('late');
    expect(standingOf(day('2026-12-19'), mark({ status: 'prepared' }), today)).toBe('prepared');
  });
  it('that was put off is late by its new day only', () => {
    expect(standingOf(day('2026-10-31'), mark({ movedTo: day('2026-12-31') }), today)).toBe('put-off');
    expect(standingOf(day('2026-10-31'), mark({ movedTo: day('2026-11-01') }), today)).toBe('late');
  });
  it('goes to the last meeting before its day', () => {
    expect(meetingFor({ due: day('2026-12-31'), since: day('2026-09-30'), mark: null }, [october, december, january], today)).toBe(december);
  });
  it('goes to the first meeting after its day where none comes before', () => {
    expect(meetingFor({ due: day('2026-11-30'), since: day('2026-10-31'), mark: null }, [october, december, january], today)).toBe(december);
    expect(meetingFor({ due: day('2027-02-28'), since: day('2027-01-31'), mark: null }, [october, december], today)).toBeNull();
  });
  it('goes to no meeting while a later one before its day may still be set', () => {
    expect(meetingFor({ due: day('2027-04-30'), since: day('2026-04-30'), mark: null }, [december, january], today)).toBeNull();
    expect(meetingFor({ due: day('2027-01-31'), since: day('2026-01-31'), mark: null }, [december, january], today)).toBe(january);
  });
  it('that is late goes to the next meeting', () => expect(meetingFor({ due: day('2026-10-31'), since: day('2026-09-30'), mark: null }, [october, december], today)).toBe(december));
  it('goes to no meeting whose minutes are issued, even on its day', () => expect(meetingFor({ due: day('2026-11-30'), since: day('2026-10-31'), mark: null }, [{ id: 't', day: today, over: true }, december], today)).toBe(december));
  it('that was put off goes to the meeting of its new day', () => expect(meetingFor({ due: day('2026-11-30'), since: day('2026-10-31'), mark: mark({ movedTo: day('2027-01-31') }) }, [december, january], today)).toBe(january));
});
