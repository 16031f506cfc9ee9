import type { Block, Cell } from './sections.ts';

/** The last column of most tables: where a rule comes from and how binding it is. */
export const sourceHead = 'Source and force';
/** A table, or nothing where it would have no rows. */
export const table = (caption: string, heads: string[], widths: number[], rows: Cell[][]): Block[] => (rows.length === 0 ? [] : [{ kind: 'table', caption, heads, widths, rows }]);
export const heading = (id: string, text: string): Block => ({ kind: 'heading', level: 3, id, text });
/** A name with what is said of it beneath. */
export const plain = (name: string, ...more: (string | undefined)[]): Cell => ({ name, more: more.filter((part) => part !== undefined) });
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
