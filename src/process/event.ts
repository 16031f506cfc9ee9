import { z } from 'zod';
import { parseDay, type Day } from '../calendar/index.ts';
import { Key } from '../framework/schema/rule.ts';
import { Duration } from '../framework/schema/time.ts';

const DayText = z.string().transform((text, context): Day => {
  const day = parseDay(text);
  if (day !== null) return day;
  context.addIssue('is not a day');
  return z.NEVER;
});
const Id = z.string().min(1);
const CriterionAnswer = z.object({ answer: z.enum(['yes', 'no', 'not-known', 'may-be']), reason: z.string() });
/** Answers by set of criteria, then by criterion. */
export const CriteriaGiven = z.record(Key, z.record(Key, CriterionAnswer));
export type CriteriaGiven = z.output<typeof CriteriaGiven>;

/** What can happen to a process. Every page, clock and list follows from these and from the definition alone. */
export const Happening = z.discriminatedUnion('type', [
  z.object({ type: z.literal('started'), anchors: z.record(Key, DayText) }),
  z.object({ type: z.literal('anchor-set'), anchor: Key, on: DayText, reason: z.string() }),
  z.object({ type: z.literal('step-done'), step: Key, note: z.string(), answers: z.array(z.object({ question: z.string(), answer: z.string() })).default([]) }),
  z.object({ type: z.literal('step-reopened'), step: Key, reason: z.string() }),
  z.object({ type: z.literal('requested'), step: Key, requests: z.array(z.object({ id: Id, agency: Id })).min(1) }),
  z.object({ type: z.literal('replied'), step: Key, request: Id }),
  z.object({ type: z.literal('reply-returned'), step: Key, request: Id, reason: z.string() }),
  z.object({ type: z.literal('request-withdrawn'), step: Key, request: Id, reason: z.string() }),
  z.object({ type: z.literal('circulated'), step: Key, to: z.array(z.string()), missing: z.array(Id) }),
  z.object({ type: z.literal('view-given'), step: Key, criteria: CriteriaGiven, comment: z.string(), dissent: z.string() }),
  z.object({ type: z.literal('conflict-declared'), decision: Key, text: z.string(), steppedAside: z.boolean() }),
  z.object({
    type: z.literal('decided'),
    decision: Key,
    outcome: Key,
    justification: z.string(),
    aims: z.record(Key, z.string()),
    criteria: CriteriaGiven,
    /** Who took part, in which role, and for whom where as deputy. */
    present: z.array(z.object({ role: Key, person: Id, actingFor: Id.nullable() })),
    dissent: z.array(z.object({ person: Id, text: z.string() })),
    supersedes: z.number().int().nullable(),
    reason: z.string(),
    /** Why the outcome is another than the criteria call for. */
    departure: z.string().default(''),
    /** Who does what the outcome calls for where its process cannot start, as its rules do not hold for the case. */
    instead: z.string().default(''),
    /** What becomes of what the superseded decision had started. */
    followed: z.array(z.object({ process: Id, goesOn: z.boolean(), reason: z.string() })).default([]),
    /** In a joint decision: the role in which whoever records it agrees. */
    agreeing: Key.nullable().default(null),
    /** Where an outside body decided and it is only recorded here: on which day, and how that body told us. */
    theirs: z.object({ on: DayText, how: z.string() }).optional(),
  }),
  /** Another of those who decide jointly agrees to what was proposed, or does not. `proposal` is the number of the event that proposed it. */
  z.object({ type: z.literal('agreement-given'), decision: Key, proposal: z.number().int(), role: Key, agrees: z.boolean(), text: z.string() }),
  z.object({ type: z.literal('notice-sent'), step: Key, to: z.array(z.string()).min(1), sentOn: DayText, how: z.string(), reference: z.string(), file: Id.nullable() }),
  z.object({
    type: z.literal('published'), step: Key, on: DayText, address: z.string(), until: DayText.nullable(), note: z.string(),
    answers: z.array(z.object({ question: z.string(), answer: z.string() })),
    /** Why it was published although a hold was in force, and which holds; why before the time was up. Empty where neither was so. */
    despiteHolds: z.string(), holds: z.array(Id), beforeTime: z.string(),
  }),
  z.object({ type: z.literal('answered'), step: Key, answer: Key, on: DayText, text: z.string() }),
  z.object({ type: z.literal('clock-paused'), clock: Key, from: DayText, reason: z.string(), approvedBy: z.string() }),
  z.object({ type: z.literal('clock-resumed'), clock: Key, on: DayText }),
  z.object({ type: z.literal('clock-extended'), clock: Key, by: Duration, reason: z.string(), approvedBy: z.string() }),
  z.object({ type: z.literal('withdrawn'), reason: z.string() }),
  z.object({ type: z.literal('reopened'), reason: z.string() }),
  z.object({ type: z.literal('closed'), note: z.string() }),
  /** The bank holidays changed under an open process: which due days moved. */
  z.object({ type: z.literal('reckoned-anew'), calendar: z.string(), changes: z.array(z.object({ key: Key, from: DayText.nullable(), to: DayText.nullable() })) }),
]);
export type Happening = z.output<typeof Happening>;

/** An event: a happening in its place and time, and by whom. The day is kept with it, so that no replay needs a time zone. */
export interface ProcessEvent {
  seq: number;
  /** ISO instant. */
  at: string;
  day: Day;
  /** Null for the holder of a personal link and for the product itself. */
  actor: string | null;
  /** The absent person for whom the actor acted as deputy (SUF-78). */
  actingFor: string | null;
  happening: Happening;
}

export const StoredEvent = z.object({
  seq: z.number().int(), at: z.string(), day: DayText, actor: z.string().nullable(), actingFor: z.string().nullable(), happening: Happening,
});
