import { formatDay, type Day } from '../../calendar/index.ts';
import { bullets, facts, heading, strong, subheading, table, text, wordDocument, type Piece } from '../../platform/documents/word.ts';
import type { Block } from './block.ts';
import type { DrawnDocument } from './drawn-document.ts';

/** What the head of a document says of the process, beside what is drawn. */
export interface Head {
  reference: string;
  board: string;
  /** The edition of the framework under which the process runs. */
  framework: string;
  preparedOn: Day;
  demonstration: boolean;
  /** It holds words that stand in the vault too, of which nobody has said that they name nobody. */
  mayName: boolean;
}

/** Writes a drawn document as Word. The same document gives the same content. */
export function asWord(drawn: DrawnDocument, head: Head): Promise<Buffer> {
  const confidential = head.mayName ? 'Confidential. For the team of the case alone: nobody has looked yet whether some words in it name somebody.' : drawn.open ? null : 'Confidential. Names of the people it is about are left out; the key is kept apart.';
  return wordDocument({
    title: drawn.title, under: `${head.reference} · ${head.board}`, made: `Prepared on ${formatDay(head.preparedOn)} from the record. ${head.framework}`,
    board: head.board, description: drawn.title, running: confidential === null ? head.reference : `${head.reference} · Confidential`,
  }, [
    ...(confidential === null ? [] : [strong(confidential)]),
    ...(head.demonstration ? [strong('Demonstration: everything in this document is invented.', 'B10E1E')] : []),
    ...(drawn.to.length === 0 ? [] : [facts([{ name: 'To', value: drawn.to.join('\n') }, ...(drawn.copies.length === 0 ? [] : [{ name: 'Copy to', value: drawn.copies.join('\n') }])])]),
    ...(drawn.holds.length === 0 ? [] : [heading('May not be disclosed'), ...text('Parallel proceedings hold this back. Nothing of it may leave the team before the hold has ended:'), ...bullets(drawn.holds, '')]),
    ...drawn.parts.flatMap((part, index) => [
      heading(`${index + 1}. ${part.heading}`),
      ...(part.blocks.length > 0 ? part.blocks.flatMap(piecesOf) : text(part.byHand ? 'To be written.' : 'The record holds nothing of this.')),
    ]),
    ...(drawn.doubts.length === 0 ? [] : [heading(`${drawn.parts.length + 1}. Rules to be confirmed`), ...bullets(drawn.doubts, '')]),
  ]);
}

function piecesOf(block: Block): Piece[] {
  switch (block.kind) {
    case 'under': return [subheading(block.text)];
    case 'text': return text(block.text);
    case 'facts': return [facts(block.rows)];
    case 'list': return bullets(block.items, '');
    case 'table': return [table(block.heads, block.widths, block.rows)];
  }
}
