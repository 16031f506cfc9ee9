import { z } from 'zod';
import type { Question } from '../framework/schema/form.ts';
import type { Day } from '../calendar/index.ts';

/** What an answer to each type of question is. A question that is not answered has no value at all: never '' or []. */
export interface ValueOf {
  text: string;
  'long-text': string;
  email: string;
  number: number;
  date: Day;
  /** HH:MM, Europe/London. */
  time: string;
  'yes-no': string;
  'yes-no-not-known': string;
  choice: string;
  scale: string;
  /** In the order in which the options are offered. */
  choices: readonly string[];
  agencies: readonly string[];
  themes: readonly string[];
}
export type AnswerValue = ValueOf[Question['type']];

/** The answers of one section, or of one of the repeated, by the question's key. */
export type Values = Readonly<Record<string, AnswerValue>>;

export const CRITERION_ANSWERS = ['yes', 'no', 'not-known', 'may-be'] as const;
/** One criterion's answer with its reason. `answer` is null where only a reason has been written yet. */
export interface CriterionAnswer {
  readonly answer: (typeof CRITERION_ANSWERS)[number] | null;
  readonly reason: string;
}
export type CriteriaAnswers = Readonly<Record<string, CriterionAnswer>>;

/** A section that is answered once. */
export interface OnceAnswers {
  readonly values: Values;
  readonly criteria: CriteriaAnswers;
}

/** One of a repeated section: a child, a sibling. Its id and letter stay its own when another is removed. */
export interface Entry extends OnceAnswers {
  readonly id: string;
  readonly letter: string;
}

export type SectionAnswers = OnceAnswers | readonly Entry[];

/** A form's answers, by section key: one record for a section answered once, a list of entries for a repeated one. */
export type Answers = Readonly<Record<string, SectionAnswers>>;

export const NOTHING: OnceAnswers = { values: {}, criteria: {} };

const isEntries = (section: SectionAnswers | undefined): section is readonly Entry[] => Array.isArray(section);

/** The value under a key, or undefined; safe for keys that every object inherits ("constructor"). */
export function at<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

/** The answers of a section answered once; nothing where it has not been begun. */
export function onceOf(answers: Answers, section: string): OnceAnswers {
  const found = at(answers, section);
  return found === undefined || isEntries(found) ? NOTHING : found;
}

/** The entries of a repeated section; none where it has not been begun. */
export function entriesOf(answers: Answers, section: string): readonly Entry[] {
  const found = at(answers, section);
  return isEntries(found) ? found : [];
}

const once = {
  values: z.record(z.string(), z.union([z.string(), z.number(), z.array(z.string())])),
  criteria: z.record(z.string(), z.strictObject({ answer: z.enum(CRITERION_ANSWERS).nullable(), reason: z.string() })),
};
const StoredAnswers = z.record(
  z.string(),
  z.union([z.array(z.strictObject({ id: z.string().min(1), letter: z.string().min(1), ...once })), z.strictObject(once)]),
);

/** Answers as they come from the database (JSON). Throws where the stored shape is not that of answers: a fault, not a person's mistake. */
export function parseAnswers(stored: unknown): Answers {
  return StoredAnswers.parse(stored);
}

/** Whether two values of a question are the same answer. */
export function sameValue(a: AnswerValue | undefined, b: AnswerValue | undefined): boolean {
  if (typeof a === 'object' && typeof b === 'object') return a.length === b.length && a.every((one, i) => one === b[i]);
  return a === b;
}
