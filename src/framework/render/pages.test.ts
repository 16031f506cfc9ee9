import { expect, it } from 'vitest';
import { bundledIds, bundledPack } from '../library.ts';
import { frameworkDocument } from './document.ts';
import { pagesOf, partsOf } from './pages.ts';

const packs = await Promise.all((await bundledIds()).map(async (id) => (await bundledPack(id)).pack));

it.each(packs)('Every block of the framework stands on one page, in its order, under a heading or a title: $id', (pack) => {
  const document = frameworkDocument(pack);
  const pages = pagesOf(document);
  for (const section of document.sections) {
    const own = pages.filter((page) => page.id === section.id || page.of?.id === section.id);
    const said = own.flatMap((page) => page.blocks);
    const titles = own.filter((page) => page.of !== null).map((page) => page.id);
    expect(new Set(said)).toEqual(new Set(section.blocks.filter((block) => block.kind !== 'heading' || !titles.includes(block.id))));
    expect(said).toHaveLength(section.blocks.length - titles.length);
  }
});

it.each(packs)('Each process and form has a page of its own, and no two pages one name: $id', (pack) => {
  const pages = pagesOf(frameworkDocument(pack));
  for (const process of pack.processes) expect(pages.find((page) => page.id === `process-${process.key}`)?.title).toBe(process.name);
  for (const form of pack.forms) expect(pages.some((page) => page.id === `form-${form.key}`), form.key).toBe(true);
  expect(new Set(pages.map((page) => page.id)).size).toBe(pages.length);
});

it.each(packs)('The contents lead to a page for all that the whole document has a place for: $id', (pack) => {
  const document = frameworkDocument(pack);
  const pages = new Set(pagesOf(document).map((page) => page.id));
  const parts = partsOf(document);
  for (const { pieces } of parts) for (const piece of pieces) expect(pages.has(piece.page), piece.id).toBe(true);
  const places = parts.flatMap(({ section, pieces }) => [section.id, ...pieces.flatMap((piece) => [piece.id, ...piece.places.map((place) => place.id)])]);
  expect(new Set(places)).toEqual(new Set(document.sections.flatMap((section) => [section.id, ...section.blocks.flatMap((block) => (block.kind === 'heading' ? [block.id] : []))])));
  expect(new Set(places).size).toBe(places.length);
});
