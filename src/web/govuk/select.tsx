import { classNames, spread, type Attributes } from './attributes.ts';
import { numbered, type Listed } from './content.tsx';
import { Field, fieldId, type FieldOptions } from './field.tsx';
import { descriptionOf, errorOf } from './form-group.tsx';
import type { Optional } from './optional.ts';

export type SelectItem = { readonly text: string } & Optional<{
  /** What is sent; the text where nothing is given. */
  value: string | number;
  /** Chosen or not, whatever the list's value says. */
  selected: boolean;
  disabled: boolean;
  attributes: Attributes;
}>;
export type SelectOptions = FieldOptions & Optional<{ items: Listed<SelectItem>; value: string | number }>;

/** One of many, from a list. */
export const Select = (select: SelectOptions) => (
  <Field field={select}>
    {select.formGroup?.beforeInput}
    <select
      class={classNames('govuk-select', select.classes, errorOf(select) && 'govuk-select--error')}
      id={fieldId(select)}
      name={select.name}
      disabled={select.disabled}
      aria-describedby={descriptionOf(fieldId(select), select.describedBy, select)}
      {...spread(select.attributes)}
    >
      {numbered(select.items).map(({ item }) => (
        <option {...spread({ value: item.value, selected: item.selected ?? isChosen(item, select.value), disabled: item.disabled, ...item.attributes })}>{item.text}</option>
      ))}
    </select>
    {select.formGroup?.afterInput}
  </Field>
);

const isChosen = (item: SelectItem, value: string | number | undefined) => value !== undefined && value !== '' && String(item.value ?? item.text) === String(value);
