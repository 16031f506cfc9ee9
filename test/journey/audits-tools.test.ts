import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser.ts';
import { openJourney, type Journey } from './open-journey.ts';
import { Visitor } from './visitor.ts';

const sheet = 'Standard,Section,Question,Type,Options or levels,Guidance,Link,Asked of,Required,Not applicable,Evidence\r\n'
  + 'Children are heard,Hearing children,Children are asked what they want,Scale,"Never (1): Nobody asks\nAlways (2): It is in every plan",Look at five plans.,https://guidance.example/heard,,Yes,Yes,Yes\r\n'
  + 'Children are heard,Hearing children,How do you know?,Free text,,,,,,,\r\n';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe.each([['without JavaScript at 375 pixels', 'pglite', false, 375], ['with JavaScript', 'postgres', true, 1200]] as const)('an audit tool %s', (_how, kind, javaScript, width) => {
  let journey: Journey;
  let manager: Visitor;
  let tool: string;
  const fits = async () => expect(await manager.page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth'), manager.path()).toBeLessThanOrEqual(0);
  const good = async () => {
    await manager.accessible();
    await fits();
  };

  beforeAll(async () => {
    journey = await openJourney(kind, '2026-11-20T10:00:00Z');
    manager = await (await Visitor.open(browser, journey.base, { javaScript, width })).signIn('manager');
  });
  afterAll(async () => {
    await manager.close();
    await journey.close();
  });

  it('is begun without questions', async () => {
    await manager.go('/audits/tools');
    await good();
    await manager.press('Make a tool');
    await manager.press('Begin the draft');
    await manager.says('Enter a name');
    await good();
    await manager.fillAll({ name: 'Hearing children', kind: 'self-assessment' });
    await manager.press('Begin the draft');
    expect(await manager.heading()).toBe('Hearing children');
    await manager.says('The section ‘Questions’ has no question.');
    await good();
    tool = manager.path();
  });

  it('gets its standards, its scale and its questions one by one', async () => {
    await manager.press('Add a standard');
    await manager.fill('name', 'Children are heard');
    await manager.press('Save');
    await manager.press('Add a scale');
    await manager.fillAll({ name: 'Grade', 'level.0.label': 'Never', 'level.0.more': 'Nobody asks', 'level.0.score': '1' });
    await manager.press('Save');
    await manager.says('A scale has at least two levels');
    await good();
    await manager.fillAll({ 'level.1.label': 'Always', 'level.1.more': 'It is in every plan', 'level.1.score': '2' });
    await manager.press('Save');
    await manager.follow('Change the section');
    await manager.fillAll({ title: 'Hearing children', standard: 'Children are heard' });
    await good();
    await manager.press('Save');
    await manager.press('Add a question to Hearing children');
    await manager.fillAll({ label: 'Children are asked what they want', type: 'scale', guidance: 'Look at five plans.', href: 'http://guidance.example' });
    await manager.press('Save');
    await manager.says('Select the scale');
    await good();
    await manager.page.locator('[name="scale"]').selectOption('grade');
    await manager.fillAll({ href: 'https://guidance.example/heard', rule: 'notApplicable' });
    await manager.press('Save');
    await manager.press('Add a question to Hearing children');
    await manager.fillAll({ label: 'What stands in the way?', type: 'long-text' });
    await manager.press('Save');
    await manager.page.getByRole('link', { name: 'Change What stands in the way?' }).click();
    await manager.follow('Change when it is asked');
    await manager.fill('on', 'Hearing children: Children are asked what they want');
    await manager.press('Show its answers');
    await manager.fill('is', 'never');
    await good();
    await manager.press('Save');
    await manager.says('Asked only where ‘Children are asked what they want’ is answered ‘Never’');
    await good();
  });

  it('is seen as a respondent sees it, and comes into use', async () => {
    await manager.follow('See it as it is asked');
    await manager.says('Look at five plans.');
    await manager.says('Nobody asks');
    await manager.fill('questions.children-are-asked-what-they-want', 'not-applicable');
    await manager.press('Check the answers');
    await manager.says('Why does it not apply?');
    expect(await manager.page.locator('.govuk-error-summary').count()).toBe(1);
    await good();
    await manager.go(tool);
    await manager.press('Bring edition 1 into use');
    await manager.says('Edition 1 is in use.');
    await good();
  });

  it('is followed by a next edition, and both can be laid side by side', async () => {
    await manager.press('Start the next edition from this one');
    await manager.page.getByRole('link', { name: 'Change What stands in the way?' }).click();
    await manager.fill('label', 'What stands in the way of it?');
    await manager.press('Save');
    await manager.press('Bring edition 2 into use');
    await manager.follow('What changed since edition 1');
    await manager.says('What stands in the way?');
    await good();
    await manager.go('/audits/tools');
    await manager.says('Hearing children');
    await good();
  });

  it('is brought in from a spreadsheet, and its questions are mapped to those that ask the same', async () => {
    await manager.go('/audits/tools/import');
    await good();
    await manager.fillAll({ name: 'From a sheet', kind: 'self-assessment' });
    await manager.page.setInputFiles('[name="file"]', { name: 'tool.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet.replace('Free text', 'Fre text')) });
    await manager.press('Look at the file');
    await manager.says('Is “Several lines of text” meant?');
    await good();
    await manager.page.setInputFiles('[name="file"]', { name: 'tool.csv', mimeType: 'text/csv', buffer: Buffer.from(sheet) });
    await manager.press('Look at the file');
    await manager.says('2 questions in 1 section. Nothing is written yet.');
    await good();
    await manager.press('Make a draft of it');
    await manager.press('Bring edition 1 into use');
    await manager.go('/audits/tools/crosswalk');
    await manager.fillAll({ from: 'Hearing children', to: 'From a sheet' });
    await manager.press('Show both');
    await manager.fill('pair', 'questions/children-are-asked-what-they-want=hearing-children/children-are-asked-what-they-want');
    await good();
    await manager.press('Map those chosen');
    await manager.says('1 pair is mapped.');
    await good();
  });
});
