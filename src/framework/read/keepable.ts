import { digestOfFile, type KeptFile } from '../kept.ts';
import { shapeOf } from '../shape/shape-of.ts';
import type { PackFiles } from './files-of-folder.ts';
import { schemaOf, textsOf } from './texts-of.ts';

/** What the build may keep of the files of a pack: those whose grammar and shape are right, by the digest of each. */
export function keepable(files: PackFiles): Record<string, KeptFile> {
  return Object.fromEntries(textsOf(files, {}).texts.flatMap((text): [string, KeptFile][] => {
    const schema = schemaOf(text.file);
    const read = schema === null || text.value === undefined ? null : shapeOf(text, schema);
    if (read === null || !read.success) return [];
    return [[digestOfFile(text.file, files[text.file] ?? ''), { value: text.value, shaped: read.data }]];
  }));
}
