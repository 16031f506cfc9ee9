import { describe, expect, it } from 'vitest';
import { day } from '../../../calendar/index.ts';
import { asItStood, type DoneToAction } from './as-it-stood.ts';

const effects = new Map([['better', 'closes'], ['none', 'no-effect'], ['too-early', 'judge-again']] as const);
const done = (deed: string, on: string, more: { verdict?: string; dueBefore?: string } = {}): DoneToAction => ({ deed, on: day(on), verdict: more.verdict ?? null, dueBefore: more.dueBefore === undefined ? null : day(more.dueBefore) });
const history = [
  done('made', '2026-10-05'), done('progress', '2026-11-01'), done('extended', '2026-12-01', { dueBefore: '2026-12-31' }), done('evidence', '2026-12-31'), done('extended', '2027-01-10', { dueBefore: '2027-01-31' }),
  done('verified', '2027-02-01'), done('reminded', '2027-02-20'), done('impact', '2027-05-01', { verdict: 'none' }), done('reopened', '2027-06-01'), done('impact', '2027-08-01', { verdict: 'better' }),
];
const stood = (on: string) => asItStood({ status: 'closed', dueOn: day('2027-03-31') }, history, day(on), effects);

describe('an action as it stood on a day', () => {
  it.each([
    ['2026-10-31', 'planned', '2026-12-31'], ['2026-11-30', 'in-progress', '2026-12-31'], ['2026-12-31', 'evidence-offered', '2027-01-31'], ['2027-01-31', 'evidence-offered', '2027-03-31'], ['2027-04-01', 'verified', '2027-03-31'],
    ['2027-05-31', 'no-effect', '2027-03-31'], ['2027-06-30', 'in-progress', '2027-03-31'], ['2027-08-01', 'closed', '2027-03-31'],
  ])('at the end of %s is %s, due %s', (on, status, dueOn) => expect(stood(on)).toEqual({ status, dueOn }));
  it('stands as it does now where nothing has happened since, though it was brought in with no history', () => {
    expect(asItStood({ status: 'closed', dueOn: day('2026-07-01') }, [], day('2026-12-31'), effects)).toEqual({ status: 'closed', dueOn: '2026-07-01' });
  });
});
