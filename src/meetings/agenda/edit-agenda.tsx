import { record } from '../../access/record.ts';
import { cleanLine, newId } from '../../platform/index.ts';
import { Button, ErrorSummary, problemAt, SelectField, Table, TextField, type FieldProblem } from '../../web/fields/index.ts';
import { Checkboxes } from '../../web/govuk/index.ts';
import { forbidden, goTo, notFound, page, PostForm, sent, sentAll, type Reply, type Visit } from '../../web/visit/index.ts';
import { openMeeting, stands, type OpenMeeting } from '../meeting/open-meeting.ts';
import { readMembers } from '../meeting/read-members.ts';
import { bringUpToDate, renumber } from './draw-up.ts';
import { readAgenda, type AgendaItem } from './read-agenda.ts';

const mostMinutes = 600;
const Hidden = ({ children }: { children: string }) => <span class="govuk-visually-hidden">{children}</span>;

/** An agenda is edited until the minutes are issued. */
const mayEdit = ({ keeps, meeting }: OpenMeeting): boolean => keeps && !stands(meeting) && meeting.minutesState === 'none';

async function leads(visit: Visit, open: OpenMeeting, items: readonly AgendaItem[]): Promise<{ value: string; label: string }[]> {
  const members = (await readMembers(visit.tx, open.meeting)).map((member) => ({ value: member.personId, label: member.name }));
  const others = items.flatMap((item) => (item.leadId === null || members.some((member) => member.value === item.leadId) ? [] : [{ value: item.leadId, label: item.lead ?? '' }]));
  const known = [...new Map([...members, ...others].map((each) => [each.value, each])).values()];
  return known.toSorted((one, other) => one.label.localeCompare(other.label));
}

/** The order of the agenda, who leads what and for how long, what is left out and what is added. */
export async function editAgendaPage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const open = await openMeeting(visit);
  if (open === null) return notFound;
  if (!mayEdit(open)) return forbidden;
  const { meeting } = open;
  const { items } = await readAgenda(visit.tx, meeting.id);
  const choices = await leads(visit, open, items);
  const typed = visit.body['_csrf'] !== undefined;
  const value = (name: string, stored: string) => (typed ? sent(visit.body, name) : stored);
  const out = typed ? sentAll(visit.body, 'out') : items.filter((item) => item.leftOut).map((item) => item.id);
  return page('Edit the agenda', (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{meeting.reference}, {meeting.group}</span>
      <h1 class="govuk-heading-l">Edit the agenda</h1>
      <PostForm action={`/meetings/${meeting.id}/agenda`}>
        <Table caption="Items" captionSize="hidden" heads={['Item', 'Place', 'Lead', 'Minutes', 'Left out']} rows={items.map((item, index) => [
          item.title,
          <TextField name={`place.${item.id}`} label={<Hidden>{`Place of ${item.title}`}</Hidden>} width="3" value={value(`place.${item.id}`, String(index + 1))} error={problemAt(problems, `place.${item.id}`)} />,
          <SelectField name={`lead.${item.id}`} label={<Hidden>{`Lead of ${item.title}`}</Hidden>} empty="Nobody" choices={choices} value={value(`lead.${item.id}`, item.leadId ?? '')} />,
          <TextField name={`minutes.${item.id}`} label={<Hidden>{`Minutes for ${item.title}`}</Hidden>} width="3" value={value(`minutes.${item.id}`, item.allotted === null ? '' : String(item.allotted))} error={problemAt(problems, `minutes.${item.id}`)} />,
          <Checkboxes idPrefix={`out-${item.id}`} name="out" classes="govuk-checkboxes--small" items={[{ value: item.id, text: <Hidden>{`Leave out ${item.title}`}</Hidden> }]} values={out} />,
        ])} />
        <h2 class="govuk-heading-m">Add an item</h2>
        <TextField name="title" label="What is it about? (optional)" hint="No names of children." value={value('title', '')} error={problemAt(problems, 'title')} />
        <SelectField name="lead" label="Lead" empty="Nobody" choices={choices} value={value('lead', '')} />
        <TextField name="minutes" label="Minutes" width="3" value={value('minutes', '10')} error={problemAt(problems, 'minutes')} />
        <Button>Save the agenda</Button>
      </PostForm>
    </>
  ), { status: problems.length > 0 ? 422 : 200, section: 'meetings', wide: true, back: { href: `/meetings/${meeting.id}`, text: `Back to ${meeting.reference}` } });
}

function readNumber(typed: string, most: number, message: string, field: string, problems: FieldProblem[]): number | null {
  if (typed === '') return null;
  if (/^\d{1,3}$/.test(typed) && Number(typed) >= 1 && Number(typed) <= most) return Number(typed);
  problems.push({ field, message });
  return null;
}

/** Saves the agenda as it was sent, with an item added where one was typed. */
export async function editAgenda(visit: Visit): Promise<Reply> {
  const { tx, me, now, body } = visit;
  const open = await openMeeting(visit);
  if (open === null) return notFound;
  if (!mayEdit(open)) return forbidden;
  const { meeting } = open;
  const { items } = await readAgenda(tx, meeting.id);
  const known = new Set((await leads(visit, open, items)).map((each) => each.value));
  const leadOf = (name: string) => (known.has(sent(body, name)) ? sent(body, name) : null);
  const problems: FieldProblem[] = [];
  const minutesWords = `Minutes must be a whole number from 1 to ${mostMinutes}`;
  const read = items.map((item, index) => ({
    id: item.id, out: sentAll(body, 'out').includes(item.id), lead: leadOf(`lead.${item.id}`), allotted: readNumber(sent(body, `minutes.${item.id}`), mostMinutes, minutesWords, `minutes.${item.id}`, problems),
    place: readNumber(sent(body, `place.${item.id}`), 999, 'The place must be a whole number', `place.${item.id}`, problems) ?? index + 1,
  }));
  const title = cleanLine(sent(body, 'title'));
  if (title.length > 200) problems.push({ field: 'title', message: 'What it is about must be 200 characters or fewer' });
  const allotted = readNumber(sent(body, 'minutes'), mostMinutes, minutesWords, 'minutes', problems);
  if (problems.length > 0) return editAgendaPage(visit, problems);
  for (const { id, out, lead, allotted: minutes } of read) await tx.updateTable('meeting_item').set({ left_out: out, lead_id: lead, allotted: minutes }).where('id', '=', id).execute();
  const order = read.toSorted((one, other) => one.place - other.place).map((item) => item.id);
  if (title !== '') {
    const id = newId();
    await tx.insertInto('meeting_item').values({ partnership_id: me.partnershipId, id, meeting_id: meeting.id, kind: 'added', position: 0, title, lead_id: leadOf('lead'), allotted }).execute();
    // Before the last item, which closes the meeting.
    const closing = order.findLastIndex((each) => items.find((item) => item.id === each)?.kind === 'closing');
    order.splice(closing === -1 ? order.length : closing, 0, id);
  }
  await renumber(tx, order, 1);
  await record(tx, now, { deed: 'edited the agenda of a meeting', subjectKind: 'meeting', subjectId: meeting.id, detail: { reference: meeting.reference } });
  return goTo(`/meetings/${meeting.id}`, title === '' ? 'The agenda is saved.' : `“${title}” is on the agenda.`);
}

/** Puts onto the agenda what the forward plan has brought since it was drawn up. */
export async function updateAgenda(visit: Visit): Promise<Reply> {
  const open = await openMeeting(visit);
  if (open === null) return notFound;
  if (!mayEdit(open)) return forbidden;
  const { items } = await readAgenda(visit.tx, open.meeting.id);
  const come = await bringUpToDate(visit.tx, visit.me.partnershipId, open.meeting, items, visit.today);
  await record(visit.tx, visit.now, { deed: 'brought an agenda up to date', subjectKind: 'meeting', subjectId: open.meeting.id, detail: { reference: open.meeting.reference, items: come } });
  return goTo(`/meetings/${open.meeting.id}`, come === 0 ? 'Nothing has come since.' : `${come === 1 ? 'One item is' : `${come} items are`} added.`);
}
