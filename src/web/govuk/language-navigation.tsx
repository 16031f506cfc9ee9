import { classNames, spread, type Attributes } from './attributes.ts';
import type { Content } from './content.tsx';
import type { Optional } from './optional.ts';

export type LanguageItem = Optional<{
  text: Content;
  /** The page in this language; without it, this page. */
  href: string;
  lang: string;
  hrefLang: string;
  dir: 'ltr' | 'rtl' | 'auto';
  current: boolean;
  languageDescriptionText: string;
  classes: string;
  attributes: Attributes;
}>;
export type LanguageNavigationOptions = { readonly items: readonly LanguageItem[] } & Optional<{ ariaLabel: string; classes: string; attributes: Attributes }>;

/** The same page in other languages. */
export const LanguageNavigation = ({ items, ariaLabel = 'Language', classes, attributes }: LanguageNavigationOptions) => (
  <nav class={classNames('govuk-language-navigation', classes)} aria-label={ariaLabel} {...spread(attributes)}>
    <ul class="govuk-language-navigation__list">{items.map((item) => <li class="govuk-language-navigation__list-item"><Language {...item} /></li>)}</ul>
  </nav>
);

function Language({ text, href, lang, hrefLang, dir, current, languageDescriptionText, classes, attributes }: LanguageItem) {
  if (current || !href) return <span class={classNames('govuk-language-navigation__text', classes)} aria-current="true" {...spread({ lang, dir, ...attributes })}>{text}</span>;
  return (
    <a class={classNames('govuk-language-navigation__link', classes)} href={href} rel="alternate" {...spread({ lang, hreflang: hrefLang || lang, dir, ...attributes })}>
      {text}
      {languageDescriptionText && <span class="govuk-visually-hidden"> {languageDescriptionText}</span>}
    </a>
  );
}
