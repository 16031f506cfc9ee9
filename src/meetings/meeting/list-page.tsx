import { addMonths, formatDay } from '../../calendar/index.ts';
import { readGroups } from '../../people/groups/read-groups.ts';
import { readBoards } from '../../people/boards.ts';
import { Table } from '../../web/fields/index.ts';
import { page, type Reply, type Visit } from '../../web/visit/index.ts';
import { mayReadMeeting, sitsOn } from '../policies.ts';
import { readMeetings, type MeetingRow } from './read-meetings.ts';
import { MeetingTag } from './standing-tag.tsx';

/** Every meeting of the boards on which one is: one's own groups with where they stand, the others by day and title. */
export async function meetingsPage(visit: Visit): Promise<Reply> {
  const { tx, me, today } = visit;
  const mine = new Set(me.roles.map((role) => role.boardId));
  const boards = (await readBoards(tx, me.partnershipId)).filter((board) => mine.has(board.id));
  const meetings = await readMeetings(tx, { boards: [...mine] }, addMonths(today, -6), addMonths(today, 24));
  const groups = (await readGroups(tx, today)).filter((group) => mine.has(group.boardId));
  const coming = meetings.filter((meeting) => meeting.day >= today && meeting.cancelledOn === null);
  const past = meetings.filter((meeting) => meeting.day < today || meeting.cancelledOn !== null).toReversed();
  const next = (groupId: string) => coming.find((meeting) => meeting.groupId === groupId);
  const place = (boardId: string, key: string) => boards.find((board) => board.id === boardId)?.pack.groups.findIndex((group) => group.key === key) ?? 0;
  return page('Meetings', (
    <>
      <h1 class="govuk-heading-l">Meetings</h1>
      <p class="govuk-body gt-measure">You see what your own groups deal with; of other groups, when they meet. <a class="govuk-link" href="/forward-plan">The forward plan</a> says what is due to which meeting.</p>
      <Meetings caption="To come" visit={visit} rows={coming} none="No meeting is set." />
      <Table caption="Groups" heads={['Group', 'Members today', 'Next meeting', 'Plan']} rows={groups.toSorted((one, other) => Number(sitsOn(me, { groupId: other.id, boardId: other.boardId })) - Number(sitsOn(me, { groupId: one.id, boardId: one.boardId })) || place(one.boardId, one.key) - place(other.boardId, other.key)).map((group) => {
        const soon = next(group.id);
        return [
          <><a class="govuk-link" href={`/meetings/groups/${group.id}`}>{group.name}</a>{sitsOn(me, { groupId: group.id, boardId: group.boardId }) && <span class="gt-under">You sit on it</span>}{boards.length > 1 && boards.find((board) => board.id === group.boardId)?.name !== group.name && <span class="gt-under">{boards.find((board) => board.id === group.boardId)?.name}</span>}</>,
          group.members === 0 ? 'Nobody' : String(group.members), soon === undefined ? 'None is set' : formatDay(soon.day), <a class="govuk-link" href={`/forward-plan?group=${group.id}`}>What is due<span class="govuk-visually-hidden"> to {group.name}</span></a>,
        ];
      })} />
      {past.length > 0 && <Meetings caption="The last six months" visit={visit} rows={past} none="" />}
    </>
  ), { section: 'meetings', wide: true });
}

/** Meetings as a table. Where they stand is told to those who may read them. */
export function Meetings({ caption, visit: { me, today }, rows, none, oneGroup = false }: { caption: string; visit: Visit; rows: readonly MeetingRow[]; none: string; oneGroup?: boolean }) {
  if (rows.length === 0) return <><h2 class="govuk-heading-m">{caption}</h2><p class="govuk-body">{none}</p></>;
  return (
    <Table caption={caption} heads={['Meeting', ...(oneGroup ? [] : ['Group']), 'When', 'Standing']} rows={rows.map((row) => [
      <><a class="govuk-link" href={`/meetings/${row.id}`}>{row.title}</a><span class="gt-under">{row.reference}</span></>, ...(oneGroup ? [] : [<a class="govuk-link" href={`/meetings/groups/${row.groupId}`}>{row.group}</a>]), `${formatDay(row.day)}, ${row.startsAt}`,
      mayReadMeeting(me, row) ? <MeetingTag of={row} today={today} /> : row.cancelledOn === null ? (row.day < today ? 'Over' : 'Set') : 'Cancelled',
    ])} />
  );
}
