import type { ComponentChildren } from 'preact';
import { fieldId } from '../../web/fields/index.ts';

export interface Radio {
  value: string;
  label: string;
  hint?: ComponentChildren;
  /** Shown below the option when it is chosen; always, where there is no script. */
  reveals?: ComponentChildren;
}

interface RadiosProps {
  name: string;
  legend: ComponentChildren;
  hint?: ComponentChildren;
  error?: string | undefined;
  value: string;
  radios: readonly Radio[];
}

/** GOV.UK radios with conditional reveal. Two or three short options stand in a line where nothing is revealed. */
export function Radios({ name, legend, hint, error, value, radios }: RadiosProps) {
  const id = fieldId(name);
  const describedBy = [hint === undefined ? '' : `${id}-hint`, error === undefined ? '' : `${id}-error`].filter((one) => one !== '').join(' ');
  const inline = radios.length <= 3 && radios.every((radio) => radio.reveals === undefined && radio.hint === undefined && radio.label.length < 14);
  return (
    <div class={`govuk-form-group${error === undefined ? '' : ' govuk-form-group--error'}`}>
      <fieldset class="govuk-fieldset" {...(describedBy === '' ? {} : { 'aria-describedby': describedBy })}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
        {hint !== undefined && <div id={`${id}-hint`} class="govuk-hint">{hint}</div>}
        {error !== undefined && <p id={`${id}-error`} class="govuk-error-message"><span class="govuk-visually-hidden">Error:</span> {error}</p>}
        <div class={`govuk-radios${inline ? ' govuk-radios--inline' : ''}`} data-module="govuk-radios">
          {radios.map((radio, index) => <Item key={radio.value} id={index === 0 ? id : `${id}-${index + 1}`} name={name} radio={radio} chosen={radio.value === value} />)}
        </div>
      </fieldset>
    </div>
  );
}

function Item({ id, name, radio, chosen }: { id: string; name: string; radio: Radio; chosen: boolean }) {
  const revealId = `conditional-${id}`;
  return (
    <>
      <div class="govuk-radios__item">
        <input
          class="govuk-radios__input" id={id} name={name} type="radio" value={radio.value} checked={chosen}
          {...(radio.hint === undefined ? {} : { 'aria-describedby': `${id}-item-hint` })}
          {...(radio.reveals === undefined ? {} : { 'data-aria-controls': revealId })}
        />
        <label class="govuk-label govuk-radios__label" for={id}>{radio.label}</label>
        {radio.hint !== undefined && <div id={`${id}-item-hint`} class="govuk-hint govuk-radios__hint">{radio.hint}</div>}
      </div>
      {radio.reveals !== undefined && <div class={`govuk-radios__conditional${chosen ? '' : ' govuk-radios__conditional--hidden'}`} id={revealId}>{radio.reveals}</div>}
    </>
  );
}
