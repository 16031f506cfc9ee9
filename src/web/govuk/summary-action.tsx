import { classNames, spread, type Attributes } from './attributes.ts';
import { hasContent, type Content } from './content.tsx';
import type { Optional } from './optional.ts';

export type SummaryActionOptions = { readonly href: string } & Optional<{
  text: Content;
  /** What is acted on, said after the text to people who do not see the row: "Change" + "name". */
  visuallyHiddenText: string;
  classes: string;
  attributes: Attributes;
}>;

/** What can be done about a fact or a card. In a card it says which. */
export const SummaryAction = ({ action, cardTitle }: { action: SummaryActionOptions; cardTitle: Content }) => (
  <a class={classNames('govuk-link', action.classes)} href={action.href} {...spread(action.attributes)}>
    {action.text}
    {(action.visuallyHiddenText || hasContent(cardTitle)) && (
      <span class="govuk-visually-hidden">
        {action.visuallyHiddenText && <> {action.visuallyHiddenText}</>}
        {hasContent(cardTitle) && <> ({cardTitle})</>}
      </span>
    )}
  </a>
);
