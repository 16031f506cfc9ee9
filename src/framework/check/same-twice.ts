import { faultAt, type Fault, type PackText, type Path } from '../fault.ts';
import { at, type Found } from './at.ts';
import { unlike, unlikeWithin } from './kinds.ts';
import { inFiles } from './references.ts';

/** Keys that stand twice where they have to differ. */
export const sameKeyTwice = (texts: readonly PackText[]): Fault[] => [
  ...unlike.flatMap(([file, pattern]) => inFiles(texts, file).flatMap((text) => repeated(at(text, pattern)))),
  ...unlikeWithin.flatMap(([file, list, field]) => inFiles(texts, file).flatMap((text) => at(text, list).flatMap((found) => repeated(at(text, `${list}.*.${field}`).filter(isIn(found.path)))))),
].map(({ text, path, value }) => faultAt(text, path, 'same-key-twice', `"${String(value)}" stands here twice. Give one of them another ${String(path.at(-1))}.`));

/** Two processes, or two forms, of one key, one name or one prefix. */
export const sameNameTwice = (texts: readonly PackText[]): Fault[] => ['processes/', 'forms/'].flatMap((folder) => {
  const all = (field: string) => repeated(inFiles(texts, folder).flatMap((text) => at(text, field)));
  return [
    ...all('key').map(({ text, path, value }) => faultAt(text, path, 'same-key-twice', `Another file has the key "${String(value)}" too.`)),
    ...all('name').map(({ text, path, value }) => faultAt(text, path, 'same-name-twice', `Another is called "${String(value)}" too. People could not tell them apart.`)),
    ...all('prefix').map(({ text, path, value }) => faultAt(text, path, 'same-prefix-twice', `The letters ${String(value)} begin the references of another process too.`)),
  ];
});

/** What stands a second time. */
const repeated = (found: readonly Found[]): Found[] => found.filter(({ value }, i) => found.findIndex((each) => each.value === value) < i);
const isIn = (list: Path) => ({ path }: Found) => list.every((part, i) => path[i] === part);
