import { expect } from 'vitest';
import { addMonths, type Day } from '../../../src/calendar/index.ts';
import { look, type Walk, type Way } from './walk.ts';
import { tick } from '../visitor.ts';

/** Puts an audit of a kind on the year's programme: the framework's own entry, or one that is proposed; agreed, with its days, under way. */
export async function putOnProgramme({ manager, boardId, pack }: Walk, way: Way, today: Day): Promise<void> {
  const { kind } = way;
  await manager.go('/audits');
  const take = manager.page.locator('form').filter({ has: manager.page.locator(`input[name="board"][value="${boardId}"]`) }).getByRole('button', { name: 'Take them into the programme' });
  if (await take.count() > 0) {
    await look(manager, 'programme-to-take');
    await take.click();
    await manager.page.waitForLoadState();
  }
  const named = pack.audits.programme.find((entry) => entry.kind === kind.key);
  if (named === undefined) {
    await manager.go(`/audits/plan/new?board=${boardId}`);
    await look(manager, 'propose');
    await manager.fillAll({ name: `${kind.name} of the year`, kind: kind.key });
    await fillGround(manager, pack);
    await manager.press('Propose it');
  } else {
    await manager.go(`/audits?board=${boardId}`);
    await manager.follow(named.name);
  }
  way.plan = manager.path();
  await manager.says(kind.name);
  await look(manager, 'plan');
  await agreeAndDate({ manager, pack }, way, today);
}

async function fillGround(manager: Walk['manager'], pack: Pack): Promise<void> {
  const ground = manager.page.locator('[name="ground"]');
  if (await ground.count() > 0 && await manager.page.locator('[name="ground"]:checked').count() === 0) await tick(ground.first());
  const text = manager.page.locator('[name="groundText"]');
  if (await text.inputValue() === '') await text.fill('What the figures of two quarters show.');
  if (pack.priorities.priorities.length > 0) await tick(manager.page.locator('[name="priorities"]').first());
}
type Pack = Walk['pack'];

/** Takes an audit that is on the programme to where it can be opened. */
async function agreeAndDate({ manager, pack }: Pick<Walk, 'manager' | 'pack'>, way: Way, today: Day): Promise<void> {
  if (await manager.page.locator('[name="to"][value="agreed"]').count() > 0) await step(manager, 'agreed', 'The group, at its meeting');
  await manager.follow('Change it');
  await look(manager, 'plan-change');
  await fillGround(manager, pack);
  await manager.day('startsOn', today);
  await manager.day('endsOn', addMonths(today, 2));
  await manager.press('Save');
  expect(manager.path()).toBe(way.plan);
  await step(manager, 'dated', '');
  await step(manager, 'under-way', '');
  await manager.fill('progress', 'The tool is agreed and goes out this week.');
  await look(manager, 'plan-under-way');
  await manager.press('Tell the group');
  await manager.says('The tool is agreed and goes out this week.');
}

export async function step(manager: Walk['manager'], to: string, text: string): Promise<void> {
  await manager.fillAll({ to, text });
  await manager.press('Save');
  expect(await manager.page.locator('.govuk-error-summary').count(), to).toBe(0);
}

/** Says on the programme that the audit was reported, that its actions are under way and that it is to be done again, and puts it on the next year's. */
export async function putOnNext({ manager, pack }: Walk, way: Way, today: Day): Promise<void> {
  await manager.go(way.plan);
  await step(manager, 'reported', 'To the board, this month');
  await step(manager, 'acting', '');
  await step(manager, 're-audit', '');
  const name = await manager.heading();
  await manager.press('Put it on the next programme');
  expect(await manager.page.inputValue('[name="name"]')).toBe(name);
  expect(await manager.page.locator('[name="kind"]:checked').inputValue()).toBe(way.kind.key);
  await look(manager, 'propose-again');
  await manager.press('Propose it');
  const first = way.plan;
  way.plan = manager.path();
  expect(way.plan).not.toBe(first);
  await agreeAndDate({ manager, pack }, way, today);
}

/** Closes both audits on the programme, with what came of them, and sees the years show it. */
export async function closeOnProgramme({ manager }: Walk, plans: readonly string[], cameOfIt: string): Promise<void> {
  for (const plan of plans) {
    await manager.go(plan);
    for (const to of ['reported', 'closed']) if (await manager.page.locator(`[name="to"][value="${to}"]`).count() > 0) await step(manager, to, cameOfIt);
    await manager.says('Closed');
    await manager.says(cameOfIt);
    const year = /programme of (\d{4})/.exec((await manager.page.textContent('main'))!)![1]!;
    const opened = await manager.page.locator('main a[href^="/audits/rounds/"], main a[href^="/audits/cases/"]').filter({ hasText: /-\d{4}$/ }).first().textContent();
    await manager.go(`/audits?year=${year}`);
    const row = manager.page.locator('tr').filter({ has: manager.page.locator(`a[href="${plan}"]`) });
    expect(await row.textContent()).toMatch(/Closed/);
    expect(await row.textContent()).toContain(opened!.trim());
    await look(manager, 'programme-with-closed');
  }
}
