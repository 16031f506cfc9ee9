import type { FormFault } from '../../../framework/check/check-form.ts';
import type { FormDefinition, Question, Section } from '../../../framework/schema/form.ts';
import type { FieldProblem } from '../../../web/fields/index.ts';
import { sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { conditionWords } from '../tool-words.ts';
import { answerChange, deedOf, editHref, thingPage } from './change-page.tsx';
import { keyFor, moved } from './keys.ts';
import { QuestionFields } from './question-fields.tsx';
import { readQuestion } from './read-question.ts';
import { withQuestion, type FoundQuestion } from './with-question.ts';

export const questionPart = (section: Section, question: Question | undefined, page = 'question'): string => `/${page}?section=${section.key}${question === undefined ? '' : `&at=${question.key}`}`;

function shown(visit: Visit, found: FoundQuestion, problems: readonly FieldProblem[], status: 200 | 409 | 422): Reply {
  const { open, section, question } = found;
  return thingPage(open, {
    title: question === undefined ? `Add a question to ${section.title}` : 'Change a question', part: questionPart(section, question), there: question !== undefined,
    fields: <QuestionFields visit={visit} found={found} problems={problems} />,
    more: question && (
      <>
        <h2 class="govuk-heading-m">When it is asked</h2>
        <p class="govuk-body">{question.when === undefined ? 'Always, of everybody whom it is asked of.' : `${conditionWords(open.tool.form, section, question)}.`} <a class="govuk-link" href={editHref(open.tool, questionPart(section, question, 'condition'))}>Change when it is asked</a></p>
      </>
    ),
  }, problems, status);
}

export const questionPage = (visit: Visit): Promise<Reply> => withQuestion(visit, (found) => shown(visit, found, [], 200));

const fields: Readonly<Record<string, string>> = { label: 'label', hint: 'hint', guidance: 'guidance', link: 'href', type: 'type', options: 'option', scale: 'scale', notApplicable: 'rule', standard: 'standard', askedOf: 'askedOf' };

/** Adds, changes, moves or takes out a question. */
export const saveQuestion = (visit: Visit): Promise<Reply> => withQuestion(visit, (found) => {
  const { open, section, question } = found;
  const { form } = open.tool;
  const deed = deedOf(visit);
  const key = question?.key ?? keyFor(sent(visit.body, 'label'), form.sections.flatMap((each) => each.questions.map((one) => one.key)));
  const to = form.sections.find((each) => each.key === sent(visit.body, 'section')) ?? section;
  return answerChange(visit, {
    open, said: deed === 'remove' ? 'The question is taken out.' : 'The question is saved.', show: (problems, status) => shown(visit, found, problems, status),
    fieldOf: ({ path }: FormFault) => (path[1] === form.sections.indexOf(to) && path[3] === placeIn(to, section, key) ? (fields[String(path[4])] ?? '') : ''),
    next(problems) {
      const at = section.questions.findIndex((each) => each.key === question?.key);
      if (at !== -1 && deed !== 'save') return withQuestions(form, section, deed === 'remove' ? section.questions.filter((_, i) => i !== at) : moved(section.questions, at, deed === 'up' ? -1 : 1));
      const next = readQuestion(visit.body, found, key, problems);
      if (to.key === section.key) return withQuestions(form, section, at === -1 ? [...section.questions, next] : section.questions.map((each, i) => (i === at ? next : each)));
      const gone = withQuestions(form, section, section.questions.filter((_, i) => i !== at));
      return { ...gone, sections: gone.sections.map((each) => (each.key === to.key ? { ...each, questions: [...each.questions, next] } : each)) };
    },
  });
});

/** Where the question stands once it is saved: where it stood, or last. */
function placeIn(to: Section, section: Section, key: string): number {
  const at = to.key === section.key ? to.questions.findIndex((each) => each.key === key) : -1;
  return at === -1 ? to.questions.length : at;
}

const withQuestions = (form: FormDefinition, section: Section, questions: readonly unknown[]) => ({ ...form, sections: form.sections.map((each): { key: string; questions: readonly unknown[] } => (each.key === section.key ? { ...each, questions } : each)) });
