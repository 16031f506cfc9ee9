import { record } from '../../access/record.ts';
import { mayNameProblems, MayNameField } from '../../thread/may-name.tsx';
import { Button, ErrorSummary } from '../../web/fields/index.ts';
import { notFound, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { openReview } from '../review/open-review.ts';
import { holdWords } from '../vault/hold-words.ts';
import { buildReport } from './build-report.ts';
import { reportDocument } from './report-document.ts';

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
    const problems = again ? mayNameProblems(mayName, 'take it out') : [];
    return page(`Before you take out the report, ${reference}`, (
      <>
        <ErrorSummary problems={problems} />
        <span class="govuk-caption-l">{review.process.definition.name} {reference}</span>
        <h1 class="govuk-heading-l">Before you take out the report</h1>
        <p class="govuk-body">The report says of itself that names are left out. Some words that people wrote in the review may name somebody.</p>
        <p class="govuk-body">If they do, have them changed first: a summary can be returned to its agency, a finding changed until it is agreed. What can no longer be changed, take out of the document before you send it.</p>
        <PostForm action={`/reviews/${id}/report.docx`}>
          <MayNameField mayName={mayName} problems={problems} label="May they stand in the report?" yes="Yes, they name nobody of the case, or I take them out of the document" />
          <Button>Take out the report</Button>
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

/** Every text of a report, however deep. */
function wordsOf(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(wordsOf) : [];
}
