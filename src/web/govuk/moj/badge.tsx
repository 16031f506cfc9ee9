import { classNames, spread, type Attributes } from '../attributes.ts';
import type { Content } from '../content.tsx';
import type { Optional } from '../optional.ts';

/** The colours that a badge may have; the brand's own where nothing is given. */
export const badgeColours = ['purple', 'bright-purple', 'red', 'green', 'blue', 'black', 'grey'] as const;
export type BadgeColour = (typeof badgeColours)[number];
export type BadgeOptions = Optional<{ colour: BadgeColour; large: boolean; classes: string; attributes: Attributes }>;

/** A small mark beside a name. For the state of a thing there is `Tag`. */
export const Badge = ({ colour, large, classes, attributes, children }: BadgeOptions & { children?: Content }) => (
  <span class={classNames('moj-badge', colour && `moj-badge--${colour}`, large && 'moj-badge--large', classes)} {...spread(attributes)}>{children}</span>
);
