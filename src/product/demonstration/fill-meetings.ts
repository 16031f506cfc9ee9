import { Readable } from 'node:stream';
import { addDays, addMonths, dateParts, dayFromParts, formatDay, weekday, type Day } from '../../calendar/index.ts';
import { drawUp } from '../../meetings/agenda/draw-up.ts';
import { numbered, readAgenda, type AgendaItem } from '../../meetings/agenda/read-agenda.ts';
import { readMeeting, type Meeting } from '../../meetings/meeting/open-meeting.ts';
import { readMembers } from '../../meetings/meeting/read-members.ts';
import { takeOffThePlan } from '../../meetings/minutes/issue-minutes.tsx';
import { tieMeeting } from '../../meetings/minutes/knots.ts';
import { minutesOf } from '../../meetings/minutes/minutes.ts';
import { mark } from '../../meetings/plan/change-item.ts';
import { readPlans } from '../../meetings/plan/read-plan.ts';
import { newId, type Tx } from '../../platform/index.ts';
import { bullets, wordDocument, wordType } from '../../platform/documents/word.ts';
import { tie } from '../../thread/line/knot.ts';
import { nextReference } from '../../thread/reference.ts';
import type { App } from '../../web/visit/index.ts';
import type { DemonstrationBoard } from './found-board.ts';
import type { MeetingCast, Taken } from './meeting-cast.ts';

const tuesday = (near: Day): Day => addDays(near, ((2 - weekday(near) + 10) % 7) - 3);
const at = (day: Day, hour = 15): Date => new Date(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);

/** What was said under each kind of item, at the first meeting and at the second. All invented. */
const said: Record<string, readonly [string, string]> = {
  apologies: ['The chair welcomed all. No apologies had come.', 'The chair welcomed all. Apologies are listed above.'],
  minutes: ['The minutes were read through and no correction was asked for.', 'No correction was asked for.'],
  actions: ['Each owner told where their action stands. Two agencies asked for more time, and will write to the office.', 'The action on visit forms is done in four of five areas. The last area reports by the end of the month.'],
  plan: ['The paper was taken as read. The group asked for the figures by area next time.', 'The group heard the report and had no further question.'],
  reviews: ['Where each review stands was told to those on its team.', 'Nothing to add to the register.'],
  learning: ['Two lessons were chosen for the next newsletter.', 'The lesson on sleeping places goes to every team that visits homes.'],
  closing: ['No other business.', 'The next meeting is about neglect, with the housing officers.'],
};

/** Two meetings of a group with their minutes, one to come with its agenda sent, and a forward plan half a year old. */
export async function fillMeetings(tx: Tx, app: App, board: DemonstrationBoard, today: Day, cast: MeetingCast): Promise<void> {
  const { partnershipId, people } = board;
  const [chair, carrier, third] = cast.members;
  const manager = people[cast.manager]!;
  const nameOf = async (key: string): Promise<string> => (await tx.selectFrom('person').select('name').where('id', '=', people[key]!).executeTakeFirstOrThrow()).name;
  const held = await tx.selectFrom('work_group').select('id').where('board_id', '=', board.boardId).where('key', '=', cast.group).executeTakeFirstOrThrow();
  const set = async (day: Day): Promise<Meeting> => {
    const id = newId();
    await tx.insertInto('meeting').values({
      partnership_id: partnershipId, id, group_id: held.id, reference: await nextReference(tx, 'MTG', day), title: cast.title, held_on: day, starts_at: '10:00', place: cast.place, link: 'https://meet.example/room',
      made_at: at(addDays(day, -28)), made_by: manager,
    }).execute();
    await entry(id, 'set', '', addDays(day, -28));
    return (await readMeeting(tx, id))!;
  };
  // Nothing is told of an hour that is still to come.
  const by = (hour: Date): Date => (hour > app.now() ? app.now() : hour);
  const entry = (meeting: string, kind: string, text: string, on: Day) => tx.insertInto('meeting_entry').values({ partnership_id: partnershipId, id: newId(), meeting_id: meeting, kind, text, at: by(at(on)), person_id: manager }).execute();
  const start = dayFromParts({ ...dateParts(addMonths(today, -7)), dayOfMonth: 1 });
  await tx.insertInto('forward_plan').values({ partnership_id: partnershipId, board_id: board.boardId, starts_on: start, set_at: at(start), set_by: manager }).execute();

  const first = await set(tuesday(addDays(today, -59)));
  const second = await set(tuesday(addDays(today, -24)));
  await hold(first, 0, carrier);
  await hold(second, 1, third);
  await tx.updateTable('meeting').set({ minutes_state: 'agreed', agreed_on: second.day, agreed_in: second.id }).where('id', '=', first.id).execute();
  await entry(first.id, 'minutes-agreed', `At ${second.reference}`, second.day);
  await tieMeeting(tx, partnershipId, first, 'Minutes agreed');
  await tellOfThePast();
  await prepare(await set(tuesday(addDays(today, 18))));

  async function hold(meeting: Meeting, index: 0 | 1, owner: string): Promise<void> {
    await drawUp(tx, partnershipId, meeting, addDays(meeting.day, -7));
    await entry(meeting.id, 'agenda-sent', `To ${new Set(cast.members).size} members`, addDays(meeting.day, -7));
    const { items } = await readAgenda(tx, meeting.id);
    for (const item of items) await tx.updateTable('meeting_item').set({ minute: said[item.kind]![index] }).where('id', '=', item.id).execute();
    for (const key of new Set([chair, carrier, third])) {
      const away = index === 1 && key === third;
      await tx.insertInto('meeting_attendance').values({ partnership_id: partnershipId, meeting_id: meeting.id, person_id: people[key]!, standing: away ? 'apologies' : 'present', deputy: away ? cast.standIns[0] : '', conflict: index === 0 && key === carrier ? 'Trains two of the teams that were audited' : '' }).execute();
    }
    await decide(meeting, items.find((item) => item.kind === (index === 0 ? 'learning' : 'actions'))!, cast.taken[index], owner);
    const agenda = numbered((await readAgenda(tx, meeting.id)).items, meeting.startsAt);
    const issued = addDays(meeting.day, 3);
    await tx.insertInto('meeting_minutes').values({ partnership_id: partnershipId, meeting_id: meeting.id, issue: 1, content: JSON.stringify(minutesOf(meeting, await readMembers(tx, meeting), agenda)), issued_at: at(issued), issued_by: manager }).execute();
    await tx.updateTable('meeting').set({ minutes_state: 'issued', minutes_issue: 1, agenda_sent_at: at(addDays(meeting.day, -7)) }).where('id', '=', meeting.id).execute();
    await takeOffThePlan(tx, partnershipId, meeting, agenda, { at: at(issued), personId: manager });
    await tieMeeting(tx, partnershipId, meeting, 'Minutes issued');
    await entry(meeting.id, 'minutes-issued', `Issue 1, to ${new Set(cast.members).size} members`, issued);
  }

  async function decide(meeting: Meeting, item: AgendaItem, { decision: text, action }: Taken, ownerKey: string): Promise<void> {
    const due = addDays(today, action.dueIn);
    const [decisionId, id] = [newId(), newId()];
    const reference = await nextReference(tx, 'DEC', meeting.day);
    await tx.insertInto('meeting_decision').values({ partnership_id: partnershipId, id: decisionId, meeting_id: meeting.id, item_id: item.id, reference, text, made_at: at(meeting.day), made_by: manager }).execute();
    await tieMeeting(tx, partnershipId, meeting, 'Held');
    await tie(tx, partnershipId, { id: decisionId, kind: 'resolution', reference, title: `Decision of the ${meeting.group}`, state: 'Decided', happenedOn: meeting.day, caseId: null }, [meeting.id]);
    const owner = await nameOf(ownerKey);
    const number = await nextReference(tx, 'ACT', meeting.day);
    await tx.insertInto('action').values({
      partnership_id: partnershipId, id, reference: number, title: action.title, owner_id: people[ownerKey]!, owner_name: owner, due_on: due, measure: action.measure, strength: 'policy', status: 'planned',
      themes: ['voice-of-the-child'], created_at: at(meeting.day), created_by: manager,
    }).execute();
    await tx.insertInto('action_agency').values({ partnership_id: partnershipId, action_id: id, agency_id: Object.values(board.agencies)[0]! }).execute();
    await tx.insertInto('action_entry').values({ partnership_id: partnershipId, id: newId(), action_id: id, kind: 'made', text: action.title, at: at(meeting.day), person_id: manager }).execute();
    await tie(tx, partnershipId, { id, kind: 'action', reference: number, title: action.title, state: `Planned, due ${formatDay(due)}`, happenedOn: meeting.day, caseId: null }, [decisionId]);
    await tx.insertInto('meeting_action').values({ partnership_id: partnershipId, meeting_id: meeting.id, item_id: item.id, action_id: id }).execute();
  }

  /** What was due before is marked as taken, but for a few lines. */
  async function tellOfThePast(): Promise<void> {
    for (const plan of await readPlans(tx, partnershipId, { boards: [board.boardId] }, today, today)) {
      for (const item of plan.items.filter((each) => each.standing === 'late' && !cast.leftLate.some((line) => each.line.startsWith(line)))) {
        await mark(tx, partnershipId, { groupId: plan.groupId, line: item.line, due: item.due }, item.mark, { status: 'taken', report: `${item.name}, ${formatDay(item.due)}` }, { kind: 'taken', text: '', at: at(item.due), personId: manager });
      }
    }
  }

  async function prepare(meeting: Meeting): Promise<void> {
    await drawUp(tx, partnershipId, meeting, today);
    const { items } = await readAgenda(tx, meeting.id);
    await tx.insertInto('meeting_attendance').values({ partnership_id: partnershipId, meeting_id: meeting.id, person_id: people[carrier]!, standing: 'apologies', deputy: cast.standIns[1], conflict: '' }).execute();
    const file = newId();
    const content = await wordDocument({ title: cast.paper.title, under: 'Demonstration', made: 'Invented.', board: meeting.board, description: 'Paper', running: meeting.reference }, bullets(cast.paper.lines, ''));
    const kept = await app.files.keep(file, Readable.from([content]), app.settings.uploadLimitBytes);
    await tx.insertInto('stored_file').values({ partnership_id: partnershipId, id: file, name: 'Paper for the meeting.docx', type: wordType, size: kept.size, sha256: kept.sha256, added_at: by(at(today, 9)), added_by: people[third]!, held_apart: true }).execute();
    await tx.insertInto('meeting_paper').values({ partnership_id: partnershipId, id: newId(), meeting_id: meeting.id, item_id: items.find((item) => cast.paper.line !== '' && item.line?.startsWith(cast.paper.line) === true)?.id ?? null, title: cast.paper.title, file_id: file, added_at: by(at(today, 9)), added_by: people[third]! }).execute();
    await tx.updateTable('meeting').set({ agenda_sent_at: by(at(today, 9)) }).where('id', '=', meeting.id).execute();
    await entry(meeting.id, 'agenda-sent', `To ${new Set(cast.members).size} members`, today);
  }
}
