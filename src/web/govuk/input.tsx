import { classNames, spread, type Attributes } from './attributes.ts';
import { asText, hasContent, spelledOut, type Content, type Shorthand } from './content.tsx';
import { Field, fieldId, type FieldOptions } from './field.tsx';
import { descriptionOf, errorOf } from './form-group.tsx';
import type { Optional } from './optional.ts';

export type AffixOptions = Optional<{ text: Content; classes: string; attributes: Attributes }>;
export type InputOptions = FieldOptions & Optional<{
  type: 'text' | 'email' | 'tel' | 'url' | 'search' | 'number' | 'password';
  value: string | number;
  inputmode: 'text' | 'numeric' | 'decimal' | 'email' | 'tel' | 'url' | 'search' | 'none';
  autocomplete: string;
  autocapitalize: 'none' | 'sentences' | 'words' | 'characters';
  spellcheck: boolean;
  pattern: string;
  prefix: Shorthand<AffixOptions>;
  suffix: Shorthand<AffixOptions>;
  /** The box around the input and what stands beside it. */
  inputWrapper: Optional<{ classes: string; attributes: Attributes }>;
}>;

/** One line of text. */
export function Input(input: InputOptions) {
  const prefix = spelledOut<AffixOptions>(input.prefix, asText);
  const suffix = spelledOut<AffixOptions>(input.suffix, asText);
  const { beforeInput, afterInput } = input.formGroup ?? {};
  const isWrapped = [prefix?.text, suffix?.text, beforeInput, afterInput].some(hasContent);
  return (
    <Field field={input}>
      {isWrapped ? (
        <div class={classNames('govuk-input__wrapper', input.inputWrapper?.classes)} {...spread(input.inputWrapper?.attributes)}>
          {beforeInput}
          <Affix side="prefix" affix={prefix} />
          <Control {...input} />
          <Affix side="suffix" affix={suffix} />
          {afterInput}
        </div>
      ) : <Control {...input} />}
    </Field>
  );
}

const Control = (input: InputOptions) => (
  <input
    class={classNames('govuk-input', input.classes, errorOf(input) && 'govuk-input--error')}
    id={fieldId(input)}
    name={input.name}
    {...spread({
      type: input.type ?? 'text',
      spellcheck: input.spellcheck,
      value: input.value,
      disabled: input.disabled,
      'aria-describedby': descriptionOf(fieldId(input), input.describedBy, input),
      autocomplete: input.autocomplete,
      autocapitalize: input.autocapitalize,
      pattern: input.pattern,
      inputmode: input.inputmode,
      ...input.attributes,
    })}
  />
);

const Affix = ({ side, affix }: { side: 'prefix' | 'suffix'; affix: AffixOptions | undefined }) =>
  hasContent(affix?.text) ? <div class={classNames(`govuk-input__${side}`, affix?.classes)} aria-hidden="true" {...spread(affix?.attributes)}>{affix?.text}</div> : null;
