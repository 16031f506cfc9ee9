import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshPlace, type DatabasePlace } from '../../../test/support/databases.ts';
import { bundledIds, bundledPack } from '../../framework/index.ts';
import { readSettings } from '../../platform/index.ts';
import type { App } from '../../web/visit/index.ts';
import { openApp } from '../open-product.ts';
import { demonstrationAccounts } from './accounts.ts';
import { fillPackBoard } from './fill-board.ts';
import { foundPackBoard, type DemonstrationBoard } from './found-board.ts';
import { inventPeople } from './invented-people.ts';

const frameworks = (await bundledIds()).filter((id) => id !== 'suffolk-2019');

describe('a demonstration board under each framework', () => {
  let place: DatabasePlace;
  let app: App;
  const boards = new Map<string, DemonstrationBoard>();
  beforeAll(async () => {
    place = await freshPlace('pglite');
    const read = readSettings({ DATA_DIR: place.dataDir, LOG_LEVEL: 'silent' });
    if ('faults' in read) throw new Error('settings');
    ({ app } = await openApp({ settings: read.settings, now: () => new Date('2026-11-20T10:00:00Z') }));
    for (const id of frameworks) {
      const board = await foundPackBoard(app.database, '2024-09-01', id);
      await fillPackBoard(app, board);
      boards.set(id, board);
    }
  });
  afterAll(async () => {
    await app.database.close();
    await place.remove();
  });
  const asked = <T>(id: string, deed: Parameters<App['database']['run']>[1] extends (tx: infer Tx) => unknown ? (tx: Tx) => Promise<T> : never) => app.database.run({ role: 'gt_worker', partnershipId: boards.get(id)!.partnershipId }, deed);

  it.each(frameworks)('%s has somebody for each role, and no two of one name or address', async (id) => {
    const { pack } = await bundledPack(id);
    const { people } = inventPeople(pack, { name: 'Anywhere', slug: 'anywhere' });
    expect(pack.roles.filter((role) => !people.some((person) => person.role === role.key))).toEqual([]);
    expect(new Set(people.map((person) => person.name)).size).toBe(people.length);
    expect(new Set(people.map((person) => person.email)).size).toBe(people.length);
  });

  it.each(frameworks)('%s has its own processes running, each case marked as invented, and none that ended is late', async (id) => {
    const processes = await asked(id, (tx) => tx.selectFrom('process').selectAll().execute());
    expect(processes.length).toBeGreaterThanOrEqual(4);
    const { pack } = await bundledPack(id);
    for (const process of processes) {
      const ended = pack.processes.find((each) => each.key === process.definition)!.effective.to;
      expect(process.status, process.definition).toBe(ended === undefined ? 'running' : 'closed');
    }
    expect(await asked(id, (tx) => tx.selectFrom('casefile').selectAll().where('invented', '=', false).execute())).toEqual([]);
  });

  it.each(frameworks)('%s has a programme at several stages, and on it a round and a case audit that are under way', async (id) => {
    const plans = await asked(id, (tx) => tx.selectFrom('audit_plan').select(['id', 'status', 'starts_on']).execute());
    expect(new Set(plans.map(({ status }) => status)).size).toBeGreaterThanOrEqual(3);
    const rounds = await asked(id, (tx) => tx.selectFrom('audit_round').select(['plan_id', 'status']).execute());
    const audits = await asked(id, (tx) => tx.selectFrom('case_audit').select(['plan_id', 'status']).execute());
    expect(new Set(rounds.map(({ status }) => status))).toEqual(new Set(['open', 'reported']));
    expect(new Set(audits.map(({ status }) => status))).toEqual(new Set(['auditing', 'reported']));
    for (const opened of [rounds.find(({ status }) => status === 'open')!, audits.find(({ status }) => status === 'auditing')!]) expect(plans.find((plan) => plan.id === opened.plan_id)).toMatchObject({ status: 'under-way' });
    const findings = await asked(id, (tx) => tx.selectFrom('thread_edge as e').innerJoin('thread_node as n', 'n.id', 'e.from_id').innerJoin('finding as f', 'f.id', 'e.to_id').select('f.id').where('n.kind', '=', 'case-audit').execute());
    expect(findings.length).toBeGreaterThan(0);
  });

  it.each(frameworks)('%s gives no course, audit or report the title of a case, and shows learning that is not all late', async (id) => {
    const { pack } = await bundledPack(id);
    const rows = await asked(id, (tx) => tx.selectFrom('process').innerJoin('casefile', 'casefile.case_id', 'process.case_id').select(['process.definition', 'casefile.title']).execute());
    for (const { definition, title } of rows.filter(({ definition }) => /audit|course|annual-report|dissemination/.test(definition))) {
      if (!pack.processes.find((each) => each.key === definition)!.decisions.some((decision) => decision.criteria.length > 0)) expect(title).toContain(pack.processes.find((each) => each.key === definition)!.name);
    }
    expect(rows.some(({ title }) => /^(Harm at home|Missed appointments|A fall)/.test(title))).toBe(true);
    expect((await asked(id, (tx) => tx.selectFrom('action').select('due_on').where('status', 'in', ['planned', 'in-progress']).where('due_on', '>', '2026-11-20').execute())).length).toBeGreaterThan(0);
  });

  it('lays every board of a framework of several, and one group under each name that it bears', async () => {
    const all = await asked('llr-2017', (tx) => tx.selectFrom('board').select('name').orderBy('name').execute());
    expect(all.map((board) => board.name)).toHaveLength(4);
    const groups = await asked('llr-2017', (tx) => tx.selectFrom('work_group').select(['name', 'key']).where('key', '=', 'review-group').orderBy('name').execute());
    expect(groups.map((group) => group.name)).toEqual(['Adult Review and Learning Group (ARLG)', 'Safeguarding Case Review (SCR) Subgroup', 'Serious Incident Review Group (SIRG)']);
  });

  it('can be signed in to by everybody who is listed', async () => {
    const listed = (await demonstrationAccounts()).filter((account) => account.framework !== 'suffolk-2019');
    const there = (await Promise.all(frameworks.map((id) => asked(id, (tx) => tx.selectFrom('person').select('email').execute())))).flat().map((person) => person.email);
    expect(listed.map((account) => account.email).sort()).toEqual(there.sort());
  });
});
