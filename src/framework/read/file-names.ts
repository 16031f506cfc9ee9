import type { Fault } from '../fault.ts';
import { nearest } from '../../platform/text/nearest.ts';
import { optionalFiles, packFiles, type PackFile } from '../schema/pack.ts';
import type { PackFiles } from './files-of-folder.ts';

export const partNames = Object.keys(packFiles) as PackFile[];

/** Files that no pack has, and those that each has to have. A README may stand in any folder. */
export function fileNameFaults(files: PackFiles): Fault[] {
  const top = (file: string, rule: string, message: string): Fault => ({ file, line: 1, column: 1, rule, message });
  const unknown = Object.keys(files).filter((path) => !isPart(path) && !isOneOfMany(path) && !path.endsWith('.md')).map((path) => {
    const meant = nearest(path, partNames.filter((name) => !(name in files)));
    return top(path, 'unknown-file', meant === null ? `A pack has no such file. It has ${partNames.join(', ')}, and files that end in .yaml in the folders processes and forms.` : `A pack has no file of this name. Did you mean "${meant}"?`);
  });
  const missing = partNames.filter((name) => !(name in files) && !optionalFiles.includes(name)).map((name) => top(name, 'missing-file', 'The pack needs this file.'));
  const none = Object.keys(files).some((path) => path.startsWith('processes/')) ? [] : [top('processes', 'missing-file', 'The pack needs at least one process: a file that ends in .yaml in the folder processes.')];
  return [...unknown, ...missing, ...none];
}

export const isPart = (path: string): path is PackFile => Object.hasOwn(packFiles, path);
/** A file of a folder that holds many of one kind. */
export const isOneOfMany = (path: string): boolean => /^(processes|forms)\/[^/]+\.yaml$/.test(path);
