import { record } from '../../access/record.ts';
import type { Step } from '../../framework/schema/process.ts';
import { wordType } from '../../platform/documents/word.ts';
import { mayNameProblems, MayNameField } from '../../thread/may-name.tsx';
import { Button, ErrorSummary, Table } from '../../web/fields/index.ts';
import { notFound, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { openReview, type OpenReview } from '../review/open-review.ts';
import { holdWords } from '../vault/hold-words.ts';
import { asWord } from './as-word.ts';
import { textsOf } from './block.ts';
import { drawDocument } from './drawn-document.ts';
import { whereTheyStand } from './where-they-stand.ts';

/** All that the record holds of a review, as a Word document. */
export async function takeOutReport(visit: Visit): Promise<Reply> {
  const review = await openReview(visit, visit.params['id'] ?? '');
  return review === null ? notFound : takeOut(visit, review, null);
}

/** The letter or report that a step sends, as a Word document. */
export async function takeOutLetter(visit: Visit): Promise<Reply> {
  const review = await openReview(visit, visit.params['id'] ?? '');
  const step = review?.process.definition.steps.find((each) => each.key === visit.params['step']);
  return review === null || step === undefined ? notFound : takeOut(visit, review, step);
}

/**
 * A document leaves the case, so what people wrote in their own words is held against the vault first: whoever may open it sees
 * what may name somebody, and takes the document out once they have said that it does not, or mended it. Others on the team get
 * it at once, to read: it then says of itself that nobody has looked.
 */
async function takeOut(visit: Visit, review: OpenReview, step: Step | null): Promise<Reply> {
  const drawn = await drawDocument(visit, review, step);
  if (drawn === null) return notFound;
  const { id, reference, caseId, definition, boardId } = review.process;
  const { pack, version } = review.edition;
  const what = step === null ? 'report' : 'document';
  const mayName = await holdWords(visit, caseId, { processId: id, subjectKind: 'process', subjectId: id, reference: `the ${what} of ${reference}`, text: drawn.parts.flatMap(textsOf).join('\n') });
  if (mayName !== null && mayName.words !== null) {
    const again = sent(visit.body, 'named') !== '' || visit.body['_csrf'] !== undefined;
    const problems = again ? mayNameProblems(mayName, 'download it') : [];
    const here = step === null ? `/reviews/${id}` : `/reviews/${id}/steps/${step.key}`;
    return page(`Before you download the ${what}, ${reference}`, (
      <>
        <ErrorSummary problems={problems} />
        <span class="govuk-caption-l">{definition.name} {reference}</span>
        <h1 class="govuk-heading-l">Before you download the {what}</h1>
        <p class="govuk-body">“{drawn.title}” leaves out the names of the people it is about. Some words that people wrote in the review may name somebody.</p>
        <p class="govuk-body">If they do, have them changed first: a summary can be returned to its agency, and a finding can be changed until it is agreed. What can no longer be changed, remove from the document before you send it.</p>
        <Table caption="Where they stand" heads={[`Part of the ${what}`, 'Words']} rows={whereTheyStand(drawn.parts, mayName.words).map(({ heading, words }) => [heading, words])} />
        <PostForm action={step === null ? `${here}/report.docx` : `${here}/letter.docx`}>
          <MayNameField mayName={mayName} problems={problems} label={`May they stand in the ${what}?`} yes="Yes, they name nobody of the case, or I will remove them from the document" />
          <Button>Download the {what}</Button>
        </PostForm>
      </>
    ), { section: 'reviews', status: problems.length > 0 ? 422 : 200, back: { href: here, text: step === null ? `Back to ${reference}` : `Back to “${step.name}”` } });
  }
  // Of a framework that several boards share, the one that runs the process.
  const { name: board } = await visit.tx.selectFrom('board').select('name').where('id', '=', boardId).executeTakeFirstOrThrow();
  await record(visit.tx, visit.now, { deed: step === null ? 'took out the report' : 'took out a letter', subjectKind: 'process', subjectId: id, caseId, detail: { reference, ...(step === null ? {} : { document: drawn.title }) } });
  return {
    kind: 'download', name: `${reference} ${step === null ? 'report' : step.key}.docx`, type: wordType,
    content: await asWord(drawn, { reference, board, framework: `Under ${pack.name}, version ${version}.`, preparedOn: visit.today, demonstration: visit.me.demonstration, mayName: mayName !== null }),
  };
}
