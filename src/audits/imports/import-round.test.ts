import { expect, it } from 'vitest';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useAuditedBoard } from '../../../test/support/audited-board.ts';
import { day } from '../../calendar/index.ts';
import { openRound } from '../rounds/open-round.ts';
import { importRound } from './import-round.ts';

const standards = [1, 2, 3, 4, 5, 6, 7, 8];
const partsOf = (grade: string) => standards.flatMap((number) => [`${grade}`, `What shows standard ${number}`]);
/** A row for each respondent: for each standard its grade and what shows it, and who signed. */
const wideHead = ['Agency', ...standards.flatMap((number) => [`standard-${number}/grade-${number}`, `evidence-${number}`]), 'sign-off/post'].join(',');
const wideRow = (who: string, grade = 'Met') => [who, ...partsOf(grade), 'Chief officer'].map((cell) => `"${cell}"`).join(',');

eachDatabase('importing a finished round', (kind) => {
  const audited = useAuditedBoard(kind);
  const run = (lines: readonly string[], take: boolean, year = '2024', maps: string[] = []) => {
    const { product, board } = audited.it;
    return importRound(product.app.database, { partnershipId: board.partnershipId, bytes: Buffer.from(lines.join('\r\n')), maps, take, now: product.app.now(), board: undefined, tool: 'section-11', name: undefined, year, closed: `31/10/${year}` });
  };
  const rounds = () => audited.it.as((tx) => tx.selectFrom('audit_round').selectAll().orderBy('year').execute());

  it('lists every fault by its row, and takes nothing', async () => {
    const { faults, taken } = await run([
      'Agency,Question,Level,Comment',
      'Polise Redbridge,grade-1,Met,',
      '"Police, Redbridge",grade-1,Excellent,',
      '"Police, Redbridge",grade-2,Met,A policy',
      '"Police, Redbridge",standard-2/grade-2,Met,',
      '"Police, Redbridge",grade-99,Met,',
      '"Probation, Redbridge",grade-1,Met,There is a lead',
    ], true);
    expect(taken).toBe(false);
    const told = faults.map((fault) => `${fault.row} ${fault.column}: ${fault.message}`);
    expect(told).toEqual(expect.arrayContaining([
      expect.stringContaining('2 Agency: There is no agency or school "Polise Redbridge"'),
      '3 Level: "Excellent" is no answer to this question. It has Met, Partly met, Not met.',
      expect.stringContaining('5 Level: Police, Redbridge has an answer to "How far is it met?" in row 4 as well.'),
      expect.stringContaining('6 Question: The tool has no question "grade-99".'),
      expect.stringContaining('7 null: Probation'),
    ]));
    expect(await rounds()).toEqual([]);
  });

  it('tells of two rows for one respondent, and of a column that is no question, where a row is a respondent', async () => {
    const { faults } = await run([`${wideHead},Our own remark`, `${wideRow('Police, Redbridge')},x`, `${wideRow('police, redbridge')},y`], true);
    expect(faults.map((fault) => fault.message)).toEqual([
      expect.stringContaining('The tool has no question "Our own remark".'),
      'Police, Redbridge stands in row 2 as well.',
      ...standards.flatMap(() => [expect.stringContaining('in row 2 as well'), expect.stringContaining('in row 2 as well')]), expect.stringContaining('in row 2 as well'),
    ]);
  });

  it('writes nothing in a dry run; then the round, its returns submitted, their sections and the knot', async () => {
    const file = [wideHead, wideRow('Police, Redbridge'), wideRow('Probation, Redbridge')];
    expect(await run(file, false)).toMatchObject({ count: 2, taken: false, faults: [] });
    expect(await rounds()).toEqual([]);
    const { id, taken } = await run(file, true);
    expect(taken).toBe(true);
    expect(await rounds()).toMatchObject([{ id, imported: true, status: 'closed', closed_on: '2024-10-31', year: 2024, name: 'Section 11 audit 2024' }]);
    const returns = await audited.it.as((tx) => tx.selectFrom('audit_return').selectAll().where('round_id', '=', id!).orderBy('name').execute());
    expect(returns).toMatchObject([{ name: 'Police, Redbridge', status: 'submitted', invited_at: null, asked: 17, answered: 17 }, { name: 'Probation, Redbridge', status: 'submitted' }]);
    const section = await audited.it.as((tx) => tx.selectFrom('return_section').selectAll().where('return_id', '=', returns[0]!.id).where('section', '=', 'standard-3').executeTakeFirstOrThrow());
    expect(section.answers).toEqual({ values: { 'grade-3': 'met', 'evidence-3': 'What shows standard 3' }, criteria: {} });
    expect(await audited.it.as((tx) => tx.selectFrom('mail').select('id').execute())).toEqual([]);
  });

  it('takes a round of one year once', async () => {
    expect((await run([wideHead, wideRow('Police, Redbridge')], true)).faults.map((fault) => fault.message)).toEqual([expect.stringMatching(/^RND-2024-\d{4} of 2024 was imported before\.$/)]);
  });

  it('takes a row for each answer as well, whatever its columns are called, with what was said beside the grade', async () => {
    const lines = ['Organisation,Standard,RAG,Narrative', ...standards.map((number) => `"Police, Redbridge",grade-${number},met,What shows ${number}`), '"Police, Redbridge",sign-off/post,Chief officer,'];
    expect(await run(lines, true, '2025')).toMatchObject({ faults: [], taken: true, count: 1 });
  });

  it('lets the next round bring its answers forward', async () => {
    const next = await audited.it.as((tx) => openRound(audited.it.opening(tx), { boardId: audited.it.board.boardId, source: { assessment: 'section-11' }, name: 'Next', year: 2026, dueOn: day('2027-01-29'), remindDays: [], asked: { kinds: ['police'], schools: null } }));
    const [before] = (await rounds()).filter((round) => round.year === 2025);
    const last = await audited.it.as((tx) => tx.selectFrom('audit_return').select('id').where('round_id', '=', before!.id).executeTakeFirstOrThrow());
    expect(await audited.it.as((tx) => tx.selectFrom('audit_return').select('previous_id').where('round_id', '=', next).executeTakeFirst())).toEqual({ previous_id: last.id });
  });
});
