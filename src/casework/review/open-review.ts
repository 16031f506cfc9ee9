import type { Division } from '../../calendar/index.ts';
import { editionOf, type Edition } from '../../people/framework-edition.ts';
import { readProcess, type Actor, type By, type DefinitionOf, type Reckoning, type RunningProcess } from '../../process/index.ts';
import { isId, type Tx } from '../../platform/index.ts';
import type { Me } from '../../access/me.ts';
import type { PapersAtStep } from '../papers/read-papers.ts';
import type { App, Visit } from '../../web/visit/index.ts';

/** Finds a process in the edition under which it started. */
export const definitionOf: DefinitionOf = async (tx, partnershipId, frameworkId, version, key) => {
  const { pack } = await editionOf(tx, partnershipId, frameworkId, version);
  const definition = pack.processes.find((process) => process.key === key);
  if (definition === undefined) throw new Error(`The edition ${frameworkId} ${version} has no process ${key}.`);
  return definition;
};

/** A running process with the edition that it keeps to. */
export interface OpenReview {
  process: RunningProcess;
  edition: Edition;
  on: Reckoning;
  /** Its papers, where the page of a step shows them. */
  papers?: PapersAtStep;
}

/** Opens a review for somebody; null where it is not there, or where they do not need to know. */
export async function openReview(visit: Pick<Visit, 'app' | 'tx'>, id: string): Promise<OpenReview | null> {
  if (!isId(id)) return null;
  const process = await readProcess(visit.tx, id, definitionOf);
  if (process === null) return null;
  return {
    process,
    edition: await editionOf(visit.tx, process.partnershipId, process.frameworkId, process.frameworkVersion),
    on: await reckoningFor(visit.app, visit.tx, process.partnershipId),
  };
}

const divisions = new Map<string, Division>();

/** The bank holidays that a partnership's clocks are reckoned with. */
export async function reckoningFor(app: App, tx: Tx, partnershipId: string): Promise<Reckoning> {
  let division = divisions.get(partnershipId);
  if (division === undefined) {
    const row = await tx.selectFrom('partnership').select('division').where('partnership_id', '=', partnershipId).executeTakeFirstOrThrow();
    division = row.division as Division;
    divisions.set(partnershipId, division);
  }
  return { calendar: app.calendar(), division };
}

/** Somebody's roles on the board of a process, for asking what they may do in it. */
export function actorOn(me: Me, boardId: string): Actor {
  return { personId: me.personId, roles: me.roles.filter((role) => role.boardId === boardId).map(({ role, actingFor }) => ({ role, actingFor })) };
}

/** Under whose name something is written: as deputy, for the absent person. */
export const by = (me: Me, now: Date, actingFor: string | null = null): By => ({ personId: me.personId, actingFor, at: now });
