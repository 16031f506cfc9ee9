import { classNames, spread, type Attributes } from './attributes.ts';
import { asText, numbered, Prose, spelledOut, type Content, type Listed, type Shorthand } from './content.tsx';
import type { Optional } from './optional.ts';

export type TabPanel = Optional<{ text: Content; attributes: Attributes }>;
export type TabItem = { readonly label: Content } & Optional<{
  /** Names the panel in the page's address; the prefix and its number where nothing is given. */
  id: string;
  attributes: Attributes;
  /** Words alone become a paragraph. */
  panel: Shorthand<TabPanel>;
}>;
export type TabsOptions = Optional<{
  items: Listed<TabItem>;
  id: string;
  idPrefix: string;
  /** The list's heading where scripts do not run. */
  title: string;
  classes: string;
  attributes: Attributes;
}>;

/** Parts of a page of which one is shown at a time; without a script all are, after a list of them. */
export function Tabs({ items, id, idPrefix = '', title = 'Contents', classes, attributes }: TabsOptions) {
  const tabs = numbered(items).map(({ item, number }) => ({ item, number, panelId: item.id || `${idPrefix}-${number}` }));
  return (
    <div id={id} class={classNames('govuk-tabs', classes)} data-module="govuk-tabs" {...spread(attributes)}>
      <h2 class="govuk-tabs__title">{title}</h2>
      {tabs.length > 0 && (
        <ul class="govuk-tabs__list">
          {tabs.map(({ item, number, panelId }) => (
            <li class={classNames('govuk-tabs__list-item', number === 1 && 'govuk-tabs__list-item--selected')}>
              <a class="govuk-tabs__tab" href={`#${panelId}`} {...spread(item.attributes)}>{item.label}</a>
            </li>
          ))}
        </ul>
      )}
      {tabs.map(({ item, number, panelId }) => <Panel id={panelId} isFirst={number === 1} panel={spelledOut<TabPanel>(item.panel, asText)} />)}
    </div>
  );
}

const Panel = ({ id, isFirst, panel }: { id: string; isFirst: boolean; panel: TabPanel | undefined }) => (
  <div class={classNames('govuk-tabs__panel', !isFirst && 'govuk-tabs__panel--hidden')} id={id} {...spread(panel?.attributes)}>
    <Prose class="govuk-body">{panel?.text}</Prose>
  </div>
);
