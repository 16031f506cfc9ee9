import type { Pack } from '../schema/pack.ts';
import type { Rule } from '../schema/rule.ts';
import { partOf, type Block, type DocumentSection } from './sections.ts';

interface Place { id: string; text: string }

/**
 * By the key of each part, the headings of other sections under which something stands that the source says in it. A piece of
 * the framework stands in the part from which most of it comes; whoever reads another part is led to it from there. Each source
 * is looked up once, however many rules name it.
 */
export function saidElsewhere(parts: Pack['parts'], sections: readonly DocumentSection[]): Map<string, Place[]> {
  const found = new Map<string, Place[]>(parts.map((part) => [part.key, []]));
  const known = new Map<string, string[]>();
  const partsNamed = (source: string): string[] => {
    const there = known.get(source) ?? [...new Set(source.split(';').flatMap((place) => partOf(parts, place) ?? []))];
    known.set(source, there);
    return there;
  };
  for (const section of sections) {
    let heading: Place | null = null;
    for (const block of section.blocks) {
      if (block.kind === 'heading' && block.level === 3) heading = { id: block.id, text: block.text };
      if (heading === null) continue;
      for (const key of new Set(rulesOf(block).flatMap((rule) => partsNamed(rule.source)))) {
        const places = found.get(key)!;
        if (section.id !== `part-${key}` && places.at(-1) !== heading) places.push(heading);
      }
    }
  }
  return found;
}

function rulesOf(block: Block): Rule[] {
  if (block.kind === 'rule') return [block.rule];
  return block.kind === 'table' ? block.rows.flat().flatMap((cell) => (typeof cell === 'object' && 'rule' in cell ? [cell.rule] : [])) : [];
}
