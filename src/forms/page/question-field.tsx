import type { ComponentChildren } from 'preact';
import { AreaField, CheckboxField, DateField, problemAt, RadioField, TextField } from '../../web/fields/index.ts';
import { Details } from '../../web/govuk/index.ts';
import type { FormDefinition, Question } from '../../framework/schema/form.ts';
import type { AnswerValue } from '../answers.ts';
import { dayField, typedList, typedText, type Problem, type Typed } from '../fields.ts';
import { optionsOf, takesMany, type Offered, type Option } from '../offered.ts';

export interface QuestionFieldProps {
  form: FormDefinition;
  question: Question;
  name: string;
  typed: Typed;
  problems: readonly Problem[];
  offered: Offered;
  /** What is stored: an agency or theme that is no longer offered is still shown. */
  stored: AnswerValue | undefined;
  /** Said before the question's own hint: when it is to be answered. */
  onlyIf?: string | undefined;
  /** What an option reveals, by its value. */
  reveals?: ReadonlyMap<string, ComponentChildren>;
}

const EXAMPLES: Partial<Record<Question['type'], string>> = {
  date: 'For example, 27 3 2026',
  time: 'For example, 9:30am or 14:30',
  choices: 'Select all that apply',
  agencies: 'Select all that apply',
  themes: 'Select all that apply',
};

const hintOf = ({ question, onlyIf }: QuestionFieldProps): string | undefined => {
  const lines = [onlyIf, question.hint ?? EXAMPLES[question.type], question.identity ? 'Kept in the identity vault, apart from the form.' : undefined];
  return lines.filter((line) => line !== undefined).join(' ') || undefined;
};

/** One question: its guidance folded away, then the field that its type asks for, with what was typed and what is wrong. */
export function QuestionField(props: QuestionFieldProps) {
  return (
    <>
      <Guidance question={props.question} />
      <Field {...props} />
    </>
  );
}

/** Help with a question, and the way to guidance elsewhere: in a window of its own, so that nothing typed is lost. */
function Guidance({ question: { guidance, label, link } }: { question: Question }) {
  const elsewhere = link && <a class="govuk-link" href={link.href} target="_blank" rel="noreferrer noopener">{link.text} (opens in new tab)</a>;
  if (guidance === undefined) return elsewhere === undefined ? null : <p class="govuk-body">{elsewhere}</p>;
  return (
    <Details summaryText={`Help with ‘${label}’`}>
      <p class="govuk-body gt-pre">{guidance}</p>
      {elsewhere && <p class="govuk-body">{elsewhere}</p>}
    </Details>
  );
}

function Field(props: QuestionFieldProps) {
  const { form, question, name, typed, problems, offered, stored, reveals } = props;
  const hint = hintOf(props);
  const common = { name, label: question.required ? question.label : `${question.label} (optional)`, error: problemAt(problems, name), ...(hint === undefined ? {} : { hint }) };
  const text = typedText(typed, name);
  switch (question.type) {
    case 'long-text': return <AreaField {...common} value={text} most={question.maxLength} />;
    case 'text': return <TextField {...common} value={text} autocomplete="off" />;
    case 'email': return <TextField {...common} value={text} type="email" autocomplete="off" />;
    // A phone shows its keys for numbers, with the point: a number may be a part of one.
    case 'number': return <TextField {...common} value={text} width="5" inputmode="decimal" autocomplete="off" />;
    case 'time': return <TextField {...common} value={text} width="5" autocomplete="off" />;
    case 'date': return <DateField {...common} typed={{ day: typedText(typed, dayField(name, 'day')), month: typedText(typed, dayField(name, 'month')), year: typedText(typed, dayField(name, 'year')) }} />;
    default: break;
  }
  const options = optionsOf(form, question, offered);
  if (takesMany(question)) return <CheckboxField {...common} values={typedList(typed, name)} choices={withStored(options, stored).map(plainOption)} />;
  return <RadioField {...common} value={text} choices={options.map((option) => ({ ...plainOption(option), ...(reveals?.has(option.value) ? { reveals: reveals.get(option.value) } : {}) }))} />;
}

const plainOption = ({ value, label, hint }: Option): { value: string; label: string; hint?: string } => (hint === undefined ? { value, label } : { value, label, hint });

function withStored(options: readonly Option[], stored: AnswerValue | undefined): readonly Option[] {
  const gone = typeof stored === 'object' ? stored.filter((value) => !options.some((option) => option.value === value)) : [];
  return [...options, ...gone.map((value) => ({ value, label: value, hint: 'No longer on the list' }))];
}
