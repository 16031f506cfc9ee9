import { classNames, spread, type Attributes } from './attributes.ts';
import { asText, spelledOut, type Content, type Shorthand } from './content.tsx';
import type { Optional } from './optional.ts';
import { Tag, type TagOptions } from './tag.tsx';

export type PhaseBannerOptions = Optional<{ tag: Shorthand<TagOptions>; classes: string; attributes: Attributes }>;

/** How far the service has come, and how to say what one thinks of it. */
export function PhaseBanner({ tag, classes, attributes, children }: PhaseBannerOptions & { children?: Content }) {
  const { text, ...look } = spelledOut<TagOptions>(tag, asText) ?? {};
  return (
    <div class={classNames('govuk-phase-banner govuk-width-container', classes)} {...spread(attributes)}>
      <p class="govuk-phase-banner__content">
        <Tag {...look} classes={classNames('govuk-phase-banner__content__tag', look.classes)}>{text}</Tag>{' '}
        <span class="govuk-phase-banner__text">{children}</span>
      </p>
    </div>
  );
}
