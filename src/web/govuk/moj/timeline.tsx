import { classNames, spread, type Attributes } from '../attributes.ts';
import { hasContent, numbered, type Content, type Listed } from '../content.tsx';
import { Heading, type HeadingLevel } from '../heading.tsx';
import type { Optional } from '../optional.ts';

export type TimelineItem = {
  readonly title: Content;
  /** When it happened: for machines (an ISO day or instant) and as people read it. */
  readonly when: { readonly datetime: string; readonly text: Content };
} & Optional<{
  /** Who did it. */
  byline: Content;
  text: Content;
  classes: string;
  attributes: Attributes;
}>;
export type TimelineOptions = { readonly items: Listed<TimelineItem> } & Optional<{ headingLevel: HeadingLevel; classes: string; attributes: Attributes }>;

/** What happened, one after another. */
export const Timeline = ({ items, headingLevel = 2, classes, attributes }: TimelineOptions) => (
  <div class={classNames('moj-timeline', classes)} {...spread(attributes)}>
    {numbered(items).map(({ item }) => (
      <div class={classNames('moj-timeline__item', item.classes)} {...spread(item.attributes)}>
        <div class="moj-timeline__header">
          <Heading level={headingLevel} class="moj-timeline__title">{item.title}</Heading>{' '}
          {hasContent(item.byline) && <p class="moj-timeline__byline">by {item.byline}</p>}
        </div>
        <p class="moj-timeline__date"><time datetime={item.when.datetime}>{item.when.text}</time></p>
        {hasContent(item.text) && <div class="moj-timeline__description">{item.text}</div>}
      </div>
    ))}
  </div>
);
