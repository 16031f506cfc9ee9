import { classNames, spread, type Attributes } from './attributes.ts';
import { asText, hasContent, numbered, spelledOut, type Content, type Listed, type Shorthand } from './content.tsx';
import type { Optional } from './optional.ts';

export type ServiceNavigationItem = Optional<{
  text: Content;
  href: string;
  /** This very page. */
  current: boolean;
  /** This part of the service. */
  active: boolean;
  attributes: Attributes;
}>;
export type ServiceNavigationSlots = Optional<{
  start: Content;
  /** `align: 'inline'` puts it beside the navigation where there is room. */
  end: Shorthand<Optional<{ text: Content; align: 'inline' }>>;
  navigationStart: Content;
  navigationEnd: Content;
}>;
export type ServiceNavigationOptions = Optional<{
  serviceName: string;
  serviceUrl: string;
  navigation: Listed<ServiceNavigationItem>;
  navigationId: string;
  navigationLabel: string;
  navigationClasses: string;
  /** Behind a menu button on a narrow screen; so where there is more than one item. */
  collapseNavigationOnMobile: boolean;
  menuButtonText: string;
  menuButtonLabel: string;
  ariaLabel: string;
  slots: ServiceNavigationSlots;
  classes: string;
  attributes: Attributes;
}>;

/** The service's name and its main parts. */
export function ServiceNavigation(navigation: ServiceNavigationOptions) {
  const { serviceName, slots = {} } = navigation;
  const end = spelledOut(slots.end, asText);
  const inner = (
    <div class={classNames('govuk-width-container', end?.align === 'inline' && 'govuk-service-navigation__inlining-container')}>
      {slots.start}
      <div class="govuk-service-navigation__container">
        {serviceName && <ServiceName name={serviceName} url={navigation.serviceUrl} />}
        <Links {...navigation} />
      </div>
      {end?.text}
    </div>
  );
  const shared = { class: classNames('govuk-service-navigation', navigation.classes), 'data-module': 'govuk-service-navigation', ...navigation.attributes };
  // With nothing but links, the <nav> inside is landmark enough.
  return serviceName || hasContent(slots.start) || hasContent(end?.text)
    ? <section {...spread({ 'aria-label': navigation.ariaLabel ?? 'Service information', ...shared })}>{inner}</section>
    : <div {...spread(shared)}>{inner}</div>;
}

const ServiceName = ({ name, url }: { name: string; url: string | undefined }) => (
  <span class="govuk-service-navigation__service-name">
    {url ? <a href={url} class="govuk-service-navigation__link">{name}</a> : <span class="govuk-service-navigation__text">{name}</span>}
  </span>
);

function Links({ navigation = [], slots = {}, ...options }: ServiceNavigationOptions) {
  const items = numbered(navigation).map(({ item }) => item);
  if (items.length === 0 && !hasContent(slots.navigationStart) && !hasContent(slots.navigationEnd)) return null;
  const button = options.menuButtonText || 'Menu';
  const id = options.navigationId || 'navigation';
  return (
    <nav aria-label={options.navigationLabel || button} class={classNames('govuk-service-navigation__wrapper', options.navigationClasses)}>
      {(options.collapseNavigationOnMobile ?? items.length > 1) && (
        <button type="button" class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle" aria-controls={id} aria-label={options.menuButtonLabel === button ? undefined : options.menuButtonLabel} hidden aria-hidden="true">{button}</button>
      )}
      <ul class="govuk-service-navigation__list" id={id}>
        {slots.navigationStart}
        {items.map((item) => <Link {...item} />)}
        {slots.navigationEnd}
      </ul>
    </nav>
  );
}

function Link({ text, href, current, active, attributes }: ServiceNavigationItem) {
  const isHere = current || active;
  const where = isHere ? (current ? 'page' : 'true') : undefined;
  // Strong, so that people who set their own colours still see where they are.
  const inner = isHere ? <strong class="govuk-service-navigation__active-fallback">{text}</strong> : text;
  return (
    <li class={classNames('govuk-service-navigation__item', isHere && 'govuk-service-navigation__item--active')}>
      {href
        ? <a class="govuk-service-navigation__link" href={href} aria-current={where} {...spread(attributes)}>{inner}</a>
        : hasContent(text) && <span class="govuk-service-navigation__text" aria-current={where}>{inner}</span>}
    </li>
  );
}
