import { addMonths, dayInLondon, type Day } from '../../calendar/index.ts';
import { kindOfWork, type Pack } from '../../framework/index.ts';
import type { Edition } from '../../people/framework-edition.ts';
import { planHref } from '../../meetings/plan/plan-href.ts';
import { nextTime, timesOf } from '../../meetings/plan/next-time.ts';
import { readPlans } from '../../meetings/plan/read-plan.ts';
import type { Tx } from '../../platform/index.ts';

/** When the framework itself is looked at again, and the process by which that is done, where the framework has one. */
export interface NextReview {
  /** Null where the framework sets no rhythm of months. */
  next: Day | null;
  /** The day from which it counts: the version was brought in, or the framework was last reviewed. Null where the forward plan says when. */
  since: Day | null;
  /** The item of the forward plan by which it goes to the board, where the framework reports it. */
  item: { href: string; proposed: boolean } | null;
  process: { key: string; name: string; runs: boolean } | null;
  /** The last one that came to its end, of those that the reader may see, and what was decided in it. */
  last: { id: string; reference: string; begunOn: Day; outcome: string | null } | null;
  /** A review of the framework that runs now, of those that the reader may see. */
  running: { id: string; reference: string } | null;
}

type Rhythm = NonNullable<NonNullable<Pack['review']>['every']>;
const months: Partial<Record<Rhythm, number>> = { month: 1, quarter: 3, term: 4, 'half-year': 6, year: 12, 'two-years': 24, 'three-years': 36 };

/** The day on which a review falls due, so many months after the version or the last review began to hold. */
export function reviewDay(pack: Pick<Pack, 'review'>, since: Day): Day | null {
  const every = pack.review?.every;
  const amount = every === undefined ? undefined : months[every];
  return amount === undefined ? null : addMonths(since, amount);
}

/** The process of a framework by which it is itself reviewed. */
export const reviewProcess = (pack: Pick<Pack, 'processes'>): Pack['processes'][number] | null => pack.processes.find((process) => kindOfWork(process) === 'framework-review') ?? null;

export async function readNextReview(tx: Tx, partnershipId: string, { frameworkId, version, pack }: Edition, boardId: string, today: Day): Promise<NextReview> {
  const { adopted_at: adopted } = await tx.selectFrom('framework_edition').select('adopted_at').where('partnership_id', '=', partnershipId).where('framework_id', '=', frameworkId).where('version', '=', version).executeTakeFirstOrThrow();
  const process = reviewProcess(pack);
  const held = process === null ? [] : await tx.selectFrom('process').select(['id', 'reference', 'status', 'outcome', 'started_at']).where('partnership_id', '=', partnershipId).where('framework_id', '=', frameworkId).where('definition', '=', process.key).orderBy('started_at', 'desc').execute();
  const last = held.find((each) => each.status === 'closed');
  const outcomes = process?.decisions.flatMap((decision) => decision.outcomes) ?? [];
  const since = dayInLondon(last !== undefined && last.started_at > adopted ? last.started_at : adopted);
  const running = held.find((each) => each.status === 'running');
  const planned = await onThePlan(tx, partnershipId, { boardId, pack }, today);
  return { next: planned?.day ?? reviewDay(pack, since), since: planned === null ? since : null, item: planned === null ? null : { href: planned.href, proposed: planned.proposed }, process: process === null ? null : { key: process.key, name: process.name, runs: process.runs }, running: running === undefined ? null : { id: running.id, reference: running.reference }, last: last === undefined ? null : { id: last.id, reference: last.reference, begunOn: dayInLondon(last.started_at), outcome: outcomes.find(({ key }) => key === last.outcome)?.name ?? null } };
}

/**
 * When the schedule of the framework brings its review before a group: one day, the same here and on the forward plan. Of several
 * groups the one that decides comes last in the framework's schedule.
 */
async function onThePlan(tx: Tx, partnershipId: string, { boardId, pack }: { boardId: string; pack: Pack }, today: Day): Promise<{ day: Day; href: string; proposed: boolean } | null> {
  const process = reviewProcess(pack);
  const cadence = process === null ? undefined : pack.cadences.find((each) => each.process === process.key);
  const last = cadence?.reporting.at(-1);
  if (cadence === undefined || last === undefined) return null;
  const plans = await readPlans(tx, partnershipId, { boards: [boardId] }, today, addMonths(today, 48));
  const groups = cadence.reporting.map(({ to }) => to).toReversed();
  const plan = groups.map((key) => plans.find((each) => each.key === key)).find((each) => each !== undefined);
  const item = plan === undefined ? undefined : nextTime(timesOf(plan.items, cadence.key));
  return plan === undefined || item === undefined ? null : { day: item.by, href: planHref(plan.groupId, item.line, item.due), proposed: item.proposed };
}
