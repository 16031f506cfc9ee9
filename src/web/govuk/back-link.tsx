import { classNames, spread, type Attributes } from './attributes.ts';
import { hasContent, type Content } from './content.tsx';
import type { Optional } from './optional.ts';

export type BackLinkOptions = Optional<{ href: string; classes: string; attributes: Attributes }>;

/** One page back, above the page's heading. */
export const BackLink = ({ href, classes, attributes, children }: BackLinkOptions & { children?: Content }) => (
  <a href={href || '#'} class={classNames('govuk-back-link', classes)} {...spread(attributes)}>{hasContent(children) ? children : 'Back'}</a>
);
