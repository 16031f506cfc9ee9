import { ActionGroup, type ActionOptions } from './action-group.tsx';
import { classNames, spread, type Attributes } from './attributes.ts';
import { hasContent, type Content } from './content.tsx';
import { Heading, type HeadingLevel } from './heading.tsx';
import type { Optional } from './optional.ts';

export type PanelOptions = { readonly titleText: Content } & Optional<{
  headingLevel: HeadingLevel;
  /** `govuk-panel--interruption` makes it a question in the way of an unusual step; then it may have actions. */
  classes: string;
  actions: Optional<{ items: readonly ActionOptions[]; classes: string; attributes: Attributes }>;
  attributes: Attributes;
}>;

/** What has been done, at the end of a journey. */
export function Panel({ titleText, headingLevel = 1, classes, actions, attributes, children }: PanelOptions & { children?: Content }) {
  const isInterruption = classes?.includes('govuk-panel--interruption') ?? false;
  const items = actions?.items ?? [];
  return (
    <div class={classNames('govuk-panel', !isInterruption && 'govuk-panel--confirmation', classes)} {...spread(attributes)}>
      <Heading level={headingLevel} class="govuk-panel__title">{titleText}</Heading>
      {hasContent(children) && <div class="govuk-panel__body">{children}</div>}
      {isInterruption && actions && (
        <div class={classNames('govuk-panel__actions', actions.classes)} {...spread(actions.attributes)}>
          {items.length > 0 && <ActionGroup actions={items} looks={{ button: 'govuk-button--inverse', link: 'govuk-link--inverse' }} />}
        </div>
      )}
    </div>
  );
}
