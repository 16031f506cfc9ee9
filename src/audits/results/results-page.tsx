import { formatDay, type Day } from '../../calendar/index.ts';
import { Button, Facts, pageAt, Pages, SelectField, Table, TextField, withQuery } from '../../web/fields/index.ts';
import { Details, WarningText } from '../../web/govuk/index.ts';
import { notFound, page, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { levelAt } from '../tools/grades.ts';
import { movedWords, shows, type Show } from './heat/cell.ts';
import { HeatLegend, HeatTable } from './heat/heat-table.tsx';
import { areaHeat, readReturnHeat, type HeatRow } from './heat/read-heat.ts';
import { openResults, resultsHref, toModerate, type Results } from './open-results.ts';
import { SpreadPicture, spreadWords } from './spread.tsx';
import { ends, type StandardSummary } from './tally.ts';

const pageSize = 50;

/** What a round has shown: who answered, the grades of each against each standard, how they are spread, and what is strong and weak. */
export async function resultsPage(visit: Visit): Promise<Reply> {
  const results = await openResults(visit, { byArea: true });
  if (results === null) return notFound;
  const { query, me } = visit;
  const { round, answered, summaries, levels } = results;
  const here = resultsHref(round.id);
  const show = shows.find(({ key }) => key === sent(query, 'show'))?.key ?? 'moderated';
  const map = await heatOf(visit, results);
  const standardHref = (key: string): string => `${here}/standards/${encodeURIComponent(key)}`;
  return page(`Results of ${round.reference}`, (
    <>
      <span class="govuk-caption-l">{round.reference} {round.name}</span>
      <h1 class="govuk-heading-l">Results</h1>
      <Standing results={results} today={visit.today} />
      {answered.submitted === 0 ? <p class="govuk-body">Nothing has been handed in yet. Grades are shown once a return is in.</p> : (
        <>
          <p class="govuk-body">
            <a class="govuk-link" href={`${here}/report`}>Overview report</a> <span aria-hidden="true">·</span> <a class="govuk-link" href={`${here}/differences`}>Own grades against the panel’s</a>
            {me.permissions.has('export-data') && <> <span aria-hidden="true">·</span> All grades as <a class="govuk-link" href={`${here}/grades.csv`}>CSV</a> or <a class="govuk-link" href={`${here}/grades.xlsx`}>Excel</a> <span aria-hidden="true">·</span> All answers as <a class="govuk-link" href={`${here}/answers.csv`}>CSV</a> or <a class="govuk-link" href={`${here}/answers.xlsx`}>Excel</a></>}
          </p>
          <StrongAndWeak summaries={summaries} results={results} hrefOf={standardHref} />
          <h2 class="govuk-heading-m" id="heat">{map.byArea ? 'Areas by standard' : 'Who answered, by standard'}</h2>
          <Narrow visit={visit} results={results} show={show} byArea={map.byArea} />
          <HeatLegend levels={levels} show={show} />
          {map.rows.length === 0 ? <p class="govuk-body">Nothing fits this.</p> : <HeatTable results={results} rows={map.rows} show={show} single={!map.byArea} caption={map.byArea ? 'Grades of each area against each standard' : 'Grades of each return against each standard'} hrefOf={(row: HeatRow) => (map.byArea ? `${withQuery(query, { by: 'agency', area: row.area, page: '' })}#heat` : `/audits/returns/${row.key}`)} />}
          {!map.byArea && <Pages query={{ ...query, by: 'agency' }} total={map.total} size={pageSize} />}
          <h2 class="govuk-heading-m">How the grades are spread</h2>
          <HeatLegend levels={levels} show="own" />
          <SpreadPicture summaries={summaries} levels={levels} of={show === 'own' ? 'ownSpread' : 'standsSpread'} hrefOf={standardHref} />
          <Details summaryText="The same as a table">
            <Table caption="How the grades are spread" captionSize="hidden" heads={['Standard', 'Graded', 'Own grades', 'After challenge', 'Mean', 'Against the round before']} rows={summaries.map((each) => [
              each.name, each.graded.toLocaleString('en-GB'), spreadWords(each.ownSpread), spreadWords(each.standsSpread), each.stands === null ? '' : each.stands.toFixed(1), movedWords(each.before, each.stands) || 'Not known',
            ])} />
          </Details>
        </>
      )}
    </>
  ), { section: 'audits', wide: true, back: { href: `/audits/rounds/${round.id}`, text: `Back to ${round.reference}` } });
}

/** The part of the heat map that the address asks for. With more returns than a page holds, areas come first. */
async function heatOf(visit: Visit, { round, previousId, answered, tally }: Results): Promise<{ byArea: boolean; rows: HeatRow[]; total: number }> {
  const { tx, query } = visit;
  const asked = sent(query, 'by');
  const byArea = answered.areas > 0 && (asked === 'area' || (asked !== 'agency' && answered.submitted > pageSize));
  if (byArea) return { byArea, rows: areaHeat(tally, round.id, previousId), total: 0 };
  const filter = { area: sent(query, 'area').slice(0, 200), words: sent(query, 'words').slice(0, 100) };
  return { byArea, rows: await readReturnHeat(tx, round.id, previousId, filter, (pageAt(query) - 1) * pageSize, pageSize), total: await totalOf(visit, round.id, filter) };
}

async function totalOf({ tx }: Visit, roundId: string, { area, words }: { area: string; words: string }): Promise<number> {
  const counted = tx.selectFrom('audit_return').select((each) => each.fn.countAll<string>().as('total')).where('round_id', '=', roundId).where('status', '=', 'submitted');
  const inArea = area === '' ? counted : counted.where('area', '=', area);
  const named = words === '' ? inArea : inArea.where('name', 'ilike', `%${words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`);
  return Number((await named.executeTakeFirstOrThrow()).total);
}

function Standing({ results, today }: { results: Results; today: Day }) {
  const { round, answered, challenge, previousId } = results;
  const left = toModerate(results);
  return (
    <>
      {left > 0 && <WarningText>{left === 1 ? 'One return that was to be questioned has' : `${left.toLocaleString('en-GB')} returns that were to be questioned have`} not been moderated. The report says so until {left === 1 ? 'it is' : 'they are'}.</WarningText>}
      {round.status === 'open' && <p class="govuk-body">{today > round.dueOn ? `The last day was ${formatDay(round.dueOn)}, and the round is still open` : `The round is open until ${formatDay(round.dueOn)}`}: these results are not final.</p>}
      <Facts rows={[
        { name: 'Handed in', value: `${answered.submitted.toLocaleString('en-GB')} of ${answered.asked.toLocaleString('en-GB')}` },
        { name: 'To be questioned', value: <>{answered.toQuestion.toLocaleString('en-GB')}, of which {answered.moderated.toLocaleString('en-GB')} moderated. <a class="govuk-link" href={`/audits/rounds/${round.id}/challenge`}>Challenge</a>{challenge === null && '. The framework asks for none.'}</> },
        { name: 'Rigour judged', value: `${answered.judged.toLocaleString('en-GB')} of ${answered.submitted.toLocaleString('en-GB')}` },
        { name: 'Round before', value: round.previousId === null ? 'None' : <><a class="govuk-link" href={resultsHref(round.previousId)}>{round.previous}</a>{previousId === null && ', whose tool grades in another way: there is no trend'}</> },
      ]} />
    </>
  );
}

function StrongAndWeak({ summaries, results: { levels }, hrefOf }: { summaries: readonly StandardSummary[]; results: Results; hrefOf: (standard: string) => string }) {
  const { strongest, weakest } = ends(summaries);
  if (strongest.length === 0) return null;
  const list = (of: readonly StandardSummary[]) => <ul class="govuk-list govuk-list--bullet">{of.map((each) => <li><a class="govuk-link" href={hrefOf(each.key)}>{each.name}</a>: {levelAt(levels, each.stands!)?.label}, {each.stands!.toFixed(1)}</li>)}</ul>;
  return (
    <div class="govuk-grid-row">
      <section class="govuk-grid-column-one-half"><h2 class="govuk-heading-m">Strongest</h2>{list(strongest)}</section>
      <section class="govuk-grid-column-one-half"><h2 class="govuk-heading-m">Weakest</h2>{list(weakest)}</section>
    </div>
  );
}

function Narrow({ visit: { query }, results: { round, answered }, show, byArea }: { visit: Visit; results: Results; show: Show; byArea: boolean }) {
  return (
    <form class="gt-filter" method="get" action={`${resultsHref(round.id)}#heat`}>
      <div class="gt-filter__row">
        <SelectField name="show" label="Show" choices={shows.map(({ key, words }) => ({ value: key, label: words }))} value={show} />
        {answered.areas > 0 && <SelectField name="by" label="By" choices={[{ value: 'agency', label: 'Who answered' }, { value: 'area', label: 'Area' }]} value={byArea ? 'area' : 'agency'} />}
        {!byArea && answered.areas > 0 && <TextField name="area" label="Area" value={sent(query, 'area')} />}
        {!byArea && <TextField name="words" label="Name" type="search" value={sent(query, 'words')} />}
        <Button look="secondary">Show</Button>
      </div>
    </form>
  );
}
