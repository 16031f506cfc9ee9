export { Pack } from './schema/pack.ts';
export { Permission, permissionMeanings } from './schema/permission.ts';
export { toBeConfirmed, type Rule } from './schema/rule.ts';
export { loadPack, type Loaded } from './load.ts';
export { readPack } from './read/read-pack.ts';
export type { PackFiles } from './read/files-of-folder.ts';
export type { Fault } from './fault.ts';
export { bundledIds, bundledPack } from './library.ts';
export { changeSentence, compare, type FrameworkChange } from './compare.ts';
