/**
 * What the demonstration boards tell of their cases. Days are told from the day on which the telling ends: today, or, for a case
 * that is over, the day of its last step. All of it is invented.
 */
export interface Scene {
  /** The key of the process in the framework. */
  process: string;
  /** What the case is called. It names nobody. Work that is about no case bears its own name, and needs none. */
  title?: string;
  /** The board of a framework of several, by its key; the first where none is named. */
  board?: string;
  /** From when it counts: days ago, or a day of a time whose rules have ended. */
  began: number | string;
  /** Days from one step to the next. */
  pace?: number;
  /** The outcome of each decision, by its key; the first where none is named. */
  outcomes?: Readonly<Record<string, string>>;
  /** What was written down with each decision, by its key. */
  reasons?: Readonly<Record<string, string>>;
  /** What was written at a step, by its key: a task's answers in their order, or a form's by question. What is not told is invented. */
  told?: Readonly<Record<string, readonly string[] | Readonly<Record<string, string>>>>;
  /** The step at which it stands; without one it is told to its close. */
  at?: string;
  /** How far what its decisions started has come. What is not told of has only begun. */
  follows?: readonly FollowingScene[];
  beside?: Beside;
}
export type FollowingScene = Omit<Scene, 'title' | 'board' | 'began'>;

/** What stands beside a review in the register. */
export interface Beside {
  /** A person of the demonstration by their key, or somebody from outside by post and organisation. */
  lead?: { person: string } | { post: string; organisation: string };
  /** Themes of the framework, by their keys. */
  themes?: readonly string[];
  nhs?: { reference: string; locality: string; designated: string };
  proceedings?: readonly ProceedingTold[];
  publication?: PublicationTold;
  /** A review of the same incident that others run. */
  elsewhere?: { what: string; kind: 'same-incident' | 'joint'; note: string };
}
export interface ProceedingTold {
  /** One of reference/parallel-proceedings.csv. */
  kind: string;
  body: string;
  contact?: string;
  status: 'expected' | 'under-way' | 'ended';
  stands?: string;
  next?: { inDays: number; what: string };
  endedAgo?: number;
  holds?: readonly HoldTold[];
}
export interface HoldTold {
  what: string;
  askedBy: string;
  placedAgo: number;
  /** Until so many days from now, or until something has happened. */
  until: number | string;
  reviewIn: number;
  lifted?: { ago: number; why: string };
}
export interface PublicationTold {
  /** Where it is published, the days of a publication are told from the day of publication. */
  plannedIn?: number;
  checked?: { ago: number; by: string; note: string };
  decided?: { publish: boolean; ago: number; by: string; reasons: string };
  /** What was said to the questions of reference/publication-questions.csv, by their keys. */
  weighed?: Readonly<Record<string, string>>;
  copies?: readonly { to: string; ago: number; how: string }[];
  published?: { ago: number; address: string };
}
