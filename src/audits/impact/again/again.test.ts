import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../../test/support/databases.ts';
import { useAuditedBoard } from '../../../../test/support/audited-board.ts';
import type { Browser } from '../../../access/testing/browser.ts';
import { day } from '../../../calendar/index.ts';
import { newId } from '../../../platform/index.ts';
import { readLine } from '../../../thread/line/read-line.ts';
import { answeredRound, gapInSharing, type Answered } from '../testing/answered-round.ts';
import { changeByQuestion, changeByReturn, changeByStandard } from './read-change.ts';

eachDatabase('the same questions again', (kind) => {
  const audited = useAuditedBoard(kind);
  let manager: Browser;
  let first: Answered;
  let again: Answered;
  const lawfully = 'standard-8/share-lawfully-action';
  beforeAll(async () => {
    manager = await audited.it.signedIn('business-manager');
    first = await answeredRound(audited.it, 'Section 11 audit 2024', day('2024-11-04'), { police: { 'standard-8': gapInSharing() }, probation: { 'standard-8': gapInSharing({ 'share-lawfully': 'met' }) }, ambulance: { 'standard-8': { 'share-in-time': 'met' } } });
    const plan = `/audits/rounds/${first.id}/plan/${first.returns.get('police')!}`;
    const made = await manager.send(plan, plan, { strength: 'policy', [`take.${lawfully}`]: 'yes', [`owner.${lawfully}`]: 'outside', [`by.${lawfully}-day`]: '29', [`by.${lawfully}-month`]: '1', [`by.${lawfully}-year`]: '2027', [`measure.${lawfully}`]: 'Staff know' });
    expect(made.status, made.text).toBe(303);
    // Ambulance answers no more, youth offending answers for the first time: neither can be held against anything.
    again = await answeredRound(audited.it, 'Section 11 audit 2026', day('2026-11-02'), { police: { 'standard-8': { 'share-in-time': 'partly-met', 'share-lawfully': 'met', 'share-received': 'met' } }, probation: { 'standard-8': { 'share-in-time': 'not-met', 'share-lawfully': 'met', 'share-received': 'met' } }, 'youth-offending': { 'standard-8': { 'share-in-time': 'met' } } });
  });
  const at = () => `/audits/rounds/${again.id}/impact`;

  it('pairs those who answered both rounds, standard by standard and agency by agency', async () => {
    const { rows, byReturn } = await audited.it.as(async (tx) => ({ rows: await changeByStandard(tx, again.id, first.id), byReturn: await changeByReturn(tx, again.id, first.id, '', 0, 10) }));
    // Police 1 → 5/3, probation 5/3 → 4/3.
    expect(rows).toEqual([{ key: 'standard-8', answered: 2, before: expect.closeTo(4 / 3), after: expect.closeTo(1.5), better: 1, same: 0, worse: 1 }]);
    expect(byReturn.rows.map((row) => [row.name, row.worse])).toEqual([['Probation and community rehabilitation, Redbridge', 1], ['Police, Redbridge', 0]]);
    expect(byReturn.total).toBe(2);
  });

  it('holds each question against the same question', async () => {
    const { pack } = await import('../../../framework/index.ts').then(({ bundledPack }) => bundledPack('redbridge-2015'));
    const form = pack.forms.find((each) => each.key === 'section-11-return')!;
    const rows = await audited.it.as((tx) => changeByQuestion(tx, again.id, first.id, form, form, 'standard-8'));
    expect(rows.map((row) => [row.key, row.before, row.after, row.better, row.same, row.worse])).toEqual([['standard-8/share-in-time', 1, 0.5, 0, 1, 1], ['standard-8/share-lawfully', 1, 2, 1, 1, 0], ['standard-8/share-received', 2, 2, 0, 2, 0]]);
  });

  it('counts a grade after challenge before the own', async () => {
    const moderate = (level: string | null, score: number | null) => audited.it.as((tx) => tx.updateTable('return_grade').set({ moderated_level: level, moderated_score: score }).where('return_id', '=', again.returns.get('police')!).execute());
    await moderate('not-met', 0);
    const [row] = await audited.it.as((tx) => changeByStandard(tx, again.id, first.id));
    expect([row!.better, row!.worse]).toEqual([0, 2]);
    // Where the panel agreed, the mean of the own answers tells more than the level: it has not moved.
    const { own_level: own } = await audited.it.as((tx) => tx.selectFrom('return_grade').select('own_level').where('return_id', '=', again.returns.get('police')!).executeTakeFirstOrThrow());
    await moderate(own, 2);
    expect((await audited.it.as((tx) => changeByStandard(tx, again.id, first.id)))[0]).toMatchObject({ after: expect.closeTo(1.5), better: 1, worse: 1 });
    await moderate(null, null);
  });

  it('leaves out what was given back to be changed: a draft is the agency’s own', async () => {
    const stands = (status: string) => audited.it.as((tx) => tx.updateTable('audit_return').set({ status }).where('id', '=', again.returns.get('police')!).execute());
    await stands('returned');
    expect((await audited.it.as((tx) => changeByStandard(tx, again.id, first.id)))[0]).toMatchObject({ answered: 1, worse: 1 });
    await stands('submitted');
  });

  it('shows it side by side, says which way it went, and asks for no verdict where there is nothing before', async () => {
    const shown = await manager.get(`${at()}?standard=standard-8`);
    expect(shown.text).toContain('1 of 1 standards are better, 0 worse');
    expect(shown.text).toContain('Question by question: Standard 8: information sharing');
    expect((await manager.get(`/audits/rounds/${first.id}/impact`)).text).toContain('This is the first round of its kind');
    expect((await manager.send(`/audits/rounds/${first.id}`, `/audits/rounds/${first.id}/impact`, { verdict: 'improved', evidence: 'All' })).status).toBe(403);
  });

  it('ends in a verdict with evidence, which is an effect on the actions between', async () => {
    const here = `${at()}?standard=standard-8`;
    expect((await manager.send(here, here, { verdict: '', evidence: '' })).status).toBe(422);
    const action = await audited.it.as((tx) => tx.selectFrom('action').select('id').executeTakeFirstOrThrow());
    const made = await manager.send(here, here, { verdict: 'improved', evidence: 'Lawful sharing went from 1.0 to 2.0.', between: action.id });
    expect(made.status, made.text).toBe(303);
    expect((await manager.get(made.to!)).text).toContain('Lawful sharing went from 1.0 to 2.0.');
    const line = await audited.it.as((tx) => readLine(tx, action.id));
    expect(line!.knots.map((knot) => knot.kind)).toEqual(['round', 'return', 'action', 'effect']);
    expect(line!.knots.find((knot) => knot.kind === 'effect')).toMatchObject({ state: 'Improved' });
    expect(await audited.it.as((tx) => tx.selectFrom('audit_impact').select(['question', 'verdict']).execute())).toEqual([{ question: 'standard-8', verdict: 'improved' }]);
  });

  it('is judged by those alone who keep audits or evaluate, and read by those who see them', async () => {
    const member = await audited.it.signedIn('board-member');
    expect((await member.get(at())).status).toBe(200);
    expect((await member.send('/account', at(), { verdict: 'improved', evidence: 'All' })).status).toBe(403);
    expect((await (await audited.it.signedIn('agency-lead.police')).get(at())).status).toBe(403);
  });

  it('holds a case audit against the one that it repeats, once its workshop has begun', async () => {
    const { partnershipId, boardId } = audited.it.board;
    const [before, after] = [newId(), newId()];
    await audited.it.as(async (tx) => {
      const plain = { partnership_id: partnershipId, board_id: boardId, kind: 'thematic', agencies: 'multi', due_on: '2026-11-01', made_at: new Date('2026-10-01T09:00:00Z'), lines: JSON.stringify([{ key: 'line-1', text: 'Is neglect named?', about: 'practice', priority: '' }]) };
      await tx.insertInto('case_audit').values([{ ...plain, id: before, reference: 'CFA-2025-0001', title: 'Neglect', status: 'closed' }, { ...plain, id: after, reference: 'CFA-2026-0001', title: 'Neglect again', status: 'auditing', previous_id: before }]).execute();
      for (const [audit, score] of [[before, 1], [after, 2]] as const) {
        const caseId = newId();
        await tx.insertInto('audited_case').values({ partnership_id: partnershipId, id: caseId, audit_id: audit, board_id: boardId, pseudonym: 'C1', position: 1 }).execute();
        await tx.insertInto('case_grade').values({ partnership_id: partnershipId, case_id: caseId, question: 'line-1', audit_id: audit, board_id: boardId, level: 'good', score, at: new Date('2026-11-01T09:00:00Z') }).execute();
      }
    });
    const here = `/audits/cases/${after}/impact`;
    expect((await manager.get(here)).status).toBe(403);
    await audited.it.as((tx) => tx.updateTable('case_audit').set({ status: 'workshop' }).where('id', '=', after).execute());
    expect((await manager.get(here)).text).toContain('1 of 1 questions are better, 0 worse');
    const made = await manager.send(here, here, { verdict: 'improved', evidence: 'Neglect is named in each file.' });
    expect(made.status, made.text).toBe(303);
    expect((await manager.get(here)).text).toContain('Neglect is named in each file.');
  });

  it('answers questions that were booked when a plan was made, once, and the answer comes back to what it tests', async () => {
    const action = await audited.it.as((tx) => tx.selectFrom('action').select(['id', 'reference']).executeTakeFirstOrThrow());
    const audit = await audited.it.as((tx) => tx.selectFrom('case_audit').select('id').where('reference', '=', 'CFA-2026-0001').executeTakeFirstOrThrow());
    const refused = await manager.send('/audits/booked', '/audits/booked', { tests: 'ACT-1999-0001', question: '' });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('There is no action, lesson, recommendation or review of that reference');
    expect(refused.text).toContain('Enter the question');
    expect((await manager.send('/audits/booked', '/audits/booked', { tests: action.reference.toLowerCase(), question: 'Do staff say why they shared?' })).status).toBe(303);
    expect((await manager.get('/audits/cases/new')).text).toContain('Do staff say why they shared?');
    const here = `/audits/cases/${audit.id}/impact`;
    const booking = /name="booking" value="([\w-]+)"/.exec((await manager.get(here)).html)![1]!;
    expect((await manager.send(here, here, { booking, verdict: '', evidence: '' })).html).toContain(`href="#${booking}-verdict"`);
    const answers = await Promise.all([manager, await audited.it.signedIn('learning-improvement-chair')].map((who) => who.send(here, here, { booking, verdict: 'improved', evidence: 'In four of five files.' })));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422]);
    const line = await audited.it.as((tx) => readLine(tx, action.id));
    expect(line!.knots.filter((knot) => knot.kind === 'effect').map((knot) => knot.title)).toContain('Do staff say why they shared?: In four of five files.');
    const back = await manager.get('/audits/booked');
    expect(back.text).toContain('In four of five files.');
    expect(back.text).toContain('CFA-2026-0001');
    const member = await audited.it.signedIn('board-member');
    expect((await member.get('/audits/booked')).status).toBe(200);
    expect((await member.send('/account', '/audits/booked', { tests: action.reference, question: 'Mine' })).status).toBe(403);
  });
});
