import type { OurColumn } from '../../platform/tables/columns.ts';
import type { ActionStatus } from '../../thread/actions/action-state.ts';

export type ActionColumn = 'reference' | 'title' | 'detail' | 'owner' | 'agencies' | 'due' | 'measure' | 'strength' | 'status' | 'themes' | 'completed';

/** What an action tracker holds, by the names that boards give it. */
export const actionColumns: readonly OurColumn<ActionColumn>[] = [
  { key: 'reference', heading: 'Reference', aliases: ['ref', 'ref no', 'action ref', 'action reference', 'action number', 'action no', 'no', 'number', 'id'], required: false },
  { key: 'title', heading: 'Action', aliases: ['title', 'action title', 'action required', 'agreed action', 'what', 'what is to be done'], required: true },
  { key: 'detail', heading: 'Detail', aliases: ['details', 'description', 'notes', 'progress', 'update', 'comments', 'commentary'], required: false },
  { key: 'owner', heading: 'Owner', aliases: ['action owner', 'lead', 'lead officer', 'lead person', 'responsible', 'responsible person', 'person responsible', 'who', 'by whom'], required: true },
  { key: 'agencies', heading: 'Agencies', aliases: ['agency', 'lead agency', 'organisation', 'organisations', 'partner', 'partners'], required: false },
  { key: 'due', heading: 'Due', aliases: ['due date', 'due on', 'by when', 'deadline', 'target date', 'timescale', 'when'], required: true },
  { key: 'measure', heading: 'Measure', aliases: ['measure of success', 'success measure', 'success criteria', 'impact measure', 'intended impact', 'outcome measure', 'how will we know'], required: false },
  { key: 'strength', heading: 'Strength', aliases: ['type of action', 'kind of action'], required: false },
  { key: 'status', heading: 'Status', aliases: ['state', 'stands', 'progress status', 'action status'], required: false },
  { key: 'themes', heading: 'Themes', aliases: ['theme', 'topic', 'topics', 'category'], required: false },
  { key: 'completed', heading: 'Completed on', aliases: ['completed', 'date completed', 'completion date', 'closed on', 'date closed', 'done on'], required: false },
];

/**
 * What boards' words for how an action stands come to. Done and closed both come to "done, effect not yet judged":
 * that an action changed something is only said where somebody measured it (SUF-29).
 */
const words: Record<Extract<ActionStatus, 'planned' | 'in-progress' | 'verified' | 'dropped'>, readonly string[]> = {
  planned: ['', 'planned', 'open', 'new', 'not started', 'to do', 'todo', 'outstanding', 'agreed', 'not yet started', 'not yet due'],
  'in-progress': ['in progress', 'ongoing', 'on going', 'started', 'under way', 'underway', 'on track', 'active', 'overdue', 'delayed', 'partially complete', 'partly complete', 'amber'],
  verified: ['complete', 'completed', 'done', 'closed', 'finished', 'achieved', 'implemented', 'done effect not yet judged', 'blue'],
  dropped: ['dropped', 'cancelled', 'canceled', 'withdrawn', 'superseded', 'abandoned', 'no longer needed', 'no longer required', 'not progressed'],
};

/** How an action stands by a word of the file; null where the word is not known. */
export function statusOfWord(word: string): ActionStatus | null {
  const plain = word.toLowerCase().replace(/[^a-z]+/g, ' ').trim();
  return (Object.keys(words) as (keyof typeof words)[]).find((status) => words[status].includes(plain)) ?? null;
}

/** The words that are understood, for telling somebody who wrote another. */
export const knownStatusWords = 'open, not started, in progress, ongoing, complete, closed, cancelled';
