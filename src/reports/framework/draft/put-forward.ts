import { formatDay, type Day } from '../../../calendar/index.ts';
import { record } from '../../../access/record.ts';
import type { Me } from '../../../access/me.ts';
import { compare, type FrameworkChange } from '../../../framework/compare.ts';
import type { Pack } from '../../../framework/index.ts';
import type { PackValues } from '../../../framework/write/pack-files.ts';
import { editionOfBoard, type Edition } from '../../../people/framework-edition.ts';
import type { Tx } from '../../../platform/index.ts';
import type { FieldProblem } from '../../../web/fields/index.ts';
import { adoptVersion, boardsTogether } from '../versions.ts';
import { checkDraft } from './check-draft.ts';
import type { Draft } from './store.ts';
import { valueAt, withValue } from './values.ts';

export interface Doing { tx: Tx; me: Me; now: Date; today: Day }
export interface Forward { version: string; dated: Day; cause: string }

const rowOf = (tx: Tx, draft: Draft) => tx.updateTable('framework_draft').where('partnership_id', '=', draft.partnershipId).where('id', '=', draft.id);

/** Puts a whole draft before somebody else to approve. @returns what has to be mended first; empty where it was put forward */
export async function putForward({ tx, me, now }: Doing, draft: Draft, forward: Forward): Promise<FieldProblem[]> {
  const edition = await editionOfBoard(tx, me.partnershipId, draft.boardId);
  const taken = await tx.selectFrom('framework_edition').select('version').where('partnership_id', '=', me.partnershipId).where('framework_id', '=', edition.frameworkId).where('version', '=', forward.version).executeTakeFirst();
  if (taken !== undefined) return [{ field: 'version', message: `There is a version ${forward.version} already. Give the new one another number` }];
  const written = checkDraft(draft.values);
  if (!written.ok || !editionOf(draft.values, forward, 'The board').ok) return [{ field: '', message: 'The draft has faults. Mend them first: they are listed below' }];
  // As it was written: number, day and cause of the new version are no change of the framework.
  if (compare(edition.pack, written.pack).length === 0) return [{ field: '', message: 'The draft changes nothing yet' }];
  await rowOf(tx, draft).set({ state: 'put-forward', version: forward.version, dated: forward.dated, cause: forward.cause, put_forward_by: me.personId, put_forward_at: now, answer: '' }).execute();
  await record(tx, now, { deed: 'put a version of the framework forward', subjectKind: 'framework', subjectId: draft.boardId, detail: { framework: draft.from.framework, version: forward.version } });
  return [];
}

/** Opens a draft for writing again: taken back by those who write it, or sent back by whoever was to approve, who says why. */
export async function reopen({ tx, now }: Doing, draft: Draft, answer: string): Promise<void> {
  await rowOf(tx, draft).set({ state: 'open', answer }).execute();
  await record(tx, now, { deed: answer === '' ? 'took a version of the framework back' : 'sent a version of the framework back', subjectKind: 'framework', subjectId: draft.boardId, detail: { framework: draft.from.framework, version: draft.forward?.version ?? '' } });
}

/** Lets a draft go. What was written stays in the record of drafts, and holds nowhere. */
export async function dropDraft({ tx, me, now }: Doing, draft: Draft): Promise<void> {
  await rowOf(tx, draft).set({ state: 'dropped', decided_by: me.personId, decided_at: now }).execute();
  await record(tx, now, { deed: 'dropped a draft of the framework', subjectKind: 'framework', subjectId: draft.boardId });
}

/** A draft that was put forward, as the version that it would be, with what it changes. */
export interface Proposal {
  edition: Edition;
  pack: Pack;
  digest: string;
  changes: FrameworkChange[];
  /** The board has brought in another version since the draft was made from one. */
  overtaken: boolean;
  /** Nobody who holds a role today could manage the framework under it. */
  locksAllOut: boolean;
  /** Roles that people hold and that it does not know, by name. */
  rolesLost: string[];
}

/** Null where the draft is not put forward, or has become faulty since (the product's own rules may have grown). */
export async function proposalOf({ tx, me, today }: Pick<Doing, 'tx' | 'me' | 'today'>, draft: Draft): Promise<Proposal | null> {
  if (draft.forward === null) return null;
  const edition = await editionOfBoard(tx, draft.partnershipId, draft.boardId);
  const boards = (await boardsTogether(tx, draft.partnershipId, draft.boardId, edition.pack)).map((board) => board.id);
  const people = await holders(tx, draft, boards, today);
  const ready = editionOf(draft.values, draft.forward, authors(people, draft, edition.pack, me));
  if (!ready.ok) return null;
  const held = [...new Set(people.map((each) => each.role))];
  const known = new Set(ready.pack.roles.map((role) => role.key));
  return {
    edition, pack: ready.pack, digest: ready.digest, changes: compare(edition.pack, ready.pack), overtaken: edition.frameworkId !== draft.from.framework || edition.version !== draft.from.version,
    locksAllOut: !ready.pack.roles.some((role) => held.includes(role.key) && role.permissions.includes('manage-framework')),
    rolesLost: held.filter((role) => !known.has(role)).map((role) => edition.pack.roles.find((each) => each.key === role)?.name ?? role),
  };
}

/** Brings the version in: new work starts under it, what runs keeps its own. */
export async function approve(doing: Doing, draft: Draft, proposal: Proposal): Promise<void> {
  const { tx, me, now } = doing;
  const { pack, digest, edition, changes } = proposal;
  await rowOf(tx, draft).set({ state: 'adopted', decided_by: me.personId, decided_at: now }).execute();
  await adoptVersion(doing, { offered: { pack, digest, version: pack.version }, now: { pack: edition.pack, version: edition.version }, changes });
}

/** The draft with its version, day and cause, and a line of history; authors are given by post. */
function editionOf(values: PackValues, { version, dated, cause }: Forward, author: string): ReturnType<typeof checkDraft> {
  const head = 'framework.yaml';
  const history = valueAt(values[head], ['editions']);
  const line = { version, dated: formatDay(dated), cause, author };
  return checkDraft(withValue(withValue(withValue(values, head, ['version'], version), head, ['dated'], line.dated), head, ['editions'], [...(Array.isArray(history) ? history : []), line]));
}

/** Who holds which role today on the boards that share the framework. */
const holders = (tx: Tx, draft: Draft, boards: readonly string[], today: Day) => tx.selectFrom('membership').select(['person_id', 'role']).where('partnership_id', '=', draft.partnershipId).where('board_id', 'in', boards)
  .where('starts_on', '<=', today).where((is) => is.or([is('ends_on', 'is', null), is('ends_on', '>=', today)])).orderBy('starts_on').execute();

/** "Business Manager, approved by: Independent Chair", by the roles that they hold. */
function authors(held: readonly { person_id: string; role: string }[], draft: Draft, pack: Pack, me: Me): string {
  const roleName = (key: string | undefined) => pack.roles.find((role) => role.key === key)?.name ?? 'The board';
  const writer = roleName(held.find((each) => each.person_id === draft.forward?.by)?.role);
  const approver = me.personId === draft.forward?.by ? undefined : me.roles[0]?.role;
  return approver === undefined ? writer : `${writer}, approved by: ${roleName(approver)}`;
}
