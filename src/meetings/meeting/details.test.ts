import { describe, expect, it } from 'vitest';
import { day } from '../../calendar/index.ts';
import type { FieldProblem } from '../../web/fields/index.ts';
import { readDetails, readTime } from './details.ts';

const today = day('2026-11-20');
const typed = { title: 'Group', 'day-day': '8', 'day-month': '12', 'day-year': '2026', startsAt: '9.30', place: 'Room 2', link: '' };
const problemsOf = (body: Record<string, string>) => {
  const problems: FieldProblem[] = [];
  return { read: readDetails({ ...typed, ...body }, today, problems), fields: problems.map((problem) => problem.field) };
};

describe('when and where a meeting is', () => {
  it('reads times as people write them', () => {
    expect(['9:30', '09.30', '14:00', '23:59'].map(readTime)).toEqual(['09:30', '09:30', '14:00', '23:59']);
    expect(['', '9', '24:00', '9:60', '9:5', 'ten'].map(readTime)).toEqual([null, null, null, null, null, null]);
  });
  it('takes what is whole', () => expect(problemsOf({}).read).toEqual({ title: 'Group', day: '2026-12-08', startsAt: '09:30', place: 'Room 2', link: '' }));
  it('asks for a place or a link', () => {
    expect(problemsOf({ place: '' }).fields).toEqual(['place']);
    expect(problemsOf({ place: '', link: 'https://meet.example/x' }).fields).toEqual([]);
  });
  it('takes no link that runs something', () => expect(problemsOf({ link: 'javascript:alert(1)' }).fields).toEqual(['link']));
  it('takes no day that has gone by', () => expect(problemsOf({ 'day-month': '10' }).fields).toEqual(['day']));
  it('names everything that has to be mended at once', () => expect(problemsOf({ title: '', 'day-day': '40', startsAt: 'soon', place: '', link: '' }).fields).toEqual(['title', 'day', 'startsAt', 'place']));
});
