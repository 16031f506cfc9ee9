import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../../test/support/databases.ts';
import { useAuditedBoard } from '../../../../test/support/audited-board.ts';
import type { Browser } from '../../../access/testing/browser.ts';
import { newId, type Tx } from '../../../platform/index.ts';
import { themeChoices } from '../../../thread/board-pack.ts';
import { editionOfBoard } from '../../../people/framework-edition.ts';
import { fillRound, type FilledRound } from '../testing/filled-round.ts';

const typed = (name: string, iso: string) => ({ [`${name}-day`]: iso.slice(8), [`${name}-month`]: iso.slice(5, 7), [`${name}-year`]: iso.slice(0, 4) });
const quality = [{ key: 'quality', name: 'Quality', levels: [{ value: 'poor', label: 'Poor', score: 0 }, { value: 'fair', label: 'Fair', score: 5 }, { value: 'good', label: 'Good', score: 10 }] }];
const caseTool = {
  key: 'case-tool', name: 'Case tool', suppliedBy: 'board', tool: 'case-audit', scales: quality, rule: { source: 'Invented for tests', force: 'local', confidence: 'GL' }, standards: [{ key: 'leadership', name: 'Leadership' }],
  sections: [
    { key: 'oversight', title: 'Oversight', standard: 'leadership', questions: [{ key: 'seen', type: 'scale', scale: 'quality', label: 'Managers saw the case' }] },
    { key: 'practice', title: 'Practice', questions: [{ key: 'checked', type: 'scale', scale: 'quality', label: 'Those who visited had been checked' }] },
  ],
};

eachDatabase('a standard with all that speaks of it', (kind) => {
  const audited = useAuditedBoard(kind);
  let manager: Browser;
  let round: FilledRound;
  let theme: string;
  const at = (standard = 'leadership', part = '') => `/audits/rounds/${round.id}/results/standards/${standard}${part}`;

  /** A case audit that was reported, with a joint grade of each of its two questions in each case. */
  async function reportedAudit(tx: Tx, cases: readonly [seen: number, checked: number][]): Promise<string> {
    const { partnershipId, boardId, agencies } = audited.it.board;
    const [id, toolId, now] = [newId(), newId(), new Date('2026-11-01T10:00:00Z')];
    await tx.insertInto('audit_tool').values({ partnership_id: partnershipId, id: toolId, board_id: boardId, key: 'case-tool', edition: 1, name: 'Case tool', source: 'board', definition: JSON.stringify(caseTool), status: 'published', changed_at: now }).execute();
    await tx.insertInto('case_audit').values({ partnership_id: partnershipId, id, board_id: boardId, reference: 'CFA-2026-0001', title: 'Neglect', kind: 'thematic', agencies: 'multi', due_on: '2026-10-30', status: 'reported', reported_on: '2026-11-01', made_at: now }).execute();
    await tx.insertInto('case_audit_agency').values({ partnership_id: partnershipId, audit_id: id, agency_id: agencies['police']!, board_id: boardId, tool_id: toolId }).execute();
    for (const [index, [seen, checked]] of cases.entries()) {
      const caseId = newId();
      await tx.insertInto('audited_case').values({ partnership_id: partnershipId, id: caseId, audit_id: id, board_id: boardId, pseudonym: `N-${index}`, position: index + 1 }).execute();
      await tx.insertInto('case_grade').values([['oversight/seen', seen] as const, ['practice/checked', checked] as const].map(([question, score]) => ({ partnership_id: partnershipId, case_id: caseId, question, audit_id: id, board_id: boardId, level: score === 0 ? 'poor' : 'good', score, at: now }))).execute();
    }
    return id;
  }

  beforeAll(async () => {
    manager = await audited.it.signedIn('business-manager');
    const { board, as } = audited.it;
    round = await as((tx) => fillRound(tx, board, [{ name: 'Police', levels: ['met', 'met'], moderated: 'partly-met' }, { name: 'Probation', levels: ['met', 'met'] }], { status: 'closed' }));
    await as((tx) => reportedAudit(tx, [[0, 10], [0, 10]]));
    theme = await as(async (tx) => themeChoices((await editionOfBoard(tx, board.partnershipId, board.boardId)).pack)[0]!.value);
  });

  it('sets the own grades, the panel’s and a case audit’s side by side and brings out where they contradict', async () => {
    const answer = await manager.get(at());
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('Contradiction: The agencies’ own grades (strong) against Case audit CFA-2026-0001 (weak).');
    expect(answer.text).toContain('Difference: The agencies’ own grades (strong) against The panel’s grades (mixed).');
    expect(answer.text).toMatch(/Case audit CFA-2026-0001 Weak Neglect: 2 joint grades on one question 0% of the scale 1 November 2026/);
  });

  it('counts a question of case audits towards another standard where the keeper says so, and no longer where they take it off', async () => {
    expect((await manager.get(at('recruitment'))).text).not.toContain('CFA-2026-0001');
    expect((await manager.post(at('recruitment', '/links'), { do: 'link', link: 'case-tool/nothing' })).text).toContain('Choose a question');
    expect((await manager.post(at('recruitment', '/links'), { do: 'link', link: 'case-tool/practice/checked' })).status).toBe(303);
    const linked = await manager.get(at('recruitment'));
    expect(linked.text).toMatch(/Case audit CFA-2026-0001 Strong Neglect/);
    const id = /name="linkId" value="([^"]+)"/.exec(linked.html)![1]!;
    expect((await manager.post(at('recruitment', '/links'), { do: 'end', linkId: id })).status).toBe(303);
    expect((await manager.get(at('recruitment'))).text).not.toContain('CFA-2026-0001');
  });

  it('takes what the crosswalk pairs with a question of the standard', async () => {
    const { partnershipId } = audited.it.board;
    const id = newId();
    await audited.it.as((tx) => tx.insertInto('audit_crosswalk').values({ partnership_id: partnershipId, id, from_tool: 'case-tool', from_question: 'practice/checked', to_tool: 'small-tool', to_question: 'recruitment/checks', made_at: new Date() }).execute());
    expect((await manager.get(at('recruitment'))).text).toMatch(/Case audit CFA-2026-0001 Strong/);
    await audited.it.as((tx) => tx.updateTable('audit_crosswalk').set({ ended_at: new Date() }).where('id', '=', id).execute());
  });

  it('lets the keeper set down what else is known, with where it comes from, and withdraw it', async () => {
    await manager.get(at());
    const bare = await manager.post(at('leadership', '/sources'), { kind: 'survey', title: '' });
    expect(bare.status).toBe(422);
    for (const field of ['title', 'says', 'position', 'source', 'heardOn']) expect(bare.html).toContain(`<a href="#${field}">`);
    const survey = { kind: 'survey', title: 'Practitioners, autumn', figure: '38% of 340', says: 'Few see leaders in their teams', position: 'weak', source: 'Survey by the board', ...typed('heardOn', '2026-11-02'), theme };
    expect((await manager.post(at('leadership', '/sources'), survey)).status).toBe(303);
    const page = await manager.get(at());
    expect(page.text).toContain('The agencies’ own grades (strong) against Survey of practitioners “Practitioners, autumn” (weak).');
    expect((await manager.get(`${at('recruitment')}?theme=${theme}`)).text).toContain('Practitioners, autumn');
    expect((await manager.get(at('recruitment'))).text).not.toContain('Practitioners, autumn');
    const withdraw = /action="([^"]+\/sources\/[^"]+)"/.exec(page.html)![1]!;
    expect((await manager.post(withdraw)).status).toBe(303);
    expect((await manager.get(at())).text).toContain('“Practitioners, autumn” is withdrawn.');
    expect((await manager.get(at())).text).not.toContain('Practitioners, autumn');
    expect((await manager.post(withdraw)).status).toBe(404);
  });

  it('says what the product holds on a theme', async () => {
    const { partnershipId } = audited.it.board;
    await audited.it.as((tx) => tx.insertInto('lesson').values({ partnership_id: partnershipId, id: newId(), reference: 'LSN-2026-9001', kind: 'gap', title: 'Seen alone', text: 'Seen alone', themes: [theme], stage: 'embedded', stage_since: '2026-01-01', source_kind: 'audit', identified_on: '2026-01-01' }).execute());
    expect((await manager.get(`${at()}?theme=${theme}`)).text).toMatch(/Findings agreed 0 .*Lessons 1 of them embedded or evaluated 1/);
  });

  it('is changed by nobody but the keeper', async () => {
    const member = await audited.it.signedIn('lay-member');
    const page = await member.get(at());
    expect(page.status).toBe(200);
    expect(page.text).not.toContain('Set down what else is known');
    expect((await member.post(at('leadership', '/sources'), { kind: 'survey' })).status).toBe(403);
  });
});
