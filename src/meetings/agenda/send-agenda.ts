import { record } from '../../access/record.ts';
import { formatDay, formatDayShort, type Day } from '../../calendar/index.ts';
import { ChangedMeanwhile } from '../../platform/index.ts';
import { bullets, facts, heading, strong, table, text, wordDocument, wordType, type Piece } from '../../platform/documents/word.ts';
import { forbidden, goTo, notFound, type Reply, type Visit } from '../../web/visit/index.ts';
import { openMeeting, stands, type Meeting } from '../meeting/open-meeting.ts';
import { readMembers, type Member } from '../meeting/read-members.ts';
import { enter, tellGroup, whenWords } from '../meeting/tell.ts';
import { broughtTo, drawnPapers } from './draw-up.ts';
import { readMatters, type Matters } from './matters.ts';
import { numbered, readAgenda, type NumberedItem, type Paper } from './read-agenda.ts';

/** Sends the agenda round: a mail to every member, with a link to it. */
export async function sendAgenda(visit: Visit): Promise<Reply> {
  const { tx, now, today } = visit;
  const open = await openMeeting(visit);
  if (open === null) return notFound;
  const { meeting } = open;
  if (!open.keeps || stands(meeting) || meeting.day < today) return forbidden;
  const written = await tx.updateTable('meeting').set({ agenda_sent_at: now, revision: meeting.revision + 1 }).where('id', '=', meeting.id).where('revision', '=', meeting.revision).executeTakeFirst();
  if (written.numUpdatedRows !== 1n) throw new ChangedMeanwhile();
  const told = await tellGroup(visit, meeting, await readMembers(tx, meeting), { about: 'agenda', round: meeting.revision, subject: `agenda for ${formatDay(meeting.day)}`, lines: [meeting.agendaSent ? 'The agenda of this meeting has changed.' : 'The agenda of this meeting is ready, with its papers.'] });
  await enter(visit, meeting.id, 'agenda-sent', told === 1 ? 'To one member' : `To ${told} members`);
  await record(tx, now, { deed: 'sent the agenda of a meeting', subjectKind: 'meeting', subjectId: meeting.id, detail: { reference: meeting.reference, told } });
  return goTo(`/meetings/${meeting.id}`, told === 0 ? 'Nobody sits on the group: nobody was told.' : `The agenda is sent to ${told === 1 ? 'one member' : `${told} members`}.`);
}

/** The agenda as a Word document, made from the record as it stands. */
export async function agendaAsWord(visit: Visit): Promise<Reply> {
  const { tx, now } = visit;
  const open = await openMeeting(visit);
  if (open === null) return notFound;
  if (!open.reads) return forbidden;
  const { meeting } = open;
  const { items, papers } = await readAgenda(tx, meeting.id);
  const members = await readMembers(tx, meeting);
  const drawn = drawnPapers((await broughtTo(tx, visit.me.partnershipId, meeting, visit.today)).plan);
  const content = await agendaDocument({ meeting, drawn, items: numbered(items, meeting.startsAt), papers, members, matters: await readMatters(tx, open), today: visit.today, demonstration: visit.me.demonstration });
  await record(tx, now, { deed: 'took out the agenda of a meeting', subjectKind: 'meeting', subjectId: meeting.id, detail: { reference: meeting.reference } });
  return { kind: 'download', name: `${meeting.reference} agenda.docx`, type: wordType, content };
}

export interface AgendaContent {
  meeting: Meeting;
  items: readonly NumberedItem[];
  papers: readonly Paper[];
  drawn: ReadonlyMap<string, string>;
  members: readonly Member[];
  matters: Matters;
  today: Day;
  demonstration: boolean;
}

/** Writes an agenda as a Word document. Reviews are left out of it: a file travels further than those on their teams. */
export function agendaDocument({ meeting, items, papers, drawn, members, matters, today, demonstration }: AgendaContent): Promise<Buffer> {
  const detail = (item: NumberedItem): Piece[] => {
    switch (item.kind) {
      case 'actions':
        return matters.actions.length === 0 ? text('No action of the group is due by then.') : [table(['Action', 'Owner', 'Due'], [60, 22, 18], matters.actions.map((action) => [`${action.reference}: ${action.title}`, action.owner, formatDayShort(action.dueOn)]))];
      case 'learning':
        return bullets(matters.lessons.map((lesson) => `${lesson.reference}: ${lesson.title}`), 'Nothing new since the last meeting.');
      case 'reviews':
        return [...text('Reference and stage of each review stand on the meeting’s page, for those on its team.'), ...(matters.audits.length === 0 ? [] : [table(['Audit', 'How it stands', 'By'], [60, 22, 18], matters.audits.map((audit) => [`${audit.reference}: ${audit.name}`, audit.late ? `${audit.state}, late` : audit.state, audit.dueOn === null ? '' : formatDayShort(audit.dueOn)]))])];
      case 'plan':
        return drawn.has(`${item.line} ${item.due}`) ? text('Paper: drawn from the record. It stands on the meeting’s page, and can be downloaded there.') : [];
      case 'minutes':
        return meeting.before === null ? text('There was no meeting before.') : text(`Of ${meeting.before.reference}, ${formatDay(meeting.before.day)}.`);
      default:
        return [];
    }
  };
  return wordDocument({
    title: `Agenda: ${meeting.title}`, under: `${meeting.reference} · ${meeting.group}`, made: `${meeting.board}. Made from the record on ${formatDay(today)}.`,
    board: meeting.board, description: 'Agenda of a meeting', running: `${meeting.reference} · For members`,
  }, [
    ...(demonstration ? [strong('Demonstration: everything in this document is invented.', 'B10E1E')] : []),
    facts([{ name: 'When', value: whenWords(meeting) }, { name: 'Where', value: meeting.place || 'Online' }, ...(meeting.link === '' ? [] : [{ name: 'Online', value: meeting.link }]), { name: 'Members', value: members.map((member) => member.name).join('\n') || 'Nobody' }]),
    heading('Items'),
    table(['', 'Item', 'Lead', 'Time'], [7, 55, 22, 16], items.map((item) => [String(item.number), item.title, item.lead ?? '', [item.at, item.allotted === null ? null : `${item.allotted} min`].filter(Boolean).join('\n')])),
    ...items.flatMap((item) => {
      const pieces = [...detail(item), ...papers.filter((paper) => paper.itemId === item.id).flatMap((paper) => text(`Paper: ${paper.title}`))];
      return pieces.length === 0 ? [] : [heading(`${item.number}. ${item.title}`), ...pieces];
    }),
    ...(papers.some((paper) => paper.itemId === null) ? [heading('Papers for the whole meeting'), ...bullets(papers.filter((paper) => paper.itemId === null).map((paper) => paper.title), '')] : []),
  ]);
}
