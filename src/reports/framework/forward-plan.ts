import { addMonths, dateParts, dayFromParts, monthName, occurrences, type Cadence, type Day } from '../../calendar/index.ts';
import type { Pack } from '../../framework/index.ts';

/** One thing that a group is to be given or to do. */
export interface PlanLine {
  group: string;
  name: string;
  as: string;
  preparedBy: string | null;
  /** First days of the months in which it falls; empty where the framework sets no month. */
  months: Day[];
  /** The framework says how often, not when: the months are proposed. */
  proposed: boolean;
  /** How often, where no month can be laid out. */
  undated: string | null;
  source: string;
}
export interface ForwardPlan {
  months: { first: Day; name: string }[];
  groups: { name: string; lines: PlanLine[] }[];
}

type Line = Pack['cadences'][number]['reporting'][number];
/** A rhythm without months is laid at the ends of the calendar's quarters and halves, until the board sets its own. */
const proposals: Partial<Record<NonNullable<Line['every']>, Cadence>> = {
  month: { kind: 'every', amount: 1, unit: 'months' },
  quarter: { kind: 'named-months', months: [3, 6, 9, 12] },
  'half-year': { kind: 'named-months', months: [6, 12] },
};
const undatedWords: Partial<Record<NonNullable<Line['every']>, string>> = {
  term: 'Each term', year: 'Once a year', 'two-years': 'Once in two years', 'three-years': 'Once in three years', meeting: 'At each meeting', 'as cases arise': 'As cases arise', 'when asked': 'When asked', 'if appropriate': 'If appropriate',
};

const firstOfMonth = (of: Day): Day => dayFromParts({ ...dateParts(of), dayOfMonth: 1 });

/** What the cadences of a framework make due over the twelve months that begin with today's, group by group. */
export function forwardPlan(pack: Pack, today: Day): ForwardPlan {
  const start = firstOfMonth(today);
  const months = Array.from({ length: 12 }, (_, index) => addMonths(start, index)).map((first) => ({ first, name: `${monthName(dateParts(first).month).slice(0, 3)} ${dateParts(first).year}` }));
  const end = addMonths(start, 12);
  const lines = pack.cadences.flatMap((cadence) => cadence.reporting.map((line): PlanLine & { to: string } => {
    const rhythm: Cadence | undefined = line.months !== undefined ? { kind: 'named-months', months: line.months } : line.every === undefined ? undefined : proposals[line.every];
    const days = rhythm === undefined ? [] : occurrences(rhythm, start, end).map(firstOfMonth).filter((first) => first < end);
    return {
      to: line.to, group: pack.groups.find((group) => group.key === line.to)?.name ?? line.to, name: cadence.name, as: line.as ?? '',
      preparedBy: line.preparedBy === undefined ? null : (pack.roles.find((role) => role.key === line.preparedBy)?.name ?? line.preparedBy),
      months: days, proposed: line.months === undefined && line.every !== 'month', undated: rhythm === undefined && line.every !== undefined ? (undatedWords[line.every] ?? line.every) : null, source: cadence.rule.source,
    };
  }));
  const order = pack.groups.filter((group) => lines.some((line) => line.to === group.key));
  return { months, groups: order.map((group) => ({ name: group.name, lines: lines.filter((line) => line.to === group.key) })) };
}
