import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demonstrationPeople } from '../../src/product/demonstration/people.ts';
import { verifyLog } from '../../src/access/verify-log.ts';
import { launchBrowser } from '../support/browser.ts';
import { DATABASE_KINDS } from '../support/databases.ts';
import { openJourney, type Journey } from './open-journey.ts';
import { tick, Visitor } from './visitor.ts';

const mailOf = (key: string) => demonstrationPeople.find((person) => person.key === key)!.email;

describe.each(DATABASE_KINDS.flatMap((kind) => [{ kind, javaScript: false }, { kind, javaScript: true }]))('from a notification to what changed, on $kind, JavaScript $javaScript', ({ kind, javaScript }) => {
  let browser: Browser;
  let journey: Journey;
  let who: Visitor;
  let review = '';
  const links: Record<string, string> = {};

  beforeAll(async () => {
    browser = await launchBrowser();
    // Monday 7 December 2026: fifteen working days from here run over Christmas.
    journey = await openJourney(kind, '2026-12-07T09:00:00Z');
    who = await Visitor.open(browser, journey.base, { javaScript });
  });
  afterAll(async () => {
    await who?.close();
    await browser?.close();
    await journey?.close();
  });

  it('a. the local authority notifies a serious incident with two children, part by part', async () => {
    await who.signIn('notifier');
    await who.accessible();
    await who.press('Notify a serious incident');
    await who.press('Open a case');
    await who.follow('Record the incident');
    await who.accessible();
    await who.follow('The incident');
    await who.accessible();
    await who.day('incident.aware-on', '2026-12-04');
    await who.day('incident.incident-on', '2026-12-31');
    await who.press('Save and continue');
    await who.says('past');
    await who.day('incident.incident-on', '2026-12-03');
    await who.fillAll({ 'incident.incident-where': 'in-area', 'incident.incident-place': 'At home', 'incident.what-happened': 'A baby was taken to hospital with injuries that nobody explained.' });
    await who.press('Save and continue');
    expect(await who.heading()).toBe('The children');
    await who.press('Add another child');
    for (const [index, name] of [[0, 'Invented Childone'], [1, 'Invented Childtwo']] as const) {
      const child = `children.${index}`;
      await who.fillAll({ [`${child}.name`]: name, [`${child}.sex`]: 'female', [`${child}.age`]: String(index), [`${child}.outcome`]: 'seriously-harmed', [`${child}.lives-where`]: 'in-area' });
      await who.day(`${child}.date-of-birth`, '2026-03-01');
      for (const [criterion, answer] of [['abuse-known-or-suspected', 'yes'], ['died', 'no'], ['seriously-harmed', 'yes'], ['in-area', 'yes'], ['normally-resident', 'yes'], ['outside-england', 'no']] as const) {
        await who.fillAll({ [`${child}.criteria.${criterion}.answer`]: answer, [`${child}.criteria.${criterion}.reason`]: 'As the hospital reports.' });
      }
    }
    await who.press('Save and continue');
    expect(await who.heading()).toBe('Who knows or suspects what');
    await who.fillAll({ 'accounts.0.source-role': 'Consultant paediatrician', 'accounts.0.certainty': 'suspected', 'accounts.0.what': 'The injuries do not fit the account given.' });
    await who.press('Save and continue');
    expect(await who.heading()).toBe('Agencies involved');
    for (const agency of ['Suffolk Police', 'Ipswich Hospital', 'Suffolk Community Health', 'Orwell Family Practice', 'Suffolk Children’s Services', 'East Suffolk Clinical Commissioning Group']) {
      await tick(who.page.getByLabel(agency, { exact: true }));
    }
    await who.press('Save and continue');
    await who.fillAll({ 'immediate-safety.other-children': 'no', 'immediate-safety.done': 'The sibling is with a relative; a safety plan is in place.' });
    await who.press('Save and continue');
    await who.fillAll({ 'notification-facts.notifier-post': 'Service Manager' });
    await who.press('Save and continue');
    await who.accessible();
    await who.press('All parts are right: record the incident');
    await who.says('all parts are recorded');
    expect(await who.page.textContent('main')).not.toContain('Invented Childone');
  });

  it('decides that it is notifiable, submits it nationally with the reference, and tells the board', async () => {
    await who.follow('Decide whether the incident is notifiable');
    await who.accessible();
    await who.says('Met');
    await who.fillAll({ outcome: 'notifiable', justification: 'Two children were seriously harmed and abuse is suspected.' });
    await who.press('Record the decision');
    await who.follow('Notify the national Panel and Ofsted');
    await who.fill('how', 'Through the national notification system');
    await who.press('Record as sent');
    await who.says('Enter the reference');
    await who.fillAll({ how: 'Through the national notification system', reference: 'SIN-NAT-4711' });
    await who.press('Record as sent');
    await who.follow('Tell the board');
    await who.fill('how', 'In Golden Thread');
    await who.press('Record as sent');
    expect(await journey.mailTo(mailOf('manager'))).toContain('/reviews/');
  });

  it('b. the rapid review has started with its fifteen days, over Christmas', async () => {
    await who.signIn('office');
    await who.go('/reviews?kind=rapid-review');
    await who.follow(/^RR-/);
    review = who.path();
    await who.says('The 15 working days');
    await who.says('30 December 2026');
    await who.accessible();
  });

  it('b. first views are asked of the group', async () => {
    journey.setNow('2026-12-08T09:00:00Z');
    await who.signIn('office');
    await who.go(`${review}/steps/forward-notification`);
    await who.press('Ask for views');
    await who.says('were asked for their view');
    expect(await journey.mailTo(mailOf('police'))).toContain('your view is asked for');
  });

  it('c. six agencies are asked in one go, each by a mail with a personal link that tells nothing of the case', async () => {
    journey.setNow('2026-12-10T09:00:00Z');
    await who.signIn('office');
    await who.go(`${review}/steps/request-summaries`);
    await who.accessible();
    await who.press('Ask for summaries');
    await who.says('6 agencies were asked');
    for (const key of ['police', 'hospital', 'community', 'gp']) {
      const mail = await journey.mailTo(mailOf(key));
      links[key] = /https?:\/\/\S+\/l\/\S+/.exec(mail)![0];
      expect(mail).not.toMatch(/baby|injur|Childone/i);
    }
  });

  it('c. a professional answers by the link without an account, saves and returns, and hands in', async () => {
    const professional = await Visitor.open(browser, journey.base, { javaScript, width: 375 });
    await professional.go(links['hospital']!);
    await professional.accessible();
    await professional.says('Ipswich Hospital');
    await professional.press('Show who this is about');
    await professional.says('Invented Childone');
    await professional.go(links['hospital']!);
    await fillSummary(professional, 'We saw the baby twice.');
    await professional.press('Hand in');
    await professional.says('Thank you');
    await professional.accessible();
    await professional.close();
  });

  it('c. a link passed to a colleague ends, and the colleague goes on', async () => {
    const first = await Visitor.open(browser, journey.base, { javaScript });
    await first.go(links['police']!);
    await first.page.locator('summary', { hasText: 'A colleague should answer instead' }).click();
    await first.fillAll({ colleague: 'Jo Colleague', colleagueEmail: 'jo.colleague@police.example' });
    await first.press('Pass it on');
    await first.says('Passed on to Jo Colleague');
    expect((await first.page.goto(links['police']!))!.status()).toBe(410);
    const mail = await journey.mailTo('jo.colleague@police.example');
    await first.go(/https?:\/\/\S+\/l\/\S+/.exec(mail)![0]);
    await fillSummary(first, 'Officers were called to the address once.');
    await first.press('Hand in');
    await first.close();
  });

  it('c. a summary is returned for more with a reason, and a request can be seen late', async () => {
    await who.signIn('manager');
    await who.go(`${review}/steps/request-summaries`);
    await who.follow('Ipswich Hospital');
    await who.accessible();
    await who.press('Return for more');
    await who.says('Say what more is needed');
    await who.fill('reason', 'Please add the dates of the two attendances.');
    await who.press('Return for more');
    await who.says('asked for more');
    const again = await Visitor.open(browser, journey.base, { javaScript });
    await again.go(/https?:\/\/\S+\/l\/\S+/.exec(await journey.mailTo(mailOf('hospital')))![0]);
    await again.says('Please add the dates');
    await again.press('Hand in');
    await again.close();
  });

  it('d. the composite goes round with the gaps named, and members give their views with dissent', async () => {
    journey.setNow('2026-12-16T09:00:00Z');
    await who.signIn('office');
    await who.go(`${review}/steps/composite`);
    await who.says('Late');
    await who.press('Send round');
    await who.go(`${review}/composite`);
    await who.says('We saw the baby twice.');
    await who.accessible();
    await who.go(`${review}/steps/gather-views`);
    await who.press('Ask for views');
    for (const [key, answer, dissent] of [['police', 'yes', ''], ['ccg', 'no', 'We think the threshold is not reached.']] as const) {
      await who.signIn(key);
      await who.go(`${review}/steps/gather-views`);
      await giveView(who, answer, dissent);
      await who.says('Your view is recorded');
    }
  });

  it('e. nobody decides who may not', async () => {
    await who.signIn('manager');
    await who.go(`${review}/steps/decide`);
    await who.says('you cannot decide');
    expect(await who.page.getByRole('button', { name: 'Record the decision' }).count()).toBe(0);
  });

  it('e. the chair sees facts, views and criteria, and decides with reasons; the decision can only be superseded', async () => {
    journey.setNow('2026-12-21T09:00:00Z');
    await who.signIn('chair');
    await who.go(`${review}/steps/decide`);
    await who.says('We think the threshold is not reached.');
    await who.accessible();
    await who.press('Record the decision');
    await who.says('There is a problem');
    await decide(who, 'local-review');
    await who.says('The decision is recorded');
    await who.go(`${review}/steps/decide`);
    await who.says('Supersede this decision');
  });

  it('f. the report is a Word document made from the record, and sending it stops the clock', async () => {
    journey.setNow('2026-12-22T09:00:00Z');
    await who.signIn('manager');
    await who.go(`${review}/steps/notify-panel`);
    const report = await who.page.request.get(`${journey.base}${review}/report.docx`);
    expect(report.headers()['content-type']).toContain('wordprocessingml');
    expect((await report.body()).subarray(0, 2).toString()).toBe('PK');
    await who.fillAll({ how: 'Secure mail' });
    await who.press('Record as sent');
    await who.go(review);
    await who.says('Done');
    await who.accessible();
    await who.go('/reviews?kind=local-review');
    await who.follow(/^LCSPR-/);
    await who.says('Publication within six months');
  });

  let finding = '';
  let action = '';
  let lesson = '';

  it('g. findings rest on a summary, good practice as well as gaps, and the group agrees them', async () => {
    await who.go(`/findings/new?process=${review.split('/').at(-1)}`);
    await who.accessible();
    await who.press('Save the finding');
    await who.says('There is a problem');
    await who.fillAll({ kind: 'gap', text: 'Nobody put the two attendances together.', themes: 'information-sharing', cites: 'What could have been done better' });
    await tick(who.page.getByLabel('Ipswich Hospital'));
    await who.press('Save the finding');
    await who.accessible();
    finding = who.path();
    await who.press('Agree it for sharing');
    await who.says('Agreed for sharing');
  });

  it('g. a recommendation becomes an action with owner, measure and strength; nobody verifies their own', async () => {
    await who.go(finding);
    await who.press('Recommend something');
    await who.fill('text', 'The hospital and the GP should share every attendance of a baby under one with an injury.');
    await who.press('Make the recommendation');
    await who.fill('response', 'accepted');
    await who.press('Record the answer');
    await who.press('Add an action');
    await who.accessible();
    await who.press('Add the action');
    await who.says('Enter how you will know');
    await tick(who.page.getByLabel('Ipswich Hospital'));
    await who.fillAll({ title: 'Set up an alert for second attendances', owner: 'Grace Adeyemi, Named Nurse', measure: 'Share of second attendances told to the GP within a day', strength: 'system' });
    await who.day('dueOn', '2027-02-26');
    await who.press('Add the action');
    action = who.path();
    await who.says('Grace Adeyemi');

    journey.setNow('2027-02-01T09:00:00Z');
    await who.signIn('hospital');
    await who.go(action);
    await who.accessible();
    await open(who, 'Offer evidence');
    await who.page.locator('[id="evidence-text"]').fill('The alert went live on 25 January; the change note is attached.');
    await who.page.setInputFiles('input[type=file]', { name: 'change note.txt', mimeType: 'text/plain', buffer: Buffer.from('Alert live.') });
    await who.press('Offer the evidence');
    await who.says('Somebody else verifies it');
    expect(await who.page.getByText('Verify', { exact: true }).count()).toBe(0);

    await who.signIn('manager');
    await who.go(action);
    await open(who, 'Verify');
    await who.page.locator('[id="verified-text"]').fill('I saw the alert fire for a test patient.');
    await who.press('Verify as done');
    await who.says('Done, effect not yet judged');
  });

  it('g. its effect is judged later: done, but no effect, stays to be seen', async () => {
    journey.setNow('2027-08-02T09:00:00Z');
    await who.signIn('manager');
    await who.go(action);
    await open(who, 'Judge the effect');
    await who.page.locator('[id="impact-text"]').fill('The share told within a day is the same as before.');
    await who.fill('verdict', 'no-change');
    await who.press('Judge the effect');
    await who.says('Done, but no effect');
    await who.go('/actions?status=no-effect');
    await who.says('Set up an alert for second attendances');
    await who.accessible();
    const csv = await who.page.request.get(`${journey.base}/actions.csv?status=no-effect`);
    expect(await csv.text()).toContain('Set up an alert');
  });

  it('h. a lesson goes through its four stages, each with its evidence', async () => {
    journey.setNow('2027-01-04T09:00:00Z');
    await who.signIn('manager');
    await who.go(`/lessons/new?finding=${finding.split('/').at(-1)}`);
    await who.fillAll({ title: 'A second injury to a baby is never looked at alone', text: 'Each service saw one visit.', change: 'Ask for earlier attendances at each one.', measure: 'Audit of attendances' });
    await who.press('Add the lesson');
    lesson = who.path();
    await who.accessible();
    await open(who, 'Record that it was shared');
    await who.fillAll({ channel: 'newsletter-and-website', audience: 'All practitioners', reach: '400' });
    await tick(who.page.getByLabel('Ipswich Hospital'));
    await who.press('Record it');
    await who.says('Not yet, due');
    await who.signIn('hospital');
    await who.go(lesson);
    await who.fill('teams', 'Emergency department and wards, at handover');
    await who.press('Confirm');
    await who.says('Your agency has confirmed');
    journey.setNow('2027-04-05T09:00:00Z');
    await who.signIn('manager');
    await who.go(lesson);
    await open(who, 'Record the check after');
    await who.fillAll({ result: 'embedded', found: 'Ten files looked at; nine show the question asked.' });
    await who.press('Record the check');
    await open(who, 'Judge what difference it made');
    await who.fillAll({ shows: 'Second attendances without a check fell from six to one.', verdict: 'improved' });
    await who.press('Record the verdict');
    await who.says('Improved');
    await who.go('/lessons?words=injury+baby');
    await who.says('A second injury to a baby');
    await who.accessible();
  });

  it('i. the golden thread shows the whole line from the incident to what changed, and back', async () => {
    await who.go(`/thread/${lesson.split('/').at(-1)}`);
    await who.accessible();
    for (const part of ['Incident', 'Reviews', 'Agency summaries', 'Findings', 'Lessons', 'What changed']) await who.says(part);
    await who.go(`/thread/${action.split('/').at(-1)}`);
    for (const part of ['Incident', 'Recommendations', 'Actions', 'Proof', 'What changed']) await who.says(part);
    for (const path of ['/', '/glance', '/reviews', '/account', `${review}/team`, `${review}/history`, `${review}/clocks/rapid-review`, `${review}/vault`]) {
      await who.go(path);
      await who.accessible();
    }
  });

  it('keeps a record that verifies', async () => {
    for (const result of await verifyLog(journey.product.app.database)) expect(result.whole).toBe(true);
  });
});

async function fillSummary(professional: Visitor, what: string): Promise<void> {
  await professional.page.getByRole('link').filter({ hasText: /involve/i }).first().click();
  await professional.fillAll({ 'involvement.involved': 'yes', 'involvement.searched': 'All our records', 'involvement.with-whom': 'Child A and the mother' });
  await professional.press('Save and come back later');
  await professional.says('Saved');
  const base = professional.path();
  await professional.go(`${base}/history`);
  await professional.fillAll({ 'history.key-events': what });
  await professional.press('Save and continue');
  await professional.fillAll({ 'now.safety-issue': 'no' });
  await professional.press('Save and continue');
  await professional.fillAll({ 'learning.good-practice': 'The health visitor asked the right question.', 'learning.gaps': 'Nobody put the two visits together.' });
  await professional.press('Save and continue');
  await professional.fillAll({ 'sign-off.author-post': 'Named nurse', 'sign-off.signed-off-by-post': 'Director', 'sign-off.author-took-part': 'no' });
  await professional.day('sign-off.signed-off-on', '2026-12-09');
  await professional.press('Save and continue');
}

async function open(who: Visitor, summary: string): Promise<void> {
  await who.page.locator('summary', { hasText: summary }).first().click();
}

async function giveView(who: Visitor, answer: 'yes' | 'no', dissent: string): Promise<void> {
  for (const radio of await who.page.locator(`input[type=radio][value=${answer}]`).all()) await tick(radio);
  for (const reason of await who.page.locator('input[name$=".reason"]').all()) await reason.fill('On what is known so far.');
  if (dissent !== '') await who.fill('dissent', dissent);
  await who.press('Give my view');
}

async function decide(who: Visitor, outcome: string): Promise<void> {
  for (const radio of await who.page.locator('input[type=radio][value=yes]:not([name=steppedAside])').all()) await tick(radio);
  for (const reason of await who.page.locator('input[name$=".reason"]').all()) await reason.fill('Agencies did not put together what each knew.');
  for (const aim of await who.page.locator('textarea[name^="aims."]').all()) await aim.fill('Answered from the summaries.');
  await who.fillAll({ outcome, justification: 'Agencies could have worked together better, and lessons can be learned here.' });
  await who.press('Record the decision');
}
