import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../../test/support/databases.ts';
import { useAuditedBoard } from '../../../../test/support/audited-board.ts';
import type { Browser } from '../../../access/testing/browser.ts';
import { FormDefinition } from '../../../framework/schema/form.ts';
import { wordsOf } from '../../../platform/documents/testing/words-of.ts';
import { smallTool } from '../../returns/testing/tools.ts';
import { fillRound, type Answering, type FilledRound } from '../testing/filled-round.ts';

/** The small tool with what a report is made of: good practice, and a plan where a grade is low. */
const tellingTool = (): FormDefinition => FormDefinition.parse({ ...smallTool(), sections: smallTool().sections.map((section) => (section.key !== 'leadership' ? section : { ...section, questions: [...section.questions,
  { key: 'lead-action', type: 'long-text', label: 'What will you do about it?', means: 'planned-action', when: { question: 'lead', is: ['not-met', 'partly-met'] } },
  { key: 'lead-owner', type: 'text', label: 'Who?', means: 'planned-owner', when: { question: 'lead', is: ['not-met', 'partly-met'] } },
  { key: 'lead-by', type: 'date', label: 'By what day?', means: 'planned-day', when: { question: 'lead', is: ['not-met', 'partly-met'] } },
  { key: 'proud', type: 'long-text', label: 'What are you proud of?', means: 'good-practice' }] })) });
const once = (values: Record<string, string>) => ({ values, criteria: {} });
const tellingAnswers = ({ name, levels: [lead, checks], says }: Answering) => ({
  leadership: once({ lead: lead!, how: says ?? 'Shown to the board', 'lead-action': 'Name a deputy lead', 'lead-owner': 'Head of service', 'lead-by': '2027-03-31', proud: `${name} listens at night` }), recruitment: once({ checks: checks!, gaps: 'no' }),
});

eachDatabase('the overview report of a round', (kind) => {
  const audited = useAuditedBoard(kind);
  let manager: Browser;
  let round: FilledRound;
  const at = (part = '') => `/audits/rounds/${round.id}/results${part}`;
  const download = async (path: string): Promise<Buffer> => {
    const answer = await audited.it.product.server.inject({ method: 'GET', url: path, cookies: Object.fromEntries(manager.cookies) });
    expect(answer.statusCode).toBe(200);
    return answer.rawPayload;
  };

  beforeAll(async () => {
    manager = await audited.it.signedIn('business-manager');
    const { board, as } = audited.it;
    const before = await as((tx) => fillRound(tx, board, [{ name: 'Police', levels: ['not-met', 'met'] }], { form: tellingTool(), status: 'reported', answersOf: tellingAnswers }));
    round = await as((tx) => fillRound(tx, board, [
      { name: 'Police', levels: ['met', 'not-met'], moderated: 'partly-met', says: 'Leaders visit each month', respondentId: before.respondents['Police']! }, { name: 'Probation', levels: ['partly-met', 'partly-met'], says: '=HYPERLINK("http://bad.example")' },
      { name: 'Housing', levels: ['not-met', 'not-met'], says: 'A draft', status: 'under-way' },
    ], { form: tellingTool(), name: 'Section 11 2026', status: 'closed', previousId: before.id, assessment: 'section-11', answersOf: tellingAnswers }));
    await as((tx) => tx.updateTable('audit_return').set({ to_challenge: true, rigour: 'Careful and open' }).where('id', '=', round.returns['Probation']!).execute());
  });

  it('lets its keeper choose, standard by standard, which answers are quoted', async () => {
    const said = at('/standards/leadership/said?kind=practice');
    const answer = await manager.get(said);
    expect(answer.text).toContain('Police listens at night');
    expect(answer.text).not.toContain('Housing');
    const mark = `${round.returns['Police']}/leadership/proud`;
    expect((await manager.post(at('/standards/leadership/said'), { kind: 'practice', shown: [mark, `${round.returns['Probation']}/leadership/proud`], quote: mark, page: '1' })).status).toBe(303);
    expect((await manager.get(said)).html).toContain(`value="${mark}" checked`);
    expect(await audited.it.as((tx) => tx.selectFrom('round_quote').select(['return_id', 'question']).execute())).toEqual([{ return_id: round.returns['Police'], question: 'leadership/proud' }]);
  });

  it('quotes nothing of another round, and nothing that was not asked', async () => {
    const other = await audited.it.as((tx) => fillRound(tx, audited.it.board, [{ name: 'Police', levels: ['met', 'met'] }]));
    await manager.get(at('/standards/leadership/said?kind=practice'));
    await manager.post(at('/standards/leadership/said'), { kind: 'practice', quote: [`${other.returns['Police']}/leadership/proud`, `${round.returns['Police']}/leadership/lead`, 'nonsense'], page: '1' });
    expect(await audited.it.as((tx) => tx.selectFrom('round_quote').select('question').execute())).toHaveLength(1);
  });

  it('lists what is planned only for grades that still ask for it', async () => {
    const planned = await manager.get(at('/standards/leadership/said?kind=planned'));
    expect(planned.text).toContain('1 answer');
    expect(planned.text).toMatch(/Name a deputy lead .*Head of service, by 31 March 2027 .*Probation .*A senior leader is responsible/);
  });

  it('tells who answered, the grades, what changed, the differences, what is quoted and planned', async () => {
    const words = wordsOf(await download(at('/report.docx')));
    for (const told of ['2 of 3', 'Not yet moderated: 1 of 1', 'Leadership (Partly met, 2.0)', 'Partly met\n2.0\npanel’s grade\n▲ up 1.0', 'Nothing was shown', 'Probation: Careful and open', '“Police listens at night” (Police)', 'Name a deputy lead', '31 March 2027']) expect(words).toContain(told);
    expect(words).not.toContain('A draft');
    expect(words).not.toContain('the round is still open');
  });

  it('warns on its page while a return that was to be questioned is not moderated', async () => {
    expect((await manager.get(at('/report'))).text).toContain('1 of 1 returns that were to be questioned is not moderated');
  });

  it('says in a sentence which way the panel’s grades go', async () => {
    const answer = await manager.get(at('/differences'));
    expect(answer.text).toContain('Of 1 grade that both gave, 1 is lower than the agency’s own, 0 higher, 0 the same.');
    expect(answer.text).toMatch(/Police Leadership Met Partly met Nothing was shown/);
  });

  it('gives all grades and all answers as tables that run nothing', async () => {
    const grades = (await download(at('/grades.csv'))).toString();
    expect(grades).toContain('Police,School or college,,,Leadership,Met,3,Partly met,2,Nothing was shown');
    expect(grades).not.toContain('Housing');
    const answers = (await download(at('/answers.csv'))).toString();
    expect(answers).toContain(`"'=HYPERLINK(""http://bad.example"")"`);
    expect(answers).toContain('Probation');
    expect(answers).not.toContain('A draft');
    for (const file of ['/grades.xlsx', '/answers.xlsx']) expect((await download(at(file))).subarray(0, 2).toString()).toBe('PK');
    const deeds = await audited.it.as((tx) => tx.selectFrom('record_entry').select('deed').execute());
    for (const deed of ['took out the grades of a round', 'took out the answers of a round', 'took out the overview report of a round', 'chose what is quoted in an overview', 'read what was said in a round']) expect(deeds.map((each) => each.deed)).toContain(deed);
  });
});
