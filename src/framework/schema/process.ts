import { z } from 'zod';
import { Choice } from './choice.ts';
import { Covers } from './covers.ts';
import { AboutCase, KindOfWork } from './kind-of-work.ts';
import { Key, Rule } from './rule.ts';
import { Duration, Unit, Window } from './time.ts';

/** A day from which a process counts. The first is the default; a board may choose another (AMB-01). */
export const Anchor = z.strictObject({
  key: Key,
  name: z.string().min(1),
  about: z.string().optional(),
  /** The step whose completion sets the anchor, for one that is not known at the start. */
  setBy: Key.optional(),
});

/** An early mark and a limit, as in "8 to 12 weeks". */
const Between = z.strictObject({ from: z.number().int().nonnegative(), to: z.number().int().positive(), unit: Unit });

/** Another way to read a clock whose source is in doubt; shown beside the one in use. */
export const Reading = z.strictObject({
  name: z.string().min(1),
  anchor: Key.optional(),
  /** How long by this reading; left out, as long as the clock itself. */
  within: Duration.optional(),
  between: Between.optional(),
  atLeastBefore: Duration.optional(),
  asSoonAs: z.literal(true).optional(),
  /** Whether the anchor's own day is day 1 instead of day 0. */
  countAnchorDay: z.boolean().default(false),
});
export type Reading = z.output<typeof Reading>;

export const Clock = z.strictObject({
  key: Key,
  name: z.string().min(1),
  /** Names an anchor of the process. */
  anchor: Key,
  within: Duration.optional(),
  between: Between.optional(),
  /** "As soon as": no number is set; the product shows the days gone by. */
  asSoonAs: z.boolean().default(false),
  /** At least so long before a day that is yet to come (a publication, say), named by an anchor. */
  atLeastBefore: Duration.optional(),
  /** The step whose completion stops the clock. */
  stops: Key,
  countAnchorDay: z.boolean().default(false),
  /** The source gives no unit or no start. */
  ambiguous: z.boolean().default(false),
  readings: z.array(Reading).default([]),
  /** The board settled the matter: the clock stands as it chose, and the reading that it had before stands among the others. */
  chosen: Choice.optional(),
  rule: Rule,
});
export type Clock = z.output<typeof Clock>;

/** Somebody who is told: a role of the framework, an outside body, the members of a group, or all agencies involved. */
export const Addressee = z.union([
  z.strictObject({ role: Key }),
  z.strictObject({ group: Key }),
  z.strictObject({ body: Key }),
  z.strictObject({ participants: z.literal('involved-agencies') }),
]);
export type Addressee = z.output<typeof Addressee>;

/** A paper that is attached at a step: a copy, advice, a draft. It lies in the case, sealed with its key. */
export const StepPaper = z.strictObject({
  key: Key,
  name: z.string().min(1),
  about: z.string().optional(),
  /** Without it the step cannot be done. */
  needed: z.boolean().default(false),
  /** It says who people are: only who may open the vault reads it. */
  identifies: z.boolean().default(false),
});
export type StepPaper = z.output<typeof StepPaper>;

/** What a step asks people to do. Each kind has its page and its events; the pack says who, when and with what. */
export const Act = z.discriminatedUnion('kind', [
  /** Something done outside the product and recorded here, with a note and evidence; a document that is read at it, as one that somebody has to approve. */
  z.strictObject({ kind: z.literal('task'), asks: z.array(z.string()).default([]), document: Key.optional() }),
  /** A form of the pack filled in for the process itself. */
  z.strictObject({ kind: z.literal('form'), form: Key }),
  /** The same form asked of every agency involved, each through its named professional. */
  z.strictObject({ kind: z.literal('request'), form: Key, replyWithin: Duration, remindDaysBefore: z.array(z.number().int()).default([1, 0, -1]) }),
  /** A round of an assessment of the framework: asked of many, challenged, graded. Its closing does the step. */
  z.strictObject({ kind: z.literal('round'), assessment: Key, replyWithin: Duration, remindDaysBefore: z.array(z.number().int()).default([14, 7, 1, -3]) }),
  /** An audit of case files of this kind, scored by each agency apart and then together. Its report does the step. */
  z.strictObject({ kind: z.literal('case-audit'), audit: Key, form: Key, replyWithin: Duration }),
  /** The action plan: what was recommended and each of its actions, which say by what kind of change they are delivered. Not done without one. */
  z.strictObject({ kind: z.literal('plan') }),
  /** A step of the process that this one started: done once that is done. */
  z.strictObject({ kind: z.literal('follow'), process: Key, step: Key }),
  /** The questions that a later case audit asks to test the plan: done once they are booked, or once an audit has answered each of them. */
  z.strictObject({ kind: z.literal('impact-audit'), once: z.enum(['booked', 'answered']) }),
  /** What came back, side by side, sent round to a group. */
  z.strictObject({ kind: z.literal('composite'), of: Key, to: z.array(Addressee).min(1) }),
  /** Each member of a group gives a view, criterion by criterion. */
  z.strictObject({ kind: z.literal('views'), group: Key, criteria: z.array(Key).min(1), replyWithin: Duration }),
  /** A decision of this process is taken. */
  z.strictObject({ kind: z.literal('decision'), decision: Key }),
  /** Somebody is told; the sending, its reference and its time are recorded. */
  z.strictObject({
    kind: z.literal('notice'),
    to: z.array(Addressee).min(1),
    copies: z.array(Addressee).default([]),
    document: Key.optional(),
    /** How the receiving system calls the reference that it gives back. */
    receipt: z.string().optional(),
    /** It comes after the sending, as an answer or a minute does: the sending is recorded without it. */
    receiptLater: z.literal(true).optional(),
  }),
  /** The report, or what takes its place, is made public: on what day, where, and until when. `staysFor`: so long at least. */
  z.strictObject({ kind: z.literal('publish'), asks: z.array(z.string()).default([]), staysFor: Duration.optional() }),
  /** An outside body has to answer. `goesOn`: after this answer a further one is awaited, as where changes are asked for. */
  z.strictObject({ kind: z.literal('wait'), body: Key, answers: z.array(z.strictObject({ key: Key, name: z.string(), goesOn: z.literal(true).optional() })).min(1) }),
]);
export type Act = z.output<typeof Act>;

export const Step = z.strictObject({
  key: Key,
  name: z.string().min(1),
  about: z.string().optional(),
  /** Days after the named anchor. Left out where the source sets none ("at the next scheduled panel"). */
  window: Window.optional(),
  anchor: Key.optional(),
  /** For a step without numbers: when it is due, in words. */
  whenDue: z.string().optional(),
  /** The group on whose next agenda the step stands for as long as it is open: "at the next scheduled panel". */
  atMeetingOf: Key.optional(),
  lead: Key,
  deputy: Key.optional(),
  /** The deputy role acts only while the lead is recorded as away; left out, it may act beside the lead. */
  deputyOnlyWhenAway: z.boolean().optional(),
  act: Act,
  /** Papers that are attached at it. */
  papers: z.array(StepPaper).optional(),
  /** It may come up at any time while the process runs: the page of the review leads to it from the top. */
  atAnyTime: z.boolean().optional(),
  /** It says that the plan is delivered: not done while an action of the case is open. */
  onceActionsClosed: z.literal(true).optional(),
  /** Steps that have to be done first. */
  after: z.array(Key).default([]),
  /** The step is needed only where a decision came out one of these ways. */
  onlyIf: z.strictObject({ decision: Key, is: z.array(Key).min(1) }).optional(),
  /** The step is needed only where the outside body for which another step waits answered one of these ways. */
  onlyIfAnswered: z.strictObject({ at: Key, is: z.array(Key).min(1) }).optional(),
  /** Once done it is due again, so long after the last time, until another step is done: a meeting held every six months until the arrangement ends. */
  repeats: z.strictObject({ every: Duration, until: Key }).optional(),
  rule: Rule,
});
export type Step = z.output<typeof Step>;

export const Outcome = z.strictObject({
  key: Key,
  name: z.string().min(1),
  about: z.string().optional(),
  /** Processes that this outcome starts. */
  starts: z.array(Key).default([]),
  /** The process ends here; no further step is due but those named `onlyIf` for it. */
  closes: z.boolean().default(false),
  /** What it says of the report: that it is published, or that it is not. The publication of the review takes it from here. */
  publication: z.enum(['publish', 'not-publish']).optional(),
  /** A set of criteria that calls for this outcome: where it is met, another outcome departs from the criteria. Of several that are met, the first in this order counts. */
  requiredBy: Key.optional(),
  /** A set of criteria that this outcome rests on: where it is not met, this outcome departs from the criteria. */
  needs: Key.optional(),
  /** Whether a departure is recorded with its reason, or refused because the source leaves no choice. */
  departure: z.enum(['with-reason', 'refused']).default('with-reason'),
  /** It says that all is done: not to be taken while an action of the case is open. */
  onceActionsClosed: z.literal(true).optional(),
  /** In a decision that several take jointly: one of them may record this outcome alone, as where they do not agree. */
  withoutAgreement: z.boolean().default(false),
});
export type Outcome = z.output<typeof Outcome>;

export const Decision = z.strictObject({
  key: Key,
  question: z.string().min(1),
  /** The roles that may record the decision, the first by right, the others standing in for it. */
  deciders: z.array(Key).min(1),
  /** Roles of which each has to agree in a person of its own before the decision stands: two Chairs who settle something together. They are among the deciders. */
  jointly: z.array(Key).min(2).optional(),
  /** In a process that belongs to an outside body: a decision of our own people, who otherwise only record what that body decided. */
  ours: z.literal(true).optional(),
  /** Roles that have to take part, themselves or through a deputy. */
  present: z.array(Key).default([]),
  /** Roles whose advice is heard and does not bind, and the group that recommends, where the framework names them. */
  advisers: z.array(Key).optional(),
  recommendedBy: Key.optional(),
  /** How many of those present are enough. */
  quorum: z.number().int().positive().optional(),
  /** Criteria that have to be answered before the decision. */
  criteria: z.array(Key).default([]),
  /** Questions that the record has to answer in words before the decision stands. */
  aims: z.array(z.strictObject({ key: Key, question: z.string().min(1) })).default([]),
  outcomes: z.array(Outcome).min(2, 'a decision has at least two outcomes'),
  rule: Rule,
});
export type Decision = z.output<typeof Decision>;

export const ProcessDefinition = z.strictObject({
  key: Key,
  name: z.string().min(1),
  /** The letters before the number in a reference: RR gives RR-2026-0007. */
  prefix: z.string().regex(/^[A-Z]{2,6}$/),
  about: z.string().min(1),
  /** What kind of work it is, where its key does not say so already; by it other boards' frameworks are laid beside this one. */
  kind: KindOfWork.optional(),
  /** Whether it is about a case, where its kind does not say so already: always, as it happens, or never. */
  aboutCase: AboutCase.optional(),
  /** The days on which the rule itself came into and went out of force. */
  effective: z.strictObject({ from: z.iso.date(), to: z.iso.date().optional() }).refine(({ from, to }) => to === undefined || from <= to, {
    error: 'a rule goes out of force on or after the day on which it came into force', path: ['to'], params: { rule: 'ends-before-it-starts' },
  }),
  /** A process that runs on the product, or one that is only stated: shown in the document and the forward plan. */
  runs: z.boolean().default(true),
  /** Which boards' business it is, where not every board of the framework has to do with it: those that see to children, or to adults. */
  covers: Covers.optional(),
  /** An outside body owns the process and takes its decisions, but for those that are ours; our groups support it. */
  ownedBy: Key.optional(),
  /** What whoever leads it has to be free of. */
  independence: z.array(z.string().min(1)).optional(),
  /** Processes with which it may be run as one, and how: a review of a child's death with one of an adult's. */
  jointWith: z.array(z.strictObject({ process: Key, about: z.string().min(1) })).optional(),
  /** To which role a late step is brought besides its lead, and how many days after its last day. */
  lateSteps: z.strictObject({ tell: Key, daysLate: z.number().int().positive() }).optional(),
  /**
   * Members of a group put the matter to the board and are told what became of it, on a page of their own that shows nothing else: the first
   * answer of one step holds what they said, the answers of another what was done.
   */
  heard: z.strictObject({ group: Key, said: Key, done: Key }).optional(),
  anchors: z.array(Anchor).min(1),
  clocks: z.array(Clock).default([]),
  steps: z.array(Step).min(1),
  decisions: z.array(Decision).default([]),
  rule: Rule,
});
export type ProcessDefinition = z.output<typeof ProcessDefinition>;
