import { spread, type Attributes } from './attributes.ts';
import type { Content } from './content.tsx';

export type HeadingLevel = 1 | 2 | 3 | 4 | 5 | 6;

/** A heading of the level that the page's outline asks for. */
export function Heading({ level, class: name, attributes, children }: { level: HeadingLevel; class: string; attributes?: Attributes; children?: Content }) {
  const Tag = `h${level}` as const;
  return <Tag class={name} {...spread(attributes)}>{children}</Tag>;
}
