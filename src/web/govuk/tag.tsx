import { classNames, spread, type Attributes } from './attributes.ts';
import type { Content } from './content.tsx';
import type { Optional } from './optional.ts';

/** The colours that a tag may have; blue is the usual one. A colour never says anything that the words do not. */
export const tagColours = ['grey', 'green', 'teal', 'blue', 'purple', 'magenta', 'red', 'orange', 'yellow'] as const;
export type TagColour = (typeof tagColours)[number];

export type TagLook = Optional<{ colour: TagColour; classes: string; attributes: Attributes }>;
export type TagOptions = TagLook & Optional<{ text: Content }>;

/** The state of a thing. */
export const Tag = ({ colour, classes, attributes, children }: TagLook & { children?: Content }) => (
  <strong class={classNames('govuk-tag', colour && colour !== 'blue' && `govuk-tag--${colour}`, classes)} {...spread(attributes)}>{children}</strong>
);
