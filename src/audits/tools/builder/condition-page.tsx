import type { FormDefinition, Question, Section } from '../../../framework/schema/form.ts';
import { Button, CheckboxField, ErrorSummary, problemAt, SelectField, type FieldProblem } from '../../../web/fields/index.ts';
import { notFound, page, PostForm, sent, sentAll, type Reply, type Visit } from '../../../web/visit/index.ts';
import { answersTo } from '../tool-words.ts';
import { answerChange, editHref, wasSent } from './change-page.tsx';
import { questionPart } from './question-page.tsx';
import { withQuestion, type FoundQuestion } from './with-question.ts';

type Earlier = { section: Section; question: Question };

/** The questions on whose answers this one may hang: those before it that are chosen from, of its section or of one answered once. */
export function earlierThan(form: FormDefinition, section: Section, question: Question): Earlier[] {
  const before = form.sections.slice(0, form.sections.findIndex((each) => each.key === section.key)).filter((each) => each.repeats === undefined);
  const own = section.questions.slice(0, section.questions.findIndex((each) => each.key === question.key));
  return [...before.flatMap((each) => each.questions.map((one) => ({ section: each, question: one }))), ...own.map((one) => ({ section, question: one }))].filter((each) => answersTo(form, each.question).length > 0);
}

type Found = FoundQuestion & { question: Question };
const withThere = (visit: Visit, answer: (found: Found) => Reply | Promise<Reply>): Promise<Reply> => withQuestion(visit, (found) => (found.question === undefined ? notFound : answer({ ...found, question: found.question })));

function shown(visit: Visit, { open, section, question }: Found, problems: readonly FieldProblem[], status: 200 | 409 | 422): Reply {
  const { form } = open.tool;
  const earlier = earlierThan(form, section, question);
  const on = earlier.find((each) => each.question.key === (sent(visit.query, 'on') || question.when?.question));
  const part = questionPart(section, question, 'condition');
  return page('When a question is asked', (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{question.label}</span>
      <h1 class="govuk-heading-l">When is it asked?</h1>
      {earlier.length === 0 ? <p class="govuk-body">No question before it has answers to choose from, so it is always asked.</p> : (
        <form method="get" action={editHref(open.tool, '/condition')} class="gt-filter">
          <input type="hidden" name="section" value={section.key} />
          <input type="hidden" name="at" value={question.key} />
          <SelectField name="on" label="It depends on the answer to" empty="Choose a question" choices={earlier.map((each) => ({ value: each.question.key, label: `${each.section.title}: ${each.question.label}` }))} value={on?.question.key ?? ''} />
          <Button look="secondary">Show its answers</Button>
        </form>
      )}
      <PostForm action={editHref(open.tool, `${part}${on === undefined ? '' : `&on=${on.question.key}`}`)}>
        <input type="hidden" name="revision" value={open.tool.revision} />
        {on !== undefined && <CheckboxField name="is" label={`Ask it only where ‘${on.question.label}’ is answered`} choices={answersTo(form, on.question)} values={wasSent(visit) ? sentAll(visit.body, 'is') : on.question.key === question.when?.question ? question.when.is : []} error={problemAt(problems, 'is')} />}
        <div class="govuk-button-group">
          {on !== undefined && <Button name="do" value="save">Save</Button>}
          {question.when !== undefined && <Button name="do" value="always" look="secondary">Ask it always</Button>}
        </div>
      </PostForm>
    </>
  ), { status, section: 'audits', back: { href: editHref(open.tool, questionPart(section, question)), text: 'Back to the question' } });
}

export const conditionPage = (visit: Visit): Promise<Reply> => withThere(visit, (found) => shown(visit, found, [], 200));

/** Lets a question hang on an earlier one, or be asked always. */
export const saveCondition = (visit: Visit): Promise<Reply> => withThere(visit, (found) => {
  const { open, section, question } = found;
  const { form } = open.tool;
  return answerChange(visit, {
    open, said: 'When it is asked is saved.', show: (problems, status) => shown(visit, found, problems, status), fieldOf: ({ path }) => (path[4] === 'when' ? 'is' : ''),
    next(problems) {
      const { when: _, ...always } = question;
      const on = earlierThan(form, section, question).find((each) => each.question.key === sent(visit.query, 'on'));
      const is = on === undefined ? [] : answersTo(form, on.question).map(({ value }) => value).filter((value) => sentAll(visit.body, 'is').includes(value));
      if (sent(visit.body, 'do') !== 'always' && is.length === 0) problems.push({ field: 'is', message: 'Select at least one answer' });
      const next = sent(visit.body, 'do') === 'always' || on === undefined ? always : { ...always, when: { question: on.question.key, is } };
      return { ...form, sections: form.sections.map((each) => (each.key === section.key ? { ...each, questions: each.questions.map((one) => (one.key === question.key ? next : one)) } : each)) };
    },
  });
});
