import { classNames, spread, type Attributes } from './attributes.ts';
import { hasContent, Prose, type Content } from './content.tsx';
import { Heading, type HeadingLevel } from './heading.tsx';
import type { Optional } from './optional.ts';

export type NotificationBannerOptions = Optional<{
  /** Something has been done. Then it is announced at once. */
  type: 'success';
  titleText: Content;
  titleId: string;
  titleHeadingLevel: HeadingLevel;
  role: string;
  /** Leave the page's focus where it is; needs the script. */
  disableAutoFocus: boolean;
  classes: string;
  attributes: Attributes;
}>;

/** What a person should know that is not about this page. Words alone become its heading. */
export function NotificationBanner({ type, titleText, titleId, titleHeadingLevel = 2, role, disableAutoFocus, classes, attributes, children }: NotificationBannerOptions & { children?: Content }) {
  const isSuccess = type === 'success';
  const headingId = titleId || 'govuk-notification-banner-title';
  return (
    <div
      class={classNames('govuk-notification-banner', isSuccess && 'govuk-notification-banner--success', classes)}
      data-module="govuk-notification-banner"
      {...spread({ role: role || (isSuccess ? 'alert' : 'region'), 'aria-labelledby': headingId, 'data-disable-auto-focus': disableAutoFocus, ...attributes })}
    >
      <div class="govuk-notification-banner__header">
        <Heading level={titleHeadingLevel} class="govuk-notification-banner__title" attributes={{ id: headingId }}>
          {hasContent(titleText) ? titleText : isSuccess ? 'Success' : 'Important'}
        </Heading>
      </div>
      <div class="govuk-notification-banner__content"><Prose class="govuk-notification-banner__heading">{children}</Prose></div>
    </div>
  );
}
