import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../../test/support/databases.ts';
import { useAuditedBoard } from '../../../../test/support/audited-board.ts';
import { publishTool } from '../../../../test/support/publish-tool.ts';
import type { Browser } from '../../../access/testing/browser.ts';
import { answerSurveyAs, closeSurveyAs, openSurveyAs } from '../testing/hold-survey.ts';
import { surveyTool } from '../testing/survey-tool.ts';

const organisations = ['health', 'police', 'school'];
const splitTool = () => {
  const form = surveyTool({ key: 'split-survey', survey: { whom: 'All', speaks: 'practitioners', anonymous: true, splitBy: 'you/organisation' } });
  return { ...form, sections: form.sections.map((section) => (section.key === 'you' ? { ...section, questions: section.questions.map((question) => (question.type === 'choice' ? { ...question, options: organisations.map((value) => ({ value, label: value.charAt(0).toUpperCase() + value.slice(1) })) } : question)) } : section)) };
};

eachDatabase('the results of a survey by where those who answered work', (kind) => {
  const audited = useAuditedBoard(kind, 'llr-2017');
  let keeper: Browser;
  let tool: string;
  beforeAll(async () => {
    keeper = await audited.it.signedIn('board-manager');
    tool = `${audited.it.board.boardId}:tool:${await publishTool(audited.it, splitTool())}`;
  });
  /** A survey that so many answered, of each organisation with one answer. */
  const held = async (answers: readonly (readonly [organisation: string, time: string, many: number])[]): Promise<string> => {
    const { at, link } = await openSurveyAs(keeper, tool);
    for (const [organisation, time, many] of answers) for (let n = 0; n < many; n += 1) await answerSurveyAs(audited.it.browser(), link, { 'you.organisation': organisation, 'practice.time': time });
    await closeSurveyAs(keeper, at);
    return at;
  };

  it('are told group by group, on a page and in what is taken out', async () => {
    const at = await held([['health', 'agree', 6], ['police', 'disagree', 5]]);
    expect((await keeper.get(`${at}/results`)).html).toContain(`href="${at}/results/groups"`);
    const page = await keeper.get(`${at}/results/groups`);
    expect(page.text).toMatch(/I have time to listen to children .*Health 6 0 \(0%\) 0 \(0%\) 6 \(100%\) 100% Police 5 5 \(100%\) 0 \(0%\) 0 \(0%\) 0%/);
    expect(page.text).not.toContain('School');
    const csv = (await keeper.get(`${at}/results/groups.csv`)).html;
    expect(csv).toMatch(/I have time to listen to children"?,"?Police"?,"?I disagree"?,"?5"?,"?100%/);
    expect((await audited.it.as((tx) => tx.selectFrom('record_entry').select('deed').where('subject_id', '=', at.split('/').at(-1)!).where('deed', '=', 'took out the results of a survey').execute())).length).toBe(1);
  });

  it('hold back a small group and the next smallest, from which it could be reckoned', async () => {
    const at = await held([['health', 'agree', 8], ['police', 'agree', 2], ['school', 'agree', 5]]);
    const page = await keeper.get(`${at}/results/groups`);
    expect(page.text).toMatch(/Health 8 .* Police Not shown Not shown Not shown Not shown .*School Not shown Not shown/);
    expect((await keeper.get(`${at}/results/groups.csv`)).html).not.toMatch(/Police"?,"?I agree"?,"?2/);
  });

  it('are there only where the survey says by what it is split, and once it may be shown', async () => {
    const plain = `${audited.it.board.boardId}:tool:${await publishTool(audited.it, surveyTool())}`;
    const { at, link } = await openSurveyAs(keeper, plain);
    for (let n = 0; n < 5; n += 1) await answerSurveyAs(audited.it.browser(), link);
    await closeSurveyAs(keeper, at);
    expect((await keeper.get(`${at}/results`)).html).not.toContain('/results/groups');
    for (const part of ['groups', 'groups.csv']) expect((await keeper.get(`${at}/results/${part}`)).status).toBe(404);
    const open = await openSurveyAs(keeper, tool);
    for (const part of ['groups', 'groups.csv']) expect((await keeper.get(`${open.at}/results/${part}`)).to).toBe(open.at);
  });
});
