import { writeFile } from 'node:fs/promises';
import { bundledPack } from '../library.ts';
import { frameworkDocx } from '../render/docx.ts';
import { frameworkHtml } from '../render/html.tsx';

/** What `golden-thread framework render` is asked, as typed. */
export interface RenderQuestion {
  id: string;
  format: string;
  out: string;
}

/** Writes a framework as the document that a board publishes. Gives one sentence on what was written; throws in plain words. */
export async function renderCommand({ id, format, out }: RenderQuestion): Promise<string> {
  if (format !== 'html' && format !== 'docx') throw new Error(`--format: "${format}" is none of html, docx`);
  const { pack } = await bundledPack(id);
  await writeFile(out, format === 'html' ? frameworkHtml(pack) : await frameworkDocx(pack));
  return `Wrote ${pack.name}, version ${pack.version}, to ${out}.`;
}
