import type { Pack } from '../schema/pack.ts';
import type { Rule } from '../schema/rule.ts';
import { partOf, type Block, type DocumentSection } from './sections.ts';

/**
 * The headings of other sections under which something stands that the source says in a part. A piece of the framework stands
 * in the part from which most of it comes; whoever reads another part is led to it from there.
 */
export function saidElsewhere(parts: Pack['parts'], part: Pack['parts'][number], sections: readonly DocumentSection[]): { id: string; text: string }[] {
  return sections.filter((section) => section.id !== `part-${part.key}`).flatMap((section) => {
    const found: { id: string; text: string }[] = [];
    let heading: { id: string; text: string } | null = null;
    for (const block of section.blocks) {
      if (block.kind === 'heading' && block.level === 3) heading = { id: block.id, text: block.text };
      else if (heading !== null && found.at(-1) !== heading && rulesOf(block).some((rule) => standsIn(parts, part.key, rule))) found.push(heading);
    }
    return found;
  });
}

const standsIn = (parts: Pack['parts'], key: string, { source }: Rule): boolean => source.split(';').some((place) => partOf(parts, place) === key);

function rulesOf(block: Block): Rule[] {
  if (block.kind === 'rule') return [block.rule];
  return block.kind === 'table' ? block.rows.flat().flatMap((cell) => (typeof cell === 'object' && 'rule' in cell ? [cell.rule] : [])) : [];
}
