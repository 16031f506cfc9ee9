import { editionOfBoard } from '../../../people/framework-edition.ts';
import { ErrorSummary, Pages, pageAt, type FieldProblem } from '../../../web/fields/index.ts';
import { InsetText } from '../../../web/govuk/index.ts';
import { forbidden, goTo, notFound, page, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { boardsBy } from '../../policies.ts';
import { roundFor, type Round } from '../../rounds/read-round.ts';
import { readTool } from '../../tools/editions.ts';
import { backToRound, roundHref, Ways } from '../plan/words.tsx';
import { askedBoth, directionOf } from './change.ts';
import { ChangeTable } from './change-table.tsx';
import { judge, JudgeForm, mostBetween, readVerdicts, Verdicts, type Judged } from './judge.tsx';
import { changeByQuestion, changeByReturn, changeByStandard, inOrder, readBetween } from './read-change.ts';

const pageSize = 50;

async function openAgain(visit: Visit) {
  const found = await roundFor(visit);
  if (found === null) return null;
  const { round, keeps } = found;
  const { tx, me, query } = visit;
  const [now, before] = [await readTool(tx, round.toolId), round.previousId === null ? null : await readEarlier(visit, round.previousId)];
  if (now === null) throw new Error('a round without its tool');
  const standards = new Map((now.form.standards ?? []).map(({ key, name }) => [key, name]));
  const standard = standards.has(sent(query, 'standard')) ? sent(query, 'standard') : '';
  const { pack } = await editionOfBoard(tx, me.partnershipId, round.boardId);
  const judges = keeps || (await boardsBy(visit))('evaluate').has(round.boardId);
  const judged: Judged | null = before === null ? null : { id: round.id, reference: round.reference, boardId: round.boardId, before: before.round, about: standard, aboutWords: standards.get(standard) ?? 'the whole round', pack };
  return { round, now, before, standards, standard, pack, judges, judged };
}

async function readEarlier({ tx }: Visit, id: string): Promise<{ round: Pick<Round, 'id' | 'reference'> & { name: string }; form: NonNullable<Awaited<ReturnType<typeof readTool>>>['form'] } | null> {
  const row = await tx.selectFrom('audit_round').select(['id', 'reference', 'name', 'tool_id']).where('id', '=', id).executeTakeFirst();
  const tool = row === undefined ? null : await readTool(tx, row.tool_id);
  return row === undefined || tool === null ? null : { round: { id: row.id, reference: row.reference, name: row.name }, form: tool.form };
}

/** The same questions again: this round beside the one before, standard by standard and, for one of them, question by question, with what is said of the effect. */
export async function impactPage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const open = await openAgain(visit);
  if (open === null) return notFound;
  const { round, now, before, standards, standard, pack, judges, judged } = open;
  const { tx, query } = visit;
  const here = roundHref(round.id, '/impact');
  const head = (
    <>
      <span class="govuk-caption-l">Round {round.reference}, {round.board}</span>
      <h1 class="govuk-heading-l">Before and after: {round.name}</h1>
      <Ways round={round} here="impact" />
    </>
  );
  if (before === null || judged === null) return page(`Before and after: ${round.name}`, <>{head}<InsetText>This is the first round of its kind that is kept here. The next one will be held against it. A finished round of an earlier year can be taken in from a spreadsheet.</InsetText></>, backToRound(round));
  const byStandard = inOrder(standards, await changeByStandard(tx, round.id, before.round.id));
  const byReturn = await changeByReturn(tx, round.id, before.round.id, standard, (pageAt(query) - 1) * pageSize, pageSize);
  const asked = standard === '' ? null : askedBoth(now.form, before.form, standard);
  const byQuestion = asked === null ? [] : await changeByQuestion(tx, round.id, before.round.id, now.form, before.form, standard);
  const verdicts = await readVerdicts(tx, round.id);
  const better = byStandard.filter((row) => directionOf(row) === 'better').length;
  const worse = byStandard.filter((row) => directionOf(row) === 'worse').length;
  return page(`Before and after: ${round.name}`, (
    <>
      <ErrorSummary problems={problems} />
      {head}
      <p class="govuk-body gt-measure">Held against <a class="govuk-link" href={roundHref(before.round.id)}>{before.round.reference} {before.round.name}</a>: the scores of all who answered both. {byReturn.total === 0 ? 'Nobody has answered both yet.' : `${better} of ${byStandard.length} standards are better, ${worse} worse.`} A grade after challenge counts before the own grade.</p>
      <ChangeTable caption="Standard by standard" first="Standard" counted="returns" rows={byStandard} nameOf={(row) => <a class="govuk-link" href={`${here}?standard=${row.key}`}>{row.words}</a>} />
      {standard !== '' && (
        <>
          <p class="govuk-body"><a class="govuk-link" href={here}>All standards</a></p>
          <ChangeTable caption={`Question by question: ${standards.get(standard)}`} first="Question" counted="returns" rows={byQuestion} />
          {asked !== null && asked.onlyNow.length > 0 && <p class="govuk-body">Asked for the first time: {asked.onlyNow.join('; ')}.</p>}
          {asked !== null && asked.onlyBefore.length > 0 && <p class="govuk-body">No longer asked: {asked.onlyBefore.join('; ')}.</p>}
        </>
      )}
      <ChangeTable caption="Who answered, those that fell furthest first" first="Who answered" counted="standards" rows={byReturn.rows.map((row) => ({ ...row, words: row.name }))} nameOf={(row) => <a class="govuk-link" href={roundHref(round.id, `/plan/${row.key}`)}>{row.words}</a>} />
      <Pages query={query} total={byReturn.total} size={pageSize} />
      <Verdicts verdicts={verdicts} pack={pack} words={(about) => standards.get(about) ?? 'The whole round'} />
      {judges && byReturn.total > 0 && <JudgeForm action={standard === '' ? here : `${here}?standard=${standard}`} judged={judged} between={await readBetween(tx, before.round.id, standard, mostBetween)} body={visit.body} problems={problems} />}
    </>
  ), { status: problems.length > 0 ? 422 : 200, wide: true, ...backToRound(round) });
}

export async function judgeRound(visit: Visit): Promise<Reply> {
  const open = await openAgain(visit);
  if (open === null) return notFound;
  const { round, standard, judges, judged } = open;
  if (!judges || judged === null) return forbidden;
  const problems: FieldProblem[] = [];
  if (!(await judge(visit, judged, problems))) return impactPage(visit, problems);
  return goTo(roundHref(round.id, standard === '' ? '/impact' : `/impact?standard=${standard}`), 'The verdict is kept, and stands on the golden thread.');
}
