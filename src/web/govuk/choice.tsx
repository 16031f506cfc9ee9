import { classNames, spread, type Attributes } from './attributes.ts';
import { hasContent, type Content, type Listed, type Shorthand, asText, spelledOut, numbered } from './content.tsx';
import { Fieldset, type FieldsetOptions } from './fieldset.tsx';
import { descriptionOf, errorOf, FormGroup, GuidanceOf, type FormGroupOptions, type Guidance } from './form-group.tsx';
import { Hint, type HintOptions } from './hint.tsx';
import { Label } from './label.tsx';
import type { Optional } from './optional.ts';

/** What a choice sends when it is taken. */
export type ChoiceValue = string | number;

/** One answer of several, beside its control. */
export type ChoiceItem = { readonly value: ChoiceValue } & Optional<{
  text: Content;
  id: string;
  hint: Shorthand<HintOptions>;
  label: Optional<{ classes: string; attributes: Attributes }>;
  /** Taken or not, whatever the group's value says. */
  checked: boolean;
  disabled: boolean;
  /** Shown only while the choice is taken. */
  conditional: Content;
  attributes: Attributes;
}>;
/** A word between choices, such as "or". */
export interface Divider { readonly divider: string }

/** What radios and checkboxes have in common. */
export type ChoiceGroupOptions = { readonly name: string } & Guidance & Optional<{
  /** Ids start with this; with the name where nothing is given. The first choice bears it alone, for the error summary. */
  idPrefix: string;
  fieldset: FieldsetOptions;
  classes: string;
  attributes: Attributes;
  formGroup: FormGroupOptions & Optional<{ beforeInputs: Content; afterInputs: Content }>;
}>;

/** The look's class, and how a choice stands in its group. */
export interface Taking<Item> {
  block: 'govuk-radios' | 'govuk-checkboxes';
  items: Listed<Item | Divider>;
  describedBy: string | undefined;
  isChecked: (item: Item) => boolean;
  control: (item: Item) => Attributes;
}

/** A question with several answers to choose from. */
export function ChoiceGroup<Item extends ChoiceItem>({ group, taking }: { group: ChoiceGroupOptions; taking: Taking<Item> }) {
  const prefix = group.idPrefix || group.name;
  const inner = (
    <>
      <GuidanceOf id={prefix} guidance={group} />
      <div class={classNames(taking.block, group.classes)} data-module={taking.block} {...spread(group.attributes)}>
        {group.formGroup?.beforeInputs}
        {numbered(taking.items).map(({ item, number }) => (
          'divider' in item ? <div class={`${taking.block}__divider`}>{item.divider}</div> : <Choice item={item} id={item.id || (number > 1 ? `${prefix}-${number}` : prefix)} taking={taking} />
        ))}
        {group.formGroup?.afterInputs}
      </div>
    </>
  );
  return (
    <FormGroup group={group.formGroup} hasError={errorOf(group) !== undefined}>
      {group.fieldset ? <Fieldset {...group.fieldset} describedBy={descriptionOf(prefix, taking.describedBy, group)}>{inner}</Fieldset> : inner}
    </FormGroup>
  );
}

function Choice<Item extends ChoiceItem>({ item, id, taking }: { item: Item; id: string; taking: Taking<Item> }) {
  const { block } = taking;
  const { text: hint, ...hintLook } = spelledOut<HintOptions>(item.hint, asText) ?? {};
  const checked = taking.isChecked(item);
  const isConditional = hasContent(item.conditional);
  const control = taking.control(item);
  const describedBy = classNames(String(control['aria-describedby'] ?? ''), hasContent(hint) && `${id}-item-hint`) || undefined;
  return (
    <>
      <div class={`${block}__item`}>
        <input
          class={`${block}__input`}
          id={id}
          {...spread({
            ...control,
            value: String(item.value),
            checked,
            disabled: item.disabled,
            'data-aria-controls': isConditional ? `conditional-${id}` : undefined,
            'aria-describedby': describedBy,
            ...item.attributes,
          })}
        />
        <Label for={id} classes={classNames(`${block}__label`, item.label?.classes)} attributes={item.label?.attributes}>{item.text}</Label>
        {hasContent(hint) && <Hint id={`${id}-item-hint`} classes={classNames(`${block}__hint`, hintLook.classes)} attributes={hintLook.attributes}>{hint}</Hint>}
      </div>
      {isConditional && <div class={classNames(`${block}__conditional`, !checked && `${block}__conditional--hidden`)} id={`conditional-${id}`}>{item.conditional}</div>}
    </>
  );
}
