import { classNames, spread, type Attributes } from '../attributes.ts';
import { numbered, type Content, type Listed } from '../content.tsx';
import type { Optional } from '../optional.ts';

export type SubNavigationItem = { readonly text: Content; readonly href: string } & Optional<{ active: boolean; classes: string; attributes: Attributes }>;
export type SubNavigationOptions = { readonly items: Listed<SubNavigationItem> } & Optional<{
  /** What the links lead through, said to people who do not see where they stand. */
  label: string;
  classes: string;
  attributes: Attributes;
}>;

/** The pages of one thing, such as a review. */
export const SubNavigation = ({ items, label = 'Pages of this section', classes, attributes }: SubNavigationOptions) => (
  <nav class={classNames('moj-sub-navigation', classes)} aria-label={label} {...spread(attributes)}>
    <ul class="moj-sub-navigation__list">
      {numbered(items).map(({ item }) => (
        <li class={classNames('moj-sub-navigation__item', item.classes)}>
          <a class="moj-sub-navigation__link" aria-current={item.active ? 'page' : undefined} href={item.href} {...spread(item.attributes)}>{item.text}</a>
        </li>
      ))}
    </ul>
  </nav>
);
