import { pageAt, Pages, Table } from '../../web/fields/index.ts';
import { notFound, page, type Reply, type Visit } from '../../web/visit/index.ts';
import { readDifferences, themeOf } from './differences.ts';
import { openResults, resultsHref } from './open-results.ts';

const pageSize = 50;

/** Own grades against the panel's over all who answered: the theme, standard by standard, and each difference with its reason. */
export async function differencesPage(visit: Visit): Promise<Reply> {
  const results = await openResults(visit);
  if (results === null) return notFound;
  const { round, summaries, levels, standards } = results;
  const rows = await readDifferences(visit.tx, round.id, (pageAt(visit.query) - 1) * pageSize, pageSize);
  const label = (level: string | null): string => levels.find(({ value }) => value === level)?.label ?? 'No grade';
  const moderated = summaries.filter((each) => each.moderated > 0);
  return page('Own grades against the panel’s', (
    <>
      <span class="govuk-caption-l">{round.reference} {round.name}</span>
      <h1 class="govuk-heading-l">Own grades against the panel’s</h1>
      {themeOf(summaries).map((sentence) => <p class="govuk-body">{sentence}</p>)}
      {moderated.length > 0 && <Table caption="By standard" heads={['Standard', 'Moderated', 'Panel higher', 'Same', 'Panel lower', 'In the mean']} rows={moderated.map((each) => [
        <a class="govuk-link" href={resultsHref(round.id, `/standards/${encodeURIComponent(each.key)}`)}>{each.name}</a>, String(each.moderated), String(each.higher), String(each.agreed), String(each.lower), each.moved === null ? 'No own grade' : each.moved === 0 ? 'No difference' : `${Math.abs(each.moved).toFixed(1)} ${each.moved > 0 ? 'higher' : 'lower'}`,
      ])} />}
      {rows.length > 0 && <Table caption="Each difference" heads={['Who answered', 'Standard', 'Own grade', 'Panel’s grade', 'Reason']} rows={rows.map((each) => [
        <a class="govuk-link" href={`/audits/returns/${each.returnId}/challenge`}>{each.name}</a>, standards.find(({ key }) => key === each.standard)?.name ?? each.standard, label(each.own), label(each.moderated), <span class="gt-pre">{each.reason}</span>,
      ])} />}
      <Pages query={visit.query} total={rows[0]?.total ?? 0} size={pageSize} />
    </>
  ), { section: 'audits', wide: true, back: { href: resultsHref(round.id), text: 'Back to the results' } });
}
