import { describe, expect, it } from 'vitest';
import { useAuditedBoard } from '../../../../test/support/audited-board.ts';
import { addDays, day } from '../../../calendar/index.ts';
import { checkAnswers, parseAnswers } from '../../../forms/index.ts';
import { bundledPack, type Pack } from '../../../framework/index.ts';
import { tellOfOutstanding } from '../../../audits/index.ts';
import { fillImpact } from './impact.ts';
import { fillRounds } from './rounds.ts';

describe('the rounds of a demonstration board', async () => {
  const { pack: stated } = await bundledPack('redbridge-2015');
  const pack: Pack = { ...stated, forms: stated.forms.map((form) => (form.key === 'section-11-return' ? { ...form, tool: 'self-assessment' as const } : form)) };
  const audited = useAuditedBoard('pglite');
  const today = day('2026-11-20');

  it('are one that closed a cycle ago, answered in full, and one that is open: in part submitted, under way, returned and late', async () => {
    const { board, as } = audited.it;
    await as((tx) => fillRounds(tx, board, pack, today));
    const rounds = await as((tx) => tx.selectFrom('audit_round').selectAll().orderBy('opened_on').execute());
    expect(rounds).toMatchObject([{ status: 'reported', imported: false }, { status: 'open', previous_id: rounds[0]!.id, due_on: addDays(today, -3) }]);
    const returns = await as((tx) => tx.selectFrom('audit_return').selectAll().execute());
    const standing = (round: number) => new Set(returns.filter((each) => each.round_id === rounds[round]!.id).map((each) => each.status));
    expect(standing(0)).toEqual(new Set(['submitted']));
    expect(standing(1)).toEqual(new Set(['submitted', 'under-way', 'returned', 'not-started']));
    const form = pack.forms.find((each) => each.key === 'section-11-return')!;
    for (const each of returns.filter((one) => one.round_id === rounds[0]!.id)) {
      const sections = await as((tx) => tx.selectFrom('return_section').select(['section', 'answers']).where('return_id', '=', each.id).execute());
      expect(checkAnswers(form, parseAnswers(Object.fromEntries(sections.map((one) => [one.section, one.answers]))), { today, agencies: [], themes: [], criteria: [] })).toEqual([]);
    }
  });

  it('ask no school that exists, and write to nobody', async () => {
    const { as } = audited.it;
    for (const { name } of await as((tx) => tx.selectFrom('respondent').select('name').where('agency_id', 'is', null).execute())) expect(name).toContain('(invented)');
    expect(await as((tx) => tx.selectFrom('mail').select('id').execute())).toEqual([]);
  });

  it('have plans that became actions, some done and some outstanding, and a letter of the chair', async () => {
    const { as, board, product } = audited.it;
    await as((tx) => fillImpact(tx, board, pack, today, board.people['business-manager']!));
    const statuses = await as((tx) => tx.selectFrom('return_action as x').innerJoin('action as a', 'a.id', 'x.action_id').select('a.status').execute());
    expect(new Set(statuses.map(({ status }) => status))).toEqual(new Set(['closed', 'verified', 'in-progress', 'planned']));
    expect(await as((tx) => tx.selectFrom('audit_pursuit').select('id').execute())).toHaveLength(1);
    expect(await tellOfOutstanding(product.app, board.partnershipId)).toBe(0);
  });
});
