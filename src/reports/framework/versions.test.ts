import { afterAll, beforeAll, expect, it } from 'vitest';
import { eachDatabase, freshPlace, type DatabasePlace } from '../../../test/support/databases.ts';
import type { Me } from '../../access/me.ts';
import { bundledPack } from '../../framework/index.ts';
import { editionOfBoard } from '../../people/framework-edition.ts';
import { openDatabase, type Database, type Tx } from '../../platform/index.ts';
import { foundBoard, type DemonstrationBoard } from '../../product/demonstration/found-board.ts';
import { adoptedVersions, adoptVersion, offeredVersions, previewVersion } from './versions.ts';

eachDatabase('versions of the framework', (kind) => {
  let place: DatabasePlace;
  let database: Database;
  let board: DemonstrationBoard;
  let me: Me;
  const now = new Date('2026-11-20T10:00:00Z');
  const asOffice = <T>(deed: (tx: Tx) => Promise<T>) => database.run({ role: 'gt_app', partnershipId: board.partnershipId, personId: me.personId }, deed);

  beforeAll(async () => {
    place = await freshPlace(kind);
    database = await openDatabase({ databaseUrl: place.databaseUrl, dataDir: place.dataDir, connections: 2 });
    board = await foundBoard(database, '2024-01-01');
    me = {
      partnershipId: board.partnershipId, partnershipName: 'Suffolk', personId: board.people['office']!, name: 'Office', permissions: new Set(['manage-framework']), demonstration: true, csrfSecret: '', fullySignedIn: true, codeSet: true,
      roles: [{ role: 'administrator', boardId: board.boardId, groupId: null, agencyId: null, frameworkId: board.frameworkId, frameworkVersion: board.frameworkVersion, actingFor: null, actingForName: null }],
    };
    // The board works to an edition of the same version that differs from what now comes with the product.
    const { pack } = await bundledPack(board.frameworkId);
    const before = structuredClone(pack);
    before.processes.find((process) => process.key === 'rapid-review')!.steps[0]!.lead = 'business-manager';
    before.groups = before.groups.slice(0, -1);
    await database.run({ role: 'gt_worker', partnershipId: board.partnershipId }, (tx) =>
      tx.updateTable('framework_edition').set({ digest: `before-${board.partnershipId}`, content: JSON.stringify(before) }).where('partnership_id', '=', board.partnershipId).execute());
  });
  afterAll(async () => {
    await database.close();
    await place.remove();
  });

  it('offers what came with the product and differs, under a name of its own', async () => {
    const { digest } = await bundledPack(board.frameworkId);
    expect((await asOffice((tx) => offeredVersions(tx, board.partnershipId))).find((each) => each.pack.id === board.frameworkId)?.version).toBe(`8.0-${digest.slice(0, 8)}`);
  });

  it('shows what it changes before it takes effect, then brings it in and keeps the old one', async () => {
    const version = `8.0-${(await bundledPack(board.frameworkId)).digest.slice(0, 8)}`;
    const preview = await asOffice((tx) => previewVersion({ tx, me }, board.frameworkId, version));
    expect(preview).toMatchObject({ locksOut: false, rolesLost: [], changes: expect.arrayContaining([{ area: 'Rapid review', kind: 'changed', text: 'The lead of the step “Forward the notification and ask for first views” changes from “Business Manager” to “Central Team”.' }]) });
    expect(await asOffice((tx) => editionOfBoard(tx, board.partnershipId, board.boardId))).toMatchObject({ version: '8.0' });

    await asOffice((tx) => adoptVersion({ tx, me, now }, preview!));
    expect(await asOffice((tx) => editionOfBoard(tx, board.partnershipId, board.boardId))).toMatchObject({ version });
    const adopted = await asOffice((tx) => adoptedVersions(tx, board.partnershipId));
    expect(adopted.map((each) => [each.version, each.boards.length]).sort()).toEqual([['8.0', 0], [version, 1]]);
    expect((await asOffice((tx) => offeredVersions(tx, board.partnershipId))).some((each) => each.pack.id === board.frameworkId)).toBe(false);
    const noted = await database.run({ role: 'gt_worker', partnershipId: board.partnershipId }, (tx) => tx.selectFrom('record_entry').select(['deed', 'person_id']).execute());
    expect(noted).toContainEqual({ deed: 'brought in a version of the framework', person_id: me.personId });
  });

  it('knows nothing of a version that nobody offers', async () => {
    expect(await asOffice((tx) => previewVersion({ tx, me }, board.frameworkId, '99'))).toBeNull();
  });
});
