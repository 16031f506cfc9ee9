import type { Pack } from '../../framework/index.ts';
import { Contents, SectionView } from '../../framework/render/blocks.tsx';
import { frameworkDocument } from '../../framework/render/document.ts';
import { frameworkDocx } from '../../framework/render/docx.ts';
import { frameworkHtml } from '../../framework/render/html.tsx';
import { editionOfBoard } from '../../people/framework-edition.ts';
import { notFound, page, type Reply, type Visit } from '../../web/visit/index.ts';

/** The framework of the board on which the reader holds their first role; null where they hold none. */
export async function frameworkOf(visit: Visit): Promise<Pack | null> {
  const role = visit.me.roles[0];
  return role === undefined ? null : (await editionOfBoard(visit.tx, visit.me.partnershipId, role.boardId)).pack;
}

/** The whole framework to be read on screen, in its document's order. */
export async function frameworkPage(visit: Visit): Promise<Reply> {
  const pack = await frameworkOf(visit);
  if (pack === null) return notFound;
  return page(pack.name, <FrameworkBody pack={pack} manages={visit.me.permissions.has('manage-framework')} />, { section: 'framework', wide: true });
}

export function FrameworkBody({ pack, manages }: { pack: Pack; manages: boolean }) {
  const document = frameworkDocument(pack);
  return (
    <div class="gt-framework">
      <span class="govuk-caption-l">{document.board}</span>
      <h1 class="govuk-heading-xl">{document.title}</h1>
      <p class="govuk-body-l gt-measure">{document.about}</p>
      <p class="govuk-body"><strong>{document.edition}.</strong> This is what the board works to now. Work that is under way keeps the version that it started under.</p>
      <ul class="govuk-list gt-no-print">
        <li><a class="govuk-link" href="/framework.docx">Take it as a Word document</a></li>
        <li><a class="govuk-link" href="/framework/print">Take it as one web page, to print or to publish</a></li>
        <li><a class="govuk-link" href="/forward-plan">See the forward plan for the next twelve months</a></li>
        <li><a class="govuk-link" href="/framework/compare">Lay it beside another framework, or beside another version</a></li>
        {manages && <li><a class="govuk-link" href="/framework/versions">See its versions, and bring in a new one</a></li>}
      </ul>
      <Contents of={document} />
      {document.sections.map((section) => <SectionView section={section} pack={pack} />)}
    </div>
  );
}

const fileName = (pack: Pack, ending: string) => `${pack.id}-${pack.version}.${ending}`;

export async function frameworkAsDocx(visit: Visit): Promise<Reply> {
  const pack = await frameworkOf(visit);
  if (pack === null) return notFound;
  return { kind: 'download', name: fileName(pack, 'docx'), type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', content: await frameworkDocx(pack) };
}

export async function frameworkAsHtml(visit: Visit): Promise<Reply> {
  const pack = await frameworkOf(visit);
  if (pack === null) return notFound;
  return { kind: 'download', name: fileName(pack, 'html'), type: 'text/html; charset=utf-8', content: Buffer.from(frameworkHtml(pack)) };
}
