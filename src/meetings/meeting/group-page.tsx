import { addMonths, formatDayWithWeekday, type Day, type Division } from '../../calendar/index.ts';
import { rhythmWords } from '../../framework/words.ts';
import { readBoards } from '../../people/boards.ts';
import { readGroup, type Group, type Member } from '../../people/groups/read-groups.ts';
import { holdsOn } from '../../people/span.ts';
import type { Pack } from '../../framework/index.ts';
import { ButtonLink } from '../../web/fields/index.ts';
import { notFound, page, type Reply, type Visit } from '../../web/visit/index.ts';
import { proposeDays, workingDay } from '../calendar/propose.ts';
import { Duties, readDuties } from '../plan/duties.tsx';
import { monthsOf } from '../plan/lay-out.ts';
import { readPlans } from '../plan/read-plan.ts';
import { mayKeep, maySeeThat } from '../policies.ts';
import { Meetings } from './list-page.tsx';
import { readMeetings, type MeetingRow } from './read-meetings.ts';

export interface OpenGroup {
  group: Group;
  board: string;
  members: readonly Member[];
  told: Pack['groups'][number] | undefined;
  keeps: boolean;
}

/** A group of a board on which the visitor is; null for any other. */
export async function openGroup({ tx, me, params, today }: Visit): Promise<OpenGroup | null> {
  const found = await readGroup(tx, params['group'] ?? '', today);
  if (found === null) return null;
  const of = { groupId: found.group.id, boardId: found.group.boardId };
  if (!maySeeThat(me, of)) return null;
  const board = (await readBoards(tx, me.partnershipId)).find((each) => each.id === found.group.boardId);
  return { ...found, board: board?.name ?? '', told: board?.pack.groups.find((each) => each.key === found.group.key), keeps: mayKeep(me, of) };
}

/** The days to propose for a group, from what is set and the framework's rhythm. */
async function proposals({ tx, app, me, today }: Visit, { told }: OpenGroup, meetings: readonly MeetingRow[]): Promise<Day[]> {
  const { division } = await tx.selectFrom('partnership').select('division').where('partnership_id', '=', me.partnershipId).executeTakeFirstOrThrow();
  const days = meetings.filter((meeting) => meeting.cancelledOn === null).map((meeting) => meeting.day);
  return proposeDays({ months: told?.meets === undefined ? null : monthsOf(told.meets), days }, today, addMonths(today, 12), workingDay(app.calendar(), division as Division)).slice(0, 6);
}

/** The meetings of one group: those to come, those proposed, those held; what it is for, and its duties. */
export async function groupMeetingsPage(visit: Visit): Promise<Reply> {
  const open = await openGroup(visit);
  if (open === null) return notFound;
  const { group, told, keeps, members } = open;
  const { tx, today } = visit;
  const meetings = await readMeetings(tx, { group: group.id }, addMonths(today, -60), addMonths(today, 60));
  const plans = told === undefined || told.duties.length === 0 ? [] : await readPlans(tx, visit.me.partnershipId, { boards: [group.boardId] }, today, addMonths(today, 24));
  const duties = (await readDuties(tx, plans.filter((plan) => plan.groupId === group.id), plans, today)).get(group.id) ?? [];
  const proposed = keeps ? await proposals(visit, open, meetings) : [];
  const coming = meetings.filter((meeting) => meeting.day >= today && meeting.cancelledOn === null);
  const past = meetings.filter((meeting) => meeting.day < today || meeting.cancelledOn !== null).toReversed();
  const sitting = new Set(members.filter((member) => holdsOn(member, today)).map((member) => member.personId)).size;
  return page(`Meetings: ${group.name}`, (
    <>
      <span class="govuk-caption-l">Meetings</span>
      <h1 class="govuk-heading-l">{group.name}</h1>
      {told?.about !== undefined && <p class="govuk-body gt-measure">{told.about}</p>}
      <p class="govuk-body">{told?.meets === undefined ? 'The framework does not say how often it meets.' : `The framework lets it meet ${rhythmWords({ every: told.meets })}.`} <a class="govuk-link" href={`/groups/${group.id}`}>{sitting === 0 ? 'Nobody sits on it' : sitting === 1 ? '1 person sits on it' : `${sitting} people sit on it`}</a>. <a class="govuk-link" href={`/forward-plan?group=${group.id}`}>What is due to it</a>.</p>
      <Meetings caption="To come" visit={visit} rows={coming} none="No meeting is set." oneGroup />
      {keeps && (
        <>
          {proposed.length > 0 && <h2 class="govuk-heading-m">Proposed</h2>}
          {proposed.length > 0 && <p class="govuk-body">{told?.meets === undefined ? 'About as far apart as the last two, in whole months, on the same weekday.' : 'At the rhythm of the framework, on the same weekday.'}</p>}
          <ul class="govuk-list">{proposed.map((day) => <li>{formatDayWithWeekday(day)} <a class="govuk-link" href={`/meetings/groups/${group.id}/new?day=${day}`}>Set<span class="govuk-visually-hidden"> a meeting on {formatDayWithWeekday(day)}</span></a></li>)}</ul>
          <ButtonLink href={`/meetings/groups/${group.id}/new`} look={proposed.length > 0 ? 'secondary' : ''}>Set a meeting</ButtonLink>
        </>
      )}
      {past.length > 0 && <Meetings caption="Before" visit={visit} rows={past} none="" oneGroup />}
      {duties.length > 0 && <Duties of={duties} caption="Its duties" keeps={keeps} permits={visit.me.permissions} />}
    </>
  ), { section: 'meetings', wide: true, back: { href: '/meetings', text: 'Back to meetings' } });
}
