import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshPlace, type DatabasePlace } from '../../../test/support/databases.ts';
import { bundledIds, bundledPack } from '../../framework/index.ts';
import { readSettings } from '../../platform/index.ts';
import type { App } from '../../web/visit/index.ts';
import { openApp } from '../open-product.ts';
import { demonstrationAccounts } from './accounts.ts';
import { copyClock } from '../../casework/publication/copy-clock.ts';
import { publicationQuestions } from '../../casework/publication/questions.ts';
import { proceedingKinds } from '../../casework/proceedings/kinds.ts';
import { definitionOf } from '../../casework/index.ts';
import { readProcess } from '../../process/index.ts';
import { scenesOf } from './cases/index.ts';
import type { FollowingScene } from './cases/scene.ts';
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

  it.each(frameworks)('%s tells cases of its own: every word of them is the framework’s, and each is marked as invented', async (id) => {
    const { pack } = await bundledPack(id);
    const themes = new Set(pack.themes.flatMap((group) => group.themes.map((theme) => theme.key)));
    const check = (scene: FollowingScene): void => {
      const definition = pack.processes.find((each) => each.key === scene.process);
      expect(definition?.runs, scene.process).toBe(true);
      if (scene.at !== undefined) expect(definition!.steps.map((step) => step.key)).toContain(scene.at);
      for (const [decision, outcome] of Object.entries(scene.outcomes ?? {})) expect(definition!.decisions.find((each) => each.key === decision)?.outcomes.map((each) => each.key), `${scene.process}: ${decision}`).toContain(outcome);
      expect((scene.beside?.themes ?? []).filter((theme) => !themes.has(theme)), scene.process).toEqual([]);
      for (const { kind } of scene.beside?.proceedings ?? []) expect(proceedingKinds.map((each) => each.key)).toContain(kind);
      for (const question of Object.keys(scene.beside?.publication?.weighed ?? {})) expect(publicationQuestions.map((each) => each.key)).toContain(question);
      for (const key of Object.keys(scene.reasons ?? {})) expect(definition!.decisions.map((each) => each.key), scene.process).toContain(key);
      scene.follows?.forEach(check);
    };
    scenesOf[id]!.forEach(check);
    expect(await asked(id, (tx) => tx.selectFrom('casefile').selectAll().where('invented', '=', false).execute())).toEqual([]);
    expect(await asked(id, (tx) => tx.selectFrom('casefile').selectAll().execute())).toHaveLength(scenesOf[id]!.length);
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

  it.each(frameworks)('%s has each scene where it says: at its step, or at its close', async (id) => {
    const { pack } = await bundledPack(id);
    const processes = await asked(id, (tx) => tx.selectFrom('process').innerJoin('casefile', 'casefile.case_id', 'process.case_id').select(['process.id', 'process.definition', 'process.status', 'casefile.title', 'process.started_by_process']).execute());
    const stands = new Map((await asked(id, async (tx) => Promise.all((await tx.selectFrom('process').select('id').execute()).map((each) => readProcess(tx, each.id, definitionOf))))).map((each) => [each!.id, each!.state]));
    const check = (scene: FollowingScene & { title?: string }, title: string, from: string | null): void => {
      const there = processes.filter((each) => each.definition === scene.process && each.title === title && each.started_by_process === from);
      expect(there.length, `${scene.process} of ${title}`).toBe(1);
      if (scene.at === undefined) expect(there[0]!.status, `${scene.process} of ${title}`).toBe('closed');
      else expect(stands.get(there[0]!.id)!.steps[scene.at]!.standing, `${scene.process} of ${title}`).toBe('open');
      scene.follows?.forEach((each) => check(each, title, there[0]!.id));
    };
    for (const scene of scenesOf[id]!) check(scene, scene.title ?? `${pack.processes.find((each) => each.key === scene.process)!.name}, invented`, null);
    // What ran under rules that have since ended is over.
    for (const each of processes) if (pack.processes.find(({ key }) => key === each.definition)!.effective.to !== undefined) expect(each.status, each.definition).toBe('closed');
  });

  it.each(frameworks)('%s has a register that looks lived in: leads, themes, proceedings with holds, what is published and what not, and reviews that belong together', async (id) => {
    const count = async (table: 'review_particulars' | 'proceeding' | 'disclosure_hold' | 'publication' | 'review_link') => (await asked(id, (tx) => tx.selectFrom(table).selectAll().execute())).length;
    for (const [table, least] of [['review_particulars', 5], ['proceeding', 2], ['disclosure_hold', 1], ['publication', 2]] as const) expect(await count(table), table).toBeGreaterThanOrEqual(least);
    expect((await asked(id, (tx) => tx.selectFrom('process').select('id').where('started_by_process', 'is not', null).execute())).length).toBeGreaterThanOrEqual(3);
    const hold = await asked(id, (tx) => tx.selectFrom('disclosure_hold').select('id').where('lifted_on', 'is', null).execute());
    expect(hold.length).toBeGreaterThan(0);
  });

  it.each(frameworks)('%s counts from a planned publication where the framework has a clock that runs up to it', async (id) => {
    for (const { process_id: review, planned_on: planned } of await asked(id, (tx) => tx.selectFrom('publication').select(['process_id', 'planned_on']).where('planned_on', 'is not', null).execute())) {
      const { definition, state } = (await asked(id, (tx) => readProcess(tx, review, definitionOf)))!;
      const clock = copyClock(definition);
      if (clock !== null) expect(state.anchors[clock.anchor], definition.name).toBe(planned);
    }
  });

  it.each(frameworks)('%s gives its closed reviews their findings, and shows learning that is not all late', async (id) => {
    const found = await asked(id, (tx) => tx.selectFrom('thread_edge as e').innerJoin('process as p', 'p.id', 'e.from_id').innerJoin('finding as f', 'f.id', 'e.to_id').select('p.status').execute());
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((each) => each.status === 'closed')).toBe(true);
    expect((await asked(id, (tx) => tx.selectFrom('action').select('due_on').where('status', 'in', ['planned', 'in-progress']).where('due_on', '>', '2026-11-20').execute())).length).toBeGreaterThan(0);
  });

  it.each(frameworks)('%s has a board that meets: two meetings with minutes, their decisions and actions, and one to come with its agenda and a paper', async (id) => {
    const meetings = await asked(id, (tx) => tx.selectFrom('meeting').select(['minutes_state', 'agenda_sent_at']).orderBy('held_on').execute());
    expect(meetings.map((meeting) => meeting.minutes_state)).toEqual(['agreed', 'issued', 'none']);
    expect(meetings.every((meeting) => meeting.agenda_sent_at !== null && meeting.agenda_sent_at <= app.now())).toBe(true);
    for (const { at } of await asked(id, (tx) => tx.selectFrom('meeting_entry').select('at').execute())) expect(at <= app.now(), String(at)).toBe(true);
    expect(await asked(id, (tx) => tx.selectFrom('meeting_decision').select('id').execute())).toHaveLength(2);
    expect(await asked(id, (tx) => tx.selectFrom('meeting_action').select('action_id').execute())).toHaveLength(2);
    expect(await asked(id, (tx) => tx.selectFrom('meeting_paper').select('id').execute())).toHaveLength(1);
  });

  it('lays every board of a framework of several, and one group under each name that it bears', async () => {
    const all = await asked('llr-2017', (tx) => tx.selectFrom('board').select('name').orderBy('name').execute());
    expect(all.map((board) => board.name)).toHaveLength(4);
    const groups = await asked('llr-2017', (tx) => tx.selectFrom('work_group').select(['name', 'key']).where('key', '=', 'review-group').orderBy('name').execute());
    expect(groups.map((group) => group.name)).toEqual(['Adult Review and Learning Group (ARLG)', 'Safeguarding Case Review (SCR) Subgroup', 'Serious Incident Review Group (SIRG)']);
    const executives = await asked('llr-2017', (tx) => tx.selectFrom('work_group').select('name').where('key', '=', 'executive').orderBy('name').execute());
    expect(executives.map((group) => group.name)).toEqual(['Executive Group of the city', 'Executive Group of the county']);
  });

  it.each(frameworks)('%s has somebody on each group whose members its framework names', async (id) => {
    const { pack } = await bundledPack(id);
    const empty = await asked(id, (tx) => tx.selectFrom('work_group as g').select(['g.key', 'g.name']).where((where) => where.not(where.exists(where.selectFrom('membership as m').select('m.id').whereRef('m.group_id', '=', 'g.id')))).execute());
    expect(empty.filter(({ key }) => pack.groups.some((group) => group.key === key && group.members !== undefined))).toEqual([]);
    if (id === 'redbridge-2015') expect(empty.map(({ key }) => key)).not.toContain('youth-forum');
  });

  it('can be signed in to by everybody who is listed', async () => {
    const listed = (await demonstrationAccounts()).filter((account) => account.framework !== 'suffolk-2019');
    const there = (await Promise.all(frameworks.map((id) => asked(id, (tx) => tx.selectFrom('person').select('email').execute())))).flat().map((person) => person.email);
    expect(listed.map((account) => account.email).sort()).toEqual(there.sort());
  });
});
