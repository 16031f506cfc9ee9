import type { Answers, AnswerValue, CriterionAnswer, Entry, OnceAnswers, SectionAnswers } from './answers.ts';
import { criterionPath, entryPath, questionPath } from './leaves.ts';
import type { Conflict, Held } from './merge.ts';

/** Which side a person kept, by the conflict's path. */
export type Choices = Readonly<Record<string, 'mine' | 'theirs'>>;

/** The merged answers after a person has chosen. A conflict without a choice stays as the merge left it. */
export function settleConflicts(merged: Answers, conflicts: readonly Conflict[], choices: Choices): Answers {
  let settled = merged;
  for (const conflict of conflicts) {
    const choice = Object.hasOwn(choices, conflict.path) ? choices[conflict.path] : undefined;
    if (choice) settled = put(settled, conflict, conflict[choice]);
  }
  return settled;
}

function put(answers: Answers, conflict: Conflict, held: Held): Answers {
  return Object.fromEntries(Object.entries(answers).map(([key, section]): [string, SectionAnswers] => [key, putInSection(key, section, conflict, held)]));
}

function putInSection(key: string, section: SectionAnswers, conflict: Conflict, held: Held): SectionAnswers {
  if (!('map' in section)) return putInPart(key, undefined, section, conflict, held);
  const kept = section.filter((entry) => !(conflict.what === 'entry' && held === null && entryPath(key, entry.id) === conflict.path));
  return kept.map((entry): Entry => {
    if (conflict.what === 'entry') return isEntry(held) && entryPath(key, entry.id) === conflict.path ? held : entry;
    return { ...entry, ...putInPart(key, entry.id, entry, conflict, held) };
  });
}

function putInPart(section: string, entry: string | undefined, part: OnceAnswers, conflict: Conflict, held: Held): OnceAnswers {
  if (conflict.what === 'entry' || !conflict.path.startsWith(`${section}.`)) return { values: part.values, criteria: part.criteria };
  const keys = (one: object, other: object): string[] => [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const last = conflict.path.slice(conflict.path.lastIndexOf('.') + 1);
  if (conflict.what === 'criterion') {
    const here = keys(part.criteria, { [last]: null }).flatMap((key): [string, CriterionAnswer][] => {
      const value = criterionPath(section, entry, key) === conflict.path ? held : part.criteria[key];
      return isCriterion(value) ? [[key, value]] : [];
    });
    return { values: part.values, criteria: Object.fromEntries(here) };
  }
  const here = keys(part.values, { [last]: null }).flatMap((key): [string, AnswerValue][] => {
    const value = questionPath(section, entry, key) === conflict.path ? held : part.values[key];
    return isValue(value) ? [[key, value]] : [];
  });
  return { values: Object.fromEntries(here), criteria: part.criteria };
}

const isValue = (held: Held | undefined): held is AnswerValue => typeof held === 'string' || typeof held === 'number' || Array.isArray(held);
const isEntry = (held: Held | undefined): held is Entry => typeof held === 'object' && held !== null && 'letter' in held;
const isCriterion = (held: Held | undefined): held is CriterionAnswer => typeof held === 'object' && held !== null && 'reason' in held;
