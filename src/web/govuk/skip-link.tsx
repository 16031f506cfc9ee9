import { classNames, spread, type Attributes } from './attributes.ts';
import type { Content } from './content.tsx';
import type { Optional } from './optional.ts';

export type SkipLinkOptions = Optional<{ href: string; classes: string; attributes: Attributes }>;

/** Past the navigation to the content, for people who use a keyboard; the first thing in a page's body. */
export const SkipLink = ({ href, classes, attributes, children }: SkipLinkOptions & { children?: Content }) => (
  <a href={href || '#content'} class={classNames('govuk-skip-link', classes)} data-module="govuk-skip-link" {...spread(attributes)}>{children}</a>
);
