import type { ComponentChildren } from 'preact';

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

const describedBy = (name: string, hint: unknown, error: unknown) => {
  const parts = [hint !== undefined ? `${fieldId(name)}-hint` : '', error !== undefined ? `${fieldId(name)}-error` : ''].filter(Boolean);
  return parts.length > 0 ? { 'aria-describedby': parts.join(' ') } : {};
};
const Hint = ({ name, children }: { name: string; children: ComponentChildren }) => <div id={`${fieldId(name)}-hint`} class="govuk-hint">{children}</div>;
const ErrorMessage = ({ name, error }: { name: string; error: string }) => (
  <p id={`${fieldId(name)}-error`} class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> {error}</p>
);
const group = (error: string | undefined) => `govuk-form-group${error === undefined ? '' : ' govuk-form-group--error'}`;

function Label({ name, id, label, heading }: Common) {
  const made = <label class={`govuk-label${heading ? ' govuk-label--l' : ''}`} for={fieldId(id ?? name)}>{label}</label>;
  return heading ? <h1 class="govuk-label-wrapper">{made}</h1> : made;
}

/** One line of text. */
export function TextField(field: Common & { value?: string; type?: 'text' | 'email' | 'password' | 'number' | 'search'; width?: string; autocomplete?: 'username' | 'current-password' | 'new-password' | 'one-time-code' | 'email' | 'name' | 'off' }) {
  const { name, hint, error, value = '', type = 'text', width, autocomplete } = field;
  const own = field.id ?? name;
  return (
    <div class={group(error)}>
      <Label {...field} />
      {hint !== undefined && <Hint name={own}>{hint}</Hint>}
      {error !== undefined && <ErrorMessage name={own} error={error} />}
      <input class={`govuk-input${width ? ` govuk-input--width-${width}` : ''}${error === undefined ? '' : ' govuk-input--error'}`} id={fieldId(own)} name={name} type={type as 'text'} value={value} {...(autocomplete ? { autocomplete } : {})} {...describedBy(own, hint, error)} />
    </div>
  );
}

/** Several lines of text. */
export function AreaField(field: Common & { value?: string; rows?: number }) {
  const { name, hint, error, value = '', rows = 5 } = field;
  const own = field.id ?? name;
  return (
    <div class={group(error)}>
      <Label {...field} />
      {hint !== undefined && <Hint name={own}>{hint}</Hint>}
      {error !== undefined && <ErrorMessage name={own} error={error} />}
      <textarea class={`govuk-textarea${error === undefined ? '' : ' govuk-textarea--error'}`} id={fieldId(own)} name={name} rows={rows} {...describedBy(own, hint, error)}>{value}</textarea>
    </div>
  );
}

export interface Choice {
  value: string;
  label: string;
  hint?: string | undefined;
}

/** One of several. */
export function RadioField(field: Common & { value?: string | undefined; choices: readonly Choice[]; inline?: boolean; small?: boolean }) {
  const { name, label, hint, error, value, choices, inline = false, small = false, heading } = field;
  const own = field.id ?? name;
  return (
    <div class={group(error)}>
      <fieldset class="govuk-fieldset" {...describedBy(own, hint, error)}>
        <legend class={`govuk-fieldset__legend govuk-fieldset__legend--${heading ? 'l' : 's'}`}>{heading ? <h1 class="govuk-fieldset__heading">{label}</h1> : label}</legend>
        {hint !== undefined && <Hint name={own}>{hint}</Hint>}
        {error !== undefined && <ErrorMessage name={own} error={error} />}
        <div class={`govuk-radios${inline ? ' govuk-radios--inline' : ''}${small ? ' govuk-radios--small' : ''}`} data-module="govuk-radios">
          {choices.map((choice, index) => (
            <div class="govuk-radios__item">
              <input class="govuk-radios__input" id={index === 0 ? fieldId(own) : `${fieldId(own)}-${index + 1}`} name={name} type="radio" value={choice.value} checked={choice.value === value} {...(choice.hint ? { 'aria-describedby': `${fieldId(own)}-${index + 1}-item-hint` } : {})} />
              <label class="govuk-label govuk-radios__label" for={index === 0 ? fieldId(own) : `${fieldId(own)}-${index + 1}`}>{choice.label}</label>
              {choice.hint && <div class="govuk-hint govuk-radios__hint" id={`${fieldId(own)}-${index + 1}-item-hint`}>{choice.hint}</div>}
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

/** Any of several. */
export function CheckboxField(field: Common & { values: readonly string[]; choices: readonly Choice[]; small?: boolean }) {
  const { name, label, hint, error, values, choices, small = false } = field;
  const own = field.id ?? name;
  return (
    <div class={group(error)}>
      <fieldset class="govuk-fieldset" {...describedBy(own, hint, error)}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{label}</legend>
        {hint !== undefined && <Hint name={own}>{hint}</Hint>}
        {error !== undefined && <ErrorMessage name={own} error={error} />}
        <div class={`govuk-checkboxes${small ? ' govuk-checkboxes--small' : ''}`} data-module="govuk-checkboxes">
          {choices.map((choice, index) => (
            <div class="govuk-checkboxes__item">
              <input class="govuk-checkboxes__input" id={index === 0 ? fieldId(own) : `${fieldId(own)}-${index + 1}`} name={name} type="checkbox" value={choice.value} checked={values.includes(choice.value)} />
              <label class="govuk-label govuk-checkboxes__label" for={index === 0 ? fieldId(own) : `${fieldId(own)}-${index + 1}`}>{choice.label}</label>
              {choice.hint && <div class="govuk-hint govuk-checkboxes__hint">{choice.hint}</div>}
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
}

/** One of many, from a list. */
export function SelectField(field: Common & { value?: string; choices: readonly Choice[]; empty?: string }) {
  const { name, hint, error, value = '', choices, empty } = field;
  const own = field.id ?? name;
  return (
    <div class={group(error)}>
      <Label {...field} />
      {hint !== undefined && <Hint name={own}>{hint}</Hint>}
      {error !== undefined && <ErrorMessage name={own} error={error} />}
      <select class={`govuk-select${error === undefined ? '' : ' govuk-select--error'}`} id={fieldId(own)} name={name} {...describedBy(own, hint, error)}>
        {empty !== undefined && <option value="" selected={value === ''}>{empty}</option>}
        {choices.map((choice) => <option value={choice.value} selected={choice.value === value}>{choice.label}</option>)}
      </select>
    </div>
  );
}

/** A day, in three boxes named NAME-day, NAME-month and NAME-year. */
export function DateField(field: Common & { typed: { day: string; month: string; year: string } }) {
  const { name, label, hint, error, typed } = field;
  const box = (part: 'day' | 'month' | 'year', text: string, width: string) => (
    <div class="govuk-date-input__item">
      <div class="govuk-form-group">
        <label class="govuk-label govuk-date-input__label" for={part === 'day' ? fieldId(name) : `${fieldId(name)}-${part}`}>{text}</label>
        <input class={`govuk-input govuk-date-input__input govuk-input--width-${width}${error === undefined ? '' : ' govuk-input--error'}`} id={part === 'day' ? fieldId(name) : `${fieldId(name)}-${part}`} name={`${name}-${part}`} type="text" inputMode="numeric" value={typed[part]} />
      </div>
    </div>
  );
  const own = field.id ?? name;
  return (
    <div class={group(error)}>
      <fieldset class="govuk-fieldset" role="group" {...describedBy(own, hint, error)}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{label}</legend>
        {hint !== undefined && <Hint name={own}>{hint}</Hint>}
        {error !== undefined && <ErrorMessage name={own} error={error} />}
        <div class="govuk-date-input">{box('day', 'Day', '2')}{box('month', 'Month', '2')}{box('year', 'Year', '4')}</div>
      </fieldset>
    </div>
  );
}

/** The list of what has to be mended, each a link to its field. Nothing where there is nothing. */
export function ErrorSummary({ problems }: { problems: readonly FieldProblem[] }) {
  if (problems.length === 0) return null;
  return (
    <div class="govuk-error-summary" data-module="govuk-error-summary">
      <div role="alert">
        <h2 class="govuk-error-summary__title">There is a problem</h2>
        <div class="govuk-error-summary__body">
          <ul class="govuk-list govuk-error-summary__list">
            {problems.map((problem) => <li>{problem.field === '' ? problem.message : <a href={`#${fieldId(problem.field)}`}>{problem.message}</a>}</li>)}
          </ul>
        </div>
      </div>
    </div>
  );
}

export const Button = ({ children, name, value, look = '' }: { children: ComponentChildren; name?: string; value?: string; look?: '' | 'secondary' | 'warning' }) => (
  <button type="submit" class={`govuk-button${look === '' ? '' : ` govuk-button--${look}`}`} data-module="govuk-button" data-prevent-double-click="true" {...(name ? { name, value } : {})}>{children}</button>
);

export const Tag = ({ children, colour }: { children: ComponentChildren; colour?: string }) => <strong class={`govuk-tag${colour ? ` govuk-tag--${colour}` : ''}`}>{children}</strong>;

/** Facts as pairs. Long text keeps its lines. */
export function Facts({ rows }: { rows: readonly { name: string; value: ComponentChildren }[] }) {
  return (
    <dl class="govuk-summary-list">
      {rows.map((row) => (
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">{row.name}</dt>
          <dd class="govuk-summary-list__value gt-pre">{row.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A table that scrolls by itself where the screen is narrow. */
export function Table({ caption, heads, rows, captionSize = 'm' }: { caption: string; heads: readonly ComponentChildren[]; rows: readonly (readonly ComponentChildren[])[]; captionSize?: 's' | 'm' | 'l' | 'hidden' }) {
  return (
    <div class="gt-wide-scroll" tabindex={0} role="region" aria-label={caption}>
      <table class="govuk-table">
        <caption class={captionSize === 'hidden' ? 'govuk-visually-hidden' : `govuk-table__caption govuk-table__caption--${captionSize}`}>{caption}</caption>
        <thead class="govuk-table__head"><tr class="govuk-table__row">{heads.map((head) => <th scope="col" class="govuk-table__header">{head}</th>)}</tr></thead>
        <tbody class="govuk-table__body">
          {rows.map((cells) => <tr class="govuk-table__row">{cells.map((content, index) => (index === 0 ? <th scope="row" class="govuk-table__header">{content}</th> : <td class="govuk-table__cell">{content}</td>))}</tr>)}
        </tbody>
      </table>
    </div>
  );
}
