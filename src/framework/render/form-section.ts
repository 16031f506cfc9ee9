import type { FormDefinition, Question } from '../schema/form.ts';
import type { Pack } from '../schema/pack.ts';
import { namesOf } from '../words.ts';
import { paragraph, table } from './pieces.ts';
import type { Block, Cell } from './sections.ts';

const types: Record<Question['type'], string> = {
  text: 'A line of text', 'long-text': 'Text', number: 'A number', date: 'A day', time: 'A time', 'yes-no': 'Yes or no', 'yes-no-not-known': 'Yes, no or not known', choice: 'One of', choices: 'Any of', scale: 'A grade', agencies: 'Agencies', themes: 'Themes', email: 'An e-mail address',
};

/** A form as it asks: section by section, each question and how it is answered. */
export function formBlocks(form: FormDefinition, pack: Pack): Block[] {
  const questions = form.sections.flatMap((section) => section.questions);
  // What holds of most questions is said once.
  const mostRequired = questions.filter(({ required }) => required).length > questions.length / 2;
  return [
    { kind: 'heading', level: 3, id: `form-${form.key}`, text: `Form: ${form.name}` },
    paragraph(`${form.about === undefined ? '' : `${form.about} `}Supplied by ${form.suppliedBy === 'board' ? 'the board' : 'the product'}.${form.tool === undefined ? '' : ` ${toolWords[form.tool]}`}${form.guidance === undefined ? '' : ` It follows ${form.guidance}.`}${form.survey === undefined ? '' : ` Asked: ${form.survey.whom}. ${form.survey.anonymous ? 'Nobody gives a name.' : 'Whoever answers gives a name.'}`}${mostRequired ? ' A question has to be answered unless it says that it may be left blank.' : ''}`),
    ...(form.standards === undefined ? [] : table(`${form.name}: its standards`, ['Number', 'Standard'], [12, 88], form.standards.map((standard, index) => [String(index + 1), standard.name]))),
    ...table(`${form.name}: what it asks`, ['Section', 'Questions', 'Answered by'], [26, 48, 26], form.sections.flatMap((section): Cell[][] => {
      const name: Cell = { name: section.title, more: [section.about, section.repeats && `Once for each: ${section.repeats.label}.`, section.criteria && `Criteria: ${namesOf(pack).criteria(section.criteria)}.`, section.line && `Looks at: ${pack.audits.lineKinds?.find((each) => each.key === section.line)?.name ?? section.line}.`, ...askedOnly(section.askedOf, pack)].filter((line): line is string => typeof line === 'string') };
      if (section.questions.length === 0) return [[name, '', '']];
      return section.questions.map((question, index) => [index === 0 ? name : '', { name: question.label, more: [...(question.hint === undefined ? [] : [question.hint]), ...(question.guidance === undefined ? [] : [question.guidance]), ...(question.link === undefined || question.link.href === linkBefore(form, question) ? [] : [`See ${question.link.text}: ${question.link.href}`]), ...askedOnly(question.askedOf, pack), ...onlyWhere(question, form), ...(question.required === mostRequired ? [] : [question.required ? 'Has to be answered.' : 'May be left blank.']), ...(question.notApplicable ? ['May be answered “not applicable”, with the reason.'] : []), ...(question.evidence ? ['Files may be given as evidence.'] : []), ...(question.identity ? ['Kept in the vault.'] : [])] }, answered(question, form)]);
    })),
    ...form.scales.flatMap((scale) => table(`${form.name}: ${scale.name}`, ['Grade', 'What it means'], [30, 70], scale.levels.map((level) => [level.label, level.describes ?? '']))),
    { kind: 'rule', rule: form.rule },
  ];
}

/** The link of the last question before it that has one: what leads to the same place is said once. */
function linkBefore(form: FormDefinition, question: Question): string | undefined {
  const all = form.sections.flatMap((section) => section.questions);
  return all.slice(0, all.indexOf(question)).findLast((each) => each.link !== undefined)?.link?.href;
}

const toolWords = { 'self-assessment': 'A tool for self-assessment.', 'case-audit': 'A tool for the audit of case files.', survey: 'A survey.' } as const;

/** Of whom alone something is asked: kinds of agency, and kinds and phases of school. */
function askedOnly(askedOf: readonly string[] | undefined, pack: Pack): string[] {
  if (askedOf === undefined) return [];
  const names = [...pack.agencyKinds, ...(pack.audits.phases ?? [])];
  return [`Asked only of: ${askedOf.map((key) => names.find((each) => each.key === key)?.name ?? key).join('; ')}.`];
}

/** Under which earlier answer a question is asked at all. */
function onlyWhere({ when }: Question, form: FormDefinition): string[] {
  if (when === undefined) return [];
  const asked = form.sections.flatMap((section) => section.questions).find((each) => each.key === when.question);
  const label = (value: string) => (asked !== undefined && 'options' in asked ? (asked.options.find((option) => option.value === value)?.label ?? value) : (levelName(asked, value, form) ?? value.replaceAll('-', ' ')));
  return [`Asked only where “${asked?.label ?? when.question}” is answered: ${when.is.map(label).join(' or ')}.`];
}

const levelName = (asked: Question | undefined, value: string, form: FormDefinition): string | undefined =>
  (asked?.type === 'scale' ? form.scales.find((scale) => scale.key === asked.scale)?.levels.find((level) => level.value === value)?.label : undefined);

function answered(question: Question, form: FormDefinition): string {
  if (question.type === 'choice' || question.type === 'choices') return `${types[question.type]}: ${question.options.map((option) => (option.hint === undefined ? option.label : `${option.label} (${option.hint})`)).join('; ')}`;
  if (question.type === 'scale') return form.scales.find((scale) => scale.key === question.scale)?.name ?? types.scale;
  return types[question.type];
}
