import type { Day } from '../../calendar/index.ts';
import type { CriteriaSet } from '../../framework/schema/criteria.ts';
import type { Decision } from '../../framework/schema/process.ts';
import { metForAny, standingDecision, type Around } from '../../process/index.ts';
import type { Tx } from '../../platform/index.ts';
import type { Visit } from '../../web/visit/index.ts';
import { readOpenActions } from '../plan/read-plan-lines.ts';
import { boardsThatRun, type BoardsThatRun } from '../review/boards-that-run.ts';
import type { OpenReview } from '../review/open-review.ts';
import { namesNotInForce } from '../start/startable.ts';
import type { Facts } from './read-facts.ts';

/** A piece of work that a decision started and that still runs. */
export interface StartedWork {
  id: string;
  definition: string;
  reference: string;
  name: string;
}

/** What lies outside a process and bears on a decision of it. */
export interface Outside {
  /** What the decision that stands has started, and what that has started in its turn, as far as it still runs; empty where none stands. */
  startedWork: StartedWork[];
  /** The references of the open actions of the case, where an outcome says that none is left. */
  openActions: string[];
  /** Which board runs what an outcome starts. */
  runs: BoardsThatRun;
}

export async function readOutside({ tx }: Visit, review: OpenReview, decision: Decision): Promise<Outside> {
  return {
    startedWork: await readStartedWork(tx, review, decision),
    openActions: decision.outcomes.some((outcome) => outcome.onceActionsClosed === true) ? (await readOpenActions(tx, review.process)).map(({ reference }) => reference) : [],
    runs: await boardsThatRun(tx, review.process.partnershipId, review.process.boardId),
  };
}

/** What else an outcome that stands calls for goes on whatever becomes of this decision, and so does what follows from it. */
async function readStartedWork(tx: Tx, { process, edition }: OpenReview, decision: Decision): Promise<StartedWork[]> {
  const startsOf = (key: string): string[] => {
    const taken = standingDecision(process.state, key);
    return process.definition.decisions.find((each) => each.key === key)?.outcomes.find((outcome) => outcome.key === taken?.outcome)?.starts ?? [];
  };
  const others = new Set(process.definition.decisions.filter(({ key }) => key !== decision.key).flatMap(({ key }) => startsOf(key)));
  const started = startsOf(decision.key).filter((key) => !others.has(key));
  if (started.length === 0) return [];
  const rows = await tx.withRecursive('line', (query) => query.selectFrom('process').select('id').where('started_by_process', '=', process.id).where('definition', 'in', started)
    .union(query.selectFrom('process').innerJoin('line', 'line.id', 'process.started_by_process').select('process.id')))
    .selectFrom('process').select(['id', 'definition', 'reference']).where('id', 'in', (from) => from.selectFrom('line').select('line.id')).where('status', '=', 'running').orderBy('started_at').execute();
  return rows.map((row) => ({ ...row, name: edition.pack.processes.find(({ key }) => key === row.definition)?.name ?? row.definition }));
}

/** What an outcome cannot start from this process: because its rules do not hold for its day, or because nobody here runs it. By names. */
export function notStarted({ process, edition: { pack } }: Pick<OpenReview, 'process' | 'edition'>, runs: BoardsThatRun, today: Day): Required<Pick<Around, 'notInForce' | 'notRun'>> {
  const notInForce = namesNotInForce(pack, process, today);
  return { notInForce, notRun: Object.fromEntries(pack.processes.filter((each) => each.runs && notInForce[each.key] === undefined && runs(each) === null).map(({ key, name }) => [key, name])) };
}

/** What bears on a decision from outside its process: the criteria as the room asks them, what came out child by child, what it can start or has started, and what is still open. */
export function aroundDecision(visit: Visit, review: OpenReview, inRoom: readonly CriteriaSet[], facts: Facts, { startedWork, openActions, runs }: Outside): Around {
  const { pack } = review.edition;
  return {
    sets: pack.criteria.map((set) => inRoom.find((each) => each.key === set.key) ?? set),
    met: Object.fromEntries(facts.perChild.filter(({ children }) => children.length > 0).map(({ set, children }) => [set.key, metForAny(children.map((child) => child.met))])),
    ...notStarted(review, runs, visit.today),
    running: startedWork, openActions,
  };
}
