import { classNames, spread, type Attributes } from './attributes.ts';
import { hasContent, type Content } from './content.tsx';
import type { Optional } from './optional.ts';

export type ErrorSummaryItem = Optional<{
  text: Content;
  /** The field's id after `#`. */
  href: string;
  attributes: Attributes;
}>;
export type ErrorSummaryOptions = Optional<{
  titleText: Content;
  descriptionText: Content;
  errorList: readonly ErrorSummaryItem[];
  /** Leave the page's focus where it is; needs the script. */
  disableAutoFocus: boolean;
  classes: string;
  attributes: Attributes;
}>;

/** What has to be mended on a page, each a link to its field. */
export const ErrorSummary = ({ titleText = 'There is a problem', descriptionText, errorList = [], disableAutoFocus, classes, attributes }: ErrorSummaryOptions) => (
  <div class={classNames('govuk-error-summary', classes)} data-module="govuk-error-summary" {...spread({ 'data-disable-auto-focus': disableAutoFocus, ...attributes })}>
    {/* The alert is a box of its own, so that moving focus to the summary does not cut its announcement short. */}
    <div role="alert">
      <h2 class="govuk-error-summary__title">{titleText}</h2>
      <div class="govuk-error-summary__body">
        {hasContent(descriptionText) && <p>{descriptionText}</p>}
        {errorList.length > 0 && <ul class="govuk-list govuk-error-summary__list">{errorList.map((item) => <li><Mistake {...item} /></li>)}</ul>}
      </div>
    </div>
  </div>
);

const Mistake = ({ text, href, attributes }: ErrorSummaryItem) => (href ? <a href={href} {...spread(attributes)}>{text}</a> : <>{text}</>);
