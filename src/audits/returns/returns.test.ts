import { afterAll, beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/support/databases.ts';
import type { Browser } from '../../access/testing/browser.ts';
import { isId } from '../../platform/index.ts';
import { makeRespondent, makeReturn, makeRound, type MadeRound } from './testing/round.ts';
import { openAudits, type AuditHouse } from './testing/open-audits.ts';
import { longTool, smallTool } from './testing/tools.ts';

const once = (values: Record<string, string>) => ({ values, criteria: {} });
const allMet = { leadership: once({ lead: 'met', how: 'The board hears of it each term.' }), recruitment: once({ checks: 'partly-met', gaps: 'yes', which: 'One reference was late.' }) };

eachDatabase('a return', (kind) => {
  let audits: AuditHouse;
  let round: MadeRound;
  beforeAll(async () => {
    audits = await openAudits(kind);
    round = await as((tx) => makeRound(tx, audits.house.board, smallTool()));
  });
  afterAll(() => audits.close());

  const as = <T>(deed: Parameters<typeof audits.house.asWorker<T>>[0]) => audits.house.asWorker(deed);
  let schools = 0;
  const school = (how: Parameters<typeof makeReturn>[4] = {}, within = round) => as(async (tx) => {
    schools += 1;
    const respondentId = await makeRespondent(tx, audits.house.board, { name: `School ${schools}` });
    return { respondentId, ...(await makeReturn(tx, audits.house.board, within, respondentId, { name: `School ${schools}`, ...how })) };
  });
  const again = async (answers: Parameters<typeof makeReturn>[4]) => as(async (tx) => {
    schools += 1;
    const respondentId = await makeRespondent(tx, audits.house.board, { name: `School ${schools}` });
    const before = await makeRound(tx, audits.house.board, smallTool(), { name: 'Section 11 2024', status: 'closed', year: 2024 });
    const earlier = await makeReturn(tx, audits.house.board, before, respondentId, { status: 'submitted', ...answers });
    return { respondentId, earlier, ...(await makeReturn(tx, audits.house.board, round, respondentId, { previousId: earlier.id })) };
  });
  const row = (id: string) => as((tx) => tx.selectFrom('audit_return').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
  const sectionOf = (id: string, section: string) => as((tx) => tx.selectFrom('return_section').selectAll().where('return_id', '=', id).where('section', '=', section).executeTakeFirst());
  /** The hidden fields of a section's page, as a browser sends them. */
  const hidden = (html: string) => Object.fromEntries(['revision', 'page', 'seq'].map((name) => [name, new RegExp(`name="${name}" value="([^"]*)"`).exec(html)![1]!]));
  const openSection = async (who: Browser, at: string) => hidden((await who.get(at)).html);
  const signed = { signedBy: 'Mary Oduya', signedPost: 'Headteacher', declaration: 'yes' };

  it('shows its sections, how far each has come, the last day, and who answers', async () => {
    const { link } = await school();
    const page = await audits.stranger().get(link);
    expect(page.status).toBe(200);
    expect(page.text).toMatch(/The last day is 18 December 2026.*0 of 4 questions have an answer.*Leadership 0 of 2 answered.*Not started.*Safe recruitment 0 of 2 answered/);
  });

  it('is saved section by section and gone on with later; every revision is kept, grades and counts are reckoned at each save', async () => {
    const { id, link } = await school();
    const who = audits.stranger();
    const first = await openSection(who, `${link}/leadership`);
    expect((await who.post(`${link}/leadership`, { ...first, 'leadership.lead': 'met', action: 'next' })).to).toBe(`${link}/recruitment`);
    expect((await who.post(`${link}/leadership`, { ...(await openSection(who, `${link}/leadership`)), 'leadership.lead': 'partly-met', 'leadership.how': 'We ask.', action: 'stay' })).to).toBe(link);
    expect(await row(id)).toMatchObject({ status: 'under-way', asked: 4, answered: 2, unconfirmed: 0 });
    expect(await as((tx) => tx.selectFrom('return_grade').select(['standard', 'own_level', 'own_score', 'round_id']).where('return_id', '=', id).orderBy('standard').execute())).toEqual([
      { standard: 'leadership', own_level: 'partly-met', own_score: 2, round_id: round.id }, { standard: 'recruitment', own_level: null, own_score: null, round_id: round.id }]);
    const kept = await as((tx) => tx.selectFrom('return_revision').select(['revision', 'answers', 'by_name']).where('return_id', '=', id).orderBy('revision').execute());
    expect(kept.map(({ revision, by_name }) => [revision, by_name])).toEqual([[0, ''], [1, 'Joan Pell'], [2, 'Joan Pell']]);
    expect(kept[1]!.answers).toEqual({ values: { lead: 'met' }, criteria: {} });
    expect((await who.get(link)).text).toContain('last saved by Joan Pell');
    expect(await audits.house.deeds()).toContain('saved a section of a return');
  });

  it('asks for what cannot be read again, and keeps the rest', async () => {
    const { id, link } = await school();
    const who = audits.stranger();
    const answer = await who.post(`${link}/leadership`, { ...(await openSection(who, `${link}/leadership`)), 'leadership.lead': 'splendid', 'leadership.how': 'We ask.', action: 'next' });
    expect(answer.status).toBe(422);
    expect(answer.html).toContain('href="#leadership-lead"');
    expect((await sectionOf(id, 'leadership'))!.answers).toEqual({ values: { how: 'We ask.' }, criteria: {} });
  });

  it('keeps what two colleagues change in different answers of one section, and shows both where they change the same', async () => {
    const { id, link } = await school();
    const [one, two] = [audits.stranger(), audits.stranger()];
    const [theirs, mine] = [await openSection(one, `${link}/recruitment`), await openSection(two, `${link}/recruitment`)];
    await one.post(`${link}/recruitment`, { ...theirs, 'recruitment.checks': 'met', action: 'stay' });
    expect((await two.post(`${link}/recruitment`, { ...mine, 'recruitment.gaps': 'no', action: 'stay' })).to).toBe(link);
    expect((await sectionOf(id, 'recruitment'))!.answers).toEqual({ values: { checks: 'met', gaps: 'no' }, criteria: {} });
    const late = await two.post(`${link}/recruitment`, { ...theirs, page: '', 'recruitment.checks': 'not-met', 'recruitment.gaps': 'yes', 'recruitment.which': 'Two files', action: 'stay' });
    expect(late.status).toBe(409);
    expect(late.text).toMatch(/Checks are made before anybody starts.*Keep yours Not met.*Keep what was saved first Met/);
    expect((await sectionOf(id, 'recruitment'))!.revision).toBe(2);
    const settled = await two.post(`${link}/recruitment`, { ...theirs, page: '', 'recruitment.checks': 'not-met', 'recruitment.gaps': 'yes', 'recruitment.which': 'Two files', action: 'stay', 'keep.recruitment.checks': 'theirs', 'keep.recruitment.gaps': 'mine' });
    expect(settled.to).toBe(link);
    expect((await sectionOf(id, 'recruitment'))!.answers).toEqual({ values: { checks: 'met', gaps: 'yes', which: 'Two files' }, criteria: {} });
  });

  it('loses nothing where many save its sections at once', async () => {
    const { id, link } = await school({}, await as((tx) => makeRound(tx, audits.house.board, longTool(120))));
    const saves = Array.from({ length: 10 }, (_, s) => s).map(async (s) => {
      const who = audits.stranger();
      const fields = await openSection(who, `${link}/s${s}`);
      return who.post(`${link}/s${s}`, { ...fields, ...Object.fromEntries(Array.from({ length: 12 }, (_, q) => [`s${s}.q${q}`, 'met'])), action: 'stay' });
    });
    for (const answer of await Promise.all(saves)) expect(answer.status).toBe(303);
    expect(await row(id)).toMatchObject({ asked: 120, answered: 120, revision: 10 });
  });

  it('brings the last round’s answers forward, each to be confirmed by a tick or changed', async () => {
    const { id, link } = await again({ answers: allMet });
    const who = audits.stranger();
    expect((await who.get(link)).text).toContain('5 of 5 answers were brought forward');
    const page = await who.get(`${link}/leadership`);
    expect(page.text).toMatch(/Brought forward, not confirmed yet\. From your last return\..*confirm all 2 answers/);
    expect(await sectionOf(id, 'leadership')).toBeUndefined();
    await who.post(`${link}/leadership`, { ...hidden(page.html), 'leadership.lead': 'met', 'leadership.how': 'The governors hear of it each term.', action: 'stay' });
    expect((await sectionOf(id, 'leadership'))!.unconfirmed).toEqual(['leadership.lead']);
    await who.post(`${link}/leadership`, { ...(await openSection(who, `${link}/leadership`)), 'leadership.lead': 'met', 'leadership.how': 'The governors hear of it each term.', confirm: 'leadership.lead', action: 'stay' });
    expect((await sectionOf(id, 'leadership'))!.unconfirmed).toEqual([]);
    expect(await row(id)).toMatchObject({ asked: 5, answered: 5, unconfirmed: 3 });
  });

  it('confirms a section in one step where nothing has changed', async () => {
    const { id, link } = await again({ answers: allMet });
    const who = audits.stranger();
    const fields = await openSection(who, `${link}/recruitment`);
    await who.post(`${link}/recruitment`, { ...fields, 'recruitment.checks': 'partly-met', 'recruitment.gaps': 'yes', 'recruitment.which': 'One reference was late.', action: 'confirm' });
    expect(await sectionOf(id, 'recruitment')).toMatchObject({ unconfirmed: [], answers: allMet.recruitment });
    expect((await row(id)).unconfirmed).toBe(2);
  });

  it('is not handed in while anything is unconfirmed or lacking, and says what', async () => {
    const { link, id } = await again({ answers: { leadership: allMet.leadership } });
    const who = audits.stranger();
    const page = await who.get(`${link}/all/hand-in`);
    expect(page.text).toContain('2 answers were brought forward and are not confirmed');
    expect(page.text).toContain('Select a level for ‘Checks are made before anybody starts’');
    expect((await who.post(`${link}/all/hand-in`, signed)).status).toBe(422);
    expect((await row(id)).status).toBe('not-started');
  });

  it('of 120 questions in which nothing has changed is confirmed and handed in without touching an answer', async () => {
    const tool = longTool(120);
    const answers = Object.fromEntries(tool.sections.map(({ key, questions }) => [key, once(Object.fromEntries(questions.map((question) => [question.key, 'met'])))]));
    const { id, link } = await as(async (tx) => {
      const respondentId = await makeRespondent(tx, audits.house.board, { name: 'Orwell School' });
      const before = await makeRound(tx, audits.house.board, tool, { status: 'closed', year: 2025 });
      const earlier = await makeReturn(tx, audits.house.board, before, respondentId, { status: 'submitted', answers });
      return makeReturn(tx, audits.house.board, await makeRound(tx, audits.house.board, tool), respondentId, { previousId: earlier.id });
    });
    const who = audits.stranger();
    const list = await who.get(`${link}/all/confirm`);
    expect(list.text).toContain('Nothing has changed: confirm all 120 answers');
    const listed = [...list.html.matchAll(/name="confirm" value="([^"]*)"/g)].map((found) => found[1]!);
    expect(listed).toHaveLength(120);
    expect((await who.post(`${link}/all/confirm`, { confirm: listed })).to).toBe(link);
    expect((await who.post(`${link}/all/hand-in`, signed)).to).toBe(link);
    expect(await row(id)).toMatchObject({ status: 'submitted', answered: 120, unconfirmed: 0, signed_by: 'Mary Oduya', signed_post: 'Headteacher', submitted_by: 'Joan Pell' });
    expect(await as((tx) => tx.selectFrom('return_grade').select('own_score').where('return_id', '=', id).execute())).toEqual(Array.from({ length: 10 }, () => ({ own_score: 3 })));
  });

  it('does not confirm in one step what a colleague has changed since the page listed it', async () => {
    const { id, link } = await again({ answers: allMet });
    const [one, two] = [audits.stranger(), audits.stranger()];
    const listed = [...(await one.get(`${link}/all/confirm`)).html.matchAll(/name="confirm" value="([^"]*)"/g)].map((found) => found[1]!);
    await two.post(`${link}/leadership`, { ...(await openSection(two, `${link}/leadership`)), 'leadership.lead': 'not-met', 'leadership.how': 'It fell away.', action: 'stay' });
    await one.post(`${link}/all/confirm`, { confirm: listed });
    expect((await sectionOf(id, 'leadership'))!.answers).toEqual(once({ lead: 'not-met', how: 'It fell away.' }));
    expect((await row(id)).unconfirmed).toBe(0);
  });

  it('brings into a newer edition what still fits, and asks what is new; an answer to a withdrawn question stands in its own edition', async () => {
    const { link, earlier } = await again({ answers: { leadership: once({ lead: 'met', how: 'As before.' }), recruitment: once({ checks: 'met', gaps: 'no' }), closed: once({ old: 'A withdrawn question' }) } });
    const page = await audits.stranger().get(`${link}/all/confirm`);
    expect(page.text).toContain('As before.');
    expect(page.text).not.toContain('A withdrawn question');
    expect((await sectionOf(earlier.id, 'closed'))!.answers).toEqual(once({ old: 'A withdrawn question' }));
  });

  it('leaves out on handing in what was not asked in the end, and keeps it in the history', async () => {
    const { id, link } = await school();
    const who = audits.stranger();
    await who.post(`${link}/leadership`, { ...(await openSection(who, `${link}/leadership`)), 'leadership.lead': 'not-applicable', 'leadership.lead-why-not': 'We have no staff.', 'leadership.how': 'We ask.', action: 'stay' });
    await who.post(`${link}/recruitment`, { ...(await openSection(who, `${link}/recruitment`)), 'recruitment.checks': 'met', 'recruitment.gaps': 'no', 'recruitment.which': 'None after all', action: 'stay' });
    expect((await who.post(`${link}/all/hand-in`, signed)).to).toBe(link);
    expect((await sectionOf(id, 'recruitment'))!.answers).toEqual(once({ checks: 'met', gaps: 'no' }));
    expect((await as((tx) => tx.selectFrom('return_revision').select('answers').where('return_id', '=', id).where('section', '=', 'recruitment').where('revision', '=', 1).executeTakeFirstOrThrow())).answers).toEqual(once({ checks: 'met', gaps: 'no', which: 'None after all' }));
    expect((await as((tx) => tx.selectFrom('return_grade').select('own_level').where('return_id', '=', id).where('standard', '=', 'leadership').executeTakeFirstOrThrow())).own_level).toBeNull();
  });

  const filledIn = async () => {
    const made = await again({ answers: allMet });
    const who = audits.stranger();
    const listed = [...(await who.get(`${made.link}/all/confirm`)).html.matchAll(/name="confirm" value="([^"]*)"/g)].map((found) => found[1]!);
    await who.post(`${made.link}/all/confirm`, { confirm: listed });
    return { ...made, who };
  };

  it('is handed in once, though two do so at once: the second is told who was first', async () => {
    const { id, link } = await filledIn();
    const answers = await Promise.all([audits.stranger(), audits.stranger()].map((who) => who.post(`${link}/all/hand-in`, signed)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 409]);
    expect(answers.find(({ status }) => status === 409)!.text).toContain('The return was handed in by Joan Pell');
    expect(await as((tx) => tx.selectFrom('return_entry').select('kind').where('return_id', '=', id).where('kind', '=', 'submitted').execute())).toHaveLength(1);
    expect(await audits.house.letterTo('joan.pell@school.example')).toContain('has been received');
  });

  it('can only be read once it is handed in, and what is sent late is shown back; returned with a reason it opens again', async () => {
    const { id, link, who } = await filledIn();
    const fields = await openSection(who, `${link}/leadership`);
    await who.post(`${link}/all/hand-in`, signed);
    const receipt = await who.get(link);
    expect(receipt.text).toMatch(/Handed in Thank you.*by Joan Pell.*Mary Oduya, Headteacher.*The board hears of it each term/);
    const late = await who.post(`${link}/leadership`, { ...fields, 'leadership.how': 'One more thing', action: 'stay' });
    expect(late.status).toBe(409);
    expect(late.text).toMatch(/can no longer be changed.*One more thing/);
    await as((tx) => tx.updateTable('audit_return').set({ status: 'returned', returned_reason: 'Say how you know.' }).where('id', '=', id).execute());
    expect((await who.get(link)).text).toContain('The board asks for more: Say how you know.');
    expect((await who.post(`${link}/leadership`, { ...(await openSection(who, `${link}/leadership`)), 'leadership.lead': 'met', 'leadership.how': 'One more thing', action: 'stay' })).status).toBe(303);
    expect((await who.post(`${link}/all/hand-in`, signed)).status).toBe(303);
  });

  it('takes nothing after its round was closed, and keeps what was saved', async () => {
    const closing = await as((tx) => makeRound(tx, audits.house.board, smallTool()));
    const { link, id } = await school({}, closing);
    const who = audits.stranger();
    const fields = await openSection(who, `${link}/leadership`);
    await who.post(`${link}/leadership`, { ...fields, 'leadership.how': 'Saved in time', action: 'stay' });
    await as((tx) => tx.updateTable('audit_round').set({ status: 'closed', closed_on: '2026-11-20' }).where('id', '=', closing.id).execute());
    for (const [path, body] of [['leadership', { ...fields, 'leadership.how': 'Too late' }], ['all/hand-in', signed], ['all/confirm', {}], ['all/colleagues', { do: 'delegate' }]] as const) {
      const answer = await who.post(`${link}/${path}`, body);
      expect(`${path} ${answer.status}`).toBe(`${path} 409`);
      expect(answer.text).toContain('The round has been closed');
    }
    expect((await who.get(link)).text).toContain('Saved in time');
    expect((await row(id)).status).toBe('under-way');
  });

  it('offers the answer that the agency gave elsewhere to a question that asks the same, and tells no other board where from', async () => {
    const other = smallTool((form) => ({ ...form, key: 'other-tool' }));
    const { id, link } = await as(async (tx) => {
      const respondentId = await makeRespondent(tx, audits.house.board, { name: 'Alde School' });
      const elsewhere = await makeRound(tx, audits.house.board, other, { name: 'the county’s audit' });
      await makeReturn(tx, audits.house.board, elsewhere, respondentId, { answers: { leadership: once({ lead: 'not-applicable', 'lead-why-not': 'A shared post.', how: 'Said elsewhere.' }) } });
      for (const [from, to] of [['leadership/lead', 'leadership/lead'], ['leadership/how', 'leadership/how']] as const) {
        await tx.insertInto('audit_crosswalk').values({ partnership_id: audits.house.board.partnershipId, id: crypto.randomUUID(), from_tool: 'other-tool', from_question: from, to_tool: 'small-tool', to_question: to, made_at: new Date() }).execute();
      }
      return makeReturn(tx, audits.house.board, round, respondentId);
    });
    const who = audits.stranger();
    const page = await who.get(`${link}/leadership`);
    expect(page.text).toContain('From your answer to the county’s audit.');
    expect(page.text).toContain('Said elsewhere.');
    const listed = [...(await who.get(`${link}/all/confirm`)).html.matchAll(/name="confirm" value="([^"]*)"/g)].map((found) => found[1]!);
    await who.post(`${link}/all/confirm`, { confirm: listed });
    expect((await sectionOf(id, 'leadership'))!).toMatchObject({ unconfirmed: [], answers: once({ how: 'Said elsewhere.', lead: 'not-applicable', 'lead-why-not': 'A shared post.' }) });
    const board = await audits.signedIn('manager');
    expect((await board.get(`/audits/returns/${id}`)).text).not.toContain('Said elsewhere');
    await as((tx) => tx.updateTable('audit_return').set({ status: 'submitted', submitted_at: new Date() }).where('id', '=', id).execute());
    const read = (await board.get(`/audits/returns/${id}`)).text;
    expect(read).toContain('Said elsewhere');
    expect(read).not.toContain('the county’s audit');
  });

  it('gives sections to a colleague by a link of their own, who opens those alone and cannot hand in', async () => {
    const { id, link } = await school();
    const who = audits.stranger();
    expect((await who.post(`${link}/all/colleagues`, { do: 'delegate', colleagueName: '', colleagueEmail: 'no' })).status).toBe(422);
    expect((await who.post(`${link}/all/colleagues`, { do: 'delegate', colleagueName: 'Tom Reed', colleagueEmail: 'tom@school.example', sections: 'recruitment', note: 'You know the files.' })).to).toBe(`${link}/all/colleagues`);
    expect((await who.get(link)).text).toContain('with Tom Reed');
    const mail = await audits.house.letterTo('tom@school.example');
    expect(mail).not.toMatch(/recruitment|files/i);
    const theirs = /\/a\/[\w-]+/.exec(mail)![0];
    const tom = audits.stranger();
    const page = await tom.get(theirs);
    expect(page.text).toMatch(/Joan Pell asks you for one section.*You know the files\./);
    expect(page.text).not.toContain('Leadership');
    for (const at of ['leadership', 'all/hand-in', 'all/colleagues']) expect([303, 403, 404]).toContain((await tom.get(`${theirs}/${at}`)).status);
    expect((await tom.post(`${theirs}/leadership`, { revision: '0', 'leadership.how': 'Not mine' })).status).toBe(404);
    expect((await tom.post(`${theirs}/all/hand-in`, signed)).status).toBe(403);
    expect((await tom.post(`${theirs}/all/colleagues`, { do: 'pass-on', wholeName: 'X', wholeEmail: 'x@school.example' })).status).toBe(403);
    await tom.post(`${theirs}/recruitment`, { ...(await openSection(tom, `${theirs}/recruitment`)), 'recruitment.checks': 'met', 'recruitment.gaps': 'no', action: 'stay' });
    expect((await tom.post(`${theirs}/all/colleagues`, { do: 'done' })).to).toBe(theirs);
    expect((await who.get(link)).text).toMatch(/with Tom Reed \(finished\).*last saved by Tom Reed/);
    const colleagues = await who.get(`${link}/all/colleagues`);
    const delegation = /name="delegation" value="([^"]*)"/.exec(colleagues.html)![1]!;
    expect(isId(delegation)).toBe(true);
    await who.post(`${link}/all/colleagues`, { do: 'end', delegation });
    expect((await tom.get(theirs)).status).toBe(410);
    expect((await sectionOf(id, 'recruitment'))!.answers).toEqual(once({ checks: 'met', gaps: 'no' }));
    expect(await as((tx) => tx.selectFrom('return_entry').select('kind').where('return_id', '=', id).orderBy('at').orderBy('id').execute())).toEqual([{ kind: 'delegated' }, { kind: 'opened' }, { kind: 'delegation-ended' }]);
  });

  it('is passed on as a whole: the colleague goes on with what was saved, and the first link ends', async () => {
    const { id, link } = await school();
    const who = audits.stranger();
    await who.post(`${link}/leadership`, { ...(await openSection(who, `${link}/leadership`)), 'leadership.how': 'Begun by Joan', action: 'stay' });
    expect((await who.post(`${link}/all/colleagues`, { do: 'pass-on', wholeName: 'Ada Finch', wholeEmail: 'ada@school.example' })).text).toContain('Passed on to Ada Finch');
    expect((await who.get(link)).status).toBe(410);
    const theirs = /\/a\/[\w-]+/.exec(await audits.house.letterTo('ada@school.example'))![0];
    expect((await audits.stranger().get(`${theirs}/leadership`)).text).toContain('Begun by Joan');
    expect(await row(id)).toMatchObject({ contact_name: 'Ada Finch', contact_email: 'ada@school.example' });
  });

  it('is filled in by the agency’s people with an account, read by the board, and by nobody else', async () => {
    const agencyId = audits.house.board.agencies['police']!;
    const { id } = await as(async (tx) => makeReturn(tx, audits.house.board, round, await makeRespondent(tx, audits.house.board, { name: 'Suffolk Police', agencyId, kind: 'police' }), { agencyId, name: 'Suffolk Police', kind: 'police' }));
    const at = `/audits/returns/${id}`;
    const police = await audits.signedIn('police');
    const fields = await openSection(police, `${at}/leadership`);
    expect((await police.post(`${at}/leadership`, { ...fields, 'leadership.lead': 'met', 'leadership.how': 'A draft of the police', action: 'stay' })).to).toBe(at);
    expect((await sectionOf(id, 'leadership'))!.updated_by).toBe('Colin Draper');
    const manager = await audits.signedIn('manager');
    const draft = await manager.get(at);
    expect(draft.status).toBe(200);
    expect(draft.text).toContain('The answers can be read once the agency has handed them in');
    expect(draft.text).not.toContain('A draft of the police');
    expect((await manager.post(`${at}/leadership`, { ...fields, 'leadership.how': 'Not theirs' })).status).toBe(403);
    const hospital = await audits.signedIn('hospital');
    expect([403, 404]).toContain((await hospital.get(at)).status);
    expect([403, 404]).toContain((await hospital.post(`${at}/leadership`, { ...fields, 'leadership.how': 'Not theirs' })).status);
    expect((await audits.stranger().get(at)).to).toContain('/sign-in');
  });

  it('does not open for another’s, an ended or a made-up link', async () => {
    const { id, link } = await school();
    expect((await audits.stranger().get(`/a/${'A'.repeat(43)}`)).status).toBe(404);
    await as((tx) => tx.updateTable('personal_link').set({ revoked_at: new Date() }).where('subject_id', '=', id).execute());
    expect((await audits.stranger().get(link)).status).toBe(410);
    expect((await audits.stranger().post(`${link}/leadership`, { 'leadership.how': 'x' })).status).toBe(410);
  });

  const auto = async (who: Browser, at: string, fields: Record<string, string | string[]>) => JSON.parse((await who.post(at, { ...fields, action: 'auto' })).html) as { outcome: string; revision: number; theirs: Record<string, unknown>; labels?: string[]; unconfirmed: string[] };

  it('takes what the page saves by itself; a saving whose receipt was lost meets nobody, and is never kept twice', async () => {
    const { id, link } = await school();
    const who = audits.stranger();
    const at = `${link}/leadership`;
    const fields = await openSection(who, at);
    expect(await auto(who, at, { ...fields, 'leadership.how': 'a' })).toMatchObject({ outcome: 'saved', revision: 1 });
    // The page never heard of revision 1: it sends the same again, then more.
    expect(await auto(who, at, { ...fields, seq: '2', 'leadership.how': 'a' })).toMatchObject({ outcome: 'saved', revision: 1 });
    expect(await auto(who, at, { ...fields, seq: '3', 'leadership.how': 'a and b' })).toMatchObject({ outcome: 'saved', revision: 2, theirs: {} });
    // And what comes late is not put over what is newer.
    expect(await auto(who, at, { ...fields, seq: '2', 'leadership.how': 'a' })).toMatchObject({ outcome: 'saved', revision: 2 });
    expect((await sectionOf(id, 'leadership'))!.answers).toEqual(once({ how: 'a and b' }));
  });

  it('tells the page what a colleague changed meanwhile, and of a conflict; and that it was handed in', async () => {
    const { id, link } = await school();
    const [one, two] = [audits.stranger(), audits.stranger()];
    const at = `${link}/recruitment`;
    const [mine, theirs] = [await openSection(one, at), await openSection(two, at)];
    await auto(two, at, { ...theirs, 'recruitment.gaps': 'no' });
    expect(await auto(one, at, { ...mine, 'recruitment.checks': 'met' })).toMatchObject({ outcome: 'saved', revision: 2, theirs: { 'recruitment.gaps': 'no' } });
    expect(await auto(two, at, { ...theirs, revision: '1', seq: '2', 'recruitment.checks': 'not-met', 'recruitment.gaps': 'no' })).toMatchObject({ outcome: 'conflict', labels: ['Checks are made before anybody starts'] });
    expect((await sectionOf(id, 'recruitment'))!.answers).toEqual(once({ checks: 'met', gaps: 'no' }));
    await as((tx) => tx.updateTable('audit_return').set({ status: 'submitted' }).where('id', '=', id).execute());
    expect(await auto(one, at, { ...mine, 'recruitment.checks': 'met' })).toMatchObject({ outcome: 'closed' });
  });
});
