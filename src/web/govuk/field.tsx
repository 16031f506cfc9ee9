import type { Attributes } from './attributes.ts';
import type { Content, Shorthand } from './content.tsx';
import { errorOf, FormGroup, GuidanceOf, type FormGroupOptions, type Guidance } from './form-group.tsx';
import { LabelOf, type LabelOptions } from './label.tsx';
import type { Optional } from './optional.ts';

/** Options of a question that is answered in one control. */
export type FieldOptions = { readonly name: string } & Guidance & Optional<{
  /** The control's id; its name where nothing is given. Hint and error are named after it. */
  id: string;
  label: Shorthand<LabelOptions>;
  /** Ids of further elements that describe the control. */
  describedBy: string;
  classes: string;
  disabled: boolean;
  attributes: Attributes;
  formGroup: FieldGroupOptions;
}>;
export type FieldGroupOptions = FormGroupOptions & Optional<{ beforeInput: Content; afterInput: Content }>;

/** A label, the guidance, and the control. */
export function Field({ field, children }: { field: FieldOptions; children: Content }) {
  const id = fieldId(field);
  return (
    <FormGroup group={field.formGroup} hasError={errorOf(field) !== undefined}>
      <LabelOf label={field.label} for={id} />
      <GuidanceOf id={id} guidance={field} />
      {children}
    </FormGroup>
  );
}

export const fieldId = ({ id, name }: FieldOptions): string => id || name;
