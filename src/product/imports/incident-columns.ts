import type { OurColumn } from '../../platform/tables/columns.ts';

export type IncidentColumn = 'reference' | 'title' | 'happened' | 'known' | 'place' | 'status' | 'outcome' | 'children';

/** What a register of serious incidents holds, by the names that boards give it. */
export const incidentColumns: readonly OurColumn<IncidentColumn>[] = [
  { key: 'reference', heading: 'Reference', aliases: ['ref', 'ref no', 'case reference', 'case ref', 'incident reference', 'number', 'no', 'id'], required: false },
  { key: 'title', heading: 'Summary', aliases: ['title', 'incident', 'description', 'nature of incident', 'type of incident', 'what happened'], required: true },
  { key: 'happened', heading: 'Incident date', aliases: ['date of incident', 'date', 'happened on', 'happened'], required: false },
  { key: 'known', heading: 'Known date', aliases: ['date known', 'known on', 'date became known', 'date notified', 'notification date', 'date of notification', 'date aware', 'referral date'], required: true },
  { key: 'place', heading: 'Area', aliases: ['place', 'locality', 'district', 'location'], required: false },
  { key: 'status', heading: 'Status', aliases: ['state', 'stands', 'case status'], required: false },
  { key: 'outcome', heading: 'Outcome', aliases: ['decision', 'review decided', 'review decision', 'result', 'type of review'], required: false },
  { key: 'children', heading: 'Children', aliases: ['number of children', 'children count', 'no of children'], required: false },
];

const over = ['', 'closed', 'complete', 'completed', 'ended', 'done', 'finished', 'published', 'withdrawn', 'no further action', 'nfa'];

/** Whether a word of the file says that the matter is over. */
export const isOver = (word: string): boolean => over.includes(word.toLowerCase().replace(/[^a-z]+/g, ' ').trim());
