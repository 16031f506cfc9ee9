import { classNames, spread, type Attributes } from './attributes.ts';
import type { Content } from './content.tsx';
import type { Optional } from './optional.ts';

export type GenericHeaderOptions = { readonly logoText: Content } & Optional<{ url: string; containerClasses: string; classes: string; attributes: Attributes }>;

/** The head of a page of a service that is not on GOV.UK: its own name or mark, which leads home. */
export const GenericHeader = ({ logoText, url, containerClasses, classes, attributes }: GenericHeaderOptions) => (
  <div class={classNames('govuk-generic-header', classes)} {...spread(attributes)}>
    <div class={classNames('govuk-generic-header__container', containerClasses || 'govuk-width-container')}>
      <div class="govuk-generic-header__logo"><a href={url || '/'} class="govuk-generic-header__homepage-link">{logoText}</a></div>
    </div>
  </div>
);
