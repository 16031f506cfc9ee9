import type { FormDefinition, Section } from '../framework/schema/form.ts';
import { at, entriesOf, NOTHING, onceOf, sameValue, type Answers, type AnswerValue, type CriterionAnswer, type Entry, type OnceAnswers } from './answers.ts';
import { entryLabel, nextLetter } from './entries.ts';
import { criterionPath, entryPath, labelAt, questionPath } from './leaves.ts';
import { criteriaOf, type Offered } from './offered.ts';

/** An answer, a criterion's answer or a whole entry; null where there is none. */
export type Held = AnswerValue | CriterionAnswer | Entry | null;

/** Two people changed the same thing in different ways. */
export interface Conflict {
  readonly path: string;
  /** "Child A: Full name"; "Child B" where one removed the entry that the other changed. */
  readonly label: string;
  readonly what: 'answer' | 'criterion' | 'entry';
  readonly base: Held;
  readonly mine: Held;
  readonly theirs: Held;
}

/** An entry that one of the two added, called by another letter because its own was taken. The one saved first keeps it. */
export interface Relettered {
  readonly section: string;
  readonly entry: string;
  readonly from: string;
  readonly to: string;
}

export interface Merged {
  /** Both people's changes. Where they conflict it holds theirs, which is stored already; a removal never wins over a change. */
  readonly merged: Answers;
  readonly conflicts: readonly Conflict[];
  readonly relettered: readonly Relettered[];
}

/**
 * Merges two people's edits of the same revision (`base`), question by question. A criterion's answer and its reason
 * belong together. Nothing that I changed is lost: it is in `merged` or in `conflicts`.
 */
export function mergeAnswers(form: FormDefinition, base: Answers, mine: Answers, theirs: Answers, offered: Offered): Merged {
  const found: { conflicts: Conflict[]; relettered: Relettered[] } = { conflicts: [], relettered: [] };
  const merged: Record<string, Answers[string]> = { ...base, ...mine, ...theirs };
  for (const section of form.sections) {
    if (at(merged, section.key) === undefined) continue;
    const side = (answers: Answers): OnceAnswers => onceOf(answers, section.key);
    merged[section.key] = section.repeats
      ? mergeEntries(section, entriesOf(base, section.key), entriesOf(mine, section.key), entriesOf(theirs, section.key), offered, found)
      : mergePart(section, undefined, side(base), side(mine), side(theirs), offered, found.conflicts);
  }
  return { merged, ...found };
}

function mergeEntries(section: Section, base: readonly Entry[], mine: readonly Entry[], theirs: readonly Entry[], offered: Offered, found: { conflicts: Conflict[]; relettered: Relettered[] }): readonly Entry[] {
  const byId = (entries: readonly Entry[], id: string): Entry | undefined => entries.find((entry) => entry.id === id);
  const ids = [...new Set([...base, ...theirs, ...mine].map((entry) => entry.id))];
  const merged: Entry[] = [];
  const added: Entry[] = [];
  for (const id of ids) {
    const [was, my, their] = [byId(base, id), byId(mine, id), byId(theirs, id)];
    const both = my && their ? { ...their, ...mergePart(section, their, was ?? NOTHING, my, their, offered, found.conflicts) } : undefined;
    if (was === undefined) added.push(...[both ?? their ?? my].filter((entry) => entry !== undefined));
    else if (both) merged.push(both);
    else {
      const kept = my ?? their;
      if (kept === undefined || samePart(was, kept)) continue;
      merged.push(kept);
      found.conflicts.push({ path: entryPath(section.key, id), label: entryLabel(section, kept), what: 'entry', base: was, mine: my ?? null, theirs: their ?? null });
    }
  }
  for (const entry of added) {
    const taken = merged.some((one) => one.letter === entry.letter);
    const letter = taken ? nextLetter([...merged, ...added]) : entry.letter;
    if (taken) found.relettered.push({ section: section.key, entry: entry.id, from: entry.letter, to: letter });
    merged.push({ ...entry, letter });
  }
  return merged;
}

function mergePart(section: Section, entry: Entry | undefined, base: OnceAnswers, mine: OnceAnswers, theirs: OnceAnswers, offered: Offered, conflicts: Conflict[]): OnceAnswers {
  const questionLabel = (key: string): string => section.questions.find((one) => one.key === key)?.label ?? key;
  const criterionLabel = (key: string): string => criteriaOf(section, offered)?.items.find((one) => one.key === key)?.text ?? key;
  return {
    values: mergeKeys(base.values, mine.values, theirs.values, sameValue, (key, held) =>
      conflicts.push({ path: questionPath(section.key, entry?.id, key), label: labelAt(section, entry, questionLabel(key)), what: 'answer', ...held })),
    criteria: mergeKeys(base.criteria, mine.criteria, theirs.criteria, sameCriterion, (key, held) =>
      conflicts.push({ path: criterionPath(section.key, entry?.id, key), label: labelAt(section, entry, criterionLabel(key)), what: 'criterion', ...held })),
  };
}

type Keyed<T> = Readonly<Record<string, T>>;

function mergeKeys<T>(base: Keyed<T>, mine: Keyed<T>, theirs: Keyed<T>, same: (a: T | undefined, b: T | undefined) => boolean, conflict: (key: string, held: { base: T | null; mine: T | null; theirs: T | null }) => void): Record<string, T> {
  const merged: Record<string, T> = {};
  for (const key of new Set([...Object.keys(base), ...Object.keys(theirs), ...Object.keys(mine)])) {
    const [was, my, their] = [at(base, key), at(mine, key), at(theirs, key)];
    const clash = !same(my, their) && !same(my, was) && !same(their, was);
    if (clash) conflict(key, { base: was ?? null, mine: my ?? null, theirs: their ?? null });
    const kept = same(their, was) && !clash ? my : their;
    if (kept !== undefined) merged[key] = kept;
  }
  return merged;
}

const sameCriterion = (a: CriterionAnswer | undefined, b: CriterionAnswer | undefined): boolean => a?.answer === b?.answer && a?.reason === b?.reason;

/** Whether two parts hold the same answers. */
export function samePart(a: OnceAnswers, b: OnceAnswers): boolean {
  const same = <T>(one: Keyed<T>, other: Keyed<T>, equal: (x: T | undefined, y: T | undefined) => boolean): boolean =>
    [...Object.keys(one), ...Object.keys(other)].every((key) => equal(at(one, key), at(other, key)));
  return same(a.values, b.values, sameValue) && same(a.criteria, b.criteria, sameCriterion);
}
