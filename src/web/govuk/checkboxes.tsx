import { ChoiceGroup, type ChoiceGroupOptions, type ChoiceItem, type ChoiceValue, type Divider } from './choice.tsx';
import type { Listed } from './content.tsx';
import { descriptionOf } from './form-group.tsx';
import type { Optional } from './optional.ts';

export type CheckboxItem = ChoiceItem & Optional<{
  name: string;
  /** Taking this choice gives up all others ("None of these"). */
  behaviour: 'exclusive';
}>;
export type CheckboxesOptions = ChoiceGroupOptions & { readonly items: Listed<CheckboxItem | Divider> } & Optional<{
  /** The values of the choices that are taken. */
  values: readonly ChoiceValue[];
  describedBy: string;
}>;

/** Any of several. */
export function Checkboxes({ items, values = [], describedBy, ...group }: CheckboxesOptions) {
  const taken = new Set(values.map(String));
  const given = group.fieldset?.describedBy || describedBy;
  // Without a fieldset nothing else can carry the question's description: each box does.
  const ofEachBox = group.fieldset ? undefined : descriptionOf(group.idPrefix || group.name, given, group);
  return (
    <ChoiceGroup
      group={group}
      taking={{
        block: 'govuk-checkboxes',
        items,
        describedBy: given,
        isChecked: (item) => item.checked ?? taken.has(String(item.value)),
        control: (item) => ({ name: item.name || group.name, type: 'checkbox', 'data-behaviour': item.behaviour, 'aria-describedby': ofEachBox }),
      }}
    />
  );
}
