/**
 * Further HTML attributes of an element, as in the macros' `attributes`. `true` writes the bare name, `false` and
 * `undefined` nothing; in `data-` and `aria-` attributes `true` and `false` are written out as words.
 */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Attributes as something that any element takes. Names that are not HTML names are dropped when the page is rendered. */
export const spread = (attributes: Attributes | undefined): object => attributes ?? {};

/** Class names in one string. What is empty is left out. */
export const classNames = (...names: readonly (string | false | undefined)[]): string => names.filter((name) => name !== undefined && name !== false && name !== '').join(' ');

/** Ids that describe an element, in the order in which they are read out; `undefined` where there is none. */
export const idList = (...ids: readonly (string | false | undefined)[]): string | undefined => classNames(...ids) || undefined;
