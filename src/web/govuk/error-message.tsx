import { classNames, spread, type Attributes } from './attributes.ts';
import type { Content } from './content.tsx';
import type { Optional } from './optional.ts';

export type ErrorMessageLook = Optional<{
  classes: string;
  attributes: Attributes;
  /** Said before the message to people who do not see its colour. `Error` where nothing is given; empty for none. */
  visuallyHiddenText: string;
}>;
export type ErrorMessageOptions = ErrorMessageLook & Optional<{ text: Content }>;

/** What has to be mended, at the field. */
export const ErrorMessage = ({ id, classes, attributes, visuallyHiddenText = 'Error', children }: ErrorMessageLook & Optional<{ id: string; children: Content }>) => (
  <p id={id} class={classNames('govuk-error-message', classes)} {...spread(attributes)}>
    {visuallyHiddenText !== '' && <><span class="govuk-visually-hidden">{visuallyHiddenText}:</span>{' '}</>}
    {children}
  </p>
);
