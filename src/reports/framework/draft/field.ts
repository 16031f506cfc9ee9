import type { PackValues } from '../../../framework/write/pack-files.ts';
import type { Choice, FieldProblem } from '../../../web/fields/index.ts';
import { sent, sentAll, type Sent } from '../../../web/visit/index.ts';
import { isMapping, valueAt, withAt, type ValuePath } from './values.ts';

/** Where choices come from: the draft, and the value of the file in which the thing stands. */
export type Choices = (values: PackValues, file: string) => Choice[];

/** How a part of a thing is asked for, and what it is in the pack. */
export type Kind =
  | { as: 'line' } | { as: 'text' } | { as: 'number' } | { as: 'yes-no' }
  /** A text a line. `write` makes what the pack holds of the lines, given what it held before. */
  | { as: 'lines'; read?: (value: unknown) => string[]; write?: (lines: readonly string[], before: unknown) => unknown }
  | { as: 'numbers' }
  | { as: 'one'; of: Choices; empty?: string }
  | { as: 'some'; of: Choices; read?: (value: unknown) => string[]; write?: (chosen: readonly string[]) => unknown; dropEmpty?: boolean }
  | { as: 'length' } | { as: 'window' };

export interface Field {
  name: string;
  /** Where it stands in the thing: `rule.source`. */
  at: string;
  label: string;
  hint?: string;
  kind: Kind;
  /** It is what the thing's rule says: whoever changes it departs from the source of that rule. */
  binds?: true;
  /** Without it the thing cannot stand. */
  needed?: boolean;
  /** Asked only where this holds of the thing: a clock has one kind of length. */
  when?: (thing: unknown) => boolean;
}

/** What stands in the boxes of a form, by field. */
export type Typed = Readonly<Record<string, string | string[]>>;

export const units = [{ value: 'working-days', label: 'working days' }, { value: 'calendar-days', label: 'calendar days' }, { value: 'weeks', label: 'weeks' }, { value: 'months', label: 'months' }];
const pathOf = (field: Field): ValuePath => field.at.split('.');
const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []);
const word = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** A thing of the pack as it stands in the boxes of its form. */
export function typedOf(fields: readonly Field[], thing: unknown): Typed {
  const typed: Record<string, string | string[]> = {};
  for (const field of fields) {
    const value = valueAt(thing, pathOf(field));
    const { kind, name } = field;
    switch (kind.as) {
      case 'line': case 'text': case 'one': case 'number': typed[name] = word(value); break;
      case 'yes-no': typed[name] = value === true ? 'yes' : 'no'; break;
      case 'lines': typed[name] = (kind.read ?? texts)(value).join('\n'); break;
      case 'numbers': typed[name] = Array.isArray(value) ? value.map(String).join(', ') : ''; break;
      case 'some': typed[name] = (kind.read ?? ((of: unknown) => (Array.isArray(of) ? of.map(String) : [])))(value); break;
      case 'length': case 'window':
        for (const part of ['amount', 'from', 'to', 'unit']) if (isMapping(value) && part in value) typed[`${name}-${part}`] = word(value[part]);
        break;
    }
  }
  return typed;
}

/** What a person sent, as it stands in the boxes. */
export function typedFrom(fields: readonly Field[], body: Sent): Typed {
  return Object.fromEntries(fields.flatMap(({ name, kind }): [string, string | string[]][] => {
    if (kind.as === 'some') return [[name, sentAll(body, name)]];
    if (kind.as === 'length') return ['amount', 'unit'].map((part) => [`${name}-${part}`, sent(body, `${name}-${part}`)]);
    if (kind.as === 'window') return ['from', 'to', 'unit'].map((part) => [`${name}-${part}`, sent(body, `${name}-${part}`)]);
    return [[name, sent(body, name)]];
  }));
}

const one = (typed: Typed, name: string): string => word(typed[name]).trim();

/** The thing with what was typed in it, and what has to be mended before that makes sense. */
export function readThing(fields: readonly Field[], typed: Typed, before: unknown): { thing: unknown; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  let thing = before;
  for (const field of fields) {
    const was = valueAt(before, pathOf(field));
    const value = readField(field, typed, was, problems);
    const empty = value === '' || value === undefined || (Array.isArray(value) && value.length === 0);
    if (empty && field.needed === true && !problems.some((problem) => problem.field === field.name)) problems.push({ field: field.name, message: `Enter: ${field.label.toLowerCase()}` });
    // What was not said before and is not said now stays unsaid.
    const drop = empty && (was === undefined || !Array.isArray(value) || (field.kind.as === 'some' && field.kind.dropEmpty === true));
    if (!(drop && was === undefined) && !(value === false && was === undefined)) thing = withAt(thing, pathOf(field), drop ? undefined : value);
  }
  return { thing, problems };
}

function readField({ name, label, kind }: Field, typed: Typed, before: unknown, problems: FieldProblem[]): unknown {
  const text = one(typed, name);
  const most = (limit: number, length: number) => {
    if (length > limit) problems.push({ field: name, message: `${label} must be ${limit.toLocaleString('en-GB')} characters or fewer` });
  };
  switch (kind.as) {
    case 'line': most(300, text.length); return text;
    case 'text': most(5000, text.length); return text;
    case 'one': return text;
    case 'yes-no': return text === 'yes';
    case 'number': return text === '' ? undefined : wholeNumber(text, name, label, problems);
    case 'numbers': return text.split(/[,;\s]+/).filter((each) => each !== '').map((each) => wholeNumber(each, name, label, problems));
    case 'lines': {
      most(10_000, text.length);
      const lines = text.split(/\r?\n/).map((line) => line.trim()).filter((line) => line !== '');
      return kind.write === undefined ? lines : kind.write(lines, before);
    }
    case 'some': {
      const [chosen, was] = [typed[name], (kind.read ?? texts)(before)];
      const now = Array.isArray(chosen) ? chosen : [];
      // What stays keeps its order: a browser sends ticks in the order of the page.
      return (kind.write ?? ((of: readonly string[]) => [...of]))([...was.filter((each) => now.includes(each)), ...now.filter((each) => !was.includes(each))]);
    }
    case 'length': {
      if (one(typed, `${name}-amount`) === '') return undefined;
      return { amount: wholeNumber(one(typed, `${name}-amount`), name, label, problems), unit: one(typed, `${name}-unit`) };
    }
    case 'window': {
      const [from, to] = [one(typed, `${name}-from`), one(typed, `${name}-to`)];
      if (from === '' && to === '') return undefined;
      const window = { from: wholeNumber(from, name, label, problems), to: wholeNumber(to, name, label, problems), unit: one(typed, `${name}-unit`) };
      if (window.from > window.to) problems.push({ field: name, message: `${label}: the last must not come before the first` });
      return window;
    }
  }
}

function wholeNumber(text: string, field: string, label: string, problems: FieldProblem[]): number {
  if (/^\d{1,5}$/.test(text)) return Number(text);
  if (!problems.some((problem) => problem.field === field)) problems.push({ field, message: `${label} must be a whole number, such as 3` });
  return 0;
}
