import { ChoiceGroup, type ChoiceGroupOptions, type ChoiceItem, type ChoiceValue, type Divider } from './choice.tsx';
import type { Listed } from './content.tsx';
import type { Optional } from './optional.ts';

export type RadioItem = ChoiceItem;
export type RadiosOptions = ChoiceGroupOptions & { readonly items: Listed<RadioItem | Divider> } & Optional<{
  /** The value of the choice that is taken. */
  value: ChoiceValue;
}>;

/** One of several. */
export function Radios({ items, value, ...group }: RadiosOptions) {
  const isTaken = (item: RadioItem) => value !== undefined && value !== '' && String(item.value) === String(value);
  return (
    <ChoiceGroup
      group={group}
      taking={{
        block: 'govuk-radios',
        items,
        describedBy: group.fieldset?.describedBy,
        isChecked: (item) => item.checked ?? isTaken(item),
        control: () => ({ name: group.name, type: 'radio' }),
      }}
    />
  );
}
