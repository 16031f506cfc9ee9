import { parseDay, type Day } from '../../../calendar/index.ts';
import type { FormDefinition, Question, Section } from '../../../framework/schema/form.ts';
import { askedQuestions, at, controllerOf, onceOf, type Answers, type Values } from '../../../forms/index.ts';
import { NOT_APPLICABLE } from '../../tools/as-asked.ts';
import { standardOf } from '../../tools/grades.ts';

/** A question of a tool by its place: SECTION/QUESTION. */
export const placeOf = (section: Pick<Section, 'key'>, question: Pick<Question, 'key'>): string => `${section.key}/${question.key}`;

/** Something that a return says it will do. */
export interface Planned {
  place: string;
  section: string;
  standard: string;
  /** The graded question that it answers to, and how that was graded; '' where the tool ties it to none. */
  graded: string;
  asks: string;
  level: string;
  text: string;
  owner: string;
  by: Day | null;
}

/** Something else that a return says from which a finding may be written. */
export interface Remark {
  place: string;
  section: string;
  kind: 'grade' | 'good-practice' | 'gap';
  asks: string;
  says: string;
}

const means = (question: Question, meaning: Question['means']): boolean => question.means === meaning;
const textOf = (values: Values, question: Question | undefined): string => {
  const value = question === undefined ? undefined : at(values, question.key);
  return typeof value === 'string' ? value.trim() : '';
};

function* asked(form: FormDefinition, answers: Answers): Generator<{ section: Section; values: Values; questions: Question[] }> {
  for (const section of form.sections) {
    if (section.repeats !== undefined) continue;
    const { values } = onceOf(answers, section.key);
    yield { section, values, questions: askedQuestions(form, section, values, answers) };
  }
}

/** The label of a level of a graded question; '' where it was not answered. */
function levelOf(form: FormDefinition, question: Question, values: Values): string {
  const value = textOf(values, question);
  if (question.type !== 'scale' || value === '') return '';
  return form.scales.find((scale) => scale.key === question.scale)?.levels.find((level) => level.value === value)?.label ?? value;
}

/** What a return plans, in the tool's order: each action with the owner and day that were given for the same graded question. */
export function plannedIn(form: FormDefinition, answers: Answers): Planned[] {
  const planned: Planned[] = [];
  for (const { section, values, questions } of asked(form, answers)) {
    for (const question of questions) {
      const text = textOf(values, question);
      if (!means(question, 'planned-action') || text === '') continue;
      const beside = (meaning: Question['means']) => questions.find((each) => means(each, meaning) && each.when?.question === question.when?.question);
      const graded = controllerOf(form, section, question);
      const theirs = graded === undefined ? {} : onceOf(answers, graded.section.key).values;
      planned.push({
        place: placeOf(section, question), section: section.title, standard: standardOf(section, graded?.question ?? question) ?? '', graded: graded === undefined ? '' : placeOf(graded.section, graded.question),
        asks: graded?.question.label ?? question.label, level: graded === undefined ? '' : levelOf(form, graded.question, theirs), text, owner: textOf(values, beside('planned-owner')), by: parseDay(textOf(values, beside('planned-day'))),
      });
    }
  }
  return planned;
}

/** The grades, strengths and gaps of a return, in the tool's order. */
export function remarksIn(form: FormDefinition, answers: Answers): Remark[] {
  const remarks: Remark[] = [];
  for (const { section, values, questions } of asked(form, answers)) {
    for (const question of questions) {
      const kind = means(question, 'good-practice') ? 'good-practice' : means(question, 'gap') ? 'gap' : question.type === 'scale' ? 'grade' : null;
      const said = textOf(values, question);
      if (kind === null || said === '' || said === NOT_APPLICABLE) continue;
      remarks.push({ place: placeOf(section, question), section: section.title, kind, asks: question.label, says: kind === 'grade' ? levelOf(form, question, values) : said });
    }
  }
  return remarks;
}

/** The questions in which a return states what it will do. */
export const plannedQuestions = (form: FormDefinition): { section: string; question: string }[] =>
  form.sections.filter((section) => section.repeats === undefined).flatMap((section) => section.questions.filter((question) => means(question, 'planned-action')).map((question) => ({ section: section.key, question: question.key })));
