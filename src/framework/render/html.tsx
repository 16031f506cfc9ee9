import { render } from 'preact-render-to-string';
import type { Pack } from '../schema/pack.ts';
import { Contents, SectionView } from './blocks.tsx';
import { frameworkDocument } from './document.ts';

/** All that the document needs to look well on paper and on screen, so that the file stands alone. */
const style = `
:root { color-scheme: light; }
body { font: 15px/1.45 'Helvetica Neue', helvetica, arial, sans-serif; color: #0b0c0c; max-width: 960px; margin: 0 auto; padding: 30px 24px 60px; }
h1 { font-size: 34px; line-height: 1.15; margin: 8px 0 12px; } h2 { font-size: 25px; margin: 44px 0 12px; border-top: 4px solid #1d2f4f; padding-top: 12px; } h3 { font-size: 19px; margin: 30px 0 8px; } h4 { font-size: 16px; margin: 22px 0 6px; }
h2, h3, h4, caption { break-after: avoid; }
p { margin: 0 0 10px; } a { color: #1a65a6; } ul, ol { margin: 0 0 12px; padding-left: 24px; } li { margin-bottom: 4px; }
.gt-board { font-size: 18px; color: #484949; margin: 0; }
.gt-contents ol { list-style: none; padding: 0; } .gt-contents__inner { columns: 2; list-style: none; padding: 4px 0 6px 20px; font-size: 14px; }
table { border-collapse: collapse; width: 100%; margin: 14px 0 20px; font-size: 14px; table-layout: fixed; }
caption { text-align: left; font-weight: bold; padding-bottom: 6px; font-size: 15px; } th { text-align: left; border-bottom: 2px solid #1d2f4f; padding: 6px 8px; vertical-align: bottom; }
td { border-bottom: 1px solid #b1b4b6; padding: 7px 8px; vertical-align: top; overflow-wrap: anywhere; } thead { display: table-header-group; } tr { break-inside: avoid; }
.gt-line { display: block; margin-bottom: 3px; }
.gt-rule { font-size: 13px; color: #484949; margin: 0 0 12px; } td .gt-rule { margin: 0; }
.govuk-tag { display: inline-block; font-size: 12px; font-weight: bold; padding: 0 6px; border: 1px solid #505a5f; color: #0b0c0c; background: #fff; } .govuk-tag--yellow { background: #fff7bf; border-color: #594d00; }
svg { width: 100%; height: auto; display: block; } .gt-map { margin: 8px 0 16px; } .gt-process-map > svg, .gt-process-map__piece { break-inside: avoid; } .gt-process-map__again { display: none; }
.govuk-visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
@page { size: A4; margin: 18mm 15mm; @bottom-right { content: counter(page); font: 11px arial, sans-serif; } }
@media print { body { padding: 0; max-width: none; font-size: 12px; } table { font-size: 11.5px; } .gt-rule { font-size: 10.5px; } a { color: inherit; text-decoration: none; } svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; } .gt-process-map__again { display: block; } h2 { break-before: page; } .gt-contents h2, #version-history { break-before: auto; } }
`;

/** The framework as one page of HTML that needs nothing beside it: to be read, printed, or put on a website. */
export function frameworkHtml(pack: Pack): string {
  const document = frameworkDocument(pack);
  return `<!doctype html>\n${render(
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${document.title}: ${document.board}`}</title>
        <style dangerouslySetInnerHTML={{ __html: style }} />
      </head>
      <body>
        <header>
          <p class="gt-board">{document.board}</p>
          <h1>{document.title}</h1>
          <p><strong>{document.edition}</strong></p>
          <p>{document.about}</p>
        </header>
        <Contents of={document} />
        <main>{document.sections.map((section) => <SectionView section={section} pack={pack} />)}</main>
      </body>
    </html>,
  )}\n`;
}
