import { ActionGroup, type ActionOptions } from './action-group.tsx';
import { classNames, spread, type Attributes } from './attributes.ts';
import { hasContent, Prose, spelledOut, asText, type Content, type Shorthand } from './content.tsx';
import type { Optional } from './optional.ts';

export type CookieMessage = Optional<{
  headingText: Content;
  /** Words alone become a paragraph. */
  text: Content;
  actions: readonly ActionOptions[];
  role: string;
  hidden: boolean;
  classes: string;
  attributes: Attributes;
}>;
export type CookieBannerOptions = { readonly messages: readonly Shorthand<CookieMessage>[] } & Optional<{ ariaLabel: string; hidden: boolean; classes: string; attributes: Attributes }>;

/** What is kept on a person's device, and their choice. */
export const CookieBanner = ({ messages, ariaLabel, hidden, classes, attributes }: CookieBannerOptions) => (
  <div class={classNames('govuk-cookie-banner', classes)} role="region" aria-label={ariaLabel || 'Cookie banner'} hidden={hidden} {...spread({ 'data-nosnippet': '', ...attributes })}>
    {messages.map((message) => <Message {...spelledOut<CookieMessage>(message, asText)} />)}
  </div>
);

const Message = ({ headingText, text, actions, role, hidden, classes, attributes }: CookieMessage) => (
  <div class={classNames('govuk-cookie-banner__message', classes, 'govuk-width-container')} hidden={hidden} {...spread({ role: role || undefined, ...attributes })}>
    <div class="govuk-grid-row">
      <div class="govuk-grid-column-two-thirds">
        {hasContent(headingText) && <h2 class="govuk-cookie-banner__heading govuk-heading-m">{headingText}</h2>}
        <div class="govuk-cookie-banner__content"><Prose class="govuk-body">{text}</Prose></div>
      </div>
    </div>
    {actions && <ActionGroup actions={actions} />}
  </div>
);
