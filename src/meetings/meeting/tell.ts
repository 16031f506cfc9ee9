import { formatDayWithWeekday, type Day } from '../../calendar/index.ts';
import { newId, post } from '../../platform/index.ts';
import type { Visit } from '../../web/visit/index.ts';
import type { Meeting } from './open-meeting.ts';
import type { Member } from './read-members.ts';

export type MeetingEntry = 'set' | 'moved' | 'changed' | 'cancelled' | 'agenda-sent' | 'minutes-issued' | 'minutes-agreed';

/** Writes what happened to a meeting into its history. */
export async function enter({ tx, me, now }: Visit, meetingId: string, kind: MeetingEntry, text = ''): Promise<void> {
  await tx.insertInto('meeting_entry').values({ partnership_id: me.partnershipId, id: newId(), meeting_id: meetingId, kind, text, at: now, person_id: me.personId }).execute();
}

/** When a meeting is, in words. */
export const whenWords = ({ day, startsAt }: { day: Day; startsAt: string }): string => `${formatDayWithWeekday(day)}, ${startsAt}`;

/**
 * Tells the members of a group by mail: which meeting, when, and a link, nothing of what it deals with.
 * @param round tells this letter from one sent before about the same: the meeting's revision, or the issue of its minutes
 */
export async function tellGroup({ tx, me, now, app }: Visit, meeting: Pick<Meeting, 'id' | 'reference' | 'group' | 'day' | 'startsAt' | 'place'>, members: readonly Member[], letter: { about: string; round: number; subject: string; lines: string[] }): Promise<number> {
  await post(tx, me.partnershipId, now, members.map((member) => ({
    key: `meeting ${meeting.id} ${letter.about} ${letter.round} ${member.personId}`, toName: member.name, toEmail: member.email, subject: `${meeting.reference}: ${letter.subject}`,
    body: `${letter.lines.join('\n')}\n\n${meeting.group}\n${whenWords(meeting)}${meeting.place === '' ? '' : `\n${meeting.place}`}\n\n${app.settings.baseUrl}/meetings/${meeting.id}\n`,
  })));
  return members.length;
}
