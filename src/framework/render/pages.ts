import type { Block, DocumentSection, FrameworkDocument } from './sections.ts';

/** A piece of a section under a heading of its own: a process, a form, the groups. */
export interface Piece {
  id: string;
  title: string;
  /** The page on which it stands: its own, or that of its section. */
  page: string;
  /** Every place within it that a link may lead to. */
  places: { id: string; text: string }[];
}
/** One page of the framework as it is read on screen, in the order of its document. */
export interface DocumentPage {
  id: string;
  title: string;
  /** The section to which it belongs; null for the section's own page. */
  of: { id: string; title: string } | null;
  blocks: Block[];
  /** On a section's own page: what stands on pages of their own. */
  beyond: Piece[];
}
export interface DocumentPart {
  section: DocumentSection;
  pieces: Piece[];
}

interface Cut { heading: Extract<Block, { kind: 'heading' }>; blocks: Block[] }

/** What fills about a screen: blocks and rows together. */
const screenful = 14;
const weight = (blocks: readonly Block[]): number => blocks.reduce((sum, block) => sum + (block.kind === 'table' ? 1 + block.rows.length : block.kind === 'list' ? block.items.length / 2 : block.kind === 'map' ? screenful : 1), 0);

/** A section cut at its headings: what comes before the first, and a piece for each. */
function cut(section: DocumentSection): { lead: Block[]; cuts: Cut[] } {
  const lead: Block[] = [];
  const cuts: Cut[] = [];
  for (const block of section.blocks) {
    if (block.kind === 'heading' && block.level === 3) cuts.push({ heading: block, blocks: [] });
    else (cuts.at(-1)?.blocks ?? lead).push(block);
  }
  return { lead, cuts };
}

/** Processes and forms have a page each; what else fills a screen has one too, where it does not stand alone in its section. */
const standsApart = ({ heading, blocks }: Cut, cuts: readonly Cut[]): boolean => /^(process|form)-/.test(heading.id) || (cuts.length > 1 && weight(blocks) > screenful);

/** The sections of a framework with their pieces, for its contents. */
export function partsOf(document: FrameworkDocument): DocumentPart[] {
  return document.sections.map((section) => {
    const { lead, cuts } = cut(section);
    const loose = placesIn(lead);
    return {
      section,
      pieces: [
        ...loose.map((place) => ({ id: place.id, title: place.text, page: section.id, places: [] })),
        ...cuts.map((each) => ({ id: each.heading.id, title: each.heading.text, page: standsApart(each, cuts) ? each.heading.id : section.id, places: placesIn(each.blocks) })),
      ],
    };
  });
}
const placesIn = (blocks: readonly Block[]) => blocks.flatMap((block) => (block.kind === 'heading' ? [{ id: block.id, text: block.text }] : []));

/** The pages into which a framework is broken up, in the order of its document. All that the document says stands on one of them. */
export function pagesOf(document: FrameworkDocument): DocumentPage[] {
  return document.sections.flatMap((section): DocumentPage[] => {
    const { lead, cuts } = cut(section);
    const apart = cuts.filter((each) => standsApart(each, cuts));
    const own: DocumentPage = {
      id: section.id, title: section.title, of: null, blocks: [...lead, ...cuts.filter((each) => !apart.includes(each)).flatMap((each) => [each.heading, ...each.blocks])],
      beyond: apart.map((each) => ({ id: each.heading.id, title: each.heading.text, page: each.heading.id, places: [] })),
    };
    return [own, ...apart.map((each): DocumentPage => ({ id: each.heading.id, title: each.heading.text, of: { id: section.id, title: section.title }, blocks: each.blocks, beyond: [] }))];
  });
}
