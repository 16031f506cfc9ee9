import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshPlace, type DatabasePlace } from '../../../test/support/databases.ts';
import { readSettings } from '../../platform/index.ts';
import { readLine } from '../../thread/line/read-line.ts';
import { verifyLog } from '../../access/verify-log.ts';
import { prepareDemonstration } from '../demonstration.ts';
import { openApp } from '../open-product.ts';
import type { App } from '../../web/visit/index.ts';

describe('the demonstration board', () => {
  let place: DatabasePlace;
  let app: App;
  let partnershipId: string;

  beforeAll(async () => {
    place = await freshPlace('pglite');
    const read = readSettings({ DATA_DIR: place.dataDir, LOG_LEVEL: 'silent' });
    if ('faults' in read) throw new Error('settings');
    ({ app } = await openApp({ settings: read.settings, now: () => new Date('2026-11-20T10:00:00Z') }));
    expect(await prepareDemonstration(app)).toContain('manager@suffolk.example');
    partnershipId = await app.database.run({ role: 'gt_worker' }, async (tx) => (await tx.selectFrom('partnership').select('partnership_id').executeTakeFirstOrThrow()).partnership_id);
  });
  afterAll(async () => {
    await app.database.close();
    await place.remove();
  });
  const asWorker = <T>(deed: Parameters<typeof app.database.run<T>>[1]) => app.database.run({ role: 'gt_worker', partnershipId }, deed);

  it('is founded once: a second start leaves it as it is', async () => {
    const before = await asWorker((tx) => tx.selectFrom('action').select((count) => count.fn.countAll().as('n')).executeTakeFirst());
    await prepareDemonstration(app);
    expect(await asWorker((tx) => tx.selectFrom('action').select((count) => count.fn.countAll().as('n')).executeTakeFirst())).toEqual(before);
  });

  it('holds a rapid review at every stage, the case of each marked as invented', async () => {
    const reviews = await asWorker((tx) => tx.selectFrom('process').selectAll().where('definition', '=', 'rapid-review').execute());
    expect(reviews.length).toBeGreaterThanOrEqual(6);
    expect(reviews.some((review) => review.status === 'closed')).toBe(true);
    expect(await asWorker((tx) => tx.selectFrom('casefile').selectAll().where('invented', '=', false).execute())).toEqual([]);
  });

  it('holds learning at each of the four stages, some of it done without effect', async () => {
    const lessons = await asWorker((tx) => tx.selectFrom('lesson').select(['stage', 'verdict']).execute());
    expect(new Set(lessons.map((lesson) => lesson.stage))).toEqual(new Set(['identified', 'disseminated', 'embedded', 'evaluated']));
    expect(lessons.some((lesson) => lesson.verdict === 'no-change')).toBe(true);
    expect((await asWorker((tx) => tx.selectFrom('action').select('status').distinct().execute())).length).toBeGreaterThanOrEqual(7);
  });

  it('holds a whole line from an incident to what came of it', async () => {
    const finding = await asWorker((tx) => tx.selectFrom('thread_edge as e').innerJoin('thread_node as n', 'n.id', 'e.to_id').innerJoin('thread_node as f', 'f.id', 'e.from_id').select('n.id').where('n.kind', '=', 'finding').where('f.kind', '=', 'process').executeTakeFirstOrThrow());
    const line = await asWorker((tx) => readLine(tx, finding.id));
    expect(new Set(line!.knots.map((knot) => knot.kind))).toEqual(new Set(['incident', 'process', 'finding', 'recommendation', 'action', 'lesson']));
  });

  it('has a record that verifies', async () => {
    for (const result of await verifyLog(app.database)) expect(result.whole).toBe(true);
  });
});
