import { record } from '../../access/record.ts';
import { parseDay } from '../../calendar/index.ts';
import { newId, type Tx } from '../../platform/index.ts';
import { nextReference } from '../../thread/reference.ts';
import { boxesOf, Button, DateField, ErrorSummary, problemAt, TextField, typedDay, type FieldProblem } from '../../web/fields/index.ts';
import { forbidden, goTo, notFound, page, PostForm, sent, type Reply, type Sent, type Visit } from '../../web/visit/index.ts';
import { drawUp } from '../agenda/draw-up.ts';
import { readDetails } from './details.ts';
import { openGroup } from './group-page.tsx';
import { readMeeting } from './open-meeting.ts';
import { enter } from './tell.ts';

/** When and where. */
export function DetailFields({ body, problems }: { body: Sent; problems: readonly FieldProblem[] }) {
  return (
    <>
      <TextField name="title" label="Title" hint="Everybody on the board sees it." value={sent(body, 'title')} error={problemAt(problems, 'title')} />
      <DateField name="day" label="On what day?" typed={typedDay(body, 'day')} error={problemAt(problems, 'day')} />
      <TextField name="startsAt" label="When does it begin?" hint="For example, 9:30 or 14:00" width="5" value={sent(body, 'startsAt')} error={problemAt(problems, 'startsAt')} />
      <TextField name="place" label="Where?" hint="The room, or leave it empty where all meet online." value={sent(body, 'place')} error={problemAt(problems, 'place')} />
      <TextField name="link" label="Link to join online (optional)" value={sent(body, 'link')} error={problemAt(problems, 'link')} />
    </>
  );
}

export async function newMeetingPage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const open = await openGroup(visit);
  if (open === null) return notFound;
  if (!open.keeps) return forbidden;
  const { group } = open;
  const boxes = boxesOf(parseDay(sent(visit.query, 'day')));
  const last = visit.body['title'] === undefined ? await visit.tx.selectFrom('meeting').select(['starts_at', 'place', 'link']).where('group_id', '=', group.id).orderBy('held_on', 'desc').limit(1).executeTakeFirst() : undefined;
  const body = visit.body['title'] === undefined ? { title: group.name, startsAt: last?.starts_at ?? '', place: last?.place ?? '', link: last?.link ?? '', 'day-day': boxes.day, 'day-month': boxes.month, 'day-year': boxes.year } : visit.body;
  return page('Set a meeting', (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{group.name}</span>
      <h1 class="govuk-heading-l">Set a meeting</h1>
      <p class="govuk-body">The agenda is drawn up at once: from the last meeting, the actions of the group, and the forward plan.</p>
      <PostForm action={`/meetings/groups/${group.id}/new`}>
        <DetailFields body={body} problems={problems} />
        <Button>Set the meeting</Button>
      </PostForm>
    </>
  ), { status: problems.length > 0 ? 422 : 200, section: 'meetings', back: { href: `/meetings/groups/${group.id}`, text: `Back to ${group.name}` } });
}

/** Sets a meeting of a group and draws up its agenda. */
export async function setMeeting(visit: Visit): Promise<Reply> {
  const { tx, me, now, today, body } = visit;
  const open = await openGroup(visit);
  if (open === null) return notFound;
  if (!open.keeps) return forbidden;
  const problems: FieldProblem[] = [];
  const details = readDetails(body, today, problems);
  if (details !== null && await meetsOn(tx, open.group.id, details.day, null)) problems.push({ field: 'day', message: 'The group meets on this day already' });
  if (details === null || problems.length > 0) return newMeetingPage(visit, problems);
  const id = newId();
  const reference = await nextReference(tx, 'MTG', today);
  await tx.insertInto('meeting').values({
    partnership_id: me.partnershipId, id, group_id: open.group.id, reference, title: details.title, held_on: details.day, starts_at: details.startsAt, place: details.place, link: details.link, made_at: now, made_by: me.personId,
  }).execute();
  await enter(visit, id, 'set');
  const meeting = await readMeeting(tx, id);
  if (meeting !== null) await drawUp(tx, me.partnershipId, meeting, today);
  await record(tx, now, { deed: 'set a meeting', subjectKind: 'meeting', subjectId: id, detail: { reference, group: open.group.name, day: details.day } });
  return goTo(`/meetings/${id}`, `${reference} is set, and its agenda is drawn up.`);
}

/** Whether a group has a meeting on a day, other than the one that is being moved. */
export async function meetsOn(tx: Tx, groupId: string, day: string, but: string | null): Promise<boolean> {
  const rows = await tx.selectFrom('meeting').select('id').where('group_id', '=', groupId).where('held_on', '=', day).where('cancelled_on', 'is', null).execute();
  return rows.some((row) => row.id !== but);
}
