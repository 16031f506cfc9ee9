import { record } from '../../access/record.ts';
import { bundledIds, bundledPack, type Pack } from '../../framework/index.ts';
import { compare, type FrameworkChange } from '../../framework/compare.ts';
import { editionOf } from '../../people/framework-edition.ts';
import { newId, type Tx } from '../../platform/index.ts';
import type { Visit } from '../../web/visit/index.ts';

/** A version that the partnership adopted, with the work that still runs under it. */
export interface AdoptedVersion {
  frameworkId: string;
  version: string;
  name: string;
  adoptedAt: Date;
  adoptedBy: string | null;
  /** The boards that now work to it. */
  boards: string[];
  running: number;
}
/** A version that came with the product and that the partnership has not adopted. */
export interface OfferedVersion {
  pack: Pack;
  digest: string;
  /** The name under which it would be adopted: the version, marked where the same version was adopted with other content. */
  version: string;
}

export async function adoptedVersions(tx: Tx, partnershipId: string): Promise<AdoptedVersion[]> {
  const editions = await tx.selectFrom('framework_edition as e').leftJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'e.partnership_id').onRef('p.id', '=', 'e.adopted_by'))
    .select(['e.framework_id', 'e.version', 'e.adopted_at', 'p.name as by']).where('e.partnership_id', '=', partnershipId).orderBy('e.adopted_at', 'desc').execute();
  const boards = await tx.selectFrom('board').select(['name', 'framework_id', 'framework_version']).where('partnership_id', '=', partnershipId).execute();
  const running = await tx.selectFrom('process').select(['framework_id', 'framework_version', (count) => count.fn.countAll<string>().as('number')])
    .where('partnership_id', '=', partnershipId).where('status', '=', 'running').groupBy(['framework_id', 'framework_version']).execute();
  return Promise.all(editions.map(async (edition) => ({
    frameworkId: edition.framework_id, version: edition.version, name: (await editionOf(tx, partnershipId, edition.framework_id, edition.version)).pack.name, adoptedAt: edition.adopted_at, adoptedBy: edition.by,
    boards: boards.filter((board) => board.framework_id === edition.framework_id && board.framework_version === edition.version).map((board) => board.name),
    running: Number(running.find((each) => each.framework_id === edition.framework_id && each.framework_version === edition.version)?.number ?? 0),
  })));
}

/** What came with the product and differs, in version or in content, from all that was adopted. */
export async function offeredVersions(tx: Tx, partnershipId: string): Promise<OfferedVersion[]> {
  const adopted = await tx.selectFrom('framework_edition').select(['framework_id', 'version', 'digest']).where('partnership_id', '=', partnershipId).execute();
  const bundled = await Promise.all((await bundledIds()).map(bundledPack));
  return bundled.filter(({ digest }) => !adopted.some((edition) => edition.digest === digest)).map(({ pack, digest }) => ({
    pack, digest, version: adopted.some((edition) => edition.framework_id === pack.id && edition.version === pack.version) ? `${pack.version}-${digest.slice(0, 8)}` : pack.version,
  }));
}

export interface Preview {
  offered: OfferedVersion;
  now: { pack: Pack; version: string };
  changes: FrameworkChange[];
  /** Roles that people of the board hold and that the new version does not know. */
  rolesLost: string[];
  /** The reader would no longer be allowed to bring in versions. */
  locksOut: boolean;
}

/** What a version would change for the reader's board; null where there is no such version to adopt. */
export async function previewVersion(visit: Pick<Visit, 'tx' | 'me'>, frameworkId: string, version: string): Promise<Preview | null> {
  const { tx, me } = visit;
  const held = me.roles[0];
  const offered = (await offeredVersions(tx, me.partnershipId)).find((each) => each.pack.id === frameworkId && each.version === version);
  if (offered === undefined || held === undefined) return null;
  const { pack } = await editionOf(tx, me.partnershipId, held.frameworkId, held.frameworkVersion);
  const members = await tx.selectFrom('membership').select('role').distinct().where('partnership_id', '=', me.partnershipId).where('board_id', '=', held.boardId).execute();
  const known = new Set(offered.pack.roles.map((role) => role.key));
  const manages = me.roles.some((mine) => offered.pack.roles.find((role) => role.key === mine.role)?.permissions.includes('manage-framework') === true);
  return {
    offered, now: { pack, version: held.frameworkVersion }, changes: compare(pack, offered.pack), locksOut: !manages,
    rolesLost: members.map((member) => member.role).filter((role) => !known.has(role)).map((role) => pack.roles.find((each) => each.key === role)?.name ?? role),
  };
}

/** The boards that go over to a version together: those that share one framework, or the one alone. The first is where their copy is written. */
export async function boardsTogether(tx: Tx, partnershipId: string, boardId: string, pack: Pack): Promise<{ id: string; name: string }[]> {
  const all = await tx.selectFrom('board').select(['id', 'name', 'framework_id', 'framework_version']).where('partnership_id', '=', partnershipId).orderBy('id').execute();
  const own = all.find((board) => board.id === boardId);
  return all.filter((board) => board.id === boardId || (pack.boards !== undefined && board.framework_id === own?.framework_id && board.framework_version === own.framework_version));
}

/** Brings a version in for the reader's board and those that share its framework: new work starts under it, what runs keeps its own. */
export async function adoptVersion(visit: Pick<Visit, 'tx' | 'me' | 'now'>, { offered, now, changes }: Pick<Preview, 'offered' | 'now' | 'changes'>): Promise<void> {
  const { tx, me } = visit;
  const boardId = me.roles[0]!.boardId;
  const { pack, digest, version } = offered;
  const boards = await boardsTogether(tx, me.partnershipId, boardId, now.pack);
  const ids = boards.map((board) => board.id);
  await tx.insertInto('framework_edition').values({ partnership_id: me.partnershipId, framework_id: pack.id, version, digest, content: JSON.stringify(pack), adopted_at: visit.now, adopted_by: me.personId }).execute();
  await tx.updateTable('board').set({ framework_id: pack.id, framework_version: version }).where('partnership_id', '=', me.partnershipId).where('id', 'in', ids).execute();
  for (const board of boards) {
    const name = boardName(board.name, now.pack, pack);
    if (name !== board.name) await tx.updateTable('board').set({ name }).where('partnership_id', '=', me.partnershipId).where('id', '=', board.id).execute();
  }
  // Groups keep their people and their calendar, and go by the names of the new version.
  const groups = await tx.selectFrom('work_group').select(['id', 'key', 'name']).where('partnership_id', '=', me.partnershipId).where('board_id', 'in', ids).execute();
  for (const group of groups) {
    const name = groupName(group, now.pack, pack);
    if (name !== group.name) await tx.updateTable('work_group').set({ name }).where('partnership_id', '=', me.partnershipId).where('id', '=', group.id).execute();
  }
  const added = pack.groups.filter((group) => !groups.some((each) => each.key === group.key)).map((group) => ({ partnership_id: me.partnershipId, id: newId(), board_id: boardId, key: group.key, name: group.name }));
  if (added.length > 0) await tx.insertInto('work_group').values(added).execute();
  await record(tx, visit.now, {
    deed: 'brought in a version of the framework', subjectKind: 'framework', subjectId: boardId,
    detail: { framework: pack.id, version, digest, before: { framework: now.pack.id, version: now.version }, changes: changes.length },
  });
}

/** What a board of that name is called under the new version. */
function boardName(name: string, before: Pack, after: Pack): string {
  const shared = before.boards?.find((board) => board.name === name);
  return shared === undefined ? (name === before.board ? after.board : name) : (after.boards?.find((board) => board.key === shared.key)?.name ?? name);
}

/** What a group is called under the new version: by the name that it bears on its board, or its only one. */
function groupName({ key, name }: { key: string; name: string }, before: Pack, after: Pack): string {
  const [was, is] = [before.groups.find((group) => group.key === key), after.groups.find((group) => group.key === key)];
  const on = was?.nameOn?.find((each) => each.name === name)?.board;
  return is === undefined ? name : (is.nameOn?.find((each) => each.board === on)?.name ?? is.name);
}
