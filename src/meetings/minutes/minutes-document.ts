import { day, formatDay } from '../../calendar/index.ts';
import { bullets, facts, heading, strong, subheading, table, text, wordDocument } from '../../platform/documents/word.ts';
import { whenWords } from '../meeting/tell.ts';
import type { Minutes } from './minutes.ts';

/** How the minutes stand, beside what they say. */
export interface MinutesStanding {
  issue: number;
  issuedOn: string;
  /** The day of the meeting that agreed them. */
  agreedOn: string | null;
  demonstration: boolean;
}

const named = ({ name, post, deputy }: Minutes['present'][number]): string => [`${name}${post === '' ? '' : `, ${post}`}`, ...(deputy === '' ? [] : [`represented by ${deputy}`])].join(', ');

/** Writes minutes as a Word document: who was there, what was said, decided and taken on, item by item, and all actions at the end. */
export function minutesDocument(minutes: Minutes, { issue, issuedOn, agreedOn, demonstration }: MinutesStanding): Promise<Buffer> {
  const { meeting, items } = minutes;
  const standing = agreedOn === null ? 'Not yet agreed: the next meeting agrees them.' : `Agreed on ${formatDay(day(agreedOn))}.`;
  const actions = items.flatMap((item) => item.actions);
  const people = (title: string, of: Minutes['present']) => (of.length === 0 ? [] : [subheading(title), ...bullets(of.map(named), '')]);
  return wordDocument({
    title: `Minutes: ${meeting.title}`, under: `${meeting.reference} · ${meeting.group}`, made: `${meeting.board}. Made from the record, issue ${issue} of ${formatDay(day(issuedOn))}.`,
    board: meeting.board, description: 'Minutes of a meeting', running: `${meeting.reference} · For members`,
  }, [
    strong(standing),
    ...(demonstration ? [strong('Demonstration: everything in this document is invented.', 'B10E1E')] : []),
    facts([{ name: 'When', value: whenWords({ day: day(meeting.day), startsAt: meeting.startsAt }) }, { name: 'Where', value: meeting.place }]),
    heading('Attendance'),
    ...people('Present', minutes.present), ...people('Apologies', minutes.apologies), ...people('Absent', minutes.absent), ...people('Not recorded', minutes.notRecorded),
    ...(minutes.others === '' ? [] : [subheading('Also there'), ...text(minutes.others)]),
    subheading('Conflicts of interest'), ...bullets(minutes.conflicts.map(({ name, conflict }) => `${name}: ${conflict}`), 'None was declared.'),
    ...items.flatMap((item) => [
      heading(`${item.number}. ${item.title}`),
      ...(item.minute === '' ? text('Nothing was minuted.') : text(item.minute)),
      ...item.decisions.flatMap((decision) => [strong(`Decided (${decision.reference}): ${decision.text}`)]),
      ...(item.actions.length === 0 ? [] : bullets(item.actions.map((action) => `Action ${action.reference}: ${action.title}. ${action.owner}, by ${formatDay(day(action.dueOn))}`), '')),
    ]),
    ...(actions.length === 0 ? [] : [heading('All actions'), table(['Action', 'Owner', 'By'], [58, 22, 20], actions.map((action) => [`${action.reference}: ${action.title}`, action.owner, formatDay(day(action.dueOn))]))]),
  ]);
}
