import type { FormDefinition, Question } from '../schema/form.ts';
import type { Pack } from '../schema/pack.ts';
import { listed, namesOf } from '../words.ts';
import { paragraph, table } from './pieces.ts';
import type { Block, Cell } from './sections.ts';

const types: Record<Question['type'], string> = {
  text: 'A line of text', 'long-text': 'Text', number: 'A number', date: 'A day', time: 'A time', 'yes-no': 'Yes or no', 'yes-no-not-known': 'Yes, no or not known', choice: 'One of', choices: 'Any of', scale: 'A grade', agencies: 'Agencies', themes: 'Themes', email: 'An e-mail address',
};

/** A form as it asks: section by section, each question and how it is answered. */
export function formBlocks(form: FormDefinition, pack: Pack): Block[] {
  return [
    { kind: 'heading', level: 3, id: `form-${form.key}`, text: `Form: ${form.name}` },
    paragraph(`${form.about === undefined ? '' : `${form.about} `}Supplied by ${form.suppliedBy === 'board' ? 'the board' : 'the product'}.${form.guidance === undefined ? '' : ` Follows: ${form.guidance}.`}`),
    ...table(`${form.name}: its standards`, ['Standard'], [100], (form.standards ?? []).map((standard) => [standard.name])),
    ...table(`${form.name}: what it asks`, ['Section', 'Questions', 'Answered by'], [26, 48, 26], form.sections.flatMap((section): Cell[][] => {
      const name: Cell = { name: section.title, more: [section.about, towards(section.standard, form), section.line && `Looks at: ${pack.audits.lineKinds?.find((each) => each.key === section.line)?.name ?? section.line}.`, askedOf(section.askedOf, pack), section.repeats && `Once for each: ${section.repeats.label}.`, section.criteria && `Criteria: ${namesOf(pack).criteria(section.criteria)}.`].filter((line): line is string => typeof line === 'string') };
      if (section.questions.length === 0) return [[name, '', '']];
      return section.questions.map((question, index) => [index === 0 ? name : '', { name: question.label, more: saidOf(question, form, pack) }, answered(question, form)]);
    })),
    ...form.scales.flatMap((scale) => table(`${form.name}: ${scale.name}`, ['Grade', 'What it means'], [30, 70], scale.levels.map((level) => [level.label, level.describes ?? '']))),
    { kind: 'rule', rule: form.rule },
  ];
}

/** What is said of a question beneath it. */
const saidOf = (question: Question, form: FormDefinition, pack: Pack): string[] => [
  question.hint, question.guidance, question.link && `${question.link.text}: ${question.link.href}`, ...onlyWhere(question, form), question.required && 'Has to be answered.', question.identity && 'Kept in the vault.',
  question.notApplicable && 'May be answered “not applicable”, with a reason.', towards(question.standard, form), askedOf(question.askedOf, pack), question.evidence && 'Evidence may be given.',
].filter((line): line is string => typeof line === 'string');

const towards = (standard: string | undefined, form: FormDefinition): string | undefined => standard && `Counts towards: ${form.standards?.find((each) => each.key === standard)?.name ?? standard}.`;
const askedOf = (kinds: readonly string[] | undefined, pack: Pack): string | undefined => kinds && `Asked of: ${listed(kinds.map((key) => pack.agencyKinds.find((kind) => kind.key === key)?.name ?? key.replaceAll('-', ' ')))}.`;

/** Under which earlier answer a question is asked at all. */
function onlyWhere({ when }: Question, form: FormDefinition): string[] {
  if (when === undefined) return [];
  const asked = form.sections.flatMap((section) => section.questions).find((each) => each.key === when.question);
  const label = (value: string) => (asked !== undefined && 'options' in asked ? (asked.options.find((option) => option.value === value)?.label ?? value) : value.replaceAll('-', ' '));
  return [`Asked only where “${asked?.label ?? when.question}” is answered: ${when.is.map(label).join(' or ')}.`];
}

function answered(question: Question, form: FormDefinition): string {
  if (question.type === 'choice' || question.type === 'choices') return `${types[question.type]}: ${question.options.map((option) => (option.hint === undefined ? option.label : `${option.label} (${option.hint})`)).join('; ')}`;
  if (question.type === 'scale') return form.scales.find((scale) => scale.key === question.scale)?.name ?? types.scale;
  return types[question.type];
}
