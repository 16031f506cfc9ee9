import { classNames, spread, type Attributes } from './attributes.ts';
import { hasContent, Prose, type Content } from './content.tsx';
import { Heading, type HeadingLevel } from './heading.tsx';
import type { Optional } from './optional.ts';

export type FeedbackOptions = { readonly titleText: Content } & Optional<{ headingLevel: HeadingLevel; classes: string; attributes: Attributes }>;

/** How to say what one thinks of the page, at its foot. Words alone become a paragraph. */
export const Feedback = ({ titleText, headingLevel = 2, classes, attributes, children }: FeedbackOptions & { children?: Content }) => (
  <div class={classNames('govuk-feedback govuk-width-container', classes)} {...spread(attributes)}>
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        <Heading level={headingLevel} class="govuk-feedback__title">{titleText}</Heading>
        {hasContent(children) && <div class="govuk-feedback__body"><Prose class="govuk-body">{children}</Prose></div>}
      </div>
    </div>
  </div>
);
