import type { Day } from '../../calendar/index.ts';
import type { Tx } from '../../platform/index.ts';

/** The kinds of knot, in the order of the line: from what happened to what changed. */
export const knotKinds = ['incident', 'said', 'process', 'audit', 'round', 'return', 'case-audit', 'survey', 'summary', 'decision', 'done', 'meeting', 'resolution', 'finding', 'recommendation', 'action', 'evidence', 'lesson', 'spread', 'embedding', 'effect'] as const;
export type KnotKind = (typeof knotKinds)[number];

/** One knot of the golden thread. Its id is the id of the thing itself. */
export interface Knot {
  id: string;
  kind: KnotKind;
  reference: string;
  /** Names nobody. */
  title: string;
  /** How it stands, in one or two words as shown. */
  state: string;
  happenedOn: Day;
  /** Only the team of this case sees the knot; null for learning that is shared. */
  caseId: string | null;
}

/** Ties a knot into the thread behind those that led to it. Every source of learning writes to the thread through here. */
export const tie = (tx: Tx, partnershipId: string, knot: Knot, from: readonly string[] = []): Promise<void> => tieAll(tx, partnershipId, [{ knot, from }]);

/** The same for several knots, in two statements. */
export async function tieAll(tx: Tx, partnershipId: string, ties: readonly { knot: Knot; from: readonly string[] }[]): Promise<void> {
  if (ties.length === 0) return;
  await tx.insertInto('thread_node').values(ties.map(({ knot }) => ({
    partnership_id: partnershipId, id: knot.id, case_id: knot.caseId, kind: knot.kind, reference: knot.reference,
    title: knot.title, state: knot.state, happened_on: knot.happenedOn,
  }))).execute();
  await joinAll(tx, partnershipId, ties.map(({ knot, from }) => ({ id: knot.id, from })));
}

/** Ties a knot that is there to others that led to it. */
export const join = (tx: Tx, partnershipId: string, id: string, from: readonly string[]): Promise<void> => joinAll(tx, partnershipId, [{ id, from }]);

async function joinAll(tx: Tx, partnershipId: string, joined: readonly { id: string; from: readonly string[] }[]): Promise<void> {
  const edges = joined.flatMap(({ id, from }) => from.map((from_id) => ({ partnership_id: partnershipId, from_id, to_id: id })));
  if (edges.length > 0) await tx.insertInto('thread_edge').values(edges).onConflict((c) => c.doNothing()).execute();
}

/** Tells the thread that a knot's state, title or visibility has changed. */
export async function retie(tx: Tx, id: string, change: { state?: string; title?: string; caseId?: string | null }): Promise<void> {
  await tx.updateTable('thread_node').where('id', '=', id).set({
    ...(change.state === undefined ? {} : { state: change.state }),
    ...(change.title === undefined ? {} : { title: change.title }),
    ...(change.caseId === undefined ? {} : { case_id: change.caseId }),
  }).execute();
}
