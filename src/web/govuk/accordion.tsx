import { classNames, spread, type Attributes } from './attributes.ts';
import { asText, hasContent, numbered, Prose, spelledOut, type Content, type Listed, type Shorthand } from './content.tsx';
import { Heading, type HeadingLevel } from './heading.tsx';
import type { Optional } from './optional.ts';
import { scriptWords } from './script-words.ts';

type Words = Optional<{ text: Content }>;
export type AccordionSection = { readonly heading: Shorthand<Words> } & Optional<{
  summary: Shorthand<Words>;
  /** Words alone become a paragraph. */
  content: Shorthand<Words>;
  expanded: boolean;
}>;
export type AccordionOptions = { readonly id: string; readonly items: Listed<AccordionSection> } & Optional<{
  headingLevel: HeadingLevel;
  /** Whether a person's open sections stay open when they come back; needs the script. */
  rememberExpanded: boolean;
  hideAllSectionsText: string;
  hideSectionText: string;
  hideSectionAriaLabelText: string;
  showAllSectionsText: string;
  showSectionText: string;
  showSectionAriaLabelText: string;
  classes: string;
  attributes: Attributes;
}>;

/** Sections that a person opens one by one; without a script all stand open. */
export const Accordion = ({ id, items, headingLevel = 2, rememberExpanded, classes, attributes, ...words }: AccordionOptions) => (
  <div class={classNames('govuk-accordion', classes)} data-module="govuk-accordion" id={id} {...spread({ ...wordsOf(words), 'data-remember-expanded': rememberExpanded, ...attributes })}>
    {numbered(items).map(({ item, number }) => <Section id={id} number={number} level={headingLevel} section={item} />)}
  </div>
);

function Section({ id, number, level, section }: { id: string; number: number; level: HeadingLevel; section: AccordionSection }) {
  const summary = spelledOut<Words>(section.summary, asText)?.text;
  return (
    <div class={classNames('govuk-accordion__section', section.expanded && 'govuk-accordion__section--expanded')}>
      <div class="govuk-accordion__section-header">
        <Heading level={level} class="govuk-accordion__section-heading">
          <span class="govuk-accordion__section-button" id={`${id}-heading-${number}`}>{spelledOut<Words>(section.heading, asText)?.text}</span>
        </Heading>
        {hasContent(summary) && <div class="govuk-accordion__section-summary govuk-body" id={`${id}-summary-${number}`}>{summary}</div>}
      </div>
      <div id={`${id}-content-${number}`} class="govuk-accordion__section-content">
        <Prose class="govuk-body">{spelledOut<Words>(section.content, asText)?.text}</Prose>
      </div>
    </div>
  );
}

const wordsOf = (words: Pick<AccordionOptions, 'hideAllSectionsText' | 'hideSectionText' | 'hideSectionAriaLabelText' | 'showAllSectionsText' | 'showSectionText' | 'showSectionAriaLabelText'>) => scriptWords({
  'hide-all-sections': words.hideAllSectionsText,
  'hide-section': words.hideSectionText,
  'hide-section-aria-label': words.hideSectionAriaLabelText,
  'show-all-sections': words.showAllSectionsText,
  'show-section': words.showSectionText,
  'show-section-aria-label': words.showSectionAriaLabelText,
});
