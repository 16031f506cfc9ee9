import { formatDay, formatInstant, type Day } from '../../calendar/index.ts';
import { Button, ButtonLink, Facts } from '../../web/fields/index.ts';
import { InsetText } from '../../web/govuk/index.ts';
import { notFound, page, PostForm, type Reply, type Visit } from '../../web/visit/index.ts';
import { AgendaList } from '../agenda/agenda-list.tsx';
import { broughtTo, drawnPapers, newlyBrought } from '../agenda/draw-up.ts';
import { readMatters } from '../agenda/matters.ts';
import { Papers } from '../agenda/papers.tsx';
import { numbered, readAgenda } from '../agenda/read-agenda.ts';
import { AgreeLast } from '../minutes/agree.tsx';
import { Attendances, OwnApologies } from '../minutes/attendance.tsx';
import { isToCome, openMeeting, stands, type OpenMeeting } from './open-meeting.ts';
import { readMembers } from './read-members.ts';
import { MeetingTag } from './standing-tag.tsx';
import { whenWords } from './tell.ts';

const entryWords: Record<string, string> = { set: 'Set', moved: 'Moved', changed: 'Changed', cancelled: 'Cancelled', 'agenda-sent': 'Agenda sent', 'minutes-issued': 'Minutes issued', 'minutes-agreed': 'Minutes agreed' };

/** A meeting: for its group all that it deals with, for the rest of the board its day and title. */
export async function meetingPage(visit: Visit): Promise<Reply> {
  const open = await openMeeting(visit);
  if (open === null) return notFound;
  const { meeting } = open;
  const back = { href: `/meetings/groups/${meeting.groupId}`, text: `Back to ${meeting.group}` };
  if (!open.reads) {
    return page(`${meeting.reference}: ${meeting.title}`, (
      <>
        <Heading open={open} today={visit.today} />
        <Facts rows={[{ name: 'When', value: whenWords(meeting) }]} />
        <p class="govuk-body">What a meeting deals with is for the members of its group.</p>
      </>
    ), { section: 'meetings', back });
  }
  const body = await meetingBody(visit, open);
  return page(`${meeting.reference}: ${meeting.title}`, body, { section: 'meetings', wide: true, back });
}

async function meetingBody(visit: Visit, open: OpenMeeting) {
  const { tx, me, today } = visit;
  const { meeting, keeps } = open;
  const agenda = await readAgenda(tx, meeting.id);
  const members = await readMembers(tx, meeting);
  const matters = meeting.minutesState === 'none' ? await readMatters(tx, open) : null;
  const brought = await broughtTo(tx, me.partnershipId, meeting, today);
  const come = newlyBrought(brought.items, agenda.items);
  const entries = await tx.selectFrom('meeting_entry as e').leftJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'e.partnership_id').onRef('p.id', '=', 'e.person_id')).select(['e.kind', 'e.text', 'e.at', 'p.name']).where('e.meeting_id', '=', meeting.id).orderBy('e.at', 'desc').orderBy('e.id', 'desc').execute();
  const may = keeps && !stands(meeting);
  const begun = meeting.day <= today;
  const items = numbered(agenda.items, meeting.startsAt);
  return (
    <>
      <Heading open={open} today={today} />
      <Facts rows={[
        { name: 'When', value: whenWords(meeting) }, { name: 'Where', value: meeting.place || 'Online' },
        ...(meeting.link === '' ? [] : [{ name: 'Online', value: <a class="govuk-link" href={meeting.link} rel="noreferrer noopener">Join online</a> }]),
        ...(meeting.before === null ? [] : [{ name: 'Last meeting', value: <a class="govuk-link" href={`/meetings/${meeting.before.id}`}>{meeting.before.reference}, {formatDay(meeting.before.day)}</a> }]),
        { name: 'Documents', value: <span><a class="govuk-link" href={`/meetings/${meeting.id}/agenda.docx`}>Agenda as Word</a>{meeting.minutesState !== 'none' && <><br /><a class="govuk-link" href={`/meetings/${meeting.id}/minutes.docx`}>Minutes as Word</a></>}</span> },
      ]} />
      {may && (
        <div class="govuk-button-group gt-no-print">
          {begun && <ButtonLink href={`/meetings/${meeting.id}/attendance`} look={meeting.minutesState === 'none' ? '' : 'secondary'}>Attendance</ButtonLink>}
          {!begun && <PostForm action={`/meetings/${meeting.id}/agenda/send`}><Button>{meeting.agendaSent ? 'Send the agenda again' : 'Send the agenda'}</Button></PostForm>}
          {meeting.minutesState === 'none' && <ButtonLink href={`/meetings/${meeting.id}/agenda`} look="secondary">Edit the agenda</ButtonLink>}
          {begun && <PostForm action={`/meetings/${meeting.id}/minutes`}><Button look="secondary">{meeting.minutesState === 'none' ? 'Issue the minutes' : 'Issue corrected minutes'}</Button></PostForm>}
          {isToCome(meeting, today) && <a class="govuk-link" href={`/meetings/${meeting.id}/change`}>Move or cancel</a>}
        </div>
      )}
      {may && begun && meeting.minutesState === 'none' && <p class="govuk-body gt-measure">What stands on the agenda from the forward plan counts as taken where something is minuted under it. The rest goes to the next meeting.</p>}
      {may && meeting.minutesState === 'none' && come.length > 0 && (
        <InsetText>
          <p class="govuk-body">{come.length === 1 ? 'One more thing of the forward plan goes' : `${come.length} more things of the forward plan go`} to this meeting: {come.map((item) => item.name).join('; ')}.</p>
          <PostForm action={`/meetings/${meeting.id}/agenda/update`}><Button look="secondary">Bring the agenda up to date</Button></PostForm>
        </InsetText>
      )}
      <h2 class="govuk-heading-m">{meeting.minutesState === 'none' ? 'Agenda' : 'Agenda and minutes'}</h2>
      <AgendaList open={open} items={items} papers={agenda.papers} drawn={drawnPapers(brought.plan)} matters={matters} today={today} writes={may && begun} permits={visit.me.permissions} lastMinutes={<AgreeLast open={open} today={today} />} />
      <Papers visit={visit} open={open} papers={agenda.papers} items={items} />
      <Attendances open={open} members={members} />
      {!stands(meeting) && meeting.day >= today && <OwnApologies visit={visit} open={open} members={members} />}
      <h2 class="govuk-heading-m">History</h2>
      <ul class="gt-work">
        {entries.map((entry) => (
          <li class="gt-work__item"><div><strong>{entryWords[entry.kind]}</strong>{entry.text !== '' && <span class="gt-under gt-pre">{entry.text}</span>}</div><div class="gt-work__due gt-secondary">{entry.name ?? 'Golden Thread'}<br />{formatInstant(entry.at)}</div></li>
        ))}
      </ul>
    </>
  );
}

const Heading = ({ open: { meeting, reads }, today }: { open: OpenMeeting; today: Day }) => (
  <>
    <span class="govuk-caption-l">{meeting.reference}, {meeting.group}</span>
    <h1 class="govuk-heading-l">{meeting.title}</h1>
    {(reads || meeting.cancelledOn !== null) && <p><MeetingTag of={meeting} today={today} /></p>}
  </>
);
