import { classNames, spread } from './attributes.ts';
import { Field, fieldId, type FieldOptions } from './field.tsx';
import { descriptionOf, errorOf } from './form-group.tsx';
import type { Optional } from './optional.ts';

export type TextareaOptions = FieldOptions & Optional<{
  value: string;
  /** Height in lines; 5 where nothing is given. */
  rows: number;
  spellcheck: boolean;
  autocomplete: string;
}>;

/** Several lines of text. */
export const Textarea = (area: TextareaOptions) => (
  <Field field={area}>
    {area.formGroup?.beforeInput}
    <textarea
      class={classNames('govuk-textarea', errorOf(area) && 'govuk-textarea--error', area.classes)}
      id={fieldId(area)}
      name={area.name}
      rows={area.rows || 5}
      spellcheck={area.spellcheck}
      disabled={area.disabled}
      aria-describedby={descriptionOf(fieldId(area), area.describedBy, area)}
      {...spread({ autocomplete: area.autocomplete, ...area.attributes })}
    >{withFirstLine(area.value)}</textarea>
    {area.formGroup?.afterInput}
  </Field>
);

/** HTML drops the first line break inside a textarea: text that starts with one would lose it each time it is shown. */
const withFirstLine = (value: string | undefined) => (value?.startsWith('\n') || value?.startsWith('\r\n') ? `\n${value}` : value);
