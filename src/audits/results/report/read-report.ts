import type { Visit } from '../../../web/visit/index.ts';
import { readDifferences, type Difference } from '../differences.ts';
import { areaHeat, readReturnHeat, type HeatRow } from '../heat/read-heat.ts';
import { openResults, type Results } from '../open-results.ts';
import { saidQuestions, type SaidQuestion } from '../said/questions.ts';
import { countByStandard, readQuotes, readSaid, type Said } from '../said/read-said.ts';

/** As many returns as a printed heat table takes; with more it goes by area. */
const mostNamed = 60;
const mostDifferences = 100;
const mostPlanned = 200;
const mostJudgements = 100;

/** All that the overview report of a round is drafted from. A fixed number of queries. */
export interface OverviewReport {
  results: Results;
  byArea: boolean;
  heat: HeatRow[];
  differences: Difference[];
  questions: SaidQuestion[];
  quotes: Said[];
  /** What those who answered plan, as far as a report holds it, and how much of it there is for each standard. */
  planned: Said[];
  plannedCounts: { standard: string; total: number }[];
  judgements: { name: string; rigour: string }[];
}

/** What the page of the report says of it: nothing that the document alone holds, and nothing that would have to be looked for in every answer. */
export async function readReportStanding(visit: Visit): Promise<{ results: Results; quotes: number } | null> {
  const results = await openResults(visit);
  return results === null ? null : { results, quotes: (await readQuotes(visit.tx, results.round.id)).length };
}

export async function readOverview(visit: Visit): Promise<OverviewReport | null> {
  const results = await openResults(visit, { byArea: true });
  if (results === null) return null;
  const { tx } = visit;
  const { round, previousId, answered, tally } = results;
  const byArea = answered.submitted > mostNamed;
  const questions = saidQuestions(results.tool.form);
  const plans = questions.filter(({ kind }) => kind === 'planned');
  return {
    results, byArea, heat: byArea ? areaHeat(tally, round.id, previousId) : await readReturnHeat(tx, round.id, previousId, { area: '', words: '' }, 0, mostNamed),
    differences: await readDifferences(tx, round.id, 0, mostDifferences), questions, quotes: await readQuotes(tx, round.id), planned: await readSaid(tx, round.id, plans, 0, mostPlanned), plannedCounts: await countByStandard(tx, round.id, plans),
    judgements: await tx.selectFrom('audit_return').select(['name', 'rigour']).where('round_id', '=', round.id).where('status', '=', 'submitted').where('rigour', '<>', '').orderBy('name').limit(mostJudgements).execute(),
  };
}
