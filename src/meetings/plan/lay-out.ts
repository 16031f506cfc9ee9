import { addMonths, monthsBefore, occurrences, type Cadence, type Day } from '../../calendar/index.ts';
import { carriersOf, dutyKey, dutyWords, type Duty } from '../../framework/schema/organisation.ts';
import { toBeConfirmed, type Pack } from '../../framework/index.ts';
import { rhythmWords } from '../../framework/words.ts';

type Line = Pack['cadences'][number]['reporting'][number];
type Rhythm = NonNullable<Line['every']>;
export type Draws = NonNullable<Line['draws']>;

/** A line of the reporting schedule, as it concerns one group. */
export interface PlanLine {
  /** CADENCE.GROUP.N: the n-th line of the cadence that goes to this group, from 1. It outlives a change of wording, and not another order. */
  line: string;
  name: string;
  /** What it is given as: "annual report". '' where the framework does not say. */
  as: string;
  purpose: string;
  /** How often, in words. */
  rhythm: string;
  /** The key of the role that prepares it. */
  preparedBy: string | null;
  /** The document does not say who prepares it: the role is proposed. */
  preparerProposed: boolean;
  source: string;
  toBeConfirmed: boolean;
  /** The process in which the work is done, where it is one. */
  process?: string;
  /** The paper that the product draws for it by itself, where it does. */
  draws?: Draws;
  /** Where the product keeps what is given, where it does. */
  paper?: string;
}

/** One time that a line falls due. */
export interface Occurrence extends PlanLine {
  due: Day;
  /** The day after which it belongs to this time: that of the time before. */
  since: Day;
  /** The day after which what it reports on happened: that of the time before; for the first time, one stretch of its rhythm earlier. */
  after: Day;
  /** The framework says how often, not when, and the board has not chosen: the day is proposed. */
  proposed: boolean;
}

export interface PlanGround {
  /** The day from which the plan counts. */
  startsOn: Day;
  /** Days that the board chose, by line: the first of its rhythm. */
  firstOn: ReadonlyMap<string, Day>;
  /** The days of the group's meetings, for what comes to each of them. */
  meetings: readonly Day[];
}

/** Rhythms that a year is divided into, with the months at whose ends they are proposed. */
const parts: Partial<Record<Rhythm, { months: number; at: number[] }>> = {
  month: { months: 1, at: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] }, quarter: { months: 3, at: [3, 6, 9, 12] }, term: { months: 4, at: [4, 7, 12] }, 'half-year': { months: 6, at: [6, 12] },
};
const years: Partial<Record<Rhythm, number>> = { year: 1, 'two-years': 2, 'three-years': 3 };

/** How many months lie between two times of a rhythm; null where it is none of the calendar's. */
export const monthsOf = (every: Rhythm): number | null => parts[every]?.months ?? (years[every] === undefined ? null : years[every] * 12);

/** The rhythm of a line as concrete days, from its first one; null for what comes as matters arise. */
function cadenceOf({ every, months, times = 1 }: Line, line: string, { startsOn, firstOn }: PlanGround): { cadence: Cadence; start: Day; proposed: boolean } | null {
  if (months !== undefined) return { cadence: { kind: 'named-months', months }, start: startsOn, proposed: false };
  if (every === undefined) return null;
  if (every === 'meeting') return { cadence: { kind: 'each-meeting' }, start: startsOn, proposed: false };
  const stretch = monthsOf(every);
  if (stretch === null) return null;
  const amount = Math.max(1, Math.floor(stretch / times));
  const chosen = firstOn.get(line);
  if (chosen !== undefined) return { cadence: { kind: 'every', amount, unit: 'months' }, start: chosen, proposed: false };
  const at = parts[every]?.at;
  if (at !== undefined && times === 1) return { cadence: { kind: 'named-months', months: at }, start: startsOn, proposed: every !== 'month' };
  return { cadence: { kind: 'every', amount, unit: 'months' }, start: addMonths(startsOn, amount), proposed: true };
}

function oneStretchBefore({ every, months, times = 1 }: Line, due: Day): Day | null {
  const stretch = months !== undefined ? 12 / months.length : every === undefined ? null : monthsOf(every);
  return stretch === null ? null : monthsBefore(due, Math.max(1, Math.floor(stretch / times)));
}

/** The lines of a framework's reporting schedule that go to a group, in its order. */
export function linesTo(pack: Pack, group: string): { told: PlanLine; line: Line }[] {
  return pack.cadences.flatMap((cadence) => cadence.reporting.filter((line) => line.to === group).map((line, index) => ({
    line,
    told: {
      line: `${cadence.key}.${group}.${index + 1}`, name: cadence.name, as: line.as ?? '', purpose: cadence.purpose, rhythm: rhythmWords(line),
      preparedBy: line.preparedBy ?? null, preparerProposed: line.preparerRule !== undefined && toBeConfirmed(line.preparerRule), source: cadence.rule.source, toBeConfirmed: toBeConfirmed(cadence.rule),
      ...(cadence.process === undefined ? {} : { process: cadence.process }), ...(line.draws === undefined ? {} : { draws: line.draws }),
    },
  })));
}

/** The line of the plan by which a duty is kept by hand. It outlives a change of wording and of order. */
export const dutyLine = (group: string, duty: Duty, place: number): string => `duty.${group}.${dutyKey(duty, place)}`;
export const isDuty = (line: string): boolean => line.startsWith('duty.');

/** The duties of a group that nothing carries: they come before it when somebody puts them there, and are recorded on its meetings. */
export function dutiesByHand(pack: Pack, key: string): PlanLine[] {
  const group = pack.groups.find((each) => each.key === key);
  return (group?.duties ?? []).flatMap((duty, index): PlanLine[] => (carriersOf(duty).length > 0 ? [] : [{
    line: dutyLine(key, duty, index), name: dutyWords(duty), as: '', purpose: 'A duty of the group that no process, schedule or audit carries. It is kept by hand.', rhythm: 'When the group puts it on its agenda',
    preparedBy: group!.chair ?? null, preparerProposed: true, source: group!.rule.source, toBeConfirmed: toBeConfirmed(group!.rule),
  }]));
}

/**
 * What the cadences of a framework make due to a group, from the day on which its plan begins to another, both included, by day.
 * What has no day of its own, because it comes as cases arise or when asked, is given apart.
 */
export function layOut(pack: Pack, group: string, ground: PlanGround, until: Day): { dated: Occurrence[]; undated: PlanLine[] } {
  const dated: Occurrence[] = [];
  const undated: PlanLine[] = dutiesByHand(pack, group);
  for (const { line, told } of linesTo(pack, group)) {
    const found = cadenceOf(line, told.line, ground);
    if (found === null) {
      undated.push(told);
      continue;
    }
    const days = occurrences(found.cadence, ground.startsOn, until, { start: found.start, meetings: ground.meetings });
    days.forEach((due, index) => dated.push({ ...told, due, since: days[index - 1] ?? ground.startsOn, after: days[index - 1] ?? oneStretchBefore(line, due) ?? ground.startsOn, proposed: found.proposed }));
  }
  return { dated: dated.toSorted((one, other) => (one.due < other.due ? -1 : one.due > other.due ? 1 : 0)), undated };
}
