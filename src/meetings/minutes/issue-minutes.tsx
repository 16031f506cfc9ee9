import { record } from '../../access/record.ts';
import { dayInLondon, formatDay } from '../../calendar/index.ts';
import { ChangedMeanwhile, type Tx } from '../../platform/index.ts';
import { wordType } from '../../platform/documents/word.ts';
import { forbidden, goTo, notFound, page, type Reply, type Visit } from '../../web/visit/index.ts';
import { numbered, readAgenda, type NumberedItem } from '../agenda/read-agenda.ts';
import { openMeeting, stands, type Meeting } from '../meeting/open-meeting.ts';
import { readMembers } from '../meeting/read-members.ts';
import { enter, tellGroup } from '../meeting/tell.ts';
import { mark } from '../plan/change-item.ts';
import { readPlans } from '../plan/read-plan.ts';
import { tieMeeting } from './knots.ts';
import { isMinuted, Minutes, minutesOf } from './minutes.ts';
import { minutesDocument } from './minutes-document.ts';

/**
 * Issues the minutes of a meeting as the record has them, tells the members, and takes what the forward plan brought and was minuted
 * off the plan. Until a later meeting has agreed them they may be corrected and issued again.
 */
export async function issueMinutes(visit: Visit): Promise<Reply> {
  const { tx, me, now, today } = visit;
  const open = await openMeeting(visit);
  if (open === null) return notFound;
  const { meeting } = open;
  if (!open.keeps || stands(meeting) || meeting.day > today) return forbidden;
  const items = numbered((await readAgenda(tx, meeting.id)).items, meeting.startsAt);
  if (!items.some(isMinuted)) return nothingMinuted(meeting);
  const members = await readMembers(tx, meeting);
  const issue = meeting.minutesIssue + 1;
  const written = await tx.updateTable('meeting').set({ minutes_state: 'issued', minutes_issue: issue, revision: meeting.revision + 1 }).where('id', '=', meeting.id).where('revision', '=', meeting.revision).executeTakeFirst();
  if (written.numUpdatedRows !== 1n) throw new ChangedMeanwhile();
  await tx.insertInto('meeting_minutes').values({ partnership_id: me.partnershipId, meeting_id: meeting.id, issue, content: JSON.stringify(minutesOf(meeting, members, items)), issued_at: now, issued_by: me.personId }).execute();
  await takeOffThePlan(tx, me.partnershipId, meeting, items, { at: now, personId: me.personId });
  await tieMeeting(tx, me.partnershipId, meeting, 'Minutes issued');
  const told = await tellGroup(visit, meeting, members, { about: 'minutes', round: issue, subject: `minutes of ${formatDay(meeting.day)}`, lines: [issue === 1 ? 'The minutes of this meeting are issued.' : 'The minutes of this meeting were corrected and issued again.', 'The next meeting agrees them.'] });
  await enter(visit, meeting.id, 'minutes-issued', `Issue ${issue}, to ${told === 1 ? 'one member' : `${told} members`}`);
  await record(tx, now, { deed: 'issued the minutes of a meeting', subjectKind: 'meeting', subjectId: meeting.id, detail: { reference: meeting.reference, issue, told } });
  return goTo(`/meetings/${meeting.id}`, `The minutes are issued. ${told === 1 ? 'One member is' : `${told} members are`} told by mail.`);
}

/** What was minuted was taken: it is late no longer, and neither are the times before, for which it stood. */
export async function takeOffThePlan(tx: Tx, partnershipId: string, meeting: Pick<Meeting, 'id' | 'groupId' | 'reference' | 'day'>, items: readonly NumberedItem[], by: { at: Date; personId: string | null }): Promise<void> {
  const minuted = items.filter((item) => item.kind === 'plan' && isMinuted(item));
  const last = minuted.map((item) => item.due!).toSorted().at(-1);
  if (last === undefined) return;
  const [plan] = await readPlans(tx, partnershipId, { group: meeting.groupId }, meeting.day, last);
  for (const item of plan?.items ?? []) {
    if (item.standing === 'taken' || item.standing === 'not-needed') continue;
    if (!minuted.some((each) => each.line === item.line && (each.due === item.due || item.by <= each.due!))) continue;
    await mark(tx, partnershipId, { groupId: meeting.groupId, line: item.line, due: item.due }, item.mark, { status: 'taken', meeting_id: meeting.id }, { kind: 'taken', text: `Minuted at ${meeting.reference}`, at: by.at, personId: by.personId });
  }
}

const nothingMinuted = ({ id }: Meeting): Reply => page('Nothing is minuted yet', (
  <>
    <h1 class="govuk-heading-l">There is a problem: nothing is minuted yet</h1>
    <p class="govuk-body"><a class="govuk-link" href={`/meetings/${id}`}>Go back to the meeting</a> and write at least one minute.</p>
  </>
), { status: 422, section: 'meetings', back: { href: `/meetings/${id}`, text: 'Back to the meeting' } });

/** The minutes as a Word document, word for word as they were issued last. */
export async function minutesAsWord(visit: Visit): Promise<Reply> {
  const { tx, now } = visit;
  const open = await openMeeting(visit);
  if (open === null) return notFound;
  if (!open.reads) return forbidden;
  const { meeting } = open;
  const issued = await tx.selectFrom('meeting_minutes').selectAll().where('meeting_id', '=', meeting.id).orderBy('issue', 'desc').executeTakeFirst();
  if (issued === undefined) return notFound;
  const content = await minutesDocument(Minutes.parse(issued.content), { issue: issued.issue, issuedOn: dayInLondon(issued.issued_at), agreedOn: meeting.agreedOn, demonstration: visit.me.demonstration });
  await record(tx, now, { deed: 'took out the minutes of a meeting', subjectKind: 'meeting', subjectId: meeting.id, detail: { reference: meeting.reference } });
  return { kind: 'download', name: `${meeting.reference} minutes.docx`, type: wordType, content };
}
