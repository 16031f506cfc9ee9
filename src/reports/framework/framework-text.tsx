import type { ComponentChildren, VNode } from 'preact';
import type { Pack } from '../../framework/index.ts';
import { BlockView, Contents, SectionView } from '../../framework/render/blocks.tsx';
import { frameworkDocument } from '../../framework/render/document.ts';
import { pagesOf, partsOf, type DocumentPage, type DocumentPart, type Piece } from '../../framework/render/pages.ts';
import { Pagination } from '../../web/govuk/index.ts';

/** Where a page of the framework is read: "roles" at /framework/parts/roles. */
export type PartHref = (page: string) => string;

const Head = ({ pack, lead }: { pack: Pack; lead: ComponentChildren }) => {
  const { board, title, about, edition } = frameworkDocument(pack);
  return (
    <>
      <span class="govuk-caption-l">{board}</span>
      <h1 class="govuk-heading-xl">{title}</h1>
      <p class="govuk-body-l gt-measure">{about}</p>
      <p class="govuk-body"><strong>{edition}.</strong></p>
      {lead}
    </>
  );
};

/** The framework by its contents: every part, and what stands in it, each a link to its page. What was a place of the whole document is one here too. */
export const FrameworkContents = ({ pack, lead, at }: { pack: Pack; lead: ComponentChildren; at: PartHref }) => (
  <div class="gt-framework">
    <Head pack={pack} lead={lead} />
    <nav class="gt-contents" aria-labelledby="contents">
      <h2 class="govuk-heading-m" id="contents">Contents</h2>
      <ol class="govuk-list">{partsOf(frameworkDocument(pack)).map((part) => <PartLinks part={part} at={at} />)}</ol>
    </nav>
  </div>
);

const PartLinks = ({ part: { section, pieces }, at }: { part: DocumentPart; at: PartHref }) => (
  <li>
    <a class="govuk-link" id={section.id} href={at(section.id)}>{section.title}</a>
    {pieces.length > 0 && <ul class="govuk-list gt-contents__inner">{pieces.map((piece) => <li><a class="govuk-link" id={piece.id} href={hrefOf(piece, at)}>{piece.title}</a>{piece.places.map((place) => <span id={place.id} />)}</li>)}</ul>}
  </li>
);
const hrefOf = (piece: Piece, at: PartHref): string => (piece.page === piece.id ? at(piece.page) : `${at(piece.page)}#${piece.id}`);

/** What stands beside the text for whoever reads it: at the head of a page, and under a heading. */
export interface Beside {
  head: (page: string) => VNode | null;
  under: (heading: string) => VNode | null;
}

/** One page of the framework, or the way to the page on which a place of that name stands; null where there is none. */
export function frameworkPart(pack: Pack, id: string, at: PartHref, beside?: Beside): { title: string; body: VNode } | { to: string } | null {
  const pages = pagesOf(frameworkDocument(pack));
  const index = pages.findIndex((page) => page.id === id);
  const page = pages[index];
  if (page === undefined) {
    const piece = partsOf(frameworkDocument(pack)).flatMap((part) => part.pieces).find((each) => each.id === id || each.places.some((place) => place.id === id));
    return piece === undefined ? null : { to: `${at(piece.page)}#${id}` };
  }
  return { title: page.title, body: <PartView page={page} pack={pack} at={at} beside={beside} before={pages[index - 1]} after={pages[index + 1]} /> };
}

const PartView = ({ page, pack, at, beside, before, after }: { page: DocumentPage; pack: Pack; at: PartHref; beside: Beside | undefined; before: DocumentPage | undefined; after: DocumentPage | undefined }) => (
  <div class="gt-framework">
    <span class="govuk-caption-l">{page.of === null ? pack.name : <a class="govuk-link" href={at(page.of.id)}>{page.of.title}</a>}</span>
    <h1 class="govuk-heading-l">{page.title}</h1>
    {beside?.head(page.id)}
    {page.blocks.map((block) => <><BlockView block={block} pack={pack} higher={page.of === null ? 1 : 2} doubtsAt={page.id === 'doubts' ? '' : at('doubts')} at={at} />{block.kind === 'heading' && beside?.under(block.id)}</>)}
    {page.beyond.length > 0 && (
      <>
        <h2 class="govuk-heading-m">{page.blocks.length > 0 ? 'Also in this part' : 'In this part'}</h2>
        <ul class="govuk-list">{page.beyond.map((piece) => <li><a class="govuk-link" href={at(piece.page)}>{piece.title}</a></li>)}</ul>
      </>
    )}
    <div class="gt-no-print">
      <Pagination landmarkLabel="Pages of the framework" {...(before === undefined ? {} : { previous: { href: at(before.id), labelText: before.title } })} {...(after === undefined ? {} : { next: { href: at(after.id), labelText: after.title } })} />
    </div>
  </div>
);

/** The whole framework on one page, to be read from end to end, searched or printed. */
export function FrameworkText({ pack, lead }: { pack: Pack; lead: ComponentChildren }) {
  const document = frameworkDocument(pack);
  return (
    <div class="gt-framework">
      <Head pack={pack} lead={lead} />
      <Contents of={document} />
      {document.sections.map((section) => <SectionView section={section} pack={pack} />)}
    </div>
  );
}
