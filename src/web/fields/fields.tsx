import type { ComponentChildren } from 'preact';
import { Button as GovukButton, Checkboxes, DateInput, ErrorSummary as GovukErrorSummary, Input, Radios, Select, SummaryList, Table as GovukTable, Tag as GovukTag, Textarea, type TagColour } from '../govuk/index.ts';

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
  label: string;
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
  label: { text: field.label, ...(field.heading ? { isPageHeading: true, classes: 'govuk-label--l' } : {}) },
});
const asked = (field: Common) => ({
  ...guidance(field), idPrefix: idOf(field), name: field.name,
  fieldset: { legend: { text: field.label, isPageHeading: field.heading ?? false, classes: `govuk-fieldset__legend--${field.heading ? 'l' : 's'}` } },
});

/** One line of text. */
export function TextField(field: Common & { value?: string; type?: 'text' | 'email' | 'password' | 'number' | 'search'; width?: string; autocomplete?: 'username' | 'current-password' | 'new-password' | 'one-time-code' | 'email' | 'name' | 'off' }) {
  return <Input {...labelled(field)} value={field.value ?? ''} type={field.type ?? 'text'} {...(field.width ? { classes: `govuk-input--width-${field.width}` } : {})} {...(field.autocomplete ? { autocomplete: field.autocomplete } : {})} />;
}

/** Several lines of text. */
export const AreaField = (field: Common & { value?: string; rows?: number }) => <Textarea {...labelled(field)} value={field.value ?? ''} rows={field.rows ?? 5} />;

export interface Choice {
  value: string;
  label: string;
  hint?: string | undefined;
}

const itemOf = ({ value, label, hint }: Choice) => ({ value, text: label, ...(hint ? { hint: { text: hint } } : {}) });

/** One of several. */
export function RadioField(field: Common & { value?: string | undefined; choices: readonly Choice[]; inline?: boolean; small?: boolean }) {
  const classes = `${field.inline ? 'govuk-radios--inline' : ''} ${field.small ? 'govuk-radios--small' : ''}`.trim();
  return <Radios {...asked(field)} items={field.choices.map(itemOf)} {...(field.value === undefined ? {} : { value: field.value })} classes={classes} />;
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

/** The list of what has to be mended, each a link to its field. Nothing where there is nothing. */
export const ErrorSummary = ({ problems }: { problems: readonly FieldProblem[] }) => (problems.length === 0 ? null : (
  <GovukErrorSummary errorList={problems.map(({ field, message }) => (field === '' ? { text: message } : { text: message, href: `#${fieldId(field)}` }))} />
));

export const Button = ({ children, name, value, look = '' }: { children: ComponentChildren; name?: string; value?: string; look?: '' | 'secondary' | 'warning' }) => (
  <GovukButton preventDoubleClick {...(look === '' ? {} : { classes: `govuk-button--${look}` })} {...(name ? { name } : {})} {...(value === undefined ? {} : { value })}>{children}</GovukButton>
);

export const Tag = ({ children, colour }: { children: ComponentChildren; colour?: TagColour }) => <GovukTag {...(colour ? { colour } : {})}>{children}</GovukTag>;

/** Facts as pairs. Long text keeps its lines. */
export const Facts = ({ rows }: { rows: readonly { name: string; value: ComponentChildren }[] }) => (
  <SummaryList rows={rows.map(({ name, value }) => ({ key: { text: name }, value: { text: value, classes: 'gt-pre' } }))} />
);

/** A table that scrolls by itself where the screen is narrow. */
export function Table({ caption, heads, rows, captionSize = 'm' }: { caption: string; heads: readonly ComponentChildren[]; rows: readonly (readonly ComponentChildren[])[]; captionSize?: 's' | 'm' | 'l' | 'hidden' }) {
  return (
    <div class="gt-wide-scroll" tabindex={0} role="region" aria-label={caption}>
      <GovukTable
        caption={caption} captionClasses={captionSize === 'hidden' ? 'govuk-visually-hidden' : `govuk-table__caption--${captionSize}`} firstCellIsHeader
        head={heads.map((text) => ({ text }))} rows={rows.map((cells) => cells.map((text) => ({ text })))}
      />
    </div>
  );
}
