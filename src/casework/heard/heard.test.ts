import { expect, it } from 'vitest';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useFilledBoard } from '../../../test/security/filled-board.ts';
import { bundledPack } from '../../framework/index.ts';
import { newId } from '../../platform/index.ts';
import { forumsIn } from './forums.ts';

const { pack } = await bundledPack('redbridge-2015');
const forums = (roles: string[], groups: string[] = []) => forumsIn(pack, 'board', new Set(roles), new Set(groups)).map(({ process, sits, keeps }) => ({ key: process.key, sits, keeps }));

it('a forum is of those who sit on it, and of those who write down what it says', () => {
  expect(forums(['youth-forum-member'])).toEqual([{ key: 'youth-forum-issue', sits: true, keeps: false }]);
  expect(forums(['board-member'], ['youth-forum'])).toEqual([{ key: 'youth-forum-issue', sits: true, keeps: false }]);
  expect(forums(['youth-worker'])).toEqual([{ key: 'youth-forum-issue', sits: false, keeps: true }]);
  expect(forums(['lscb-chair', 'agency-lead'])).toEqual([]);
});

eachDatabase('what a forum says', (kind) => {
  const filled = useFilledBoard(kind);
  const value = (text: string, ...values: unknown[]) => filled.it.value(text, [filled.it.board.partnershipId, ...values]);
  const words = 'Two forms ask for the same history.\nWe copy it by hand.';
  const answer = { do: 'One form asks, the other reads it.', now: 'Nobody copies.' };

  it('goes from its page to the board, and comes back as it was answered, in the thread too, and shows nothing of a case', async () => {
    const practitioner = await filled.it.signedIn('practitioner');
    expect((await practitioner.get('/')).html).toContain('href="/said"');
    expect((await practitioner.send('/said', '/said', { words: ' ' })).status).toBe(422);
    expect((await practitioner.send('/said', '/said', { words })).status).toBe(303);
    const own = await practitioner.get('/said');
    expect(own.text).toContain('Two forms ask for the same history.');
    const issue = String(await value('select id from forum_issue where partnership_id = $1 and words like $2', 'Two forms%'));
    // The database shows it to nobody who is on no board.
    const seenBy = (personId: string) => filled.it.product.app.database.run({ role: 'gt_app', partnershipId: filled.it.board.partnershipId, personId }, (tx) => tx.selectFrom('forum_issue').select('id').where('id', '=', issue).execute());
    expect(await seenBy(filled.it.board.people['office']!)).toHaveLength(1);
    expect(await seenBy(newId())).toEqual([]);
    const mail = String(await value(`select body from mail where partnership_id = $1 and key like $2`, `said ${issue}%`));
    expect(mail).toContain('/said');
    expect(mail).not.toContain('forms');

    expect((await practitioner.send('/said', '/said/taken-up', { issue, do: 'take-up' })).status).toBe(403);
    const office = await filled.it.signedIn('office');
    expect((await office.get('/')).text).toContain('Take up what a member of the forum said');
    const taken = await office.send('/said', '/said/taken-up', { issue, do: 'take-up' });
    expect(taken.status).toBe(303);
    expect((await office.get('/')).text).not.toContain('Take up what a member of the forum said');
    const raise = taken.to!;
    const review = raise.replace('/steps/raise', '');
    expect((await office.get(raise)).text).toContain('Two forms ask for the same history.');
    expect((await practitioner.get(review)).status).toBe(403);
    expect((await office.send(raise, raise, { 'ask.0': words, 'ask.1': 'Ipswich, in March', note: '' })).status).toBe(303);
    expect((await practitioner.get('/said')).text).toContain('With the board');

    const lig = await filled.it.signedIn('lig');
    const room = `${review}/steps/consider`;
    expect((await lig.send(room, room, { outcome: 'action', justification: 'A justification for the board alone.' })).status).toBe(303);
    const advisor = await filled.it.signedIn('advisor');
    expect((await advisor.send(`${review}/steps/write`, `${review}/steps/write`, { 'ask.0': answer.do, 'ask.1': answer.now, note: 'For the file alone.' })).status).toBe(303);
    expect((await practitioner.get('/said')).text).not.toContain(answer.do);
    expect((await advisor.send(`${review}/steps/feed-back`, `${review}/steps/feed-back`, { 'sentOn-day': '20', 'sentOn-month': '11', 'sentOn-year': '2026', how: 'At the meeting' })).status).toBe(303);
    const told = (await practitioner.get('/said')).text;
    expect(told).toMatch(/You said.*Two forms ask.*We did.*One form asks.*Nobody copies\./);
    expect(told).not.toContain('alone');
    const thread = (await practitioner.get(`/thread/${issue}`)).text;
    expect(thread).toMatch(/What was said/);
    expect((await lig.get(`/thread/${issue}`)).text).toContain(answer.do);
  });

  it('is answered without the board where whoever keeps the forum can', async () => {
    const practitioner = await filled.it.signedIn('practitioner');
    await practitioner.send('/said', '/said', { words: 'Where do I find the handbook?' });
    const issue = String(await value('select id from forum_issue where partnership_id = $1 and words like $2', 'Where do I%'));
    const advisor = await filled.it.signedIn('advisor');
    expect((await advisor.send('/said', '/said/taken-up', { issue, do: 'answer', answer: '' })).status).toBe(422);
    expect((await advisor.send('/said', '/said/taken-up', { issue, do: 'answer', answer: 'On the first page of the board’s site.' })).status).toBe(303);
    expect((await practitioner.get('/said')).text).toContain('On the first page of the board’s site.');
    expect((await advisor.send('/said', '/said/taken-up', { issue, do: 'take-up' })).to).toBe('/said');
  });

  it('goes back to be taken up where what took it up is withdrawn, and is answered all the same', async () => {
    const practitioner = await filled.it.signedIn('practitioner');
    await practitioner.send('/said', '/said', { words: 'Nobody tells us who leads.' });
    const issue = String(await value('select id from forum_issue where partnership_id = $1 and words like $2', 'Nobody tells us%'));
    const [office, advisor] = [await filled.it.signedIn('office'), await filled.it.signedIn('advisor')];
    const raised = (await office.send('/said', '/said/taken-up', { issue, do: 'take-up' })).to!;
    const review = raised.replace('/steps/raise', '');
    expect((await office.send(raised, raised, { 'ask.0': 'Nobody tells us who leads.', 'ask.1': 'Lowestoft', note: '' })).status).toBe(303);
    const home = 'Take up what a member of the forum said';
    expect((await office.get('/')).text).not.toContain(home);
    const state = () => value('select state from thread_node where partnership_id = $1 and id = $2', issue);
    expect(await state()).toBe('With the board');
    const end = (what: string) => advisor.send(`${review}/ending`, `${review}/ending`, { do: what, reason: 'It was started twice.' });

    expect((await end('withdraw')).status).toBe(303);
    const said = (html: string) => new RegExp(`<section class="gt-said" id="SAID-[^"]*"(?:(?!</section>).)*Nobody tells us who leads.(?:(?!</section>).)*</section>`, 's').exec(html)?.[0] ?? '';
    expect(said((await practitioner.get('/said')).html)).toContain('Somebody who supports the forum reads it with you');
    expect(await state()).toBe('To be taken up');
    expect((await office.get('/')).text).toContain(home);
    expect((await office.get('/said')).text).toMatch(/To be taken up.*Nobody tells us who leads/);
    expect((await end('reopen')).status).toBe(303);
    expect(said((await practitioner.get('/said')).html)).toContain('The board has it.');
    expect(await state()).toBe('With the board');

    expect((await end('withdraw')).status).toBe(303);
    const again = (await office.send('/said', '/said/taken-up', { issue, do: 'take-up' })).to!;
    expect(again).not.toBe(raised);
    expect((await office.send(again, again, { 'ask.0': 'Nobody tells us who leads.', 'ask.1': 'Lowestoft', note: '' })).status).toBe(303);
    expect(await state()).toBe('With the board');
    expect((await end('reopen')).status).toBe(303);
    expect(Number(await value('select count(*) from forum_issue where partnership_id = $1 and words like $2', 'Nobody tells us%')), 'one matter, whatever goes on beside it').toBe(1);

    expect((await advisor.send(`${again.replace('/steps/raise', '')}/ending`, `${again.replace('/steps/raise', '')}/ending`, { do: 'withdraw', reason: 'It can be answered at once.' })).status).toBe(303);
    expect((await advisor.send('/said', '/said/taken-up', { issue, do: 'answer', answer: 'The lead is named in the plan.' })).status).toBe(303);
    expect(await state()).toBe('Answered');
    expect(said((await practitioner.get('/said')).html)).toContain('The lead is named in the plan.');
  });

  it('leads from what is missing to the one field of several in which it is missing', async () => {
    const practitioner = await filled.it.signedIn('practitioner');
    for (const words of ['A first of two.', 'A second of two.']) await practitioner.send('/said', '/said', { words });
    const issue = String(await value('select id from forum_issue where partnership_id = $1 and words = $2', 'A first of two.'));
    const advisor = await filled.it.signedIn('advisor');
    const { html, status } = await advisor.send('/said', '/said/taken-up', { issue, do: 'answer', answer: '' });
    expect(status).toBe(422);
    const ids = [...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id!);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const [, field] = /<a href="#([^"]+)">Write the answer/.exec(html)!;
    expect(ids).toContain(field);
    expect(html.slice(0, html.indexOf(`id="${field!}"`)).lastIndexOf(issue)).toBeGreaterThan(html.lastIndexOf('name="issue"', html.indexOf(`id="${field!}"`)));
  });

  it('is for nobody who has no part in a forum, and nobody from elsewhere', async () => {
    const admin = await filled.it.signedIn('admin');
    expect((await admin.get('/said')).status).toBe(403);
    const elsewhere = await filled.it.signedIn('practitioner', 'elsewhere');
    expect((await elsewhere.get('/said')).text).not.toContain('Two forms');
  });
});
