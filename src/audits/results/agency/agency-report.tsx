import { record } from '../../../access/record.ts';
import { formatDay } from '../../../calendar/index.ts';
import { wordType } from '../../../platform/documents/word.ts';
import { ButtonLink, Facts, Table } from '../../../web/fields/index.ts';
import { notFound, page, type Reply } from '../../../web/visit/index.ts';
import type { OpenReturn } from '../../returns/the-return.ts';
import type { Step } from '../heat/step.ts';
import { agencyDocument } from './agency-document.ts';
import { readAgencyReport } from './read-agency-report.ts';

const Graded = ({ words, step }: { words: string; step: Step | null }) => <span class={step === null ? '' : `gt-graded gt-graded--${step}`}>{words}</span>;

/** What came of an agency's return, for the agency itself and its board: by an account or the personal link. */
export async function agencyReportPage(open: OpenReturn): Promise<Reply> {
  const report = await readAgencyReport(open);
  if (report === null) return notFound;
  const { ret, base } = open;
  const { grades, questions, planned, rigour, previousRound } = report;
  return page(`Report of ${ret.name}`, (
    <>
      <span class="govuk-caption-l">{ret.boardName}, {ret.round.reference} {ret.round.name}</span>
      <h1 class="govuk-heading-l">Report of {ret.name}</h1>
      <Facts rows={[{ name: 'The board on its rigour', value: rigour || 'Not judged' }, { name: 'Held against', value: previousRound ?? 'Nothing: there is no round before that graded alike' }]} />
      <ButtonLink look="secondary" href={`${base}/all/report.docx`}>Download as a Word document</ButtonLink>
      <Table caption="Grades" heads={['Standard', 'Own grade', 'Panel’s grade', 'Reason of the panel', 'Since the round before']} rows={grades.map((grade) => [grade.name, <Graded words={grade.own} step={grade.ownStep} />, <Graded words={grade.panel} step={grade.panelStep} />, grade.reason === '' ? '' : <span class="gt-pre">{grade.reason}</span>, grade.moved])} />
      {questions.length > 0 && <p class="govuk-body"><a class="govuk-link" href={`${base}/challenge`}>{questions.length === 1 ? 'One question of the panel' : `${questions.length} questions of the panel`}</a></p>}
      {planned.length > 0 && <Table caption="What is planned" heads={['For', 'What', 'By whom', 'By']} rows={planned.map((each) => [each.about, <span class="gt-pre">{each.text}</span>, each.owner, each.day === null ? '' : formatDay(each.day)])} />}
    </>
  ), { section: 'audits', wide: true, back: { href: base, text: 'Back to the return' } });
}

/** The same as a Word document. Taking it out is recorded. */
export async function agencyReportAsWord(open: OpenReturn): Promise<Reply> {
  const report = await readAgencyReport(open);
  if (report === null) return notFound;
  const { ret, tx, now, today, via, linkId } = open;
  const { demonstration } = await tx.selectFrom('partnership').select('demonstration').where('partnership_id', '=', ret.partnershipId).executeTakeFirstOrThrow();
  const content = await agencyDocument(report, { today, demonstration });
  await record(tx, now, { deed: 'took out the report of a return', via, subjectKind: 'return', subjectId: ret.id, detail: { reference: ret.round.reference, who: ret.name, ...(linkId === null ? {} : { holder: linkId }) } });
  return { kind: 'download', name: `${ret.round.reference} report.docx`, type: wordType, content };
}
