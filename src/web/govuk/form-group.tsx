import { classNames, idList, spread, type Attributes } from './attributes.ts';
import { asText, spelledOut, type Content, type Shorthand } from './content.tsx';
import { ErrorMessage, type ErrorMessageOptions } from './error-message.tsx';
import { Hint, type HintOptions } from './hint.tsx';
import type { Optional } from './optional.ts';

/** The box around a question, its hint, its error and its answer. */
export type FormGroupOptions = Optional<{ classes: string; attributes: Attributes }>;

/** What every question may carry. */
export type Guidance = Optional<{
  hint: Shorthand<HintOptions>;
  /** What has to be mended. */
  errorMessage: Shorthand<ErrorMessageOptions>;
  /** The same in one short word, for a page that has only the sentence. */
  error: string;
}>;

/** The error that a question carries, whichever way it was given. An empty sentence is none. */
export const errorOf = ({ errorMessage, error }: Guidance): ErrorMessageOptions | undefined => spelledOut<ErrorMessageOptions>((errorMessage ?? error) || undefined, asText);

const hintOf = ({ hint }: Guidance): HintOptions | undefined => spelledOut<HintOptions>(hint || undefined, asText);

/** The ids by which a field or a fieldset is described: what was given, its hint, its error. */
export const descriptionOf = (id: string, given: string | undefined, guidance: Guidance): string | undefined =>
  idList(given, hintOf(guidance) && `${id}-hint`, errorOf(guidance) && `${id}-error`);

/** A question's hint and error, with the ids that describe its field. */
export function GuidanceOf({ id, guidance }: { id: string; guidance: Guidance }) {
  const { text: hint, ...hintLook } = hintOf(guidance) ?? {};
  const { text: error, ...errorLook } = errorOf(guidance) ?? {};
  return (
    <>
      {hintOf(guidance) && <Hint id={`${id}-hint`} {...hintLook}>{hint}</Hint>}
      {errorOf(guidance) && <ErrorMessage id={`${id}-error`} {...errorLook}>{error}</ErrorMessage>}
    </>
  );
}

/** A question with all that belongs to it, marked where it has to be mended. */
export const FormGroup = ({ group, hasError, children }: { group: FormGroupOptions | undefined; hasError: boolean; children: Content }) => (
  <div class={classNames('govuk-form-group', hasError && 'govuk-form-group--error', group?.classes)} {...spread(group?.attributes)}>{children}</div>
);
