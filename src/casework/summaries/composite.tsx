import { entriesOf, onceOf, parseAnswers, type Answers, type AnswerValue } from '../../forms/index.ts';
import type { Pack } from '../../framework/index.ts';
import type { FormDefinition, Question } from '../../framework/schema/form.ts';
import type { ProcessDefinition, Step } from '../../framework/schema/process.ts';
import { formatDay, parseDay } from '../../calendar/index.ts';
import { Table } from '../../web/fields/index.ts';
import { notFound, page, type Reply, type Visit } from '../../web/visit/index.ts';
import { record } from '../../access/record.ts';
import { openReview } from '../review/open-review.ts';
import { calledTogether } from './called.ts';

/** The summaries laid side by side, question by question; who has not answered is named. Reading it is recorded. */
export async function compositePage(visit: Visit): Promise<Reply> {
  const review = await openReview(visit, visit.params['id'] ?? '');
  if (review === null) return notFound;
  const { process, edition } = review;
  const rows = await visit.tx.selectFrom('summary_request as s')
    .innerJoin('form_response as r', (join) => join.onRef('r.partnership_id', '=', 's.partnership_id').onRef('r.id', '=', 's.response_id'))
    .innerJoin('agency as a', (join) => join.onRef('a.partnership_id', '=', 's.partnership_id').onRef('a.id', '=', 's.agency_id'))
    .select(['s.id', 'a.name as agency', 's.status', 's.step', 'r.answers', 'r.form']).where('s.process_id', '=', process.id).where('s.status', '!=', 'withdrawn').orderBy('a.name').execute();
  const inNow = rows.filter((row) => row.status === 'received');
  const missing = rows.filter((row) => row.status !== 'received');
  const { many } = calledTogether(edition.pack, rows.map((row) => row.form));
  const askings = byAsking(process.definition, edition.pack, inNow);
  await record(visit.tx, visit.now, { deed: 'read the summaries side by side', subjectKind: 'process', subjectId: process.id, caseId: process.caseId, detail: { reference: process.reference } });
  return page(`The ${many} side by side, ${process.reference}`, (
    <>
      <span class="govuk-caption-l">{process.definition.name} {process.reference}</span>
      <h1 class="govuk-heading-l">The {many} side by side</h1>
      <p class="govuk-body">{inNow.length} of {rows.length} {rows.length === 1 ? 'agency has' : 'agencies have'} answered.{missing.length > 0 && <> Missing: <strong>{missing.map((row) => row.agency).join(', ')}</strong>.</>}</p>
      {askings.map(({ step, form, given }) => (
        <>
          {askings.length > 1 && <h2 class="govuk-heading-l">{step.name}</h2>}
          {form.sections.map((section) => (
            <Table caption={section.title} heads={['Question', ...given.map((row) => ({ words: row.agency, shown: <a class="govuk-link" href={`/summaries/${row.id}`}>{row.agency}</a> }))]}
              rows={section.questions.filter((question) => !question.identity).map((question) => [question.label, ...given.map((row) => <span class="gt-pre">{answerText(form, section.key, question, parseAnswers(row.answers))}</span>)])} />
          ))}
        </>
      ))}
    </>
  ), { wide: true, section: 'reviews', back: { href: `/reviews/${process.id}`, text: `Back to ${process.reference}` } });
}

/** A process may ask twice, first what is known and later for reports: each asking stands by itself, with its own questions. */
export const byAsking = <T extends { step: string; form: string }>({ steps }: Pick<ProcessDefinition, 'steps'>, { forms }: Pick<Pack, 'forms'>, rows: readonly T[]): { step: Step; form: FormDefinition; given: T[] }[] =>
  steps.flatMap((step) => {
    const given = rows.filter((row) => row.step === step.key);
    const form = forms.find((each) => each.key === given[0]?.form);
    return form === undefined ? [] : [{ step, form, given }];
  });

/** An answer in words; a dash where there is none. */
export function answerText(form: FormDefinition, section: string, question: Question, answers: Answers): string {
  const value = onceOf(answers, section).values[question.key];
  return valueText(form, question, value) || (entriesOf(answers, section).length > 0 ? entriesOf(answers, section).map((entry) => `${entry.letter}: ${valueText(form, question, entry.values[question.key])}`).join('\n') : '–');
}

export function valueText(form: FormDefinition, question: Question, value: AnswerValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'object') return value.map((one) => optionText(form, question, one)).join('\n');
  if (question.type === 'date') {
    const day = parseDay(String(value));
    return day === null ? String(value) : formatDay(day);
  }
  return optionText(form, question, String(value));
}

const plain: Record<string, string> = { yes: 'Yes', no: 'No', 'not-known': 'Not known', 'may-be': 'Maybe' };

function optionText(form: FormDefinition, question: Question, value: string): string {
  if (question.type === 'choice' || question.type === 'choices') return question.options.find((option) => option.value === value)?.label ?? value;
  if (question.type === 'scale') return form.scales.find((scale) => scale.key === question.scale)?.levels.find((level) => level.value === value)?.label ?? value;
  if (question.type === 'yes-no' || question.type === 'yes-no-not-known') return plain[value] ?? value;
  return value;
}
