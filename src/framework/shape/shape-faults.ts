import type { z } from 'zod';
import { faultAt, sentence, type Fault, type PackText } from '../fault.ts';
import { nearest } from '../../platform/text/nearest.ts';
import { knownKeys, valueAt } from './known-keys.ts';
import { shapeOf } from './shape-of.ts';

type Issue = z.core.$ZodIssue;

/** What a file says that its schema does not allow, in plain words and with what would be right, each at its place. */
export function shapeFaults(text: PackText, schema: z.ZodType): Fault[] {
  const read = shapeOf(text, schema);
  return read.success ? [] : read.error.issues.flatMap((issue) => faultsOf(text, schema, issue));
}

function faultsOf(text: PackText, schema: z.ZodType, issue: Issue): Fault[] {
  const name = String(issue.path.at(-1) ?? text.file);
  const value = valueAt(text.value, issue.path);
  if (text.value === null && issue.path.length === 0) return [faultAt(text, [], 'empty-file', 'The file is empty.')];
  const fault = (rule: string, message: string) => [faultAt(text, issue.path, rule, message)];
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = knownKeys(schema, issue.path, text.value);
      return issue.keys.map((key) => faultAt(text, [...issue.path, key], 'unknown-key', known.includes(key) ? `Only one of ${known.join(', ')} may stand here.` : `"${key}" is not known here. ${suggestion(key, known) ?? 'Check its spelling, or take it out.'}`));
    }
    case 'invalid_union':
      return unionFaults(text, schema, issue);
    case 'invalid_value':
      return value === undefined ? missing(text, issue) : fault('invalid-value', notOneOf(value, issue.values.map(String)));
    case 'invalid_type':
      return value === undefined ? missing(text, issue) : fault('invalid-type', `"${name}" should be ${kinds[issue.expected] ?? `of the kind ${issue.expected}`}, and is ${kindOf(value)}.${typeof value === 'string' || issue.expected !== 'string' ? '' : ' Put it in quotes if it is meant as text.'}`);
    case 'invalid_format':
      if (issue.format === 'date') return fault('bad-date', "This is not a day that exists. Write year-month-day in quotes, such as '2026-12-18'.");
      return fault('invalid-format', `"${String(value)}" is not written as it should be: ${sentence(issue.message).toLowerCase()}`);
    case 'too_small':
      if (name === 'outcomes') return fault('decision-without-outcomes', sentence(issue.message));
      return fault('too-small', issue.origin === 'string' ? `"${name}" is empty. Write something, or take the line out.` : issue.origin === 'array' ? `"${name}" needs at least ${issue.minimum} ${issue.minimum === 1 ? 'entry' : 'entries'}.` : `"${name}" is too small: at least ${issue.minimum}.`);
    case 'custom':
      return fault(typeof issue.params?.['rule'] === 'string' ? issue.params['rule'] : 'custom', sentence(issue.message));
    default:
      return fault(issue.code.replaceAll('_', '-'), sentence(issue.message));
  }
}

function missing(text: PackText, issue: Issue): Fault[] {
  const name = String(issue.path.at(-1) ?? text.file);
  if (name === 'unit') return [faultAt(text, issue.path, 'clock-without-unit', '"unit" is missing here. Say working-days, calendar-days, weeks or months: a bare number of days may be read in two ways.')];
  return [faultAt(text, issue.path, 'missing', `"${name}" is missing here.`)];
}

/** Of the branches of a union the one that came nearest says most: the one with the fewest faults. */
function unionFaults(text: PackText, schema: z.ZodType, issue: Extract<Issue, { code: 'invalid_union' }>): Fault[] {
  const options = 'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : null;
  if (options !== null) {
    const value = valueAt(text.value, issue.path);
    return value === undefined ? missing(text, issue) : [faultAt(text, issue.path, 'invalid-value', notOneOf(value, options))];
  }
  const nearestBranch = issue.errors.toSorted((a, b) => severity(a) - severity(b))[0] ?? [];
  const strays = nearestBranch.filter((inner) => inner.code === 'unrecognized_keys' && inner.path.length === 0);
  return (strays.length > 0 ? strays : nearestBranch).flatMap((inner) => faultsOf(text, schema, { ...inner, path: [...issue.path, ...inner.path] }));
}
/** A branch that fails at its root (text where a mapping should be) is further off than one that fails deep inside. */
const severity = (issues: readonly Issue[]): number => issues.reduce((sum, issue) => sum + (issue.path.length === 0 && issue.code === 'invalid_type' ? 100 : 1), 0);

const suggestion = (word: string, known: readonly string[]): string | null => {
  const meant = nearest(word, known);
  return meant === null ? (known.length === 0 ? null : `Known here: ${known.join(', ')}.`) : `Did you mean "${meant}"?`;
};
const notOneOf = (value: unknown, options: readonly string[]): string => {
  const meant = nearest(String(value), options);
  return `"${String(value)}" is not one of ${options.join(', ')}.${meant === null ? '' : ` Did you mean "${meant}"?`}`;
};

const kinds: Record<string, string> = { string: 'text', number: 'a number', int: 'a whole number', boolean: 'true or false', array: 'a list', object: 'a mapping' };
const kindOf = (value: unknown): string => (value === null ? 'empty' : Array.isArray(value) ? 'a list' : (kinds[typeof value] ?? typeof value));
