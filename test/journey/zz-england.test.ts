import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { day } from '../../src/calendar/index.ts';
import { bundledPack, type Pack } from '../../src/framework/index.ts';
import { newId } from '../../src/platform/index.ts';
import { placeOf } from '../../src/product/demonstration/found-board.ts';
import { firstToSignIn, inventPeople } from '../../src/product/demonstration/invented-people.ts';
import { useAuditedBoard } from '../support/audited-board.ts';
import { launchBrowser } from '../support/browser.ts';
import { auditCases, compareAudits, holdWorkshop, planAudit, reportAudit } from './audit-walk/case-audit.ts';
import { closeOnProgramme, putOnNext, putOnProgramme } from './audit-walk/programme.ts';
import { answerAgain, answerRound, closeRound, compareRounds, followUp, learnOfRound, openRound } from './audit-walk/round.ts';
import { judge } from './audit-walk/thread.ts';
import type { Walk, Way } from './audit-walk/walk.ts';
import { Visitor } from './visitor.ts';

/** Kinds of review and audit that are no audit with a tool: a process of their own does them, and the walks of the boards take it. */
const byProcess: Record<string, string[]> = { 'england-2026': ['review'] };
const packs = await Promise.all(Object.keys(byProcess).map(async (id) => (await bundledPack(id)).pack));

/** Every kind of audit that has a tool: with one that no other kind has, where there is one, so that every tool is walked too. */
const waysOf = (pack: Pack): Way[] => pack.audits.kinds.filter(({ tools }) => tools.length > 0).map((kind) => {
  const own = kind.tools.find((key) => pack.audits.kinds.every((other) => other === kind || !other.tools.includes(key))) ?? kind.tools[0]!;
  return { kind, tool: pack.forms.find((form) => form.key === own)!, plan: '', audit: '', actionThread: '' };
});

it.each(packs)('every kind of audit of $id is walked, and every tool', (pack) => {
  expect(pack.audits.kinds.filter((kind) => kind.tools.length === 0).map((kind) => kind.key)).toEqual(byProcess[pack.id]);
  const walked = new Set(waysOf(pack).map(({ tool }) => tool.key));
  // A survey is no audit: it stands beside one, and is held at any time.
  expect(pack.forms.filter((form) => form.tool !== undefined && form.tool !== 'survey' && !walked.has(form.key)).map((form) => form.key)).toEqual([]);
  expect((pack.assessments ?? []).filter((assessment) => !walked.has(assessment.form ?? '')).map((assessment) => assessment.key)).toEqual([]);
});

let browser: Browser;
beforeAll(async () => { browser = await launchBrowser(); });
afterAll(() => browser.close());

const first = day('2026-11-20');
const again = day('2027-11-22');

describe.each(packs)('the audits of $id, from the programme to their impact', (pack) => {
  const audited = useAuditedBoard('postgres', pack.id);
  const ways = waysOf(pack);
  let walk: Walk;
  const managerEmail = firstToSignIn(pack, inventPeople(pack, placeOf(pack)).people).email;
  /** Audits of adults are those of the adults' board, where there are several. */
  const boardOf = new Map<string, string>();

  beforeAll(async () => {
    const { server } = audited.it.product;
    await server.listen({ port: 0, host: '127.0.0.1' });
    const address = server.addresses()[0]!;
    const base = `http://127.0.0.1:${typeof address === 'object' ? address.port : 0}`;
    const manager = await (await Visitor.open(browser, base, { javaScript: true })).signInWith(managerEmail);
    const holder = await Visitor.open(browser, base, { javaScript: false, width: 375 });
    walk = { audited: audited.it, browser, base, pack, manager, holder, managerEmail, boardId: audited.it.board.boardId };
    const { partnershipId } = audited.it.board;
    await audited.it.as(async (tx) => {
      for (const board of await tx.selectFrom('board').select(['id', 'name']).execute()) boardOf.set(/adult/i.test(board.name) ? 'adults' : 'children', board.id);
      await tx.insertInto('respondent').values(['Alder Row School (invented)', 'Brambledown School (invented)'].map((name, index) => ({
        partnership_id: partnershipId, id: newId(), kind: 'school', name, phase: 'primary', contact_name: 'Designated lead', contact_email: `lead${index + 1}@schools.example`,
      }))).execute();
    });
  });
  afterAll(async () => {
    await walk.manager.close();
    await walk.holder.close();
  });
  const on = (way: Way): Walk => ({ ...walk, boardId: boardOf.get(way.tool.key === 'saaf-return' ? 'adults' : 'children') ?? walk.boardId });

  it.each(ways)('$kind.name with "$tool.name" goes from the programme to its report, a finding and an action', async (way) => {
    const here = on(way);
    await putOnProgramme(here, way, first);
    if (way.tool.tool === 'self-assessment') {
      await openRound(here, way, first);
      await answerRound(here, way, 0.1, first);
      await closeRound(here, way, first);
      await learnOfRound(here, way);
    } else {
      await planAudit(here, way, first);
      await auditCases(here, way, [0.1, 0.6], first);
      await holdWorkshop(here, way, 'lowest', first);
      await reportAudit(here, way, first);
    }
  }, 300_000);

  it('what is outstanding comes back to the board where the framework says so', async () => {
    const rounds = ways.filter(({ tool }) => tool.tool === 'self-assessment');
    let came = 0;
    for (const way of rounds) came += (await followUp(on(way), way, first)) ? 1 : 0;
    expect(came).toBe((pack.assessments ?? []).filter((assessment) => assessment.followUp !== undefined).length);
  }, 300_000);

  it.each(ways)('$kind.name with "$tool.name" is done again, held against the first time and judged, and the programme shows it done', async (way) => {
    audited.it.setNow(`${again}T10:00:00Z`);
    const here = on(way);
    await here.manager.signInWith(managerEmail);
    const before = way.plan;
    await putOnNext(here, way, again);
    if (way.tool.tool === 'self-assessment') {
      await openRound(here, way, again);
      await answerAgain(here, way, again);
      await closeRound(here, way, again);
      await compareRounds(here, way);
    } else {
      await planAudit(here, way, again);
      await auditCases(here, way, [0.9, 1], again);
      await holdWorkshop(here, way, 'highest', again);
      await reportAudit(here, way, again);
      await compareAudits(here, way);
    }
    await judge(here, way.actionThread, `What was agreed is done: ${way.kind.name}`);
    await closeOnProgramme(here, [before, way.plan], `Better than the year before: ${way.kind.name}`);
  }, 300_000);
});
