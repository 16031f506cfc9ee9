import { beforeAll, expect, it } from 'vitest';
import { sql } from 'kysely';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useAuditedBoard } from '../../../test/support/audited-board.ts';
import { publishTool } from '../../../test/support/publish-tool.ts';
import type { Browser } from '../../access/testing/browser.ts';
import { themeChoices } from '../../thread/board-pack.ts';
import { editionOfBoard } from '../../people/framework-edition.ts';
import { fillRound, type FilledRound } from '../results/testing/filled-round.ts';
import { closeSurveys } from './close-surveys.ts';
import { answerSurveyAs, closeSurveyAs, openSurveyAs } from './testing/hold-survey.ts';
import { surveyTool } from './testing/survey-tool.ts';

const typed = (name: string, iso: string) => ({ [`${name}-day`]: iso.slice(8), [`${name}-month`]: iso.slice(5, 7), [`${name}-year`]: iso.slice(0, 4) });

eachDatabase('a survey', (kind) => {
  const audited = useAuditedBoard(kind, 'llr-2017');
  let keeper: Browser;
  let tool: string;
  let theme: string;
  let round: FilledRound;

  beforeAll(async () => {
    const { board, as } = audited.it;
    keeper = await audited.it.signedIn('board-manager');
    tool = `${board.boardId}:tool:${await publishTool(audited.it, surveyTool())}`;
    theme = await as(async (tx) => themeChoices((await editionOfBoard(tx, board.partnershipId, board.boardId)).pack)[0]!.value);
    round = await as((tx) => fillRound(tx, board, [{ name: 'Police', levels: ['met', 'met'] }, { name: 'Probation', levels: ['met', 'met'] }], { status: 'closed' }));
  });

  const open = (more: Record<string, string | string[]> = {}) => openSurveyAs(keeper, tool, more);
  const stranger = () => audited.it.browser();
  const answer = (link: string, fields: Record<string, string | string[]> = {}) => answerSurveyAs(stranger(), link, fields);
  const close = (at: string) => closeSurveyAs(keeper, at);
  const answersOf = (id: string) => audited.it.as((tx) => tx.selectFrom('survey_answer').selectAll().where('survey_id', '=', id).execute());

  it('is opened with the survey of the framework, whose terms say for how long and from how many answers it is shown', async () => {
    const page = await keeper.get('/audits/surveys/new');
    // Four weeks from 20 November.
    expect(page.html).toMatch(/name="closesOn-day"[^>]*value="18"|value="18"[^>]*name="closesOn-day"/);
    const form = `${audited.it.board.boardId}:form:practitioner-survey`;
    expect(page.html).toContain(form);
    const { at, link } = await open({ tool: form, name: 'Autumn survey' });
    expect((await keeper.get(at)).text).toMatch(/Autumn survey.*Open.*0 answers.*nobody sees an answer/);
    const asked = await stranger().get(link);
    expect(asked.text).toContain('I have the time and the opportunity for direct work');
    expect(asked.text).toContain('You are not asked for your name');
  });

  it('says what is missing before it is opened', async () => {
    const bare = await keeper.send('/audits/surveys/new', '/audits/surveys/new', { ...typed('closesOn', '2026-11-01') });
    expect(bare.status).toBe(422);
    for (const message of ['Choose what is asked', 'Enter a name', 'The last day must be today or later']) expect(bare.text).toContain(message);
  });

  it('is answered by whoever has the link, without an account, and keeps neither who nor when', async () => {
    const { at, id, link } = await open();
    await answer(link, { 'practice.helps': ['supervision', 'training'], 'practice.more': 'Time for supervision' });
    const [kept] = await answersOf(id);
    expect(kept).toMatchObject({ by_name: '', answers: { you: { values: { organisation: 'health' } }, practice: { values: { time: 'agree', helps: ['supervision', 'training'], more: 'Time for supervision' } } } });
    expect(Object.keys(kept!).toSorted()).toEqual(['answers', 'board_id', 'by_name', 'id', 'partnership_id', 'survey_id']);
    // A key of the product's own begins with the time; this one is random.
    expect(kept!.id[14]).toBe('4');
    expect((await audited.it.as((tx) => tx.selectFrom('record_entry').select('deed').where('subject_id', '=', id).execute())).map(({ deed }) => deed)).toEqual(['opened a survey']);
    expect((await keeper.get(at)).text).toContain('1 answer.');
  });

  it('asks again for what is missing, with everything else as it was typed', async () => {
    const { id, link } = await open();
    const who = stranger();
    const wrong = await who.send(link, link, { 'you.organisation': 'police', 'practice.more': 'More time' });
    expect(wrong.status).toBe(422);
    expect(wrong.html).toMatch(/href="#practice-time"/);
    expect(wrong.text).toContain('More time');
    expect(wrong.html).toMatch(/value="police"[^>]*checked|checked[^>]*value="police"/);
    expect(await answersOf(id)).toEqual([]);
  });

  it('is kept once when one page is sent twice', async () => {
    const { id, link } = await open();
    const who = stranger();
    const page = /name="answer" value="([^"]+)"/.exec((await who.get(link)).html)![1]!;
    for (let time = 0; time < 2; time += 1) expect((await who.post(link, { answer: page, 'you.organisation': 'health', 'practice.time': 'half' })).status).toBe(303);
    expect(await answersOf(id)).toHaveLength(1);
    expect((await who.get(`${link}/thanks`)).text).toContain('Your answers have been sent');
  });

  it('asks for a name where its tool says so, and shows it to the keeper alone', async () => {
    const named = `${audited.it.board.boardId}:tool:${await publishTool(audited.it, surveyTool({ key: 'named-survey', survey: { whom: 'Chairs of conferences', speaks: 'practitioners', anonymous: false } }))}`;
    const { at, id, link } = await open({ tool: named });
    const who = stranger();
    const bare = await who.send(link, link, { 'you.organisation': 'health', 'practice.time': 'agree' });
    expect(bare.text).toContain('Enter your name and organisation');
    for (let n = 0; n < 5; n += 1) await answer(link, { by: `Invented Chair ${n}`, 'practice.more': 'A clerk' });
    expect((await answersOf(id)).map(({ by_name: by }) => by).toSorted()[0]).toBe('Invented Chair 0');
    await close(at);
    expect((await keeper.get(`${at}/words`)).text).toContain('Invented Chair 0');
    expect((await keeper.get(`${at}/results`)).text).not.toContain('Invented Chair');
  });

  it('is shown to nobody while it is open, not even in the database', async () => {
    const { at, id, link } = await open();
    for (let n = 0; n < 6; n += 1) await answer(link);
    expect((await keeper.get(`${at}/results`)).to).toBe(at);
    expect((await keeper.get(`${at}/results.csv`)).to).toBe(at);
    expect((await keeper.get(`${at}/words`)).to).toBe(at);
    const { product, board } = audited.it;
    const seen = () => product.app.database.run({ role: 'gt_app', partnershipId: board.partnershipId, personId: board.people['board-manager']! }, (tx) => tx.selectFrom('survey_answer').select('id').where('survey_id', '=', id).execute());
    expect(await seen()).toEqual([]);
    await close(at);
    expect(await seen()).toHaveLength(6);
  });

  it('shows how often each answer was given, and holds back small numbers and what they could be reckoned from', async () => {
    const { at, link } = await open();
    for (let n = 0; n < 8; n += 1) await answer(link, { 'you.organisation': n < 2 ? 'police' : 'health', 'practice.time': 'agree', ...(n < 6 ? { 'practice.helps': 'training' } : {}) });
    await close(at);
    const page = await keeper.get(`${at}/results`);
    expect(page.text).toContain('8 answers, closed on 20 November 2026');
    expect(page.text).toMatch(/Where do you work\? Health Not shown Police Not shown/);
    expect(page.text).toMatch(/I have time to listen to children I disagree 0 \(0%\) Half and half 0 \(0%\) I agree 8 \(100%\)/);
    expect(page.text).toMatch(/What helps\? Supervision 0 \(0%\) Training 6 \(100%\)/);
    const csv = (await keeper.get(`${at}/results.csv`)).html;
    expect(csv).toMatch(/"?About your work"?,"?Where do you work\?"?,"?Police"?,"?Not shown"?/);
    expect(csv).toMatch(/I agree"?,"?8"?,"?100%/);
  });

  it('shows nothing where fewer answered than the framework says', async () => {
    const { at, link } = await open();
    for (let n = 0; n < 4; n += 1) await answer(link);
    await close(at);
    expect((await keeper.get(at)).text).toContain('Fewer than 5 answered, so nothing is shown');
    expect((await keeper.get(`${at}/results`)).to).toBe(at);
  });

  it('keeps what was written from results and exports until its keeper has released it, in the wording of the keeper', async () => {
    const { at, link } = await open();
    for (let n = 0; n < 5; n += 1) await answer(link, { 'practice.more': n === 0 ? 'Ask Invented Sam at Elm Road' : 'Time' });
    await close(at);
    const member = await audited.it.signedIn('effectiveness-chair');
    expect((await member.get(`${at}/results`)).status).toBe(200);
    expect((await keeper.get(`${at}/results`)).text).not.toContain('Elm Road');
    expect((await keeper.get(`${at}/results.csv`)).html).not.toContain('Elm Road');
    const words = await keeper.get(`${at}/words`);
    expect(words.text).toContain('Ask Invented Sam at Elm Road');
    const item = words.html.split('<li class="gt-said__item">').find((each) => each.includes('Elm Road'))!;
    const hidden = { question: 'practice/more', answer: /name="answer" value="([^"]+)"/.exec(item)![1]!, page: '1' };
    expect((await keeper.post(`${at}/words`, { ...hidden, do: 'release', words: ' ' })).text).toContain('Enter what is released');
    expect((await keeper.post(`${at}/words`, { ...hidden, do: 'release', words: 'Ask somebody who was there' })).status).toBe(303);
    expect((await member.get(`${at}/results`)).text).toContain('Ask somebody who was there');
    const csv = (await keeper.get(`${at}/results.csv`)).html;
    expect(csv).toContain('Ask somebody who was there');
    expect(csv).not.toContain('Elm Road');
    await keeper.get(`${at}/words`);
    expect((await keeper.post(`${at}/words`, { ...hidden, do: 'take-back' })).status).toBe(303);
    expect((await member.get(`${at}/results`)).text).not.toContain('Ask somebody who was there');
  });

  it('sends its link to addresses once, and reminds all of them, since nobody knows who has answered', async () => {
    const { at, id, link } = await open();
    const wrong = await keeper.send(at, at, { do: 'invite', addresses: 'ann@agency.example, nobody' });
    expect(wrong.text).toContain('These are no addresses: nobody');
    expect((await keeper.send(at, at, { do: 'invite', addresses: 'Ann Lee <Ann@agency.example>\nben@agency.example ben@agency.example' })).status).toBe(303);
    expect((await keeper.get(at)).text).toContain('2 invited.');
    await keeper.send(at, at, { do: 'invite', addresses: 'ben@agency.example', agencies: 'yes' });
    const mails = () => audited.it.as((tx) => tx.selectFrom('mail').select(['to_email', 'subject', 'body']).where('key', 'like', `survey ${id} %`).execute());
    const sent = await mails();
    expect(sent.filter(({ to_email: to }) => to === 'ben@agency.example')).toHaveLength(1);
    expect(sent.length).toBeGreaterThan(2);
    for (const { body } of sent) expect(body).toContain(`${link}\n`);
    await keeper.send(at, at, { do: 'remind' });
    expect(await mails()).toHaveLength(sent.length * 2);
  });

  it('takes no answers once its link is ended, and goes on with a new one', async () => {
    const { at, link } = await open();
    expect((await keeper.send(at, at, { do: 'end-link', reason: '' })).text).toContain('Enter why the link is ended');
    expect((await keeper.send(at, at, { do: 'end-link', reason: 'It stood on a public page' })).status).toBe(303);
    const ended = await stranger().get(link);
    expect([ended.status, ended.text]).toEqual([410, expect.stringContaining('This survey takes no more answers')]);
    expect((await stranger().post(link, { 'you.organisation': 'health', 'practice.time': 'agree' })).status).toBe(410);
    await keeper.send(at, at, { do: 'new-link' });
    const next = /\/s\/[\w-]+/.exec((await keeper.get(at)).html)![0];
    expect(next).not.toBe(link);
    await answer(next);
    expect((await stranger().get(link)).status).toBe(410);
    expect((await stranger().get('/s/nobody-has-this')).status).toBe(404);
  });

  it('takes only so many answers from one connection in an hour', async () => {
    const { id, link } = await open();
    const { product } = audited.it;
    await answer(link);
    await product.app.database.asOwner('update sign_in_failure set failures = 300');
    const refused = await stranger().post(link, { 'you.organisation': 'health', 'practice.time': 'agree' });
    expect([refused.status, refused.text]).toEqual([429, expect.stringContaining('Too many answers from one place')]);
    await product.app.database.asOwner('delete from sign_in_failure');
    await answer(link);
    expect(await answersOf(id)).toHaveLength(2);
  });

  it('closes by itself when its last day is over, and stays closed', async () => {
    const { at, id, link } = await open({ ...typed('closesOn', '2026-11-20') });
    for (let n = 0; n < 5; n += 1) await answer(link);
    audited.it.setNow('2026-11-21T08:00:00Z');
    keeper = await audited.it.signedIn('board-manager');
    expect((await stranger().get(link)).status).toBe(410);
    await audited.it.as((tx) => closeSurveys(tx, audited.it.board.partnershipId, new Date('2026-11-21T08:00:00Z')));
    await audited.it.as((tx) => closeSurveys(tx, audited.it.board.partnershipId, new Date('2026-11-21T08:00:00Z')));
    expect((await keeper.get(`${at}/results`)).status).toBe(200);
    expect((await keeper.send(at, at, { do: 'extend', ...typed('closesOn', '2026-12-01') })).text).toContain('That cannot be done to the survey as it now stands');
    expect((await audited.it.as((tx) => tx.selectFrom('survey_entry').select('kind').where('survey_id', '=', id).execute())).map((each) => each.kind)).toEqual(['opened', 'closed']);
    audited.it.setNow('2026-11-20T10:00:00Z');
    keeper = await audited.it.signedIn('board-manager');
  });

  it('is held against the survey before with the same tool', async () => {
    await audited.it.as((tx) => sql`update survey set opened_on = '2020-01-01' where status = 'closed'`.execute(tx));
    const first = await open({ name: 'Spring' });
    for (let n = 0; n < 5; n += 1) await answer(first.link, { 'practice.time': 'disagree' });
    await close(first.at);
    const second = await open({ name: 'Autumn' });
    for (let n = 0; n < 5; n += 1) await answer(second.link, { 'practice.time': 'agree' });
    await close(second.at);
    expect((await keeper.get(`${second.at}/results`)).text).toContain('100% of the scale, 0% in the survey before.');
  });

  it('stands beside the grades of the standard that its questions count towards, and of the theme that it is about, by itself', async () => {
    const at = (standard: string, query = '') => `/audits/rounds/${round.id}/results/standards/${standard}${query}`;
    const survey = await open({ name: 'Time to listen', themes: [theme] });
    for (let n = 0; n < 5; n += 1) await answer(survey.link, { 'practice.time': 'disagree' });
    expect((await keeper.get(at('leadership'))).text).not.toContain('Time to listen');
    await close(survey.at);
    const page = await keeper.get(at('leadership'));
    expect(page.text).toMatch(/Survey of practitioners SUR-2026-\d+ Weak Time to listen: 5 answered, on one question 0% of the scale 20 November 2026/);
    expect(page.text).toMatch(/Contradiction: The agencies’ own grades \(strong\) against Survey of practitioners SUR-2026-\d+ \(weak\)/);
    expect((await keeper.get(at('recruitment'))).text).not.toContain('Time to listen');
    expect((await keeper.get(at('recruitment', `?theme=${theme}`))).text).toContain('Time to listen');
    // The keeper may count a question towards another standard.
    expect((await keeper.post(at('recruitment', '/links'), { do: 'link', link: 'small-survey/practice/time' })).status).toBe(303);
    expect((await keeper.get(at('recruitment'))).text).toContain('Time to listen');
  });

  it('is opened and read by those of its board alone', async () => {
    const { at } = await open();
    const outsider = await audited.it.signedIn('practitioner');
    expect([403, 404]).toContain((await outsider.get(at)).status);
    const member = await audited.it.signedIn('effectiveness-chair');
    const page = await member.get(at);
    expect(page.status).toBe(200);
  });
});
