import { classNames, spread, type Attributes } from './attributes.ts';
import { hasContent, numbered, type Content, type Listed } from './content.tsx';
import type { Optional } from './optional.ts';

export type PaginationLink = { readonly href: string } & Optional<{
  /** `Previous page` or `Next page` where nothing is given. */
  text: Content;
  /** The name of the page that it leads to; shown where there are no page numbers. */
  labelText: string;
  attributes: Attributes;
}>;
export type PaginationItem =
  | { readonly ellipsis: true }
  | ({ readonly number: number | string; readonly href: string } & Optional<{ current: boolean; visuallyHiddenText: string; attributes: Attributes }>);
export type PaginationOptions = Optional<{
  previous: PaginationLink;
  next: PaginationLink;
  items: Listed<PaginationItem>;
  landmarkLabel: string;
  classes: string;
  attributes: Attributes;
}>;

/** The other pages of a list, or, without page numbers, the pages before and after this one. */
export function Pagination({ previous, next, items, landmarkLabel, classes, attributes }: PaginationOptions) {
  const isBlock = items === undefined && (next ?? previous) !== undefined;
  return (
    <nav class={classNames('govuk-pagination', isBlock && 'govuk-pagination--block', classes)} aria-label={landmarkLabel || 'Pagination'} {...spread(attributes)}>
      {previous && <Neighbour side="prev" link={previous} isBlock={isBlock} />}
      {items && <ul class="govuk-pagination__list">{numbered(items).map(({ item }) => <PageItem item={item} />)}</ul>}
      {next && <Neighbour side="next" link={next} isBlock={isBlock} />}
    </nav>
  );
}

function Neighbour({ side, link, isBlock }: { side: 'prev' | 'next'; link: PaginationLink; isBlock: boolean }) {
  const title = side === 'prev' ? 'Previous' : 'Next';
  return (
    <div class={`govuk-pagination__${side}`}>
      <a class="govuk-link govuk-pagination__link" href={link.href} rel={side} {...spread(link.attributes)}>
        {(isBlock || side === 'prev') && <Arrow side={side} />}
        <span class={classNames('govuk-pagination__link-title', isBlock && !link.labelText && 'govuk-pagination__link-title--decorated')}>
          {hasContent(link.text) ? link.text : <>{title}<span class="govuk-visually-hidden"> page</span></>}
        </span>
        {link.labelText && isBlock && <>{' '}<span class="govuk-visually-hidden">:</span>{' '}<span class="govuk-pagination__link-label">{link.labelText}</span></>}
        {!isBlock && side === 'next' && <Arrow side={side} />}
      </a>
    </div>
  );
}

const PageItem = ({ item }: { item: PaginationItem }) => ('ellipsis' in item ? <li class="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li> : (
  <li class={classNames('govuk-pagination__item', item.current && 'govuk-pagination__item--current')}>
    <a class="govuk-link govuk-pagination__link" href={item.href} aria-label={item.visuallyHiddenText ?? `Page ${item.number}`} aria-current={item.current ? 'page' : undefined} {...spread(item.attributes)}>{item.number}</a>
  </li>
));

const arrows = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
};
const Arrow = ({ side }: { side: 'prev' | 'next' }) => (
  <svg class={`govuk-pagination__icon govuk-pagination__icon--${side}`} xmlns="http://www.w3.org/2000/svg" height="13" width="15" aria-hidden="true" focusable="false" viewBox="0 0 15 13"><path d={arrows[side]} /></svg>
);
