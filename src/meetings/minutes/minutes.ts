import { z } from 'zod';
import type { Member } from '../meeting/read-members.ts';
import type { Meeting } from '../meeting/open-meeting.ts';
import type { NumberedItem } from '../agenda/read-agenda.ts';

const person = z.object({ name: z.string(), post: z.string(), deputy: z.string() });

/** The minutes of a meeting as they are issued, complete in themselves: what changes afterwards changes nothing in them. */
export const Minutes = z.object({
  meeting: z.object({ reference: z.string(), title: z.string(), group: z.string(), board: z.string(), day: z.string(), startsAt: z.string(), place: z.string() }),
  present: z.array(person), apologies: z.array(person), absent: z.array(person), notRecorded: z.array(person), others: z.string(),
  conflicts: z.array(z.object({ name: z.string(), conflict: z.string() })),
  items: z.array(z.object({
    number: z.number(), title: z.string(), lead: z.string(), minute: z.string(),
    decisions: z.array(z.object({ reference: z.string(), text: z.string() })),
    actions: z.array(z.object({ reference: z.string(), title: z.string(), owner: z.string(), dueOn: z.string() })),
  })),
});
export type Minutes = z.output<typeof Minutes>;

/** Puts the minutes together from the record of a meeting. */
export function minutesOf(meeting: Meeting, members: readonly Member[], items: readonly NumberedItem[]): Minutes {
  const those = (standing: Member['standing']) => members.filter((member) => member.standing === standing).map(({ name, post, agency, deputy }) => ({ name, post: [post, agency].filter(Boolean).join(', '), deputy }));
  const { reference, title, group, board, day, startsAt, place } = meeting;
  return {
    meeting: { reference, title, group, board, day, startsAt, place: place || 'Online' },
    present: those('present'), apologies: those('apologies'), absent: those('absent'), notRecorded: those(null), others: meeting.others,
    conflicts: members.filter((member) => member.conflict !== '').map(({ name, conflict }) => ({ name, conflict })),
    items: items.map(({ number, title: what, lead, minute, decisions, actions }) => ({
      number, title: what, lead: lead ?? '', minute, decisions: decisions.map(({ reference: of, text }) => ({ reference: of, text })),
      actions: actions.map(({ reference: of, title: todo, owner, dueOn }) => ({ reference: of, title: todo, owner, dueOn })),
    })),
  };
}

/** Whether anything was minuted under an item: words, a decision or an action. */
export const isMinuted = (item: Pick<NumberedItem, 'minute' | 'decisions' | 'actions'>): boolean => item.minute !== '' || item.decisions.length > 0 || item.actions.length > 0;
