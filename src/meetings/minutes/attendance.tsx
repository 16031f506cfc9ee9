import { record } from '../../access/record.ts';
import { cleanLine } from '../../platform/index.ts';
import { AreaField, Button, ErrorSummary, problemAt, RadioField, Table, TextField, type FieldProblem } from '../../web/fields/index.ts';
import { Details } from '../../web/govuk/index.ts';
import { forbidden, goTo, notFound, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { openMeeting, stands, type Meeting, type OpenMeeting } from '../meeting/open-meeting.ts';
import { readMembers, type Attendance, type Member } from '../meeting/read-members.ts';

const words: Record<Attendance, string> = { present: 'Present', apologies: 'Apologies', absent: 'Absent' };
const standingOf = (typed: string): Attendance | null => (typed === 'present' || typed === 'apologies' || typed === 'absent' ? typed : null);
const most = 300;

/** Who sits on the group, and who came, sent apologies or declared a conflict. */
export function Attendances({ open: { meeting }, members }: { open: OpenMeeting; members: readonly Member[] }) {
  return (
    <>
      {members.length === 0 ? <><h2 class="govuk-heading-m">Members</h2><p class="govuk-body">Nobody sits on the group. <a class="govuk-link" href={`/groups/${meeting.groupId}`}>Its members</a></p></> : (
        <Table caption="Members" heads={['Name', 'Post', 'Attendance', 'Conflict of interest']} rows={members.map((member) => [
          member.name, [member.post, member.agency].filter(Boolean).join(', ') || '–',
          <span>{member.standing === null ? 'Not recorded' : words[member.standing]}{member.deputy !== '' && <span class="gt-under">Represented by {member.deputy}</span>}</span>, member.conflict || 'None declared',
        ])} />
      )}
      {meeting.others !== '' && <p class="govuk-body gt-pre"><strong>Also there:</strong> {meeting.others}</p>}
    </>
  );
}

/** A member says beforehand that they cannot come, or what they are not free of. */
export function OwnApologies({ visit, open: { meeting }, members }: { visit: Visit; open: OpenMeeting; members: readonly Member[] }) {
  const own = members.find((member) => member.personId === visit.me.personId);
  if (own === undefined) return null;
  return (
    <Details classes="gt-deed" summaryText="Send apologies or declare a conflict">
      <PostForm action={`/meetings/${meeting.id}/apologies`}>
        <RadioField name="coming" label="Will you come?" choices={[{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }]} value={own.standing === 'apologies' ? 'no' : 'yes'} />
        <TextField name="deputy" label="Who comes for you? (optional)" value={own.deputy} />
        <TextField name="conflict" label="Have you a conflict of interest in any item? (optional)" hint="Say in which item, and what it is." value={own.conflict} />
        <Button look="secondary">Send</Button>
      </PostForm>
    </Details>
  );
}

async function write({ tx, me }: Visit, meeting: Meeting, personId: string, given: { standing: Attendance; deputy: string; conflict: string }): Promise<void> {
  await tx.insertInto('meeting_attendance').values({ partnership_id: me.partnershipId, meeting_id: meeting.id, person_id: personId, ...given }).onConflict((conflict) => conflict.columns(['partnership_id', 'meeting_id', 'person_id']).doUpdateSet(given)).execute();
}

/** One's own apologies, until the meeting is over. */
export async function sendApologies(visit: Visit): Promise<Reply> {
  const { tx, me, now, today, body } = visit;
  const open = await openMeeting(visit);
  if (open === null) return notFound;
  const { meeting } = open;
  const sits = (await readMembers(tx, meeting)).some((member) => member.personId === me.personId);
  if (!sits || stands(meeting) || meeting.day < today) return forbidden;
  const coming = sent(body, 'coming') !== 'no';
  await write(visit, meeting, me.personId, { standing: coming ? 'present' : 'apologies', deputy: coming ? '' : cleanLine(sent(body, 'deputy')).slice(0, most), conflict: cleanLine(sent(body, 'conflict')).slice(0, most) });
  await record(tx, now, { deed: coming ? 'said that they come to a meeting' : 'sent apologies for a meeting', subjectKind: 'meeting', subjectId: meeting.id, detail: { reference: meeting.reference } });
  return goTo(`/meetings/${meeting.id}`, coming ? 'It is noted that you come.' : 'Your apologies are noted.');
}

const maySay = ({ keeps, meeting }: OpenMeeting, today: string): boolean => keeps && !stands(meeting) && meeting.day <= today;

/** Who was there: filled in once the meeting has begun. */
export async function attendancePage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const open = await openMeeting(visit);
  if (open === null) return notFound;
  if (!maySay(open, visit.today)) return forbidden;
  const { meeting } = open;
  const members = await readMembers(visit.tx, meeting);
  const typed = visit.body['_csrf'] !== undefined;
  const value = (name: string, stored: string) => (typed ? sent(visit.body, name) : stored);
  return page('Attendance', (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{meeting.reference}, {meeting.group}</span>
      <h1 class="govuk-heading-l">Attendance</h1>
      <PostForm action={`/meetings/${meeting.id}/attendance`}>
        {members.map((member) => (
          <div class="gt-ask">
            <RadioField name={`standing.${member.personId}`} label={member.name} hint={member.post} choices={[{ value: 'present', label: 'Present' }, { value: 'apologies', label: 'Apologies' }, { value: 'absent', label: 'Absent' }]} value={value(`standing.${member.personId}`, member.standing ?? '')} />
            <TextField name={`deputy.${member.personId}`} label={<>Who came for them?<span class="govuk-visually-hidden"> For {member.name}</span></>} value={value(`deputy.${member.personId}`, member.deputy)} error={problemAt(problems, `deputy.${member.personId}`)} />
            <TextField name={`conflict.${member.personId}`} label={<>Conflict of interest<span class="govuk-visually-hidden"> of {member.name}</span></>} value={value(`conflict.${member.personId}`, member.conflict)} error={problemAt(problems, `conflict.${member.personId}`)} />
          </div>
        ))}
        <AreaField name="others" label="Who else was there? (optional)" rows={3} value={value('others', meeting.others)} error={problemAt(problems, 'others')} />
        <Button>Save</Button>
      </PostForm>
    </>
  ), { status: problems.length > 0 ? 422 : 200, section: 'meetings', wide: true, back: { href: `/meetings/${meeting.id}`, text: `Back to ${meeting.reference}` } });
}

export async function saveAttendance(visit: Visit): Promise<Reply> {
  const { tx, now, today, body } = visit;
  const open = await openMeeting(visit);
  if (open === null) return notFound;
  if (!maySay(open, today)) return forbidden;
  const { meeting } = open;
  const members = await readMembers(tx, meeting);
  const problems: FieldProblem[] = [];
  const short = (name: string, what: string): string => {
    const text = cleanLine(sent(body, name));
    if (text.length > most) problems.push({ field: name, message: `${what} must be ${most} characters or fewer` });
    return text;
  };
  const read = members.map(({ personId }) => ({ personId, standing: standingOf(sent(body, `standing.${personId}`)), deputy: short(`deputy.${personId}`, 'Who came for them'), conflict: short(`conflict.${personId}`, 'The conflict of interest') }));
  const others = sent(body, 'others');
  if (others.length > 2000) problems.push({ field: 'others', message: 'Who else was there must be 2,000 characters or fewer' });
  if (problems.length > 0) return attendancePage(visit, problems);
  for (const { personId, standing, ...rest } of read) if (standing !== null) await write(visit, meeting, personId, { standing, ...rest });
  await tx.updateTable('meeting').set((of) => ({ others, revision: of('revision', '+', 1) })).where('id', '=', meeting.id).execute();
  await record(tx, now, { deed: 'recorded who was at a meeting', subjectKind: 'meeting', subjectId: meeting.id, detail: { reference: meeting.reference } });
  return goTo(`/meetings/${meeting.id}`, 'Attendance is saved.');
}
