import type { ComponentChildren } from 'preact';
import { fieldId } from '../../web/fields/index.ts';

interface LongTextProps {
  name: string;
  label: ComponentChildren;
  hint?: ComponentChildren;
  error?: string | undefined;
  value: string;
  /** In characters. The count is spoken of only when three quarters are used. */
  most: number;
  rows?: number;
}

/** A GOV.UK text area with a character count. */
export function LongText({ name, label, hint, error, value, most, rows = 5 }: LongTextProps) {
  const id = fieldId(name);
  const describedBy = [hint === undefined ? '' : `${id}-hint`, `${id}-info`, error === undefined ? '' : `${id}-error`].filter((one) => one !== '').join(' ');
  return (
    <div class={`govuk-form-group govuk-character-count${error === undefined ? '' : ' govuk-form-group--error'}`} data-module="govuk-character-count" data-maxlength={most} data-threshold="75">
      <label class="govuk-label" for={id}>{label}</label>
      {hint !== undefined && <div id={`${id}-hint`} class="govuk-hint">{hint}</div>}
      {error !== undefined && <p id={`${id}-error`} class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> {error}</p>}
      <textarea class={`govuk-textarea govuk-js-character-count${error === undefined ? '' : ' govuk-textarea--error'}`} id={id} name={name} rows={rows} aria-describedby={describedBy}>{value}</textarea>
      <div id={`${id}-info`} class="govuk-hint govuk-character-count__message">You can enter up to {most.toLocaleString('en-GB')} characters</div>
    </div>
  );
}
