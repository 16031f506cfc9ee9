import type { Day } from '../../calendar/index.ts';

/** The rapid review report as it stands in the record: everything that the document says, in its order, already in words. */
export interface ReviewReport {
  title: string;
  reference: string;
  board: string;
  /** The edition of the framework under which the review ran. */
  framework: string;
  preparedOn: Day;
  demonstration: boolean;
  /** Whether it holds words that stand in the vault too, of which nobody has said that they name nobody. */
  mayName: boolean;
  /** Key dates and days used: "National submission", "Due", "Decided". */
  dates: { name: string; value: string }[];
  children: { label: string; facts: { name: string; value: string }[] }[];
  incident: { name: string; value: string }[];
  agencies: { agency: string; answered: string; involvement: string }[];
  /** Each set of criteria: every criterion with its answer and reason, then what follows by itself, if anything. */
  criteria: { set: string; items: { text: string; answer: string; reason: string }[]; result: string | null }[];
  views: { member: string; items: { criterion: string; answer: string; reason: string }[]; dissent: string }[];
  decision: {
    question: string;
    outcome: string;
    justification: string;
    /** Why it departs from the criteria, and who does what is not started here; empty where there is nothing to say. */
    departure: string;
    instead: string;
    /** Who agreed to it, where it was taken jointly. */
    agreed: string[];
    aims: { question: string; answer: string }[];
    takenBy: string;
    takenOn: Day;
    present: string[];
    dissent: string[];
    conflicts: string[];
    supersedes: string | null;
  } | null;
  immediateActions: { what: string; who: string; by: string }[];
  goodPractice: string[];
  learning: string[];
  /** What may not be disclosed on the day of the report, for whom and until when: it stands first in the document. */
  holds: string[];
  /** What is not confirmed about the rules used, so that no reader takes guidance for law. */
  doubts: string[];
}
