/** A piece of a document that is drawn from the record, already in words: the page and the Word document show the same. */
export type Block =
  | { kind: 'under'; text: string }
  | { kind: 'text'; text: string }
  | { kind: 'facts'; rows: readonly { name: string; value: string }[] }
  | { kind: 'list'; items: readonly string[] }
  | { kind: 'table'; caption: string; heads: readonly string[]; widths: readonly number[]; rows: readonly (readonly string[])[] };

/** A part under its heading. Without blocks the record holds nothing of it. */
export interface DrawnPart {
  heading: string;
  /** Somebody writes this part: the product draws nothing there. */
  byHand: boolean;
  blocks: readonly Block[];
}

/** Every text of a part, so that it can be held against the vault. */
export const textsOf = (part: DrawnPart): string[] => part.blocks.flatMap((block) => {
  switch (block.kind) {
    case 'facts': return block.rows.map((row) => row.value);
    case 'list': return [...block.items];
    case 'table': return block.rows.flat();
    default: return [block.text];
  }
});
