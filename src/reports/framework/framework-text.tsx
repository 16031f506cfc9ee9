import type { ComponentChildren } from 'preact';
import type { Pack } from '../../framework/index.ts';
import { Contents, SectionView } from '../../framework/render/blocks.tsx';
import { frameworkDocument } from '../../framework/render/document.ts';

/** The whole framework as it is read on screen: its title, what leads into it, its contents, its parts. */
export function FrameworkText({ pack, lead }: { pack: Pack; lead: ComponentChildren }) {
  const document = frameworkDocument(pack);
  return (
    <div class="gt-framework">
      <span class="govuk-caption-l">{document.board}</span>
      <h1 class="govuk-heading-xl">{document.title}</h1>
      <p class="govuk-body-l gt-measure">{document.about}</p>
      <p class="govuk-body"><strong>{document.edition}.</strong></p>
      {lead}
      <Contents of={document} />
      {document.sections.map((section) => <SectionView section={section} pack={pack} />)}
    </div>
  );
}
