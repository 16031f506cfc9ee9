import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useAuditedBoard } from '../../../test/support/audited-board.ts';
import type { Browser } from '../../access/testing/browser.ts';
import { wordsOf } from '../../platform/documents/testing/words-of.ts';
import { sendFile } from '../returns/testing/send-file.ts';
import { editionOfBoard } from '../../people/framework-edition.ts';
import { remindReplies } from './remind-replies.ts';
import { fillRound, type FilledRound } from '../results/testing/filled-round.ts';

const typed = (name: string, iso: string) => ({ [`${name}-day`]: iso.slice(8), [`${name}-month`]: iso.slice(5, 7), [`${name}-year`]: iso.slice(0, 4) });

eachDatabase('the challenge of a round', (kind) => {
  const audited = useAuditedBoard(kind);
  let manager: Browser;
  let lay: Browser;
  let police: Browser;
  let round: FilledRound;
  let link: string;
  const of = (name: string, part = '') => `/audits/returns/${round.returns[name]}/challenge${part}`;
  const at = (part = '') => `/audits/rounds/${round.id}/challenge${part}`;
  const questions = (name = 'Police') => audited.it.as((tx) => tx.selectFrom('challenge_question').selectAll().where('return_id', '=', round.returns[name]!).orderBy('asked_at').orderBy('id').execute());
  const grade = (name = 'Police', standard = 'leadership') => audited.it.as((tx) => tx.selectFrom('return_grade').selectAll().where('return_id', '=', round.returns[name]!).where('standard', '=', standard).executeTakeFirstOrThrow());
  const seen = (html: string) => /name="seen" value="(\d+)"/.exec(html)![1]!;

  beforeAll(async () => {
    const { it: here } = audited;
    manager = await here.signedIn('business-manager');
    lay = await here.signedIn('lay-member');
    police = await here.signedIn('agency-lead.police');
    round = await here.as((tx) => fillRound(tx, here.board, [
      { name: 'Police', agencyId: here.board.agencies['police']!, kind: 'police', levels: ['met', 'not-met'], says: 'Shown to the board' }, { name: 'Deben School', levels: ['met', 'met'], says: 'Shown to governors' },
      { name: 'Housing', levels: ['met', 'met'], status: 'under-way' },
    ], { name: 'Section 11 2026', status: 'closed', assessment: 'section-11' }));
  });

  it('begins with which returns are questioned, and why', async () => {
    const page = await manager.get(at());
    expect(page.text).toContain('with lay members');
    expect(page.text).not.toContain('Housing');
    const without = await manager.send(at(), at(), { chosen: round.returns['Police']!, reason: '', do: 'choose' });
    expect(without.status).toBe(422);
    expect(without.text).toContain('Enter why these were chosen');
    expect((await manager.send(at(), at(), { chosen: [round.returns['Police']!, round.returns['Deben School']!, round.returns['Housing']!], reason: 'High grades, little shown', do: 'choose' })).status).toBe(303);
    expect((await audited.it.as((tx) => tx.selectFrom('audit_return').select('name').where('to_challenge', '=', true).orderBy('name').execute())).map(({ name }) => name)).toEqual(['Deben School', 'Police']);
    const after = await manager.get(at());
    expect(after.text).toContain('High grades, little shown');
    expect(after.text).toContain('2 returns that are to be questioned are not moderated yet');
  });

  it('lets members of the panel draft questions that the agency does not see', async () => {
    expect((await lay.send(of('Police'), of('Police'), { do: 'ask', standard: 'nothing', question: '' })).text).toContain('Choose the standard');
    for (const [standard, question] of [['leadership', 'What did leaders change after their visits?'], ['recruitment', 'When will the checks be made?'], ['recruitment', 'Too sharp']]) expect((await lay.send(of('Police'), of('Police'), { do: 'ask', standard: standard!, question: question! })).status).toBe(303);
    expect((await police.get(of('Police'))).text).toContain('The panel has asked nothing');
    const work = await police.get('/');
    expect(work.status).toBe(200);
    expect(work.text).not.toContain('Reply to the challenge panel');
    const sharp = (await questions()).find((each) => each.question === 'Too sharp')!;
    expect((await lay.get(of('Police', `/${sharp.id}`))).status).toBe(200);
    expect((await lay.post(of('Police', `/${sharp.id}`), { do: 'drop' })).status).toBe(303);
  });

  it('is not for the agency’s own people, nor for who only looks on', async () => {
    await police.get(of('Police'));
    expect((await police.post(of('Police'), { do: 'ask', standard: 'leadership', question: 'Is all well?' })).status).toBe(403);
    expect((await police.get(of('Police', '/grades'))).status).toBe(403);
    expect((await police.get(of('Deben School'))).status).toBe(404);
    expect((await (await audited.it.signedIn('agency-lead.housing')).get(of('Police'))).status).toBe(404);
  });

  it('refuses questions on what has not been handed in', async () => {
    expect((await lay.get(of('Housing'))).text).toContain('once the return has been handed in');
    expect((await lay.post(of('Housing'), { do: 'ask', standard: 'leadership', question: 'Well?' })).status).toBe(422);
    expect(await questions('Housing')).toEqual([]);
  });

  it('sends all drafts in one go, by one mail with its link and nothing of what is asked', async () => {
    expect((await lay.send(of('Police'), of('Police'), { do: 'send', ...typed('replyBy', '2026-11-19') })).text).toContain('The last day for the reply must be today or later');
    expect((await lay.send(of('Police'), of('Police'), { do: 'send', ...typed('replyBy', '2026-12-04') })).status).toBe(303);
    expect((await questions()).filter((each) => each.sent_on !== null).map((each) => each.question)).toEqual(['What did leaders change after their visits?', 'When will the checks be made?']);
    const letters = await audited.it.as((tx) => tx.selectFrom('mail').selectAll().where('key', 'like', `challenge ${round.returns['Police']} %`).execute());
    expect(letters).toHaveLength(1);
    expect(letters[0]!.subject).toContain('the challenge panel has 2 questions for Police');
    expect(letters[0]!.body).not.toContain('visits');
    expect(letters[0]!.body).toContain('2 questions by 4 December 2026.');
    link = /(\/a\/[\w-]+)\/challenge/.exec(letters[0]!.body)![1]!;
    const again = await lay.send(of('Police'), of('Police'), { do: 'send' });
    expect(again.text).toContain('There is no draft to send');
    expect((await police.get('/')).html).toContain(`${of('Police')}"`);
  });

  it('tells the agency by what day a reply is wanted, reminds it once the day has passed, and marks the return late', async () => {
    expect((await police.get(of('Police'))).text).toContain('Please reply by 4 December 2026 .');
    expect((await police.get('/')).text).toMatch(/Reply to the challenge panel for Police.*4 Dec(ember)? 2026/);
    expect((await manager.get(at('?show=late'))).text).toContain('No return fits this');
    const remind = (iso: string) => audited.it.as((tx) => remindReplies(tx, audited.it.board.partnershipId, new Date(iso)));
    expect(await remind('2026-12-04T09:00:00Z')).toBe(0);
    expect([await remind('2026-12-05T09:00:00Z'), await remind('2026-12-05T12:00:00Z')]).toEqual([1, 0]);
    const [letter] = await audited.it.as((tx) => tx.selectFrom('mail').select(['subject', 'body']).where('key', 'like', `challenge ${round.returns['Police']} reminded %`).execute());
    expect(letter!.subject).toContain('was due on 4 December 2026');
    expect(letter!.body).not.toContain('visits');
    audited.it.setNow('2026-12-05T10:00:00Z');
    const later = await audited.it.signedIn('business-manager');
    const late = await later.get(at('?show=late'));
    expect(late.text).toMatch(/Police .*2 replies late/);
    expect((await later.get(of('Police'))).text).toContain('reply by 4 December 2026 Late');
    audited.it.setNow('2026-11-20T10:00:00Z');
  });

  it('takes the time for a reply, and the days on which it reminds, from the framework where it sets them', async () => {
    const { pack } = await audited.it.as((tx) => editionOfBoard(tx, audited.it.board.partnershipId, audited.it.board.boardId));
    const { challenge } = pack.assessments!.find(({ key }) => key === 'section-11')!;
    Object.assign(challenge!, { replyWithin: { amount: 10, unit: 'working-days' }, remindDaysBefore: [3] });
    try {
      await lay.send(of('Deben School'), of('Deben School'), { do: 'ask', standard: 'leadership', question: 'Who deputises?' });
      const page = await lay.get(of('Deben School'));
      expect(page.text).toContain('The framework gives 10 working days');
      // Ten working days from Friday 20 November.
      expect(page.html).toMatch(/name="replyBy-day"[^>]*value="4"/);
      expect((await lay.post(of('Deben School'), { do: 'send' })).status).toBe(422);
      expect((await lay.post(of('Deben School'), { do: 'send', ...typed('replyBy', '2026-12-04') })).status).toBe(303);
      expect(await questions('Deben School')).toMatchObject([{ reply_by: '2026-12-04', remind_days: [3] }]);
      expect(await audited.it.as((tx) => remindReplies(tx, audited.it.board.partnershipId, new Date('2026-12-01T09:00:00Z')))).toBe(1);
    } finally {
      Object.assign(challenge!, { replyWithin: undefined, remindDaysBefore: [] });
      await audited.it.product.app.database.asOwner('delete from challenge_question where return_id = $1', [round.returns['Deben School']!]);
    }
  });

  it('grades nothing on which a fair reply is still to come', async () => {
    const page = await lay.get(of('Police', '/grades'));
    const early = await lay.post(of('Police', '/grades'), { seen: seen(page.html), 'level.leadership': 'partly-met', 'reason.leadership': 'Not shown', rigour: '' });
    expect(early.status).toBe(422);
    expect(early.text).toContain('The agency has not replied to the question on this standard');
    expect((await grade()).moderated_level).toBeNull();
  });

  it('takes a reply with further evidence by the personal link, and lets the board open it', async () => {
    const stranger = audited.it.browser();
    const page = await stranger.get(`${link}/challenge`);
    expect(page.text).toContain('What did leaders change after their visits?');
    expect(page.text).not.toContain('Too sharp');
    const [first] = await questions();
    const empty = await sendFile(audited.it.product.server, stranger, `${link}/challenge`, `${link}/challenge`, { questionId: first!.id, was: '0', reply: '' }, null);
    expect(empty.text).toContain('Enter your reply');
    const done = await sendFile(audited.it.product.server, stranger, `${link}/challenge`, `${link}/challenge`, { questionId: first!.id, was: '0', reply: 'A duty lead for nights', title: 'Rota of duty leads' }, { name: 'rota.txt', content: 'Nights: a lead on each' });
    expect(done.status).toBe(303);
    const kept = (await questions())[0]!;
    expect(kept).toMatchObject({ reply: 'A duty lead for nights', replied_by: 'Joan Pell' });
    expect((await lay.get(of('Police'))).html).toContain(`/audits/evidence/${kept.evidence_id}`);
    expect((await lay.get(`/audits/evidence/${kept.evidence_id}`)).text).toContain('Rota of duty leads');
  });

  it('takes a reply by an account too, tells whoever comes second, and keeps what was said before', async () => {
    const [first, second] = await questions();
    const page = await police.get(of('Police'));
    expect(page.text).toContain('When will the checks be made?');
    expect((await sendFile(audited.it.product.server, police, of('Police'), of('Police', '/reply'), { questionId: second!.id, was: '0', reply: 'From January' }, null)).status).toBe(303);
    const late = await sendFile(audited.it.product.server, police, of('Police'), of('Police', '/reply'), { questionId: first!.id, was: '0', reply: 'Mine came second' }, null);
    expect(late.status).toBe(409);
    expect(late.text).toContain('Joan Pell has replied meanwhile');
    expect(late.text).toContain('Mine came second');
    const entries = await audited.it.as((tx) => tx.selectFrom('return_entry').select('text').where('kind', '=', 'replied').execute());
    expect(entries.map(({ text }) => text)).toEqual(['Leadership: A duty lead for nights', 'Safe recruitment: From January']);
  });

  it('settles a question with a sentence, after which no reply changes it', async () => {
    const [first] = await questions();
    expect((await lay.send(of('Police', `/${first!.id}`), of('Police', `/${first!.id}`), { do: 'settle', settled: '' })).status).toBe(422);
    expect((await lay.send(of('Police', `/${first!.id}`), of('Police', `/${first!.id}`), { do: 'settle', settled: 'Shown by the rota' })).status).toBe(303);
    expect((await police.get(of('Police'))).text).toContain('Shown by the rota');
    const late = await sendFile(audited.it.product.server, police, of('Police'), of('Police', '/reply'), { questionId: first!.id, was: String((await questions())[0]!.replied_at!.getTime()), reply: 'One thing more' }, null);
    expect(late.status).toBe(409);
    expect((await questions())[0]!.reply).toBe('A duty lead for nights');
  });

  it('keeps the panel’s grade with its reason beside the agency’s own, never over it, and the judgement of rigour', async () => {
    const page = await lay.get(of('Police', '/grades'));
    const bare = await lay.post(of('Police', '/grades'), { seen: seen(page.html), 'level.leadership': 'partly-met', 'reason.leadership': '', rigour: '' });
    expect(bare.text).toContain('Enter the reason for the grade');
    const done = await lay.post(of('Police', '/grades'), { seen: seen(page.html), 'level.leadership': 'partly-met', 'reason.leadership': 'Nights only since the question', 'level.recruitment': '', 'reason.recruitment': '', rigour: 'Open about gaps' });
    expect(done.status).toBe(303);
    expect(await grade()).toMatchObject({ own_level: 'met', own_score: 3, moderated_level: 'partly-met', moderated_score: 2, moderated_reason: 'Nights only since the question', moderated_by: audited.it.board.people['lay-member'] });
    expect((await audited.it.as((tx) => tx.selectFrom('audit_return').select('rigour').where('id', '=', round.returns['Police']!).executeTakeFirstOrThrow())).rigour).toBe('Open about gaps');
    expect((await police.get(of('Police'))).text).toContain('Own: Met. Panel: Partly met.');
  });

  it('tells a second member of the panel that somebody has graded meanwhile, and keeps what was typed', async () => {
    await manager.get(of('Police', '/grades'));
    const stale = await manager.post(of('Police', '/grades'), { seen: '0', 'level.leadership': 'not-met', 'reason.leadership': 'My own view', rigour: 'Open about gaps' });
    expect(stale.status).toBe(409);
    expect(stale.text).toContain('My own view');
    expect((await grade()).moderated_level).toBe('partly-met');
  });

  it('counts a return as moderated once every standard that was questioned has its grade', async () => {
    expect((await manager.get(at('?show=to-moderate'))).text).toContain('Police');
    const page = await manager.get(of('Police', '/grades'));
    await manager.post(of('Police', '/grades'), { seen: seen(page.html), 'level.leadership': 'partly-met', 'reason.leadership': 'Nights only since the question', 'level.recruitment': 'not-met', 'reason.recruitment': 'As the agency says', rigour: 'Open about gaps' });
    const left = await manager.get(at('?show=to-moderate'));
    expect(left.text).toContain('Deben School');
    expect(left.text).not.toMatch(/Police \d|>Police</);
    expect(left.text).toContain('One return that is to be questioned is not moderated yet');
  });

  it('has a day prepared only with a lay member on the panel, where the framework wants one', async () => {
    const body = { ...typed('heldOn', '2026-11-20'), place: 'Town Hall', panel: 'Chair of the board\nDesignated nurse', lay: '', [`order.${round.returns['Police']}`]: '2', [`order.${round.returns['Deben School']}`]: '1' };
    const refused = await manager.send(at('/days/new'), at('/days/new'), body);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('Enter at least one lay member');
    const done = await manager.send(at('/days/new'), at('/days/new'), { ...body, lay: 'A lay member' });
    expect(done.status).toBe(303);
    const sheet = await manager.get(done.to!);
    expect(sheet.text).toMatch(/1\. Deben School .*2\. Police .*What did leaders change after their visits\?/);
    expect(sheet.text).toContain('A lay member (lay member)');
    const document = await audited.it.product.server.inject({ method: 'GET', url: `${done.to!}/sheet.docx`, cookies: Object.fromEntries(manager.cookies) });
    expect(wordsOf(document.rawPayload)).toContain('When will the checks be made?');
  });

  it('has a day recorded: who was there, and what was said with each agency', async () => {
    const day = await audited.it.as((tx) => tx.selectFrom('challenge_day').selectAll().executeTakeFirstOrThrow());
    const here = `/audits/challenge/days/${day.id}`;
    const said = { [`said.${round.returns['Police']}`]: 'Nights were talked through', [`said.${round.returns['Deben School']}`]: 'Nothing more to ask' };
    const alone = await manager.send(here, here, { do: 'hold', revision: '1', came: ['0'], ...said });
    expect(alone.status).toBe(422);
    expect(alone.text).toContain('No lay member was there');
    expect((await manager.send(here, here, { do: 'hold', revision: '1', came: ['0', '2'], ...said })).status).toBe(303);
    const page = await manager.get(here);
    expect(page.text).toContain('Nights were talked through');
    expect(page.text).toContain('Designated nurse, did not come');
    expect((await manager.post(here, { do: 'hold', revision: '2', came: ['0', '2'], ...said })).status).toBe(409);
    expect((await police.get(here)).status).toBe(403);
  });

  it('writes all of it into the record', async () => {
    const deeds = (await audited.it.as((tx) => tx.selectFrom('record_entry').select('deed').execute())).map(({ deed }) => deed);
    for (const deed of ['chose returns for the challenge', 'drafted a question of the panel', 'sent the questions of the panel', 'replied to a question of the panel', 'settled a question of the panel', 'moderated a return', 'judged the rigour of a return', 'prepared a challenge day', 'recorded a challenge day']) expect(deeds).toContain(deed);
  });
});
