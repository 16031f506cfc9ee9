import type { FormDefinition } from '../framework/schema/form.ts';
import type { Answers } from './answers.ts';
import { compareAnswers } from './compare.ts';
import { leavesOf } from './leaves.ts';
import { readSubmission } from './read-submission.ts';
import type { Setting } from './setting.ts';
import { writeFields } from './write-fields.ts';

/** Answers brought from an earlier response, each unconfirmed until a person says that it still holds or changes it. */
export interface CarriedForward {
  readonly answers: Answers;
  /** The paths of answers that nobody has looked at yet. */
  readonly unconfirmed: readonly string[];
}

/**
 * Brings earlier answers into a form that may have changed since. What no longer fits (a question gone, an option no
 * longer offered, a text now too long) is left behind.
 */
export function carryForward(form: FormDefinition, previous: Answers, setting: Setting, newId: () => string): CarriedForward {
  const { answers } = readSubmission(form, writeFields(form, previous), { ...setting, mode: 'save', newId });
  return { answers, unconfirmed: leavesOf(form, answers, setting).filter((leaf) => leaf.ask.value !== undefined).map((leaf) => leaf.path) };
}

/** After a save: what was changed, and what was confirmed by name, is unconfirmed no more. */
export function afterEdit(form: FormDefinition, carried: CarriedForward, answers: Answers, confirmed: readonly string[], setting: Setting): CarriedForward {
  const settled = new Set([...confirmed, ...compareAnswers(form, carried.answers, answers, setting).map((difference) => difference.path)]);
  return { answers, unconfirmed: carried.unconfirmed.filter((path) => !settled.has(path)) };
}
