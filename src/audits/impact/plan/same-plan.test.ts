import { describe, expect, it } from 'vitest';
import { day } from '../../../calendar/index.ts';
import type { Planned } from '../said/said.ts';
import { titleOf, toTake } from './same-plan.ts';

const planned = (place: string, change: Partial<Planned> = {}): Planned => ({ place, section: 'Standard 1', standard: 'standard-1', graded: `${place}-grade`, asks: 'A board hears of it', level: 'Not met', text: 'Report each term', owner: 'Named Nurse', by: day('2027-03-31'), ...change });
const places = (found: ReturnType<typeof toTake>) => found.map((each) => each.planned.place);

describe('what of a plan is still to become actions', () => {
  it('is what has not become one', () => expect(places(toTake([planned('a/1'), planned('a/2', { text: 'Train' })], new Set(['a/1']), []))).toEqual(['a/2']));

  it('is one action where the same words stand for several questions', () => {
    const found = toTake([planned('a/1'), planned('a/2', { text: ' report  each Term' }), planned('a/3', { by: day('2027-04-30') })], new Set(), []);
    expect(found.map((each) => [each.planned.place, each.also.map((also) => also.place)])).toEqual([['a/1', ['a/2']], ['a/3', []]]);
  });

  it('is the action under way where an earlier return said the same to the same question', () => {
    const action = { id: 'x', reference: 'ACT-2024-0003', title: 'Report each term', detail: '' };
    expect(toTake([planned('a/1')], new Set(), [{ ...action, place: 'a/1' }])[0]!.underWay?.reference).toBe('ACT-2024-0003');
    expect(toTake([planned('a/1')], new Set(), [{ ...action, place: 'a/2' }])[0]!.underWay).toBeNull();
    expect(toTake([planned('a/1', { text: 'Report each month' })], new Set(), [{ ...action, place: 'a/1' }])[0]!.underWay).toBeNull();
  });
});

it('calls a long plan by as much of it as a title holds, and keeps the whole', () => {
  expect(titleOf({ text: 'Short' })).toEqual({ title: 'Short', rest: '' });
  const text = 'Write to every school in the area and ask '.repeat(8);
  const { title, rest } = titleOf({ text });
  expect(title.length).toBeLessThanOrEqual(200);
  expect(title).toMatch(/\w…$/);
  expect(rest).toBe(text);
});
