import { addMonths, dayInLondon, type Day } from '../../calendar/index.ts';
import { kindOfWork, type Pack } from '../../framework/index.ts';
import type { Edition } from '../../people/framework-edition.ts';
import type { Tx } from '../../platform/index.ts';

/** When the framework itself is looked at again, and the process by which that is done, where the framework has one. */
export interface NextReview {
  /** Null where the framework sets no rhythm of months. */
  next: Day | null;
  /** The day from which it counts: the version was brought in, or the framework was last reviewed. */
  since: Day;
  process: { key: string; name: string; runs: boolean } | null;
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

export async function readNextReview(tx: Tx, partnershipId: string, { frameworkId, version, pack }: Edition): Promise<NextReview> {
  const { adopted_at: adopted } = await tx.selectFrom('framework_edition').select('adopted_at').where('partnership_id', '=', partnershipId).where('framework_id', '=', frameworkId).where('version', '=', version).executeTakeFirstOrThrow();
  const process = reviewProcess(pack);
  const held = process === null ? [] : await tx.selectFrom('process').select(['id', 'reference', 'status', 'started_at']).where('partnership_id', '=', partnershipId).where('framework_id', '=', frameworkId).where('definition', '=', process.key).orderBy('started_at', 'desc').execute();
  const last = held.find((each) => each.status === 'closed');
  const since = dayInLondon(last !== undefined && last.started_at > adopted ? last.started_at : adopted);
  const running = held.find((each) => each.status === 'running');
  return { next: reviewDay(pack, since), since, process: process === null ? null : { key: process.key, name: process.name, runs: process.runs }, running: running === undefined ? null : { id: running.id, reference: running.reference } };
}
