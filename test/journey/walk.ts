import type { ProcessDefinition, Step } from '../../src/framework/schema/process.ts';
import type { Pack } from '../../src/framework/index.ts';
import { inventPeople } from '../../src/product/demonstration/invented-people.ts';
import type { DemonstrationPlace } from '../../src/product/demonstration/found-board.ts';
import type { Product } from '../../src/product/open-product.ts';
import { readProcess, type RunningProcess } from '../../src/process/index.ts';
import { definitionOf } from '../../src/casework/index.ts';
import { tick, type Visitor } from './visitor.ts';

export interface Walking {
  visitor: Visitor;
  product: Product;
  partnershipId: string;
  pack: Pack;
  /** Where the board stands, by which its people are invented. */
  place: DemonstrationPlace;
  /** The day from which the process counts. */
  trigger: string;
  /** The outcome of each decision, by its key; the first where none is named. */
  outcomes: Readonly<Record<string, string>>;
  /** What an outside body answers, by the step that waits for it; the first of its answers where none is named. */
  answers?: Readonly<Record<string, string>>;
}

/**
 * Walks a process in a browser from its start to its close, as the people of its board: each step by whoever leads it, through
 * the page of its kind. @returns the process as it then stands
 */
export async function walkProcess(walking: Walking, key: string): Promise<RunningProcess> {
  const { visitor, pack } = walking;
  const definition = pack.processes.find((each) => each.key === key)!;
  const starter = definition.steps[0]!.lead;
  await signInAs(walking, starter);
  await visitor.go(`/reviews/start/${key}`);
  await visitor.day(`on.${definition.anchors[0]!.key}`, walking.trigger);
  await visitor.fill('title', `A walk through ${definition.name}`.slice(0, 190));
  if (await visitor.page.locator('[name=board]').count() > 0) await visitor.page.locator('[name=board]').first().check();
  await visitor.press('Start');
  return walkOn(walking, visitor.path().split('/').at(-1)!, null);
}

/** Goes on with a process to its close, or until one of its steps is done. */
async function walkOn(walking: Walking, id: string, until: string | null): Promise<RunningProcess> {
  const { visitor } = walking;
  let signedInAs = '';
  for (let turn = 0; turn < 80; turn += 1) {
    const process = await read(walking, id);
    const { definition } = process;
    if (until !== null && process.state.steps[until]?.standing === 'done') return process;
    const step = definition.steps.find((each) => process.state.steps[each.key]?.standing === 'open');
    if (process.state.status !== 'running') return process;
    if (step === undefined) throw new Error(`${definition.name} is open and nothing can be done: ${JSON.stringify(Object.values(process.state.steps).map((each) => `${each.key} ${each.standing}`))}`);
    const who = actor(definition, step);
    if (who !== signedInAs) await signInAs(walking, who);
    signedInAs = who;
    await visitor.go(`/reviews/${id}/steps/${step.key}`);
    await takeStep(walking, process, step);
    const after = await read(walking, id);
    if (after.state.steps[step.key]?.standing === 'open') throw new Error(`"${step.name}" is still open. The page says: ${(await visitor.page.textContent('main'))!.replace(/\s+/g, ' ').slice(0, 900)}`);
  }
  throw new Error(`The process ${id} does not come to an end.`);
}

/** Who acts at a step: its lead, or, for a decision, the first who may take it. */
function actor(definition: ProcessDefinition, step: Step): string {
  const { act } = step;
  return act.kind === 'decision' ? definition.decisions.find((each) => each.key === act.decision)!.deciders[0]! : step.lead;
}

async function signInAs({ visitor, pack, place }: Walking, role: string): Promise<void> {
  const person = inventPeople(pack, place).people.find((each) => each.role === role);
  if (person === undefined) throw new Error(`Nobody holds ${role}.`);
  await visitor.goOnAs(person.email);
}

const read = async ({ product, partnershipId }: Walking, id: string): Promise<RunningProcess> =>
  (await product.app.database.run({ role: 'gt_worker', partnershipId }, (tx) => readProcess(tx, id, definitionOf)))!;

async function takeStep(walking: Walking, process: RunningProcess, step: Step): Promise<void> {
  const { visitor, outcomes, pack } = walking;
  const { page } = visitor;
  const { act } = step;
  for (const paper of (step.papers ?? []).filter(({ needed }) => needed)) await attach(visitor, paper.key);
  switch (act.kind) {
    case 'task':
      if (step.onceActionsClosed === true) await closeActions(walking, step);
      await fillForm(visitor);
      return visitor.press('Record as done');
    case 'notice':
      await fillForm(visitor);
      return visitor.press('Record as sent');
    case 'publish': {
      const at = page.url();
      await recordCheck(visitor, at);
      await visitor.go(at);
      await fillForm(visitor);
      await visitor.fillAll({ 'availableUntil-day': '', 'availableUntil-month': '', 'availableUntil-year': '', address: 'https://board.example/reviews' });
      const early = page.locator('[name=beforeTime]');
      if ((await early.count()) > 0) await early.fill('The chair agreed to it.');
      return visitor.press('Record as published');
    }
    case 'wait':
      await fillForm(visitor);
      if (walking.answers?.[step.key] !== undefined) await page.check(`[name=answer][value="${walking.answers[step.key]}"]`, { force: true });
      return visitor.press('Record the answer');
    case 'views':
      return visitor.press('Ask for views');
    case 'composite':
      return visitor.press('Send round');
    case 'request':
      await tick(page.locator('[name=agency]').first());
      await page.getByRole('button', { name: /^Ask for / }).click();
      return page.waitForLoadState();
    case 'round':
    case 'case-audit': {
      const at = page.url();
      await (act.kind === 'round' ? holdRound(visitor) : auditCases(walking));
      await visitor.go(at);
      return visitor.press('Record as done');
    }
    case 'plan': {
      const at = visitor.path();
      await visitor.says('The plan has no action yet.');
      await planSomething(visitor);
      await visitor.go(at);
      return visitor.press('Record the plan as drawn up');
    }
    case 'follow': {
      const at = visitor.path();
      const next = await walking.product.app.database.run({ role: 'gt_worker', partnershipId: walking.partnershipId }, (tx) => tx.selectFrom('process').select('id').where('started_by_process', '=', process.id).where('definition', '=', act.process).executeTakeFirstOrThrow());
      await walkOn(walking, next.id, act.step);
      await signInAs(walking, step.lead);
      await visitor.go(at);
      return visitor.press('Record as done');
    }
    case 'impact-audit': {
      const at = visitor.path();
      if (act.once === 'booked') {
        await visitor.says('No question is booked for a case audit yet.');
        await visitor.fill('question', 'Do handovers stand in writing?');
        await visitor.press('Book it');
      } else {
        await visitor.says('One question waits for a case audit to answer it.');
        await visitor.go('/audits/cases/new');
        await page.locator('[name=kind]').first().check({ force: true });
        await visitor.day('dueOn', '2027-01-29');
        await auditCases(walking);
        await visitor.go(visitor.path().replace(/\/report$/, '/impact'));
        await page.locator('summary', { hasText: 'Do handovers stand in writing?' }).click();
        await page.locator('[name=verdict]').first().check({ force: true });
        await page.locator('[name=evidence]').first().fill('Handovers stood in writing in the file that was read.');
        await visitor.press('Answer it from this audit');
      }
      await visitor.go(at);
      return visitor.press('Record as done');
    }
    case 'decision': {
      await fillForm(visitor);
      const chosen = outcomes[act.decision];
      if (chosen !== undefined) await page.check(`[name=outcome][value="${chosen}"]`, { force: true });
      const record = page.getByRole('button', { name: /^Record (the decision|what was decided|it for the others to agree|it)$/ });
      await record.click();
      await page.waitForLoadState();
      if ((await page.locator('#outcome-error, #departure-error').count()) > 0) {
        // Answered with yes throughout, the criteria call for another outcome; where nothing is known they call for none.
        await page.evaluate(() => { for (const answer of document.querySelectorAll<HTMLInputElement>('main [type=radio][value=not-known], main [type=radio][value=may-be]')) answer.checked = true; });
        await record.click();
        await page.waitForLoadState();
      }
      return agreeJointly(walking, act.decision);
    }
    case 'form': {
      const form = pack.forms.find((each) => each.key === act.form)!;
      const at = page.url();
      for (const section of form.sections) {
        await visitor.go(`${at}?section=${section.key}`);
        // A form may set the day from which the process counts: whose rules hold hangs on it.
        await fillForm(visitor, walking.trigger);
        await visitor.press('Save and continue');
      }
      await visitor.go(at);
      await page.getByRole('button', { name: /^All parts are right/ }).click();
      await page.waitForLoadState();
    }
  }
}

/** The others of those who decide jointly agree, each signed in as themselves. */
async function agreeJointly(walking: Walking, key: string): Promise<void> {
  const { visitor, pack } = walking;
  const decision = pack.processes.flatMap((process) => process.decisions).find((each) => each.key === key && each.jointly !== undefined);
  const at = visitor.path();
  if (decision === undefined || !at.includes('/steps/')) return;
  for (const role of decision.jointly!.filter((each) => each !== decision.deciders[0])) {
    await signInAs(walking, role);
    await visitor.go(at);
    await visitor.page.check('[name=agrees][value=yes]', { force: true });
    await visitor.press('Record my answer');
  }
  await signInAs(walking, decision.deciders[0]!);
}

/** Attaches a paper at the step whose page is open. */
async function attach({ page }: Visitor, key: string): Promise<void> {
  if ((await page.locator('select[name=paper]').count()) > 0) await page.locator('select[name=paper]').selectOption(key);
  await page.setInputFiles('input[name=file]', { name: 'paper.txt', mimeType: 'text/plain', buffer: Buffer.from('A paper of the walk.') });
  await page.getByRole('button', { name: 'Attach', exact: true }).click();
  await page.waitForLoadState();
}

/** Records on the page of the publication that it was checked whether anybody could be known by the report. */
async function recordCheck(visitor: Visitor, step: string): Promise<void> {
  await visitor.go(step.replace(/\/steps\/.*/, '/publication'));
  const details = visitor.page.locator('details:has([name=checkedBy])');
  if ((await details.getAttribute('open')) === null) await details.locator('summary').click();
  await visitor.fillAll({ checkedBy: 'The solicitor', checkNote: 'Ages and places were taken out.' });
  await visitor.press('Record the check');
}

/** Writes a finding, recommends something because of it, and adds an action to the recommendation: a plan of one line. */
/** Has every action that is open at a step done by who manages it, and verified by somebody else who may. */
async function closeActions(walking: Walking, step: Step): Promise<void> {
  const { visitor, pack } = walking;
  const at = visitor.path();
  const verifiers = pack.roles.filter(({ key, permissions }) => key !== step.lead && permissions.includes('verify-action')).map(({ key }) => key);
  const open = await visitor.page.locator('main .govuk-inset-text a[href^="/actions/"]').evaluateAll((links) => links.map((link) => link.getAttribute('href')!));
  for (const action of open) {
    await doTo(walking, action, 'evidence', [step.lead]);
    await doTo(walking, action, 'verified', verifiers);
  }
  if (open.length === 0) return;
  await signInAs(walking, step.lead);
  await visitor.go(at);
}

/** A deed to an action, by the first of some roles that may do it: nobody verifies what they own. */
async function doTo(walking: Walking, action: string, deed: string, roles: readonly string[]): Promise<void> {
  const { visitor } = walking;
  for (const role of roles) {
    await signInAs(walking, role);
    await visitor.go(action);
    const form = visitor.page.locator('details', { has: visitor.page.locator(`button[value="${deed}"]`) });
    if (await form.count() === 0) continue;
    await form.locator('summary').click();
    await form.locator('textarea').last().fill('Handovers stand in writing in every team.');
    await form.locator('button').click();
    return visitor.page.waitForLoadState();
  }
  throw new Error(`Nobody may do this to ${action}: ${deed}`);
}

async function planSomething(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  await page.getByRole('link', { name: 'Write a finding' }).click();
  await page.waitForLoadState();
  await fillForm(visitor);
  await visitor.press('Save the finding');
  const finding = visitor.path().split('/').at(-1)!;
  await visitor.go(`/recommendations/new?finding=${finding}`);
  await fillForm(visitor);
  await visitor.press('Make the recommendation');
  const recommendation = visitor.path().split('/').at(-1)!;
  await visitor.go(`/actions/new?recommendation=${recommendation}`);
  await visitor.day('dueOn', '2027-03-31');
  await fillForm(visitor);
  await visitor.press('Add the action');
}

/** Opens a round for the agencies that are offered and closes it, as somebody would to whom nobody answers. */
async function holdRound(visitor: Visitor): Promise<void> {
  const { page } = visitor;
  await visitor.press('Open the round');
  await visitor.press('Open the round');
  await page.locator('summary', { hasText: 'Close the round' }).click();
  await page.check('[name=sure]', { force: true });
  await visitor.press('Close the round');
}

/** Plans a case audit of one case for one agency, scores it through the auditor's personal link, opens the scores and reports it. */
async function auditCases({ visitor, product, partnershipId }: Walking): Promise<void> {
  const { page } = visitor;
  if ((await page.getByRole('button', { name: 'Plan the case audit' }).count()) > 0) await visitor.press('Plan the case audit');
  await visitor.fillAll({ title: 'A case audit of the walk', 'line.1': 'What was done well?' });
  await page.locator('[name="about.1"]').selectOption({ index: 1 });
  const priority = page.locator('[name="priority.1"]');
  if ((await priority.count()) > 0) await priority.selectOption({ index: 1 });
  await page.locator('select[name^="tool."]').first().selectOption({ index: 1 });
  await visitor.press('Plan the audit');
  const at = visitor.path();
  await visitor.go(`${at}/sample`);
  await page.locator('[name=holder]').selectOption({ index: 1 });
  await visitor.fillAll({ list: 'WALK-001', method: 'chosen', reason: 'Put forward by an agency' });
  await visitor.press('Draw the cases');
  await visitor.go(`${at}/auditors`);
  const email = `auditor.${at.slice(-12)}@demonstration.example`;
  await visitor.fillAll({ name: 'An auditor', email, manner: 'offline' });
  await visitor.press('Ask the auditor');
  const mail = await product.app.database.run({ role: 'gt_worker', partnershipId }, (tx) => tx.selectFrom('mail').select('body').where('to_email', '=', email).executeTakeFirstOrThrow());
  const link = /\/k\/[\w-]+/.exec(mail.body)![0];
  await visitor.go(link);
  await visitor.fill('involved', 'no');
  await visitor.press('Continue');
  const sections = await page.locator(`main a[href^="${link}/"]`).evaluateAll((links) => links.map((each) => each.getAttribute('href')!));
  for (const section of sections) {
    await visitor.go(section);
    await fillForm(visitor);
    await visitor.press('Save and continue');
  }
  await visitor.go(link);
  await visitor.press('Hand in');
  await visitor.go(`${at}/workshop`);
  await visitor.press('Open the scores');
  await visitor.go(`${at}/report`);
  await visitor.press('Mark as reported');
}

/** Fills every field that is shown, but for what says how a decision differs, as somebody would who has little to say: words, days of long ago, the first of each choice. */
async function fillForm({ page }: Visitor, on = '2016-03-02'): Promise<void> {
  await page.evaluate(([year, month, day]) => {
    const seen = new Set<string>();
    for (const field of document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>('main form input, main form textarea, main form select')) {
      if (field.type === 'file' || field.name === 'paper-title' || field.name === 'conflict' || field.name === 'dissent' || field.name === 'departure' || field.name === 'instead' || field.name.startsWith('deputy.')) continue;
      if (field instanceof HTMLSelectElement) {
        if (field.value === '') field.selectedIndex = Math.min(1, field.options.length - 1);
      } else if (field instanceof HTMLTextAreaElement) {
        if (field.value === '') field.value = 'Nothing further is known of it.';
      } else if (field.type === 'radio' || field.type === 'checkbox') {
        if (!seen.has(field.name)) field.checked = true;
        seen.add(field.name);
      } else if (field.name.endsWith('-day')) field.value ||= day!;
      else if (field.name.endsWith('-month')) field.value ||= month!;
      else if (field.name.endsWith('-year')) field.value ||= year!;
      else if (field.type !== 'hidden' && field.value === '') field.value = /^(numeric|decimal)$/.test(field.inputMode) ? '1' : field.type === 'email' ? 'somebody@demonstration.example' : field.name.includes('-at') ? '10:30' : 'Not known';
    }
  }, on.split('-'));
}
