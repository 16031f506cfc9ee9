import type { ComponentChildren } from 'preact';
import { Table as GovukTable } from '../govuk/index.ts';

/** A column's head. What is more than words, such as a link that sorts, says in words what stands in the column. */
export type Head = string | { words: string; shown: ComponentChildren };

const wordsOf = (head: Head) => (typeof head === 'string' ? head : head.words);
const shownOf = (head: Head) => (typeof head === 'string' ? head : head.shown);

/** A table whose first column names the row. On a narrow screen each row of more than two cells becomes a card, every cell under its column's name. */
export function Table({ caption, heads, rows, captionSize = 'm' }: { caption: string; heads: readonly Head[]; rows: readonly (readonly ComponentChildren[])[]; captionSize?: 's' | 'm' | 'l' | 'hidden' }) {
  const stacks = heads.length > 2;
  const named = (index: number) => (stacks && index > 0 ? { attributes: { 'data-head': wordsOf(heads[index] ?? '') } } : {});
  return (
    <div class="gt-wide-scroll" tabindex={0} role="region" aria-label={caption}>
      <GovukTable
        caption={caption} captionClasses={captionSize === 'hidden' ? 'govuk-visually-hidden' : `govuk-table__caption--${captionSize}`} firstCellIsHeader
        classes={stacks ? 'gt-table gt-table--stacks' : 'gt-table'}
        head={heads.map((head) => ({ text: shownOf(head) }))} rows={rows.map((cells) => cells.map((text, index) => ({ text, ...named(index) })))}
      />
    </div>
  );
}
