import { controllerOf } from '../../../forms/index.ts';
import type { FormDefinition, Question, Section } from '../../../framework/schema/form.ts';
import type { Column } from '../../../platform/tables/write-table.ts';
import { answersTo, standardName, typeNames, type KindName } from '../tool-words.ts';
import { writeCondition, writeOption } from './cells.ts';
import { columns } from './columns.ts';

interface ToolRow { form: FormDefinition; section: Section; question: Question }
const yes = (is: boolean): string => (is ? 'Yes' : 'No');
const width = { long: 60, middle: 30, short: 16 } as const;

/** The columns in which a tool is taken out and brought in. */
const toolColumns = (name: KindName): Column<ToolRow>[] => [
  { heading: columns.standard.heading, width: width.middle, value: ({ form, section, question }) => standardName(form, question.standard ?? section.standard) },
  { heading: columns.section.heading, width: width.middle, value: ({ section }) => section.title },
  { heading: columns.question.heading, width: width.long, value: ({ question }) => question.label },
  { heading: columns.type.heading, width: width.middle, value: ({ question }) => typeNames[question.type] },
  { heading: columns.options.heading, width: width.long, value: ({ form, question }) => optionsOf(form, question) },
  { heading: columns.guidance.heading, width: width.long, value: ({ question }) => question.guidance ?? '' },
  { heading: columns.link.heading, width: width.middle, value: ({ question }) => question.link?.href ?? '' },
  { heading: columns.askedOf.heading, width: width.middle, value: ({ section, question }) => (question.askedOf ?? section.askedOf ?? []).map(name).join('; ') },
  { heading: columns.condition.heading, width: width.middle, value: ({ form, section, question }) => conditionOf(form, section, question) },
  { heading: columns.required.heading, width: width.short, value: ({ question }) => yes(question.required) },
  { heading: columns.notApplicable.heading, width: width.short, value: ({ question }) => yes(question.notApplicable) },
  { heading: columns.evidence.heading, width: width.short, value: ({ question }) => yes(question.evidence) },
];

/** The earlier question and the answers under which a question is asked: "Is a lead named? = No; Not known". */
function conditionOf(form: FormDefinition, section: Section, question: Question): string {
  const control = controllerOf(form, section, question);
  if (question.when === undefined || control === undefined) return '';
  const labels = new Map(answersTo(form, control.question).map(({ value, label }) => [value, label]));
  return writeCondition({ question: control.question.label, answers: question.when.is.map((value) => labels.get(value) ?? value) });
}

function optionsOf(form: FormDefinition, question: Question): string {
  if (question.type === 'choice' || question.type === 'choices') return question.options.map(({ label, hint }) => writeOption({ label, more: hint ?? '', score: null })).join('\n');
  if (question.type !== 'scale') return '';
  return (form.scales.find((scale) => scale.key === question.scale)?.levels ?? []).map(({ label, describes, score }) => writeOption({ label, more: describes ?? '', score: score ?? null })).join('\n');
}

/** The rows of a tool, a question each, with their columns. */
export const toolTable = (form: FormDefinition, name: KindName): { columns: Column<ToolRow>[]; rows: ToolRow[] } => ({
  columns: toolColumns(name), rows: form.sections.flatMap((section) => section.questions.map((question) => ({ form, section, question }))),
});
