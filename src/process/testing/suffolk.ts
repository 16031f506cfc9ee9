import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { ProcessDefinition } from '../../framework/schema/process.ts';

const folder = new URL('../../../frameworks/suffolk-2019/processes/', import.meta.url);

/** The processes of Suffolk's framework, as the pack states them. */
export const suffolk: readonly ProcessDefinition[] = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml')).toSorted()
  .map((name) => ProcessDefinition.parse(parse(readFileSync(new URL(name, folder), 'utf8'))));

/** One of them. Throws where the pack has none of that key. */
export function suffolkProcess(key: string): ProcessDefinition {
  const found = suffolk.find((definition) => definition.key === key);
  if (found === undefined) throw new Error(`Suffolk's framework has no process ${key}`);
  return found;
}
