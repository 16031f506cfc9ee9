import { record } from '../../access/record.ts';
import { mayNameProblems, MayNameField } from '../../thread/may-name.tsx';
import { Button, ErrorSummary, Table } from '../../web/fields/index.ts';
import { notFound, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { openReview } from '../review/open-review.ts';
import { holdWords } from '../vault/hold-words.ts';
import { buildReport } from './build-report.ts';
import { reportDocument } from './report-document.ts';
import { whereTheyStand, wordsOf } from './where-they-stand.ts';

/**
 * The report as a Word document. It leaves the case, so what people wrote in their own words is held against the vault first:
 * whoever may open it sees what may name somebody, and takes the report out once they have said that it does not, or mended it.
 * Others on the team get it at once, to read: it then says of itself that nobody has looked.
 */
export async function takeOutReport(visit: Visit): Promise<Reply> {
  const review = await openReview(visit, visit.params['id'] ?? '');
  const made = review === null ? null : await buildReport(visit, review);
  if (review === null || made === null) return notFound;
  const { id, reference, caseId } = review.process;
  const mayName = await holdWords(visit, caseId, { processId: id, subjectKind: 'process', subjectId: id, reference: `the report of ${reference}`, text: wordsOf(made).join('\n') });
  if (mayName !== null && mayName.words !== null) {
    const again = sent(visit.body, 'named') !== '' || visit.body['_csrf'] !== undefined;
    const problems = again ? mayNameProblems(mayName, 'download it') : [];
    return page(`Before you download the report, ${reference}`, (
      <>
        <ErrorSummary problems={problems} />
        <span class="govuk-caption-l">{review.process.definition.name} {reference}</span>
        <h1 class="govuk-heading-l">Before you download the report</h1>
        <p class="govuk-body">The report says of itself that names are left out. Some words that people wrote in the review may name somebody.</p>
        <p class="govuk-body">If they do, have them changed first: a summary can be returned to its agency, and a finding can be changed until it is agreed. What can no longer be changed, remove from the document before you send it.</p>
        <Table caption="Where they stand" heads={['Part of the report', 'Words']} rows={whereTheyStand(made, mayName.words).map(({ heading, words }) => [heading, words])} />
        <PostForm action={`/reviews/${id}/report.docx`}>
          <MayNameField mayName={mayName} problems={problems} label="May they stand in the report?" yes="Yes, they name nobody of the case, or I will remove them from the document" />
          <Button>Download the report</Button>
        </PostForm>
      </>
    ), { section: 'reviews', status: problems.length > 0 ? 422 : 200, back: { href: `/reviews/${id}`, text: `Back to ${reference}` } });
  }
  await record(visit.tx, visit.now, { deed: 'took out the report', subjectKind: 'process', subjectId: id, caseId, detail: { reference } });
  return {
    kind: 'download', name: `${reference} report.docx`, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    content: await reportDocument({ ...made, mayName: mayName !== null }),
  };
}
