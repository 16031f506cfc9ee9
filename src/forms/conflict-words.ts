import type { FormDefinition } from '../framework/schema/form.ts';
import type { Answers } from './answers.ts';
import { leavesOf, type Asked } from './leaves.ts';
import type { Conflict, Held } from './merge.ts';
import type { Offered } from './offered.ts';
import { NOT_ANSWERED, textOfCriterion, textOfValue } from './read-back.ts';
import type { Choices } from './settle.ts';

/** The name of the field in which a person says which side of a conflict to keep. */
export const conflictField = (conflict: Conflict): string => `keep.${conflict.path}`;

/** A conflict's two sides in words, and what stood there before. */
export interface ConflictWords {
  readonly conflict: Conflict;
  readonly base: string;
  readonly mine: string;
  readonly theirs: string;
}

/** Conflicts in words, to put before the person who saved second. */
export function conflictWords(form: FormDefinition, merged: Answers, conflicts: readonly Conflict[], offered: Offered): ConflictWords[] {
  const leaves = leavesOf(form, merged, offered);
  return conflicts.map((conflict) => {
    const words = (held: Held): string => wordsOf(form, leaves, conflict, held, offered);
    return { conflict, base: words(conflict.base), mine: words(conflict.mine), theirs: words(conflict.theirs) };
  });
}

function wordsOf(form: FormDefinition, leaves: readonly Asked[], conflict: Conflict, held: Held, offered: Offered): string {
  if (held === null) return conflict.what === 'entry' ? 'Removed' : NOT_ANSWERED;
  if (typeof held === 'object' && 'letter' in held) {
    const section = form.sections.find((one) => conflict.path === `${one.key}.${held.id}`);
    const own = section ? leavesOf(form, { [section.key]: [held] }, offered) : [];
    const lines = own.flatMap(({ wording, ask }) => (ask.value === undefined ? [] : [`${wording}: ${'criterion' in ask ? textOfCriterion(ask.value) : textOfValue(form, ask.question, ask.value, offered)}`]));
    return lines.length > 0 ? lines.join('\n') : 'Nothing filled in';
  }
  if (typeof held === 'object' && 'reason' in held) return textOfCriterion(held);
  const leaf = leaves.find((one) => one.path === conflict.path);
  return leaf && 'question' in leaf.ask ? textOfValue(form, leaf.ask.question, held, offered) : String(held);
}

/** What a person chose, from the body of the sent page. Anything but "mine" and "theirs" is no choice. */
export function readChoices(conflicts: readonly Conflict[], body: unknown): Choices {
  const sent = new Map(typeof body === 'object' && body !== null ? Object.entries(body) : []);
  const choices: Record<string, 'mine' | 'theirs'> = {};
  for (const conflict of conflicts) {
    const choice: unknown = sent.get(conflictField(conflict));
    if (choice === 'mine' || choice === 'theirs') choices[conflict.path] = choice;
  }
  return choices;
}
