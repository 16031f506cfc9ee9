import { isValidElement, type ComponentChildren, type VNode } from 'preact';

/** What stands between two tags: words, elements, or both. Words are escaped. */
export type Content = ComponentChildren;

/** Options of a part of a component, or, in short, only what it shows. */
export type Shorthand<Options extends object> = Said | Options;
type Said = string | number | VNode;

/** The shorthand spelled out. `undefined` stays `undefined`. */
export function spelledOut<Options extends object>(given: Shorthand<Options> | undefined, saying: (text: Said) => Options): Options | undefined {
  return given === undefined ? undefined : spellOut(given, saying);
}

/** The shorthand spelled out. */
export const spellOut = <Options extends object>(given: Shorthand<Options>, saying: (text: Said) => Options): Options =>
  typeof given === 'string' || typeof given === 'number' || isValidElement(given) ? saying(given) : given;

/** The usual way to spell a shorthand out. */
export const asText = (text: Said) => ({ text });

/** Whether there is anything to show. */
export function hasContent(content: Content): boolean {
  if (Array.isArray(content)) return content.some(hasContent);
  return content !== undefined && content !== null && content !== '' && typeof content !== 'boolean';
}

/** Whether this is words alone, without an element. */
export function isPlainText(content: Content): boolean {
  if (Array.isArray(content)) return content.every((part) => isPlainText(part) || !hasContent(part)) && hasContent(content);
  return (typeof content === 'string' && content !== '') || typeof content === 'number' || typeof content === 'bigint';
}

/** Words alone become a paragraph; elements stay as they are. */
export const Prose = ({ class: name, children }: { class: string; children?: Content }) => (isPlainText(children) ? <p class={name}>{children}</p> : <>{children}</>);

/** An item of a list, or nothing: `late && { … }` may stand in any list of items. */
export type Listed<Item> = readonly (Item | false | null | undefined | '')[];

/** A list's items with the number that each has in the list as written, from 1. */
export function numbered<Item extends object>(items: Listed<Item> | undefined): { item: Item; number: number }[] {
  return (items ?? []).flatMap((item, index) => (item ? [{ item, number: index + 1 }] : []));
}
