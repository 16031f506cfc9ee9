import { expect } from 'vitest';
import { inviteAndChase, tellOfOutstanding, writeAnswers } from '../../../src/audits/index.ts';
import type { Answers } from '../../../src/forms/index.ts';
import type { FormDefinition } from '../../../src/framework/schema/form.ts';
import { asAsked } from '../../../src/audits/tools/as-asked.ts';
import { addMonths, formatDay, type Day } from '../../../src/calendar/index.ts';
import { wordsOf } from '../../../src/platform/documents/testing/words-of.ts';
import { inventAnswers } from '../../../src/product/demonstration/audits/invented-answers.ts';
import { tick, Visitor } from '../visitor.ts';
import { keepFinding } from './thread.ts';
import { download, fillSection, idIn, linksTo, look, type Walk, type Way } from './walk.ts';

type Assessment = NonNullable<Walk['pack']['assessments']>[number];
const assessmentOf = ({ pack }: Walk, { tool }: Way): Assessment => pack.assessments!.find((each) => each.form === tool.key)!;
const areSchools = (assessment: Assessment): boolean => assessment.answeredBy.includes('school');

/** Opens a round for the audit of the programme: to two agencies, or to the schools of the register. */
export async function openRound(walk: Walk, way: Way, today: Day): Promise<void> {
  const { manager, pack, audited } = walk;
  const assessment = assessmentOf(walk, way);
  await manager.go(way.plan);
  await manager.press('Open a round for it');
  expect(await manager.page.locator('[name="what"] option:checked').textContent()).toContain(assessment.name);
  await manager.day('dueOn', addMonths(today, 1));
  const asked = areSchools(assessment) ? [] : ['police', pack.agencyKinds.find((kind) => kind.key !== 'police' && (assessment.answeredBy.length === 0 || assessment.answeredBy.includes(kind.key)))!.key];
  for (const box of await manager.page.locator('[name="kinds"]').all()) await tick(box, asked.includes((await box.getAttribute('value'))!));
  if (await manager.page.locator('[name="schools"]').count() > 0) await manager.fill('schools', areSchools(assessment) ? 'yes' : 'no');
  await manager.press('Show who would be asked');
  await manager.says('2 would be asked');
  await look(manager, 'round-new');
  await manager.press('Open the round');
  way.audit = manager.path();
  await inviteAndChase(audited.product.app, audited.board.partnershipId);
  await manager.go(way.audit);
  await manager.says('On the programme');
  await look(manager, 'campaign');
}

interface Asked {
  id: string;
  name: string;
  kind: string;
  phase: string;
  email: string;
  agencyId: string | null;
  boardId: string;
}
const askedIn = ({ audited }: Walk, way: Way): Promise<Asked[]> =>
  audited.as((tx) => tx.selectFrom('audit_return').select(['id', 'name', 'kind', 'phase', 'contact_email as email', 'agency_id as agencyId', 'board_id as boardId']).where('round_id', '=', idIn(way.audit)).orderBy('name').execute());

/**
 * Both answer their first and last section on a small screen without scripts and hand in: one by the personal link of the mail, the other by its account
 * where it has one. What lies between colleagues have filled in before.
 */
export async function answerRound(walk: Walk, way: Way, strength: number, today: Day): Promise<void> {
  const { holder: who, audited: { as, board: { partnershipId } } } = walk;
  const roundId = idIn(way.audit);
  for (const [place, asked] of (await askedIn(walk, way)).entries()) {
    const form = asAsked(way.tool, asked);
    const answers = inventAnswers(form, place + 1, strength, today);
    const between = Object.fromEntries(Object.entries(answers).slice(1, -1));
    await as(async (tx) => {
      await writeAnswers({ tx, partnershipId, boardId: asked.boardId, roundId, at: new Date(`${today}T09:00:00Z`) }, [{ id: asked.id, agencyId: asked.agencyId, area: '', form, answers: between, by: 'A colleague' }]);
      await tx.updateTable('audit_return').set({ status: 'under-way' }).where('id', '=', asked.id).execute();
    });
    const byAccount = place === 1 && asked.agencyId !== null;
    if (byAccount) {
      await who.signInWith(asked.email);
      await who.go('/');
      await who.page.locator(`a[href="/audits/returns/${asked.id}"]`).first().click();
    } else await who.go((await linksTo(walk, asked.email, '/a/'))[0]!);
    await who.page.waitForLoadState();
    await look(who, `return-${byAccount ? 'account' : 'link'}`);
    await answerEnds(walk, way, who.path(), form, answers);
    if (byAccount) await who.page.context().clearCookies();
  }
}

/** Fills in the first and the last section, and hands in. */
async function answerEnds({ holder: who, pack }: Walk, way: Way, at: string, form: FormDefinition, answers: Answers): Promise<void> {
  for (const section of [form.sections[0]!, form.sections.at(-1)!]) {
    await who.go(`${at}/${section.key}`);
    await fillSection(who, form, answers, section.key);
    await look(who, `return-section-${way.tool.key}-${pack.id}`);
    await who.press('Save and continue');
    expect(await who.page.locator('.govuk-error-summary').count(), section.title).toBe(0);
  }
  await handIn(who, at);
}

async function handIn(who: Visitor, at: string): Promise<void> {
  await who.go(at);
  await who.press('Sign and hand in');
  await who.fillAll({ signedBy: 'Invented Leader', signedPost: 'Chief officer', declaration: 'yes' });
  await look(who, 'hand-in');
  await who.press('Hand in');
  await who.says('You need do nothing more');
  await look(who, 'receipt');
}

/** In the next round one confirms in one step that nothing has changed; the other does so too, and then says where it has become better. */
export async function answerAgain(walk: Walk, way: Way, today: Day): Promise<void> {
  const { holder: who } = walk;
  for (const [place, asked] of (await askedIn(walk, way)).entries()) {
    await who.go((await linksTo(walk, asked.email, '/a/'))[0]!);
    const at = who.path();
    await look(who, 'return-brought-forward');
    await who.page.getByRole('button', { name: /^Read and confirm/ }).click();
    await who.page.waitForLoadState();
    await look(who, 'confirm-all');
    await who.page.getByRole('button', { name: /^Nothing has changed/ }).first().click();
    await who.page.waitForLoadState();
    if (place === 0) await handIn(who, at);
    else {
      const form = asAsked(way.tool, asked);
      await answerEnds(walk, way, at, form, inventAnswers(form, 2, 1, today));
    }
  }
}

/** Closes the round, reads its results, takes out the overview report, and records that the board received it. */
export async function closeRound(walk: Walk, way: Way, today: Day): Promise<void> {
  const { manager } = walk;
  await manager.go(way.audit);
  const name = await manager.heading();
  await manager.page.locator('summary', { hasText: 'Close the round' }).click();
  await manager.fill('sure', 'yes');
  await manager.page.getByRole('button', { name: 'Close the round' }).click();
  await manager.page.waitForLoadState();
  await manager.says('Nothing can be handed in any more');
  await manager.follow('Results');
  const standards = way.tool.standards ?? [];
  for (const standard of standards) await manager.says(standard.name);
  await look(manager, 'results');
  await manager.go(`${way.audit}/results/standards/${standards[0]!.key}`);
  await manager.says(standards[0]!.name);
  await look(manager, 'results-standard');
  await manager.go(`${way.audit}/results/report`);
  await look(manager, 'overview-report');
  const words = wordsOf(await download(manager, 'button', 'Download as a Word document'));
  for (const each of [name, ...standards.map((standard) => standard.name), ...(await askedIn(walk, way)).map((asked) => asked.name)]) expect(words).toContain(each.replaceAll("'", '’'));
  await manager.go(way.audit);
  await manager.page.locator('summary', { hasText: 'Record that the board received the overview' }).click();
  await manager.day('receivedOn', today);
  await manager.press('Record it');
  await manager.says(`The board received the overview on ${formatDay(today)}`);
}

/** A finding of an answer goes into the thread, the plan of a return becomes actions, and they stand on the list of what is outstanding. */
export async function learnOfRound(walk: Walk, way: Way): Promise<void> {
  const { manager } = walk;
  const better = (await askedIn(walk, way))[1]!;
  await manager.go(`${way.audit}/plan`);
  await look(manager, 'plan-of-round');
  await manager.follow(better.name);
  const plan = manager.path();
  await manager.follow(/^Write a finding/);
  const finding = await keepFinding(walk, `What ${better.name} says it does is not yet the same everywhere.`);
  await manager.go(plan);
  await look(manager, 'plan-of-return');
  await tick(manager.page.locator('[name=strength]').last());
  for (const owner of await manager.page.locator('select[name^="owner."]').all()) if (await owner.inputValue() === '') await owner.selectOption({ index: 1 });
  await manager.press('Make these actions');
  await manager.says('Their owners are told by mail.');
  await look(manager, 'plan-of-return-taken');
  const action = await manager.page.locator('main a[href^="/actions/"]').first().getAttribute('href');
  way.actionThread = `/thread/${idIn(action!)}`;
  await manager.go(`${way.audit}/outstanding`);
  expect(await manager.page.locator(`main a[href="${action}"]`).count()).toBe(1);
  await look(manager, 'outstanding');
  await manager.go(`/thread/${idIn(finding)}`);
  await manager.says(better.name);
}

/** Where the framework looks again at what is outstanding, the day comes by itself and whoever pursues it writes. @returns whether it does */
export async function followUp(walk: Walk, way: Way, received: Day): Promise<boolean> {
  const { manager, audited } = walk;
  const asked = assessmentOf(walk, way).followUp;
  if (asked === undefined) {
    await manager.go(`${way.audit}/outstanding`);
    await manager.says('The framework sets no day on which what is outstanding is looked at again');
    return false;
  }
  expect(asked.within.unit).toBe('months');
  const day = addMonths(received, asked.within.amount);
  audited.setNow(`${day}T10:00:00Z`);
  expect(await tellOfOutstanding(audited.product.app, audited.board.partnershipId)).toBe(1);
  const pursuer = await audited.as((tx) => tx.selectFrom('membership as m').innerJoin('person as p', 'p.id', 'm.person_id').select('p.email').where('m.role', '=', asked.pursuedBy!).executeTakeFirstOrThrow());
  const chair = await (await Visitor.open(walk.browser, walk.base, { javaScript: true })).signInWith(pursuer.email);
  await chair.go(`${way.audit}/outstanding`);
  await chair.says(formatDay(day));
  await chair.follow(/^Take it up with the senior management/);
  await look(chair, 'letter');
  await chair.fillAll({ toName: 'Invented Officer', toPost: 'Chief officer' });
  await chair.press('Keep the letter');
  await chair.says('Waits for the reply');
  await chair.close();
  return true;
}

/** The next round beside the one before. */
export async function compareRounds({ manager }: Walk, way: Way): Promise<void> {
  await manager.go(way.audit);
  await manager.follow('Before and after');
  await look(manager, 'before-and-after-standards');
  // The standard that got better tells it question by question.
  await manager.page.locator('tr', { hasText: 'Better' }).getByRole('link').first().click();
  await manager.page.waitForLoadState();
}
