import { record } from '../../access/record.ts';
import { formatDay } from '../../calendar/index.ts';
import { ChangedMeanwhile } from '../../platform/index.ts';
import { AreaField, boxesOf, Button, ErrorSummary, problemAt, readText, type FieldProblem } from '../../web/fields/index.ts';
import { forbidden, goTo, notFound, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { readDetails } from './details.ts';
import { isToCome, openMeeting, type OpenMeeting } from './open-meeting.ts';
import { readMembers } from './read-members.ts';
import { DetailFields, meetsOn } from './set-meeting.tsx';
import { enter, tellGroup, whenWords } from './tell.ts';

const changed = 'Somebody else changed this meeting while you were at it. What they did stands below.';

/** Moving or cancelling a meeting that is still to come. */
export async function changeMeetingPage(visit: Visit, opened?: OpenMeeting, problems: readonly FieldProblem[] = [], status: 200 | 409 | 422 = 200): Promise<Reply> {
  const open = opened ?? await openMeeting(visit);
  if (open === null) return notFound;
  const { meeting } = open;
  if (!open.keeps || !isToCome(meeting, visit.today)) return forbidden;
  const boxes = boxesOf(meeting.day);
  const moving = sent(visit.body, 'do') === 'change';
  const cancelling = sent(visit.body, 'do') === 'cancel';
  const body = moving ? visit.body : { title: meeting.title, startsAt: meeting.startsAt, place: meeting.place, link: meeting.link, 'day-day': boxes.day, 'day-month': boxes.month, 'day-year': boxes.year };
  return page('Change the meeting', (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{meeting.reference}, {meeting.group}</span>
      <h1 class="govuk-heading-l">Change the meeting</h1>
      <PostForm action={`/meetings/${meeting.id}/change`}>
        <input type="hidden" name="revision" value={meeting.revision} />
        <DetailFields body={body} problems={problems} />
        <AreaField name="reason" label="If it moves to another day or time, why?" hint="The members are told of it by mail." rows={2} value={moving ? sent(body, 'reason') : ''} error={moving ? problemAt(problems, 'reason') : undefined} />
        <Button name="do" value="change">Save</Button>
      </PostForm>
      <h2 class="govuk-heading-m">Cancel it</h2>
      <PostForm action={`/meetings/${meeting.id}/change`}>
        <input type="hidden" name="revision" value={meeting.revision} />
        <AreaField name="reason" id="why" label="Why is it cancelled?" hint="What the forward plan brought to it goes to the next meeting." rows={2} value={cancelling ? sent(visit.body, 'reason') : ''} error={problemAt(problems, 'why')} />
        <Button name="do" value="cancel" look="warning">Cancel the meeting</Button>
      </PostForm>
    </>
  ), { status, section: 'meetings', back: { href: `/meetings/${meeting.id}`, text: `Back to ${meeting.reference}` } });
}

/** Moves, changes or cancels a meeting and tells its members; what comes to every meeting moves with it. */
export async function changeMeeting(visit: Visit): Promise<Reply> {
  const { tx, me, now, today, body } = visit;
  const open = await openMeeting(visit);
  if (open === null) return notFound;
  const { meeting } = open;
  const deed = sent(body, 'do');
  if (!open.keeps || !isToCome(meeting, today) || !(deed === 'change' || deed === 'cancel')) return forbidden;
  if (Number(sent(body, 'revision')) !== meeting.revision) return changeMeetingPage(visit, open, [{ field: '', message: changed }], 409);
  const problems: FieldProblem[] = [];
  if (deed === 'cancel') {
    const reason = readText(body, 'reason', { what: 'The reason', most: 1000, missing: 'Enter why it is cancelled' }, problems);
    if (problems.length > 0) return changeMeetingPage(visit, open, problems.map((problem) => ({ ...problem, field: 'why' })), 422);
    await write(open, { cancelled_on: today });
    await enter(visit, meeting.id, 'cancelled', reason);
    await tellGroup(visit, meeting, await readMembers(tx, meeting), { about: 'cancelled', round: meeting.revision, subject: 'the meeting is cancelled', lines: ['This meeting is cancelled.'] });
    await record(tx, now, { deed: 'cancelled a meeting', subjectKind: 'meeting', subjectId: meeting.id, detail: { reference: meeting.reference } });
    return goTo(`/meetings/${meeting.id}`, `${meeting.reference} is cancelled. The members are told by mail.`);
  }
  const details = readDetails(body, today, problems);
  const moved = details !== null && (details.day !== meeting.day || details.startsAt !== meeting.startsAt);
  const reason = readText(body, 'reason', { what: 'The reason', most: 1000, ...(moved ? { missing: 'Enter why it moves' } : {}) }, problems);
  if (details !== null && await meetsOn(tx, meeting.groupId, details.day, meeting.id)) problems.push({ field: 'day', message: 'The group meets on this day already' });
  if (details === null || problems.length > 0) return changeMeetingPage(visit, open, problems, 422);
  await write(open, { title: details.title, held_on: details.day, starts_at: details.startsAt, place: details.place, link: details.link });
  if (details.day !== meeting.day) await moveWhatComesToEach(open, details.day);
  await enter(visit, meeting.id, moved ? 'moved' : 'changed', moved ? `From ${whenWords(meeting)} to ${whenWords(details)}.\n${reason}` : reason);
  if (moved) await tellGroup(visit, { ...meeting, ...details }, await readMembers(tx, { ...meeting, ...details }), { about: 'moved', round: meeting.revision, subject: `moved to ${formatDay(details.day)}`, lines: [`This meeting moves. It was to be on ${whenWords(meeting)}.`] });
  await record(tx, now, { deed: moved ? 'moved a meeting' : 'changed a meeting', subjectKind: 'meeting', subjectId: meeting.id, detail: { reference: meeting.reference, ...(moved ? { from: meeting.day, to: details.day } : {}) } });
  return goTo(`/meetings/${meeting.id}`, moved ? `${meeting.reference} is moved. The members are told by mail.` : `${meeting.reference} is changed.`);

  async function write({ meeting: { id, revision } }: OpenMeeting, change: { cancelled_on?: string; title?: string; held_on?: string; starts_at?: string; place?: string; link?: string }) {
    const written = await tx.updateTable('meeting').set({ ...change, revision: revision + 1 }).where('id', '=', id).where('revision', '=', revision).executeTakeFirst();
    if (written.numUpdatedRows !== 1n) throw new ChangedMeanwhile();
  }

  async function moveWhatComesToEach({ pack, meeting: { id, groupId, groupKey, day } }: OpenMeeting, to: string) {
    const lines = pack.cadences.flatMap((cadence) => cadence.reporting.filter((line) => line.to === groupKey).flatMap((line, index) => (line.every === 'meeting' ? [`${cadence.key}.${groupKey}.${index + 1}`] : [])));
    if (lines.length === 0) return;
    await tx.updateTable('plan_item').set({ due_on: to }).where('partnership_id', '=', me.partnershipId).where('group_id', '=', groupId).where('line', 'in', lines).where('due_on', '=', day)
      .where((exists) => exists.not(exists.exists(exists.selectFrom('plan_item as there').select('there.id').whereRef('there.line', '=', 'plan_item.line').where('there.group_id', '=', groupId).where('there.due_on', '=', to)))).execute();
    await tx.updateTable('meeting_item').set({ plan_due: to }).where('meeting_id', '=', id).where('plan_line', 'in', lines).where('plan_due', '=', day).execute();
  }
}
