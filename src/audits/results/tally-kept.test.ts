import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { eachDatabase } from '../../../test/support/databases.ts';
import { useAuditedBoard } from '../../../test/support/audited-board.ts';
import type { Tx } from '../../platform/index.ts';
import { standsScore } from '../challenge/standing.ts';
import { smallTool } from '../returns/testing/tools.ts';
import { fillRound, type FilledRound } from './testing/filled-round.ts';
import { readTally, type TallyRow } from './tally.ts';

const areas = ['', 'Northmarsh', 'Southmarsh'];
const standards = ['leadership', 'recruitment'];
const levels = [null, 'not-met', 'partly-met', 'met'] as const;

/** Always the same course of dice for one seed. */
function dice(seed: number): <T>(choices: readonly T[]) => T {
  let state = seed;
  return (choices) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return choices[Math.floor((state / 2_147_483_648) * choices.length)]!;
  };
}

/** The same numbers from the grades themselves. */
async function counted(tx: Tx, roundId: string): Promise<TallyRow[]> {
  const { rows } = await sql<TallyRow>`
    select g.round_id as "roundId", g.area, g.standard, g.own_level as own, g.moderated_level as moderated, count(*)::int as count,
      coalesce(sum(g.own_score), 0) as "ownSum", coalesce(sum(g.moderated_score), 0) as "moderatedSum", coalesce(sum(${standsScore('g')}), 0) as "standsSum"
    from return_grade g join audit_return r on r.partnership_id = g.partnership_id and r.id = g.return_id where g.round_id = ${roundId} and r.status = 'submitted' group by 1, 2, 3, 4, 5`.execute(tx);
  return rows;
}

const inOrder = (rows: readonly TallyRow[]): unknown[] => rows.map((row) => ({ ...row, ownSum: row.ownSum?.toFixed(9), moderatedSum: row.moderatedSum?.toFixed(9), standsSum: row.standsSum?.toFixed(9) })).toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)));

eachDatabase('the counted grades of a round', (kind) => {
  const audited = useAuditedBoard(kind);
  let round: FilledRound;
  let ids: string[];
  const same = async (): Promise<TallyRow[]> => {
    const [kept, live] = await audited.it.as(async (tx) => [await readTally(tx, round.id, null, true), await counted(tx, round.id)] as const);
    expect(inOrder(kept)).toEqual(inOrder(live));
    return kept;
  };

  beforeAll(async () => {
    const { board, as } = audited.it;
    round = await as((tx) => fillRound(tx, board, Array.from({ length: 12 }, (_, at) => ({ name: `School ${at}`, area: areas[at % 3]!, levels: [null, null] as const, status: 'under-way' })), { form: smallTool(), name: 'Schools' }));
    ids = Object.values(round.returns);
  });

  it.each([1, 2, 3])('are those of the grades themselves after whatever happened (course %i)', async (seed) => {
    const { board, as } = audited.it;
    const one = dice(seed);
    const scoreOf = (level: string | null): number | null => (level === null ? null : one([1, 1.1, 4 / 3, 2.2, 2.7, 3]));
    const give = async (tx: Tx, returns: readonly string[], set: () => Record<string, string | number | null>) => {
      const known = new Map((await tx.selectFrom('audit_return').select(['id', 'area']).where('round_id', '=', round.id).execute()).map(({ id, area }) => [id, area]));
      const rows = returns.flatMap((id) => standards.filter(() => one([true, true, false])).map((standard) => ({ partnership_id: board.partnershipId, return_id: id, standard, round_id: round.id, board_id: board.boardId, area: known.get(id)!, ...set() })));
      if (rows.length > 0) await tx.insertInto('return_grade').values(rows).onConflict((conflict) => conflict.columns(['partnership_id', 'return_id', 'standard']).doUpdateSet((excluded) => Object.fromEntries(Object.keys(rows[0]!).filter((key) => /level|score/.test(key)).map((key) => [key, excluded.ref(`excluded.${key}` as 'excluded.own_level')])))).execute();
    };
    const some = (): string[] => ids.filter(() => one([true, false, false]));
    const deeds: ((tx: Tx) => Promise<unknown>)[] = [
      (tx) => give(tx, some(), () => { const level = one(levels); return { own_level: level, own_score: scoreOf(level) }; }),
      (tx) => give(tx, some(), () => { const level = one(levels); return { moderated_level: level, moderated_score: scoreOf(level) }; }),
      (tx) => tx.updateTable('audit_return').set({ status: one(['submitted', 'submitted', 'returned', 'under-way']) }).where('id', '=', one(ids)).execute(),
      (tx) => tx.updateTable('audit_return').set({ status: one(['submitted', 'returned']), answered: one([1, 2]) }).where('round_id', '=', round.id).where('area', '=', one(areas)).execute(),
      (tx) => tx.updateTable('audit_return').set({ chase_at: new Date('2026-11-20T10:00:00Z') }).where('round_id', '=', round.id).execute(),
    ];
    for (let turn = 0; turn < 12; turn += 1) {
      await as(async (tx) => { for (const deed of Array.from({ length: one([1, 2, 4]) }, () => one(deeds))) await deed(tx); });
      await same();
    }
  });

  it('leave nothing behind when all is given back', async () => {
    await audited.it.as((tx) => tx.updateTable('audit_return').set({ status: 'submitted' }).where('round_id', '=', round.id).execute());
    expect((await same()).length).toBeGreaterThan(0);
    await audited.it.as((tx) => tx.updateTable('audit_return').set({ status: 'returned' }).where('round_id', '=', round.id).execute());
    expect(await same()).toEqual([]);
    const sums = await audited.it.as((tx) => tx.selectFrom('return_tally').select(['own_sum', 'moderated_sum', 'stands_sum']).where('round_id', '=', round.id).execute());
    expect(sums.every((row) => Object.values(row).every((sum) => Number(sum) === 0))).toBe(true);
  });

  it('stand when all hand in at once and half are given back meanwhile', async () => {
    const { as } = audited.it;
    await as((tx) => tx.updateTable('audit_return').set({ status: 'under-way' }).where('round_id', '=', round.id).execute());
    await Promise.all(ids.flatMap((id, at) => [
      as((tx) => tx.updateTable('audit_return').set({ status: 'submitted' }).where('id', '=', id).execute()),
      ...(at % 2 === 0 ? [as(async (tx) => {
        await tx.selectFrom('audit_return').select('id').where('id', '=', id).forUpdate().execute();
        await tx.updateTable('return_grade').set({ moderated_level: 'met', moderated_score: 3 }).where('return_id', '=', id).execute();
        await tx.updateTable('audit_return').set({ status: 'returned' }).where('id', '=', id).execute();
      })] : []),
    ]));
    await same();
  });

  it('are written by nobody but the database itself', async () => {
    await expect(audited.it.as((tx) => tx.updateTable('return_tally').set({ returns: 7 }).execute())).rejects.toThrow(/permission denied/);
  });
});
