import { expect } from 'vitest';
import { lineKindsOf } from '../../../src/audits/cases/plan/lines.ts';
import { asAsked } from '../../../src/audits/tools/as-asked.ts';
import { addMonths, type Day } from '../../../src/calendar/index.ts';
import { wordsOf } from '../../../src/platform/documents/testing/words-of.ts';
import { newId } from '../../../src/platform/index.ts';
import { inventAnswers } from '../../../src/product/demonstration/audits/invented-answers.ts';
import { actOnFinding, keepFinding } from './thread.ts';
import { download, fillSection, linksTo, look, type Walk, type Way } from './walk.ts';

/** An audit of one agency's own work, which two of its people do; every other is done by several. */
const isSingle = ({ kind }: Way): boolean => /single-agency|social-care/.test(kind.key);
const lineOf = (text: string): string => `Was ${text.toLowerCase()} what the child needed?`;

/** Plans the case audit for the audit of the programme. The second time it stands as it was: only its days are given. */
export async function planAudit(walk: Walk, way: Way, today: Day): Promise<void> {
  const { manager, pack, audited } = walk;
  const again = way.audit !== '';
  await manager.go(way.plan);
  await manager.press('Plan a case audit for it');
  expect(await manager.page.locator('[name="kind"]:checked').inputValue()).toBe(way.kind.key);
  expect(await manager.page.locator('[name="plan"]').inputValue()).toBe(way.plan.split('/').at(-1));
  const lines = lineKindsOf(pack);
  if (again) {
    expect(await manager.page.locator('[name="previous"]').inputValue()).toBe(way.audit.split('/').at(-1));
    expect(await manager.page.inputValue('[name="line.1"]')).toBe(lineOf(lines[0]!.name));
    await look(manager, 'case-audit-again');
  } else {
    for (const [index, line] of lines.entries()) {
      await manager.fill(`line.${index + 1}`, lineOf(line.name));
      await manager.page.locator(`[name="about.${index + 1}"]`).selectOption(line.key);
      if (pack.priorities.priorities.length > 0) await manager.page.locator(`[name="priority.${index + 1}"]`).selectOption(pack.priorities.priorities[0]!.key);
    }
    await manager.fillAll({ about: 'Read the whole file first.', voiceAsked: 'Young people who were asked for their help' });
    const toolId = (await manager.page.locator('[name^="tool."]').first().locator('option', { hasText: way.tool.name }).first().getAttribute('value'))!;
    for (const agency of Object.values(audited.board.agencies).slice(0, isSingle(way) ? 1 : 2)) await manager.page.locator(`[name="tool.${agency}"]`).selectOption(toolId);
    await look(manager, 'case-audit-new');
  }
  await manager.day('dueOn', addMonths(today, 1));
  await manager.press('Plan the audit');
  await manager.says('Draw its cases next.');
  way.audit = manager.path();
  await look(manager, 'case-audit');
}

/** Draws a case from the list of pseudonyms, and asks two auditors, who score alone through their links. */
export async function auditCases(walk: Walk, way: Way, strengths: readonly [number, number], today: Day): Promise<void> {
  const { manager, audited, holder: auditor } = walk;
  await manager.go(`${way.audit}/sample`);
  await manager.page.locator('[name="holder"]').selectOption({ index: 1 });
  await manager.fillAll({ list: Array.from({ length: 6 }, (_, index) => `AB-00${index + 1}`).join('\n'), method: 'random', wanted: '1', seed: 'first frost' });
  await look(manager, 'sample-new');
  await manager.press('Draw the cases');
  await manager.go(`${way.audit}/sample`);
  await manager.says('Drawn again just now from the list and the seed: the same cases.');
  await look(manager, 'sample');
  const agencies = Object.entries(audited.board.agencies);
  const stamp = way.audit.slice(-12);
  for (const turn of [0, 1]) {
    const [agencyKind, agencyId] = agencies[isSingle(way) ? 0 : turn]!;
    const email = `auditor.${turn}.${stamp}@audits.example`;
    await manager.go(`${way.audit}/auditors?agency=${agencyId}`);
    await manager.fillAll({ name: `Invented Auditor ${turn + 1}`, email });
    if (isSingle(way)) await manager.fill('manner', turn === 0 ? 'offline' : 'peer');
    await look(manager, `auditors-${isSingle(way) ? 'single' : 'multi'}`);
    await manager.press('Ask the auditor');
    await manager.says(email);
    const [link] = await linksTo(walk, email, '/k/');
    await auditor.go(link!);
    await look(auditor, 'declaration');
    await auditor.fill('involved', 'no');
    await auditor.press('Continue');
    await look(auditor, 'scoring');
    const form = asAsked(way.tool, { kind: agencyKind, phase: '' });
    const answers = inventAnswers(form, turn + 1, strengths[turn]!, today);
    await auditor.go(`${link!}/${form.sections[0]!.key}`);
    for (const section of form.sections) {
      expect(auditor.path()).toBe(`${link!}/${section.key}`);
      await fillSection(auditor, form, answers, section.key);
      await look(auditor, `scoring-part-${way.tool.key}-${walk.pack.id}`);
      await auditor.press('Save and continue');
      expect(await auditor.page.locator('.govuk-error-summary').count(), section.title).toBe(0);
    }
    expect(auditor.path()).toBe(link);
    await auditor.press('Hand in');
    await auditor.says('You need do nothing more before the workshop');
  }
}

/** The workshop grades the case together; views of children and families and the feedback to practitioners are recorded. */
export async function holdWorkshop({ manager }: Walk, way: Way, pick: 'lowest' | 'highest', today: Day): Promise<void> {
  await manager.go(`${way.audit}/workshop`);
  await look(manager, `workshop-before-${isSingle(way) ? 'single' : 'multi'}`);
  await manager.press(isSingle(way) ? 'Open the scores' : 'Begin the workshop');
  await look(manager, 'workshop');
  await manager.page.locator('main a[href*="/cases/"]').filter({ hasText: /^AB-/ }).first().click();
  await manager.page.waitForLoadState();
  await look(manager, 'workshop-case');
  const scored = way.tool.scales.flatMap((scale) => scale.levels).filter((level) => level.score !== undefined).toSorted((one, other) => one.score! - other.score!);
  const level = (pick === 'lowest' ? scored[0] : scored.at(-1))!.value;
  await manager.page.evaluate(`for (const field of document.querySelectorAll('select[name^="level."]')) field.value = ${JSON.stringify(level)};`);
  await manager.press('Save the joint grades');
  await manager.go(`${way.audit}/workshop`);
  await manager.says('Complete');
  await manager.day('heldOn', today);
  await manager.fillAll({ present: 'Auditors of the agencies\nTeam manager', notes: 'The history is read before the first visit.' });
  await manager.press('Save');
  await manager.go(`${way.audit}/voice`);
  await manager.fillAll({ whose: 'Four young people', how: 'In their group', said: 'Nobody told us what came of it.' });
  await manager.day('heardOn', today);
  await look(manager, 'voice');
  await manager.press('Record the view');
  await manager.says('Nobody told us what came of it.');
}

/** Reports the audit, takes out its report, makes a finding and an action of it, and closes it once board, agencies and practitioners have heard. */
export async function reportAudit(walk: Walk, way: Way, today: Day): Promise<void> {
  const { manager } = walk;
  await manager.go(`${way.audit}/report`);
  await look(manager, 'case-report');
  await manager.press('Mark as reported');
  const words = wordsOf(await download(manager, 'link', 'Download the report as a Word document'));
  for (const each of ['Nobody told us what came of it.', lineOf(lineKindsOf(walk.pack)[0]!.name), 'The history is read before the first visit.']) expect(words).toContain(each);
  if (way.actionThread === '') {
    await manager.go(`${way.audit}/report`);
    await manager.press('Write a finding');
    const finding = await keepFinding(walk, 'Earlier worries are read late.');
    way.actionThread = await actOnFinding(walk, finding, 'Read the history before the first visit', today);
  }
  const meeting = way.kind.conduct?.minuted === true ? await holdMeeting(walk, way, today) : null;
  await manager.go(`${way.audit}/report`);
  if (meeting === null) await manager.day('receivedOn', today);
  else await manager.page.locator('[name="meeting"]').selectOption(meeting);
  await manager.press('Record as received');
  for (let left = isSingle(way) ? 1 : 2; left > 0; left -= 1) {
    await manager.page.locator('[name=agency]').selectOption({ index: 1 });
    await manager.day('cascadedOn', today);
    await manager.fill('cascadedHow', 'In team meetings');
    await manager.press('Record it');
  }
  await manager.go(`${way.audit}/feedback`);
  await manager.page.locator('[name=agency]').selectOption({ index: 1 });
  await manager.fillAll({ givenTo: 'Worker and team manager', strengths: 'Stayed with the child.', toImprove: 'Read the history first.' });
  await manager.day('givenOn', today);
  await look(manager, 'feedback');
  await manager.press('Record the feedback');
  await manager.go(`${way.audit}/report`);
  await manager.press('Close the audit');
  await manager.says('is closed');
  await manager.go(way.audit);
  await look(manager, 'case-audit-closed');
  await manager.says('Closed');
}

/** A meeting of the group that the report goes to, with its minutes issued. @returns its id */
async function holdMeeting({ audited, boardId, pack }: Walk, way: Way, today: Day): Promise<string> {
  const id = newId();
  const { partnershipId } = audited.board;
  await audited.as(async (tx) => {
    const group = await tx.selectFrom('work_group').select('id').where('board_id', '=', boardId).where('key', '=', way.kind.conduct!.reportsTo[0] ?? pack.groups[0]!.key).executeTakeFirstOrThrow();
    await tx.insertInto('meeting').values({ partnership_id: partnershipId, id, group_id: group.id, reference: `MTG-${id.slice(-8)}`, title: 'Meeting of the group', held_on: today, starts_at: '09:00', minutes_state: 'issued', made_at: new Date(`${today}T09:00:00Z`) }).execute();
  });
  return id;
}

/** This case audit beside the one that it repeats: every graded question and every line of enquiry has become better. */
export async function compareAudits({ manager, pack }: Walk, way: Way): Promise<void> {
  await manager.go(`${way.audit}/impact`);
  const graded = way.tool.sections.flatMap((section) => section.questions).filter((question) => question.type === 'scale').length + lineKindsOf(pack).length;
  await manager.says(`${graded} of ${graded} questions are better, 0 worse.`);
  await look(manager, 'case-before-and-after');
}
