import { record } from '../../../access/record.ts';
import { wordType } from '../../../platform/documents/word.ts';
import { ButtonLink, Facts } from '../../../web/fields/index.ts';
import { WarningText } from '../../../web/govuk/index.ts';
import { notFound, page, type Reply, type Visit } from '../../../web/visit/index.ts';
import { themeOf } from '../differences.ts';
import { resultsHref, toModerate } from '../open-results.ts';
import { overviewDocument } from './overview-document.ts';
import { readOverview, readReportStanding } from './read-report.ts';

/** What the overview report will hold, what is still missing, and the way to it. */
export async function reportPage(visit: Visit): Promise<Reply> {
  const report = await readReportStanding(visit);
  if (report === null) return notFound;
  const { results, quotes } = report;
  const { round, answered, summaries } = results;
  const here = resultsHref(round.id);
  const left = toModerate(results);
  return page('Overview report', (
    <>
      <span class="govuk-caption-l">{round.reference} {round.name}</span>
      <h1 class="govuk-heading-l">Overview report</h1>
      {left > 0 && <WarningText>{left} of {answered.toQuestion} returns that were to be questioned {left === 1 ? 'is' : 'are'} not moderated. <a class="govuk-link" href={`/audits/rounds/${round.id}/challenge?show=to-moderate`}>Moderate {left === 1 ? 'it' : 'them'}</a> before the board gets the report.</WarningText>}
      {round.status === 'open' && <p class="govuk-body">The round is open: the report is a draft, and says so.</p>}
      <p class="govuk-body">The report is drafted from what is kept, as it stands when you download it. Change what is kept, and it changes; change the document as you would any other.</p>
      <Facts rows={[
        { name: 'Who answered', value: `${answered.submitted} of ${answered.asked}` }, { name: 'Own against the panel’s', value: themeOf(summaries).join(' ') },
        { name: 'Quoted', value: quotes === 0 ? 'Nothing yet: choose from what was said about each standard' : `${quotes} ${quotes === 1 ? 'answer' : 'answers'}` }, { name: 'Planned actions', value: <a class="govuk-link" href={`/audits/rounds/${round.id}/plan`}>In the action plan</a> },
        { name: 'Rigour judged', value: `${answered.judged} of ${answered.submitted}` },
      ]} />
      <ButtonLink href={`${here}/report.docx`}>Download as a Word document</ButtonLink>
      <h2 class="govuk-heading-m">Choose what is quoted</h2>
      <ul class="govuk-list govuk-list--bullet">{results.standards.map(({ key, name }) => <li><a class="govuk-link" href={`${here}/standards/${encodeURIComponent(key)}/said`}>{name}</a></li>)}</ul>
    </>
  ), { section: 'audits', back: { href: here, text: 'Back to the results' } });
}

/** The report itself. Taking it out is recorded. */
export async function reportAsWord(visit: Visit): Promise<Reply> {
  const report = await readOverview(visit);
  if (report === null) return notFound;
  const { round } = report.results;
  const content = await overviewDocument(report, { today: visit.today, demonstration: visit.me.demonstration });
  await record(visit.tx, visit.now, { deed: 'took out the overview report of a round', subjectKind: 'round', subjectId: round.id, detail: { reference: round.reference } });
  return { kind: 'download', name: `${round.reference} overview report.docx`, type: wordType, content };
}
