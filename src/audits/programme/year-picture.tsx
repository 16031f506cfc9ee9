import { monthName, type Day } from '../../calendar/index.ts';
import { isOver, planWords } from './plan-state.ts';
import type { Plan } from './read-plans.ts';

/** The months of a programme's year: April to March, as boards plan. */
export const monthsOf = (year: number): { year: number; month: number }[] => Array.from({ length: 12 }, (_, index) => ({ year: index < 9 ? year : year + 1, month: (index + 3) % 12 + 1 }));
/** The year of the programme in which a day falls. */
export const yearOf = (day: Day): number => Number(day.slice(0, 4)) - (Number(day.slice(5, 7)) < 4 ? 1 : 0);

/** The columns that an audit covers, from 0 to 11; null where it has no day in the year. */
export function spanIn(year: number, { startsOn, endsOn }: Pick<Plan, 'startsOn' | 'endsOn'>): { from: number; to: number } | null {
  if (startsOn === null) return null;
  const at = (day: Day) => (Number(day.slice(0, 4)) - year) * 12 + Number(day.slice(5, 7)) - 4;
  const [from, to] = [at(startsOn), at(endsOn ?? startsOn)];
  return to < 0 || from > 11 ? null : { from: Math.max(0, from), to: Math.min(11, to) };
}

const name = 260;
const column = 62;
const row = 40;
const width = name + 12 * column;

type Look = 'over' | 'late' | 'calm';
const lookOf = ({ status, endsOn }: Plan, today: Day): Look => (isOver(status) ? 'over' : endsOn !== null && endsOn < today && (status === 'dated' || status === 'under-way') ? 'late' : 'calm');
const short = (text: string): string => (text.length > 34 ? `${text.slice(0, 33)}…` : text);

/** The programme as a calendar of its year: a row for each dated audit, a bar over its months. The table beneath says the same in words. */
export function YearPicture({ year, plans, today }: { year: number; plans: readonly Plan[]; today: Day }) {
  const dated = plans.flatMap((plan) => { const span = spanIn(year, plan); return span === null ? [] : [{ plan, span }]; });
  if (dated.length === 0) return null;
  const now = spanIn(year, { startsOn: today, endsOn: null });
  const height = 34 + dated.length * row;
  return (
    <div class="gt-wide-scroll" tabindex={0} role="region" aria-label="The year as a picture">
      <svg class="gt-year" role="group" aria-label={`${dated.length} audits over the months from April ${year} to March ${year + 1}. The table beneath says the same.`} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
        {now && <rect class="gt-year__now" x={name + now.from * column} y={0} width={column} height={height} />}
        {monthsOf(year).map(({ month }, index) => <text class="gt-year__month" x={name + index * column + column / 2} y={20} text-anchor="middle">{monthName(month).slice(0, 3)}</text>)}
        {dated.map(({ plan, span }, index) => (
          <a href={`/audits/plan/${plan.id}`}>
            <line class="gt-year__line" x1={0} x2={width} y1={32 + index * row} y2={32 + index * row} />
            <text class="gt-year__name" x={0} y={32 + index * row + 25}>{short(plan.name)}</text>
            <rect class={`gt-year__bar gt-year__bar--${lookOf(plan, today)}`} x={name + span.from * column + 3} y={32 + index * row + 7} width={(span.to - span.from + 1) * column - 6} height={26} rx={3} />
            <text class="gt-year__state" x={name + span.from * column + 10} y={32 + index * row + 25}>{lookOf(plan, today) === 'late' ? 'Late' : planWords[plan.status].slice(0, (span.to - span.from + 1) * 7)}</text>
          </a>
        ))}
      </svg>
    </div>
  );
}
