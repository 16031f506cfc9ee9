import type { ComponentChildren } from 'preact';
import { CharacterCount, Checkboxes, DateInput, Input, Radios, Select, Textarea } from '../govuk/index.ts';

/** What a person has to mend: the field and the sentence. */
export interface FieldProblem {
  field: string;
  message: string;
}

/** A dotted field name as an id that a link can point to. */
export const fieldId = (name: string): string => name.replaceAll('.', '-');
export const problemAt = (problems: readonly FieldProblem[], field: string): string | undefined => problems.find((problem) => problem.field === field)?.message;

interface Common {
  name: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  error?: string | undefined;
  /** Where two forms of one page ask for the same, each field has an id of its own. */
  id?: string;
  /** The label is the page's heading. */
  heading?: boolean;
}

const idOf = ({ id, name }: Common): string => fieldId(id ?? name);

/** What stands above every field: its label, its hint, and what has to be mended. */
const guidance = ({ hint, error }: Common) => ({
  ...(hint === undefined ? {} : { hint: { text: hint } }),
  ...(error === undefined ? {} : { errorMessage: { text: error } }),
});
const labelled = (field: Common) => ({
  ...guidance(field), id: idOf(field), name: field.name,
  label: { text: field.label, isPageHeading: field.heading ?? false, classes: `govuk-label--${field.heading ? 'l' : 's'}` },
});
const asked = (field: Common) => ({
  ...guidance(field), idPrefix: idOf(field), name: field.name,
  fieldset: { legend: { text: field.label, isPageHeading: field.heading ?? false, classes: `govuk-fieldset__legend--${field.heading ? 'l' : 's'}` } },
});

/** One line of text. */
export function TextField(field: Common & { value?: string; type?: 'text' | 'email' | 'password' | 'number' | 'search'; width?: string; inputmode?: 'numeric' | 'decimal'; autocomplete?: 'username' | 'current-password' | 'new-password' | 'one-time-code' | 'email' | 'name' | 'off' }) {
  return <Input {...labelled(field)} value={field.value ?? ''} type={field.type ?? 'text'} {...(field.inputmode ? { inputmode: field.inputmode } : {})} {...(field.width ? { classes: `govuk-input--width-${field.width}` } : {})} {...(field.autocomplete ? { autocomplete: field.autocomplete } : {})} />;
}

/** Several lines of text. With `most`, in characters, what is left is counted once three quarters are used. */
export function AreaField(field: Common & { value?: string; rows?: number; most?: number }) {
  const area = { ...labelled(field), value: field.value ?? '', rows: field.rows ?? 5 };
  return field.most === undefined ? <Textarea {...area} /> : <CharacterCount {...area} maxlength={field.most} threshold={75} />;
}

export interface Choice {
  value: string;
  label: string;
  hint?: ComponentChildren;
  /** Shown below the choice while it is taken; always, where there is no script. */
  reveals?: ComponentChildren;
}

const itemOf = ({ value, label, hint, reveals }: Choice) => ({ value, text: label, ...(hint ? { hint: { text: hint } } : {}), ...(reveals ? { conditional: reveals } : {}) });

/** Two or three short answers stand in a line. */
const fitsOneLine = (choices: readonly Choice[]): boolean => choices.length <= 3 && choices.every(({ label, hint, reveals }) => !hint && !reveals && label.length < 14);

/** One of several. */
export function RadioField(field: Common & { value?: string | undefined; choices: readonly Choice[] }) {
  return <Radios {...asked(field)} items={field.choices.map(itemOf)} {...(field.value === undefined ? {} : { value: field.value })} classes={fitsOneLine(field.choices) ? 'govuk-radios--inline' : ''} />;
}

/** Any of several. */
export const CheckboxField = (field: Common & { values: readonly string[]; choices: readonly Choice[]; small?: boolean }) => (
  <Checkboxes {...asked(field)} items={field.choices.map(itemOf)} values={field.values} classes={field.small ? 'govuk-checkboxes--small' : ''} />
);

/** One of many, from a list. */
export function SelectField(field: Common & { value?: string; choices: readonly Choice[]; empty?: string }) {
  const none = field.empty === undefined ? [] : [{ value: '', text: field.empty }];
  return <Select {...labelled(field)} items={[...none, ...field.choices.map(({ value, label }) => ({ value, text: label }))]} value={field.value ?? ''} />;
}

/** A day, in three boxes named NAME-day, NAME-month and NAME-year. The first has the field's id, so that a problem leads to it. */
export function DateField(field: Common & { typed: { day: string; month: string; year: string } }) {
  const id = idOf(field);
  return (
    <DateInput
      {...guidance(field)} id={`${id}-date`} namePrefix={field.name}
      fieldset={asked(field).fieldset}
      day={{ id, value: field.typed.day }} month={{ id: `${id}-month`, value: field.typed.month }} year={{ id: `${id}-year`, value: field.typed.year }}
    />
  );
}
