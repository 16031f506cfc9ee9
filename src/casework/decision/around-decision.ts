import type { CriteriaSet } from '../../framework/schema/criteria.ts';
import type { Decision } from '../../framework/schema/process.ts';
import { metForAny, standingDecision, type Around } from '../../process/index.ts';
import type { Visit } from '../../web/visit/index.ts';
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

/** What the decision that stands has started and nothing else calls for, as far as it still runs; empty where none stands. */
export async function readStartedWork({ tx }: Visit, { process, edition }: OpenReview, decision: Decision): Promise<StartedWork[]> {
  const startsOf = (key: string): string[] => {
    const taken = standingDecision(process.state, key);
    return process.definition.decisions.find((each) => each.key === key)?.outcomes.find((outcome) => outcome.key === taken?.outcome)?.starts ?? [];
  };
  const others = new Set(process.definition.decisions.filter(({ key }) => key !== decision.key).flatMap(({ key }) => startsOf(key)));
  const started = startsOf(decision.key).filter((key) => !others.has(key));
  if (started.length === 0) return [];
  const rows = await tx.selectFrom('process').select(['id', 'definition', 'reference']).where('started_by_process', '=', process.id).where('status', '=', 'running').where('definition', 'in', started).orderBy('started_at').execute();
  return rows.map((row) => ({ ...row, name: edition.pack.processes.find(({ key }) => key === row.definition)?.name ?? row.definition }));
}

/** What bears on a decision from outside its process: the criteria as the room asks them, what came out child by child, and what it can start or has started. */
export function aroundDecision(visit: Visit, review: OpenReview, inRoom: readonly CriteriaSet[], facts: Facts, running: readonly StartedWork[]): Around {
  const { pack } = review.edition;
  return {
    sets: pack.criteria.map((set) => inRoom.find((each) => each.key === set.key) ?? set),
    met: Object.fromEntries(facts.perChild.filter(({ children }) => children.length > 0).map(({ set, children }) => [set.key, metForAny(children.map((child) => child.met))])),
    notInForce: namesNotInForce(pack, review.process, visit.today),
    running,
  };
}
