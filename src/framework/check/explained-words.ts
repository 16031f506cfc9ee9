import { faultAt, type Fault, type PackText } from '../fault.ts';
import { at, textsAt } from './at.ts';
import { inFiles } from './references.ts';

/** The names that people meet on every page. */
const named: readonly [file: string, pattern: string][] = [
  ['organisation.yaml', 'groups.*.name'], ['organisation.yaml', 'roles.*.name'], ['organisation.yaml', 'bodies.*.name'], ['organisation.yaml', 'agencyKinds.*.name'],
  ['organisation.yaml', 'groups.*.aliases.*'], ['organisation.yaml', 'roles.*.aliases.*'],
  ['channels.yaml', '*.name'], ['cadences.yaml', '*.name'], ['processes/', 'name'],
];

/** A word that is nothing but letters, in a name or as a name, is explained in the vocabulary, where newcomers look it up. */
export function explainedWordFaults(texts: readonly PackText[]): Fault[] {
  const vocabulary = inFiles(texts, 'vocabulary.yaml').find((text) => text.value !== undefined);
  if (vocabulary === undefined) return [];
  const explained = new Set([...textsAt(vocabulary, '*.term'), ...textsAt(vocabulary, '*.meaning')].flatMap((words) => words.split(/[^A-Za-z&]+/)));
  return named.flatMap(([file, pattern]) => inFiles(texts, file).flatMap((text) => at(text, pattern).flatMap(({ path, value }) => (
    typeof value === 'string' ? lettersOf(value).filter((word) => !explained.has(word)).map((word) => faultAt(text, path, 'missing-term', `vocabulary.yaml does not explain "${word}". Add a term for it.`)) : []
  ))));
}

const lettersOf = (name: string): string[] => [...new Set(name.split(/[^A-Za-z&]+/).filter((word) => /^[A-Z][A-Z&]+$/.test(word)))];
