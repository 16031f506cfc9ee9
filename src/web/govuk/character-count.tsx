import { classNames } from './attributes.ts';
import { Hint } from './hint.tsx';
import { fieldId } from './field.tsx';
import type { Optional } from './optional.ts';
import { scriptWords, type Plurals } from './script-words.ts';
import { Textarea, type TextareaOptions } from './textarea.tsx';

export type CharacterCountOptions = TextareaOptions & Optional<{
  /** The most that may be written, in what `countType` counts. */
  maxlength: number;
  /** The older way to say a limit in words. */
  maxwords: number;
  /** Characters (`length`) where nothing is given. */
  countType: 'length' | 'characters' | 'words';
  /** The count is shown from this percentage of the limit on. */
  threshold: number;
  countMessage: Optional<{ classes: string }>;
  /** Said where scripts do not run; `%{count}` stands for the limit. */
  textareaDescriptionText: string;
  charactersUnderLimitText: Plurals;
  charactersAtLimitText: string;
  charactersOverLimitText: Plurals;
  wordsUnderLimitText: Plurals;
  wordsAtLimitText: string;
  wordsOverLimitText: Plurals;
}>;

/** Several lines of text, with what is left of a limit. Longer text is never cut: the server says what is too long. */
export function CharacterCount(count: CharacterCountOptions) {
  const limit = count.maxwords || count.maxlength;
  const countType = count.countType || (count.maxwords ? 'words' : undefined);
  const description = count.textareaDescriptionText || `You can enter up to %{count} ${countType === 'words' ? 'words' : 'characters'}`;
  const id = fieldId(count);
  const message = (
    <Hint id={`${id}-info`} classes={classNames('govuk-character-count__message', count.countMessage?.classes)}>
      {limit ? description.replaceAll('%{count}', String(limit)) : undefined}
    </Hint>
  );
  return (
    <Textarea
      name={count.name}
      id={id}
      describedBy={`${id}-info`}
      rows={count.rows}
      spellcheck={count.spellcheck}
      value={count.value}
      label={count.label}
      hint={count.hint}
      errorMessage={count.errorMessage}
      error={count.error}
      attributes={count.attributes}
      classes={classNames('govuk-js-character-count', count.classes)}
      formGroup={{
        classes: classNames('govuk-character-count', count.formGroup?.classes),
        attributes: {
          'data-module': 'govuk-character-count',
          'data-maxlength': count.maxlength,
          'data-maxwords': count.maxwords,
          'data-threshold': count.threshold,
          'data-count-type': countType,
          ...wordsOf(count, limit === undefined),
          ...count.formGroup?.attributes,
        },
        beforeInput: count.formGroup?.beforeInput,
        afterInput: <>{message}{count.formGroup?.afterInput}</>,
      }}
    />
  );
}

/** Where a page's own script sets the limit, only it can fill the description in. */
const wordsOf = (count: CharacterCountOptions, limitComesLater: boolean) => scriptWords({
  'textarea-description': limitComesLater && count.textareaDescriptionText ? { other: count.textareaDescriptionText } : undefined,
  'characters-under-limit': count.charactersUnderLimitText,
  'characters-at-limit': count.charactersAtLimitText,
  'characters-over-limit': count.charactersOverLimitText,
  'words-under-limit': count.wordsUnderLimitText,
  'words-at-limit': count.wordsAtLimitText,
  'words-over-limit': count.wordsOverLimitText,
});
