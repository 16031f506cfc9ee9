import { faultAt, type Fault, type PackText } from '../fault.ts';
import { nearest } from '../../platform/text/nearest.ts';
import { at, textsAt } from './at.ts';
import { kinds, references, type Kind } from './kinds.ts';

/** Keys that name nothing: each at its place, with what was likely meant. */
export function referenceFaults(texts: readonly PackText[]): Fault[] {
  const shared = new Map<Kind, string[] | null>();
  const known = (text: PackText, kind: Kind): string[] | null => {
    if (kinds[kind].some(([file]) => file === 'own')) return knownOf(texts, text, kind);
    if (!shared.has(kind)) shared.set(kind, knownOf(texts, text, kind));
    return shared.get(kind) ?? null;
  };
  return references.flatMap(([file, pattern, kind]) => inFiles(texts, file).flatMap((text) => at(text, pattern).flatMap(({ path, value }) => {
    const keys = known(text, kind);
    return keys === null || typeof value !== 'string' || keys.includes(value) ? [] : [faultAt(text, path, ruleOf(kind), unknownWords(kind, value, keys))];
  })));
}

export const ruleOf = (kind: string): string => `unknown-${kind.replaceAll(' ', '-')}`;

/** What there is not, and what was meant or what there is. */
export function unknownWords(kind: string, key: string, known: readonly string[]): string {
  const meant = nearest(key, known);
  const listed = known.length === 0 ? 'There is none.' : `Known: ${known.slice(0, 12).join(', ')}${known.length > 12 ? ' and more' : ''}.`;
  return `There is no ${kind} "${key}". ${meant === null ? listed : `Did you mean "${meant}"?`}`;
}

/** The keys of a kind, or null where a file that makes them cannot be read: then nothing can be said of what names them. */
function knownOf(texts: readonly PackText[], own: PackText, kind: Kind): string[] | null {
  const known: string[] = [];
  for (const [file, pattern] of kinds[kind]) {
    const makers = file === 'own' ? [own] : inFiles(texts, file);
    if (makers.length === 0 && file.endsWith('.yaml')) return null;
    if (makers.some((maker) => maker.value === undefined)) return null;
    known.push(...makers.flatMap((maker) => textsAt(maker, pattern)));
  }
  return known;
}

/** The file of that name, the files of that folder ("processes/"), or all where the name is empty. */
export const inFiles = (texts: readonly PackText[], file: string): PackText[] => texts.filter((text) => (file === '' || file.endsWith('/') ? text.file.startsWith(file) : text.file === file));
