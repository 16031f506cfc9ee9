import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../../test/support/databases.ts';
import { useAuditedBoard } from '../../../../test/support/audited-board.ts';
import { publishTool } from '../../../../test/support/publish-tool.ts';
import type { Browser } from '../../../access/testing/browser.ts';
import { closeSurveys } from '../close-surveys.ts';
import { answerSurveyAs, closeSurveyAs, openSurveyAs, type HeldSurvey } from '../testing/hold-survey.ts';
import { surveyTool } from '../testing/survey-tool.ts';

eachDatabase('a survey on the golden thread', (kind) => {
  const audited = useAuditedBoard(kind, 'llr-2017');
  let keeper: Browser;
  let tool: string;
  beforeAll(async () => {
    keeper = await audited.it.signedIn('board-manager');
    tool = `${audited.it.board.boardId}:tool:${await publishTool(audited.it, surveyTool())}`;
  });
  const closed = async (answers: number): Promise<HeldSurvey> => {
    const survey = await openSurveyAs(keeper, tool);
    for (let n = 0; n < answers; n += 1) await answerSurveyAs(audited.it.browser(), survey.link);
    await closeSurveyAs(keeper, survey.at);
    return survey;
  };
  const state = async (id: string) => (await audited.it.as((tx) => tx.selectFrom('thread_node').select(['kind', 'state']).where('id', '=', id).executeTakeFirstOrThrow()));

  it('is a knot from the day that it is opened, told as it stands, behind the survey before with the same tool', async () => {
    const first = await openSurveyAs(keeper, tool);
    expect(await state(first.id)).toEqual({ kind: 'survey', state: 'Open until 18 December 2026' });
    await keeper.send(first.at, first.at, { do: 'extend', 'closesOn-day': '31', 'closesOn-month': '12', 'closesOn-year': '2026' });
    expect((await state(first.id)).state).toBe('Open until 31 December 2026');
    await closeSurveyAs(keeper, first.at);
    expect((await state(first.id)).state).toBe('Closed');
    const second = await openSurveyAs(keeper, tool, { name: 'Once more', 'closesOn-day': '20', 'closesOn-month': '11', 'closesOn-year': '2026' });
    await audited.it.as((tx) => closeSurveys(tx, audited.it.board.partnershipId, new Date('2026-11-21T08:00:00Z')));
    expect((await state(second.id)).state).toBe('Closed');
    const thread = await keeper.get(`/thread/${second.id}`);
    expect(thread.text).toContain('Once more');
    expect(thread.html).toContain(`href="/thread/${first.id}"`);
    expect((await keeper.get(second.at)).html).toContain(`href="/thread/${second.id}"`);
  });

  it('leads to a finding, which is reached from it and leads back to it', async () => {
    const { at, id } = await closed(6);
    const form = `${at}/findings/new?question=practice%2Ftime`;
    expect((await keeper.get(`${at}/results`)).html).toContain(`${at}/findings/new?question=practice%2Ftime`);
    const page = await keeper.get(form);
    expect(page.html).toContain('value="Your work: I have time to listen to children"');
    const bare = await keeper.send(form, form, { text: 'Kept though the rest is missing' });
    expect(bare.status).toBe(422);
    expect(bare.text).toContain('Kept though the rest is missing');
    const [theme, kindOf] = ['themes', 'kind'].map((name) => new RegExp(`name="${name}"[^>]*value="([^"]+)"`).exec(page.html)![1]!);
    const made = await keeper.send(form, form, { kind: kindOf!, text: 'There is time to listen', cites: 'Your work: I have time to listen to children', themes: theme! });
    expect(made.to).toMatch(/^\/findings\//);
    const finding = await keeper.get(made.to!);
    expect(finding.html).toContain(`href="${at}"`);
    expect((await keeper.get(`${at}/results`)).text).toContain('There is time to listen');
    expect((await keeper.get(`/thread/${id}`)).text).toContain('There is time to listen');
    expect((await keeper.get(`/thread/${made.to!.split('/').at(-1)}`)).html).toContain(`href="${at}"`);
  });

  it('leads to no finding before its answers may be seen, and is no source for those who write none on its board', async () => {
    const open = await openSurveyAs(keeper, tool);
    expect((await keeper.get(`${open.at}/findings/new`)).status).toBe(404);
    const few = await closed(4);
    expect((await keeper.get(`${few.at}/findings/new`)).status).toBe(404);
    expect((await keeper.post(`${few.at}/findings/new`, { text: 'Guessed' })).status).toBe(404);
    const many = await closed(5);
    const practitioner = await audited.it.signedIn('practitioner');
    expect([403, 404]).toContain((await practitioner.get(`${many.at}/findings/new`)).status);
  });
});
