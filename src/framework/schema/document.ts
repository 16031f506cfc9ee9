import { z } from 'zod';
import { text } from './named.ts';
import { Key, Rule } from './rule.ts';

/** What of a decision is told: how it came out, on what day, by whom, why, the questions that it had to answer, who took part, who differed. */
export const Told = z.enum(['outcome', 'day', 'by', 'reasons', 'aims', 'present', 'conflicts', 'dissent']);
export type Told = z.output<typeof Told>;

/**
 * What of the record a part of a document is drawn from. A document may serve several processes: a step, decision, anchor or
 * clock that the running process does not have brings nothing.
 */
export const Source = z.union([
  /**
   * The incident and the children, without what is in the vault; the criteria answered child by child; what each agency told;
   * the views of members; what was needed at once; what was done well; findings; recommendations and actions; the days of the
   * process; where it stands; what it came from; who sends the document. `decision` and `criteria`: of the decision on which
   * the step rests that sends the document.
   */
  z.enum(['incident', 'child-criteria', 'agencies', 'views', 'urgent-action', 'good-practice', 'findings', 'recommendations', 'actions', 'days', 'standing', 'origin', 'sender', 'decision', 'criteria']),
  /** What was recorded at a step: answers, a form, replies, a sending. `answers` picks questions of a task by their number, from 1, `questions` those of a form. */
  z.strictObject({ step: Key, answers: z.array(z.number().int().positive()).min(1).optional(), questions: z.array(Key).min(1).optional() }),
  /** A decision, where it came out one of the ways of `is`; `aims` picks the questions that are told. */
  z.strictObject({ decision: Key, is: z.array(Key).min(1).optional(), told: z.array(Told).min(1).optional(), aims: z.array(Key).min(1).optional() }),
  /** How each criterion of a decision was answered, and why. */
  z.strictObject({ criteria: Key }),
  /** The day of an anchor. */
  z.strictObject({ anchor: Key }),
  /** By when a clock runs out. */
  z.strictObject({ clock: Key }),
  /** Words that always stand there. */
  z.strictObject({ says: text }),
]);
export type Source = z.output<typeof Source>;

/** A part of a document: its heading alone, where somebody writes it, or with what it is drawn from, in order. */
export const DocumentPart = z.union([
  text,
  z.strictObject({
    name: text, from: z.array(Source).min(1),
    /** Left out where the record holds nothing of it. */
    ifAny: z.boolean().optional(),
  }),
]);
export type DocumentPart = z.output<typeof DocumentPart>;

export const nameOfPart = (part: DocumentPart): string => (typeof part === 'string' ? part : part.name);

/** A letter or report that is drawn up from the record, with its parts in order. */
export const DocumentDefinition = z.strictObject({
  key: Key, name: text, about: text.optional(), suppliedBy: z.enum(['board', 'product']), parts: z.array(DocumentPart).min(1),
  /** For a report on a stretch of time: which, in words. */
  period: text.optional(),
  /** Anybody may read it, so that nothing at its head says that it is confidential. */
  open: z.boolean().optional(),
  /** Groups that each write a part. */
  writtenBy: z.array(Key).optional(),
  rule: Rule,
});
export type DocumentDefinition = z.output<typeof DocumentDefinition>;
