import { describe, expect, it } from 'vitest';
import { bundledIds, bundledPack } from '../../../framework/index.ts';
import { valuesOf } from '../../../framework/write/pack-files.ts';
import type { Rule } from '../../../framework/schema/rule.ts';
import { changeThing, fieldsOf } from './change-thing.ts';
import { readThing, typedOf, type Field, type Typed } from './field.ts';
import { entriesOf, keyFor } from './subject.ts';
import { subjects } from './subjects/index.ts';
import { valueAt } from './values.ts';

const packs = await Promise.all((await bundledIds()).map(async (id) => ({ id, values: valuesOf((await bundledPack(id)).pack) })));

describe.each(packs)('the forms of $id', ({ values }) => {
  it.each(subjects.map((subject) => [subject.title, subject] as const))('%s: put down and read again, each thing is what it was', (_, subject) => {
    for (const entry of entriesOf(values, subject)) {
      const fields = fieldsOf(subject, entry.value);
      expect(readThing(fields, typedOf(fields, entry.value), entry.value), entry.id).toEqual({ thing: entry.value, problems: [] });
    }
  });
  it.each(subjects.map((subject) => [subject.title, subject] as const))('%s: each thing has an address of its own, and a name', (_, subject) => {
    const entries = entriesOf(values, subject);
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length);
    expect(entries.filter((entry) => subject.name(entry.value) === '')).toEqual([]);
  });
});

describe('a field', () => {
  const read = (kind: Field['kind'], typed: Record<string, string | string[]>, before: unknown = {}, needed = false) => readThing([{ name: 'x', at: 'x', label: 'Window', kind, needed }], typed, before);
  it('says what is missing, too long, no number, or the wrong way round', () => {
    expect(read({ as: 'line' }, { x: ' ' }, {}, true).problems).toEqual([{ field: 'x', message: 'Enter: window' }]);
    expect(read({ as: 'line' }, { x: 'a'.repeat(301) }).problems[0]?.message).toContain('300 characters or fewer');
    expect(read({ as: 'length' }, { 'x-amount': 'soon', 'x-unit': 'weeks' }).problems[0]?.message).toContain('must be a whole number');
    expect(read({ as: 'window' }, { 'x-from': '7', 'x-to': '6', 'x-unit': 'working-days' }).problems[0]?.message).toContain('must not come before');
  });
  it('leaves unsaid what was unsaid, and takes away what is emptied', () => {
    expect(read({ as: 'text' }, { x: '' }).thing).toEqual({});
    expect(read({ as: 'text' }, { x: '' }, { x: 'words', y: 1 }).thing).toEqual({ y: 1 });
    expect(read({ as: 'lines' }, { x: '' }, { x: ['a'] }).thing).toEqual({ x: [] });
    expect(read({ as: 'window' }, { 'x-from': '', 'x-to': '', 'x-unit': 'working-days' }, { x: { from: 1, to: 2, unit: 'weeks' } }).thing).toEqual({});
  });
});

it('makes a key of a name, and another where it is taken', () => {
  expect([keyFor('Cold Homes & Damp', []), keyFor('Cold homes', ['cold-homes']), keyFor('…', [])]).toEqual(['cold-homes-damp', 'cold-homes-2', 'new']);
});

describe('what a board sets otherwise than its source', () => {
  const { values } = packs.find(({ id }) => id === 'essex-2013')!;
  const clocks = subjects.find(({ key }) => key === 'clocks')!;
  const entry = entriesOf(values, clocks).find(({ value }) => valueAt(value, ['within']) !== undefined && valueAt(value, ['rule', 'force']) !== 'local')!;
  const ruleAfter = (more: Typed) => {
    const changed = changeThing(values, clocks, entry, { ...typedOf(fieldsOf(clocks, entry.value), entry.value), ...more });
    if (!changed.ok) throw new Error(changed.problems.map(({ message }) => message).join());
    return entriesOf(changed.values, clocks).find(({ id }) => id === entry.id)!.value as { rule: Rule };
  };
  const source = String(valueAt(entry.value, ['rule', 'source']));

  it('no longer passes as what the source says, and keeps from what it departs', () => {
    expect(ruleAfter({ 'within-amount': '77' }).rule).toMatchObject({ source: `${source}; set otherwise by the board`, force: 'local', confidence: 'B' });
  });

  it('is not what it only calls otherwise', () => {
    expect(ruleAfter({ name: 'Another name' }).rule).toEqual(valueAt(entry.value, ['rule']));
  });
});
