import type { Answers } from '../../../forms/index.ts';
import type { FormDefinition } from '../../../framework/schema/form.ts';
import type { Tx } from '../../../platform/index.ts';
import { makeRespondent, makeReturn, makeRound, type MadeRound, type Place } from '../../returns/testing/round.ts';
import { smallTool } from '../../returns/testing/tools.ts';
import { gradesOf, levelsOf } from '../../tools/grades.ts';

/** Who answered what: the level of each of the two standards of the small tool, and words. */
export interface Answering {
  name: string;
  agencyId?: string;
  kind?: string;
  area?: string;
  /** Levels of leadership and recruitment; null leaves it unanswered. */
  levels: readonly [string | null, string | null];
  says?: string;
  status?: string;
  /** The panel's grade of leadership. */
  moderated?: string;
  /** Who answers, as in the round before. */
  respondentId?: string;
}

export interface FilledRound extends MadeRound {
  returns: Record<string, string>;
  respondents: Record<string, string>;
  links: Record<string, string>;
}

const once = (values: Record<string, string>) => ({ values, criteria: {} });

export const answersOf = ({ levels: [lead, checks], says }: Pick<Answering, 'levels' | 'says'>): Answers => ({
  leadership: once({ ...(lead === null ? {} : { lead }), ...(says === undefined ? {} : { how: says }) }),
  recruitment: once({ ...(checks === null ? {} : { checks }), gaps: 'no' }),
});

/** A round with its returns, answers and grades, written straight into the tables. */
export async function fillRound(tx: Tx, place: Place, returns: readonly Answering[], how: { form?: FormDefinition; name?: string; status?: string; assessment?: string; previousId?: string; year?: number; answersOf?: (each: Answering) => Answers } = {}): Promise<FilledRound> {
  const form = how.form ?? smallTool();
  const round = await makeRound(tx, place, form, { ...(how.name === undefined ? {} : { name: how.name }), ...(how.status === undefined ? {} : { status: how.status }), ...(how.year === undefined ? {} : { year: how.year }) });
  await tx.updateTable('audit_round').set({ assessment: how.assessment ?? null, previous_id: how.previousId ?? null, ...(how.status === undefined || how.status === 'open' ? {} : { closed_on: '2026-11-19' }) }).where('id', '=', round.id).execute();
  const filled: FilledRound = { ...round, returns: {}, respondents: {}, links: {} };
  for (const each of returns) {
    const answers = (how.answersOf ?? answersOf)(each);
    const respondentId = each.respondentId ?? await makeRespondent(tx, place, { name: each.name, ...(each.agencyId === undefined ? {} : { agencyId: each.agencyId }), ...(each.kind === undefined ? {} : { kind: each.kind }), ...(each.area === undefined ? {} : { area: each.area }) });
    const made = await makeReturn(tx, place, round, respondentId, { name: each.name, status: each.status ?? 'submitted', answers, ...(each.agencyId === undefined ? {} : { agencyId: each.agencyId }), ...(each.kind === undefined ? {} : { kind: each.kind }) });
    await tx.updateTable('audit_return').set({ area: each.area ?? '' }).where('id', '=', made.id).execute();
    const moderated = levelsOf(form).find((level) => level.value === each.moderated);
    await tx.insertInto('return_grade').values(gradesOf(form, answers).map((grade) => ({
      partnership_id: place.partnershipId, return_id: made.id, standard: grade.standard, round_id: round.id, board_id: place.boardId, agency_id: each.agencyId ?? null, area: each.area ?? '', own_level: grade.level, own_score: grade.score,
      ...(moderated === undefined || grade.standard !== 'leadership' ? {} : { moderated_level: moderated.value, moderated_score: moderated.score, moderated_reason: 'Nothing was shown', moderated_at: new Date('2026-11-19T10:00:00Z') }),
    }))).execute();
    filled.returns[each.name] = made.id;
    filled.respondents[each.name] = respondentId;
    filled.links[each.name] = made.link;
  }
  return filled;
}
