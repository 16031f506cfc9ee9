import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entriesOf, onceOf, type Answers } from './answers.ts';
import { readSubmission, type Reading } from './read-submission.ts';
import { arbitraryFilled } from './testing/arbitrary-forms.ts';
import { exampleForm, exampleSetting, idsInARow } from './testing/example-form.ts';
import { writeFields } from './write-fields.ts';

const read = (body: unknown, more: Partial<Reading> = {}) => readSubmission(exampleForm, body, { ...exampleSetting, mode: 'save', newId: idsInARow(), ...more });
const messagesOf = (body: unknown, more: Partial<Reading> = {}) => read(body, more).problems.map((problem) => problem.message);
const incident = { page: { section: 'incident' } };

describe('reading a sent form', () => {
  it('reads a day from three fields, with the month as a number or a name', () => {
    const numbers = read({ 'incident.day-day': '7', 'incident.day-month': '3', 'incident.day-year': '2026' });
    const names = read({ 'incident.day-day': '07', 'incident.day-month': 'March', 'incident.day-year': '2026' });
    expect(onceOf(numbers.answers, 'incident').values.day).toBe('2026-03-07');
    expect(names.answers).toEqual(numbers.answers);
  });

  it.each([
    [{ 'incident.day-day': '31', 'incident.day-month': '2', 'incident.day-year': '2026' }, 'Date of the incident must be a real date', 'day'],
    [{ 'incident.day-day': '3', 'incident.day-month': '13', 'incident.day-year': '2026' }, 'Date of the incident must be a real date', 'month'],
    [{ 'incident.day-day': '3', 'incident.day-month': '2', 'incident.day-year': '26' }, 'Date of the incident must have a year of 4 numbers', 'year'],
    [{ 'incident.day-day': '3', 'incident.day-month': '', 'incident.day-year': '' }, 'Date of the incident must include a month and year', 'month'],
    [{ 'incident.day-day': '21', 'incident.day-month': '11', 'incident.day-year': '2026' }, 'Date of the incident must be today or in the past', undefined],
  ])('says what is wrong with a day: %j', (body, message, part) => {
    expect(read(body).problems).toEqual([{ field: 'incident.day', message, ...(part ? { part } : {}) }]);
  });

  it('takes today for a day that may not be to come', () => {
    expect(read({ 'incident.day-day': '20', 'incident.day-month': '11', 'incident.day-year': '2026' }).problems).toEqual([]);
  });

  it.each([['9:30', '09:30'], ['14.05', '14:05'], ['0930', '09:30'], ['2pm', '14:00'], ['12:15 am', '00:15'], ['12pm', '12:00']])('reads the time %s as %s', (typed, time) => {
    expect(onceOf(read({ 'incident.at': typed }).answers, 'incident').values.at).toBe(time);
  });

  it.each(['25:00', '9', '13pm', 'noon', '9:75'])('refuses the time %s', (typed) => {
    expect(messagesOf({ 'incident.at': typed })).toEqual(['Time of the incident must be a time, like 9:30am or 14:30']);
  });

  it('keeps what was typed where it is wrong', () => {
    const long = 'a very long place name indeed';
    const got = read({ 'incident.place': long, 'incident.contact': 'nobody', 'incident.day-day': '40', 'incident.day-month': 'x' });
    expect(got.typed).toMatchObject({ 'incident.place': long, 'incident.contact': 'nobody', 'incident.day-day': '40', 'incident.day-month': 'x' });
    expect(got.problems.map((problem) => problem.message)).toEqual([
      'Date of the incident must include a year',
      'Place must be 20 characters or fewer',
      'Email address must be an email address in the correct format, like name@example.com',
    ]);
  });

  it('names the entry in the message', () => {
    expect(messagesOf({ 'children.0.age': '18', 'children.1.age': 'two' })).toEqual(['Age for Child A must be 17 or fewer', 'Age for Child B must be a number, like 3']);
  });

  it('requires nothing to save', () => {
    expect(read({}).problems).toEqual([]);
  });

  it('requires to submit what is asked and required, in the order of the page', () => {
    const body = { 'incident.known': 'yes', 'incident.at': 'late' };
    expect(messagesOf(body, { ...incident, mode: 'submit' })).toEqual([
      'Enter the date of the incident',
      'Time of the incident must be a time, like 9:30am or 14:30',
      'Enter an answer to ‘How was it known?’',
    ]);
    expect(messagesOf({}, { ...incident, mode: 'submit' })).toContain('Select yes, no or not known for ‘Was the family known?’');
  });

  it('asks at least as many entries as the section needs, and for each criterion an answer and a reason', () => {
    expect(messagesOf({}, { page: { section: 'children' }, mode: 'submit' })).toEqual(['Add at least one under ‘Child’']);
    const child = { 'children.0.name': 'X', 'children.0.outcome': 'harmed', 'children.0.criteria.serious.answer': 'yes', 'children.0.criteria.suspected.reason': 'told us' };
    expect(messagesOf(child, { page: { section: 'children' }, mode: 'submit' })).toEqual([
      'Enter the reason for your answer to ‘Was the harm serious?’ for Child A',
      'Select yes, no or not known for ‘Is abuse known or suspected?’ for Child A',
    ]);
  });

  it('keeps what is not asked when saving and drops it when submitting', () => {
    const body = { 'incident.day-day': '1', 'incident.day-month': '1', 'incident.day-year': '2026', 'incident.known': 'no', 'incident.known-how': 'by the GP' };
    expect(onceOf(read(body, incident).answers, 'incident').values['known-how']).toBe('by the GP');
    expect(onceOf(read(body, { ...incident, mode: 'submit' }).answers, 'incident').values['known-how']).toBeUndefined();
  });

  it('keeps the answers of other pages, and of questions that the page could not show', () => {
    const before: Answers = { incident: { values: { known: 'no' }, criteria: {} }, learning: { values: { since: '2020', more: 'yes' }, criteria: {} } };
    const got = read({ 'learning.more': 'no' }, { page: { section: 'learning' }, before });
    expect(got.answers).toEqual({ ...before, learning: { values: { since: '2020', more: 'no' }, criteria: {} } });
  });

  it('keeps id and letter of an entry, and gives a new one the next letter', () => {
    const before: Answers = { children: [{ id: 'b', letter: 'B', values: {}, criteria: {} }] };
    const got = read({ 'children.4.entry.id': 'b', 'children.4.entry.letter': 'Z', 'children.4.name': 'One', 'children.7.name': 'Two' }, { before, page: { section: 'children' } });
    expect(entriesOf(got.answers, 'children').map(({ id, letter, values }) => [id, letter, values.name])).toEqual([['b', 'B', 'One'], ['e1', 'C', 'Two']]);
    expect(got.typed).toMatchObject({ 'children.0.name': 'One', 'children.0.entry.letter': 'B', 'children.1.entry.id': 'e1' });
  });

  it('changes one entry where the page shows one', () => {
    const before: Answers = { children: [{ id: 'a', letter: 'A', values: { name: 'One' }, criteria: {} }, { id: 'b', letter: 'B', values: {}, criteria: {} }] };
    const got = read({ 'children.1.entry.id': 'b', 'children.1.age': '4' }, { before, page: { section: 'children', entry: 1 } });
    expect(entriesOf(got.answers, 'children').map((entry) => entry.values)).toEqual([{ name: 'One' }, { age: 4 }]);
  });

  it('lets an agency that is no longer offered stay where it stood', () => {
    const before: Answers = { incident: { values: { agencies: ['gone'] }, criteria: {} } };
    expect(read({ 'incident.agencies': ['police', 'gone'] }, { ...incident, before }).answers).toMatchObject({ incident: { values: { agencies: ['police', 'gone'] } } });
    expect(messagesOf({ 'incident.agencies': ['police', 'gone'] }, incident)).toEqual(['Agencies involved must be one of the options shown']);
  });
});

describe('hostile input', () => {
  it('says that text, not a list or an object, is wanted', () => {
    expect(messagesOf({ 'incident.place': ['a', 'b'] })).toEqual(['Place must be a single answer']);
    expect(messagesOf({ 'incident.place': { $ne: 1 }, 'incident.known': 7 })).toEqual(['Place could not be read. Enter it again', 'Your answer to ‘Was the family known?’ could not be read. Enter it again']);
    expect(messagesOf({ 'incident.known': '<script>' })).toEqual(['Your answer to ‘Was the family known?’ must be one of the options shown']);
    expect(messagesOf('text')).toEqual(['What you sent could not be read. Go back and try again']);
  });

  it('refuses too many entries and far too much text', () => {
    const many = Object.fromEntries([0, 1, 2, 3, 4].map((index) => [`children.${index}.name`, 'X']));
    expect(messagesOf(many)).toEqual(['You can add up to 3 under ‘Child’. Those after the first 3 were not kept']);
    expect(messagesOf({ 'incident.known-how': 'x'.repeat(2_000_000) })).toEqual(['You sent more than this form can hold. Shorten what you wrote and try again']);
  });

  it('never throws, whatever is sent', () => {
    const names = fc.oneof(fc.string(), fc.constantFrom('incident.day-day', 'incident.day-year', 'incident.place', 'incident.agencies', 'children.0.name', 'children.0.entry.id', 'children.0.entry.letter', 'children.99999.age', 'children.1.criteria.serious.answer', '__proto__', 'constructor', 'learning.kinds'));
    const bodies = fc.oneof(fc.anything(), fc.dictionary(names, fc.anything()), fc.dictionary(names, fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.string()))));
    fc.assert(fc.property(bodies, fc.constantFrom('save' as const, 'submit' as const), (body, mode) => {
      const got = read(body, { mode });
      expect(got.problems.every((problem) => problem.message !== '')).toBe(true);
    }), { numRuns: 500 });
  });
});

describe('what is written is read', () => {
  it('gives the same answers back for any form, saved', () => {
    fc.assert(fc.property(arbitraryFilled, ({ form, answers }) => {
      const got = readSubmission(form, writeFields(form, answers), { ...exampleSetting, mode: 'save', newId: idsInARow() });
      expect(got.problems).toEqual([]);
      expect(got.answers).toEqual(answers);
    }), { numRuns: 150 });
  });

  it('shows again what was read: reading twice is reading once', () => {
    fc.assert(fc.property(arbitraryFilled, ({ form, answers }) => {
      const reading: Reading = { ...exampleSetting, mode: 'submit', newId: idsInARow() };
      const once = readSubmission(form, writeFields(form, answers), reading);
      const twice = readSubmission(form, once.typed, reading);
      expect(twice).toEqual(once);
    }), { numRuns: 100 });
  });
});
