import { classNames, spread, type Attributes } from './attributes.ts';
import type { Content } from './content.tsx';
import type { Optional } from './optional.ts';

/** A page on the way here; without `href`, this page. */
export type BreadcrumbItem = Optional<{ text: Content; href: string; attributes: Attributes }>;
export type BreadcrumbsOptions = { readonly items: readonly BreadcrumbItem[] } & Optional<{
  /** On a narrow screen show only the first and the last but one. */
  collapseOnMobile: boolean;
  labelText: string;
  classes: string;
  attributes: Attributes;
}>;

/** Where this page is. */
export const Breadcrumbs = ({ items, collapseOnMobile, labelText = 'Breadcrumb', classes, attributes }: BreadcrumbsOptions) => (
  <nav class={classNames('govuk-breadcrumbs', classes, collapseOnMobile && 'govuk-breadcrumbs--collapse-on-mobile')} aria-label={labelText} {...spread(attributes)}>
    <ol class="govuk-breadcrumbs__list">
      {items.map((item) => (
        item.href
          ? <li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href={item.href} {...spread(item.attributes)}>{item.text}</a></li>
          : <li class="govuk-breadcrumbs__list-item" aria-current="page">{item.text}</li>
      ))}
    </ol>
  </nav>
);
