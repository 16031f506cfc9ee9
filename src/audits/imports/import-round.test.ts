import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useAuditedBoard } from '../../../test/support/audited-board.ts';
import { publishTool } from '../../../test/support/publish-tool.ts';
import { day } from '../../calendar/index.ts';
import { openRound } from '../rounds/open-round.ts';
import { importRound } from './import-round.ts';

eachDatabase('importing a finished round', (kind) => {
  const audited = useAuditedBoard(kind);
  let tool: string;
  beforeAll(async () => {
    tool = await publishTool(audited.it);
  });
  const run = (lines: readonly string[], take: boolean, year = '2024', maps: string[] = []) => {
    const { product, board } = audited.it;
    return importRound(product.app.database, { partnershipId: board.partnershipId, bytes: Buffer.from(lines.join('\r\n')), maps, take, now: product.app.now(), board: undefined, tool: 'our self-assessment', name: undefined, year, closed: `31/10/${year}` });
  };
  const rounds = () => audited.it.as((tx) => tx.selectFrom('audit_round').selectAll().orderBy('year').execute());
  const told = (outcome: Awaited<ReturnType<typeof run>>) => outcome.faults.map((fault) => `${fault.row} ${fault.column}: ${fault.message}`);

  it('lists every fault by its row, and takes nothing', async () => {
    const outcome = await run([
      'Agency,Question,Level,Comment',
      '"Police Redbrige",lead,Fully met,',
      '"Police, Redbridge",1.1 Is there a named lead?,Excellent,',
      '"Police, Redbridge",board,Fully met,',
      '"Police, Redbridge",leadership/board,3,',
      '"Police, Redbridge",cars,Fully met,',
      '"Police, Redbridge",governors,Yes,',
      '"Housing, Redbridge",lead,Fully met,There is one',
    ], true);
    expect(outcome.taken).toBe(false);
    expect(told(outcome).toSorted()).toEqual([
      '2 Agency: There is no agency or school "Police Redbrige". Did you mean Police, Redbridge?',
      '3 Level: "Excellent" is no level of the scale. It has Not met, Partly met, Fully met.',
      '5 Level: Police, Redbridge has an answer to "1.2 Does the board hear of it?" in row 4 as well.',
      '6 Question: The tool has no question "cars".',
      '7 Level: "Are governors trained?" is not asked of Police, Redbridge.',
      expect.stringMatching(/^8 null: Housing, Redbridge: .*\(leadership\/board\)$/),
      expect.stringMatching(/^8 null: Housing, Redbridge: .*\(training\/trained\)$/),
    ]);
    expect(await rounds()).toEqual([]);
  });

  it('tells of a question that is not known, and not besides of all that would be missing because of it', async () => {
    expect(told(await run(['Agency,Question,Level,Comment', '"Police, Redbridge",cars,Fully met,'], true))).toEqual(['2 Question: The tool has no question "cars".']);
  });

  it('tells of two rows for one respondent, and of a column that is no question unless it is to be left out', async () => {
    const file = ['Agency,lead,board,trained,Our own remark', '"Police, Redbridge",3,3,3,x', '"Housing, Redbridge",2,2,2,y', '"police, redbridge",3,3,3,'];
    expect(told(await run(file, true)).slice(0, 2)).toEqual([
      '1 null: The tool has no question "Our own remark". If the column is to be left out, say so: "Our own remark=-".',
      '4 Agency: Police, Redbridge stands in row 2 as well.',
    ]);
    expect(await run(file.slice(0, 3), false, '2024', ['Our own remark=-'])).toMatchObject({ faults: [], count: 2 });
  });

  it('writes nothing in a dry run; then the round, its returns submitted, their sections and grades', async () => {
    const file = ['Agency,Named lead,lead comment,board,trained,trained comment', '"Police, Redbridge",Fully met,In the chart,Not met,n/a,Nobody is employed', '"Housing, Redbridge",2,,2,2,'];
    expect(await run(file, false, '2024', ['Named lead=leadership/lead'])).toMatchObject({ count: 2, taken: false, faults: [] });
    expect(await rounds()).toEqual([]);
    const { id } = await run(file, true, '2024', ['Named lead=leadership/lead']);
    expect(await rounds()).toMatchObject([{ id, tool_id: tool, imported: true, status: 'closed', closed_on: '2024-10-31', year: 2024, name: 'Our self-assessment, edition 1 2024' }]);
    const returns = await audited.it.as((tx) => tx.selectFrom('audit_return').selectAll().where('round_id', '=', id!).orderBy('name').execute());
    expect(returns).toMatchObject([{ name: 'Housing, Redbridge', status: 'submitted', asked: 4, answered: 3 }, { name: 'Police, Redbridge', status: 'submitted', invited_at: null, asked: 5, answered: 5 }]);
    const sections = await audited.it.as((tx) => tx.selectFrom('return_section').select(['section', 'answers']).where('return_id', '=', returns[1]!.id).orderBy('section').execute());
    expect(sections).toEqual([
      { section: 'leadership', answers: { values: { lead: 'met', 'lead-shown': 'In the chart', board: 'not-met' }, criteria: {} } },
      { section: 'training', answers: { values: { trained: 'not-applicable', 'trained-why-not': 'Nobody is employed' }, criteria: {} } },
    ]);
    const grades = await audited.it.as((tx) => tx.selectFrom('return_grade').select(['standard', 'own_level', 'own_score']).where('return_id', '=', returns[1]!.id).orderBy('standard').execute());
    expect(grades).toEqual([{ standard: 'leadership', own_level: 'partly', own_score: 2 }, { standard: 'training', own_level: null, own_score: null }]);
    expect(await audited.it.as((tx) => tx.selectFrom('mail').select('id').execute())).toEqual([]);
  });

  it('takes a round of one year once', async () => {
    expect(told(await run(['Agency,lead,board,trained', '"Police, Redbridge",3,3,3'], true))).toEqual([expect.stringMatching(/^1 null: RND-2024-\d{4} of 2024 was imported before\.$/)]);
  });

  it('takes a row for each answer as well, whatever its columns are called', async () => {
    const file = ['Organisation,Standard,RAG,Narrative', '"Police, Redbridge",lead,Fully met,In the chart', '"Police, Redbridge",Does the board hear of it?,1,', '"Police, Redbridge",trained,Partly met,'];
    expect(await run(file, true, '2025')).toMatchObject({ faults: [], taken: true, count: 1 });
  });

  it('lets the next round bring its answers forward', async () => {
    const next = await audited.it.as((tx) => openRound(audited.it.opening(tx), { boardId: audited.it.board.boardId, source: { toolId: tool }, name: 'Next', year: 2026, dueOn: day('2027-01-29'), remindDays: [], asked: { kinds: ['police'], schools: null } }));
    const before = (await rounds()).find((round) => round.year === 2025)!;
    const last = await audited.it.as((tx) => tx.selectFrom('audit_return').select('id').where('round_id', '=', before.id).executeTakeFirstOrThrow());
    expect(await audited.it.as((tx) => tx.selectFrom('audit_return').select('previous_id').where('round_id', '=', next).executeTakeFirst())).toEqual({ previous_id: last.id });
  });
});
