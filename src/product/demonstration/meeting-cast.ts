import { kindOfWork, type Pack } from '../../framework/index.ts';
import { linesTo } from '../../meetings/plan/lay-out.ts';
import type { InventedPerson } from './invented-people.ts';

/** What a meeting decided, with the action that follows from it. */
export interface Taken {
  decision: string;
  action: { title: string; dueIn: number; measure: string };
}

/** Whose meetings they are, and who has which part in them, by the keys of the demonstration's people. */
export interface MeetingCast {
  /** The key of the group. */
  group: string;
  title: string;
  place: string;
  manager: string;
  /** Chair, one who carries an action, one who carries another and is away the second time. */
  members: readonly [string, string, string];
  /** Who stands in for a member who is away, by name. */
  standIns: readonly [string, string];
  /** Lines of the plan that nobody has taken, so that it shows what late looks like. */
  leftLate: readonly string[];
  /** What was decided at the first meeting and at the second, with an action each. */
  taken: readonly [Taken, Taken];
  paper: { title: string; lines: readonly string[]; line: string };
}

/** The cast of the Suffolk demonstration. */
export const learningGroup: MeetingCast = {
  group: 'learning-and-improvement-group', title: 'Learning and Improvement Group', place: 'Committee room 2', manager: 'manager', members: ['lig', 'lig-member', 'advisor'], standIns: ['Priya Raman', 'Ellie Sharp'],
  leftLate: ['training-figures', 'area-network-update'],
  taken: [
    { decision: 'Every audit report names the child’s voice in its first page.', action: { title: 'Put the child’s voice first in the template of audit reports', dueIn: -6, measure: 'Share of audit reports of the quarter that begin with it' } },
    { decision: 'The group follows the action plans of rapid reviews at each meeting.', action: { title: 'One page on all open action plans, for each meeting', dueIn: 10, measure: 'Actions without news for two meetings' } },
  ],
  paper: { title: 'Issues from practitioner network meetings', lines: ['Forms that ask for the same thing twice', 'Who rings whom on a Friday afternoon', 'What a good handover sounds like'], line: 'practitioner' },
};

/** The meetings of the board itself under any framework: of its first group, with whoever sits on it. */
export function boardMeetings(pack: Pack, people: readonly InventedPerson[], manager: InventedPerson): MeetingCast {
  const group = pack.groups.find((each) => each.key === manager.group) ?? pack.groups[0]!;
  const sitting = [...people.filter((person) => person.group === group.key && person !== manager), manager];
  const at = (index: number): InventedPerson => sitting[index % sitting.length]!;
  return {
    group: group.key, title: 'Board meeting', place: 'Town hall, committee room 1', manager: manager.key, members: [at(0).key, at(1).key, at(2).key], standIns: [manager.name, at(3).name],
    leftLate: linesTo(pack, group.key).filter(({ line }) => line.every === 'quarter' || line.every === 'half-year').slice(-1).map(({ told }) => told.line),
    taken: [
      { decision: 'The board hears at each meeting what became of the actions of closed reviews.', action: { title: 'One page on actions of closed reviews, for each meeting', dueIn: -6, measure: 'Actions without news for two meetings' } },
      { decision: 'Each agency brings one case in which practice has changed to the next meeting.', action: { title: 'Ask each agency for one case in which practice has changed', dueIn: 12, measure: 'Agencies that bring a case' } },
    ],
    paper: overviewPaper(pack, group.key) ?? { title: 'What practitioners told us this quarter', lines: ['Forms that ask for the same thing twice', 'Who rings whom on a Friday afternoon', 'What a good handover sounds like'], line: '' },
  };
}

/**
 * Where the board receives the figures of its dataset from a process that follows concerns: its overview, with invented figures of
 * four quarters, what causes concern, and which figures serve no objective yet.
 */
function overviewPaper(pack: Pack, group: string): MeetingCast['paper'] | null {
  const overview = pack.cadences.find((cadence) => cadence.reporting.some(({ to }) => to === group) && pack.processes.some((process) => process.key === cadence.process && kindOfWork(process) === 'performance-report'));
  if (overview === undefined) return null;
  const figures = pack.indicators.map(({ name, unit }, index) => {
    const quarters = [0, 1, 2, 3].map((turn) => (unit === 'percent' ? 52 + ((index * 11 + turn * 5) % 38) : 4 + ((index * 7 + turn * 3) % 19)));
    return `${name}: ${quarters.map((figure) => (unit === 'percent' ? `${figure}%` : String(figure))).join(', then ')} in the last four quarters (invented)`;
  });
  const untied = pack.priorities.measuresServe === true ? pack.indicators.filter(({ priorities }) => (priorities ?? []).length === 0).map(({ name }) => name) : [];
  return {
    title: `${overview.name}: the quarter (invented figures)`, line: `${overview.key}.`,
    lines: [...figures, 'Concern: fewer early help plans in one district. The board is asked whether an agency is to address it.', ...(untied.length === 0 ? [] : [`To be tied to an objective of the Business Plan, or left out: ${untied.join('; ')}.`])],
  };
}
