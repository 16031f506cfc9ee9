import { readPack, type Fault, type Pack } from '../../../framework/index.ts';
import { pathAt, textsOf, type PackValues } from '../../../framework/write/pack-files.ts';
import { entriesOf, nameOf, withinWords } from './subject.ts';
import { subjects } from './subjects/index.ts';
import { valueAt, type ValuePath } from './values.ts';

/** Something wrong in a draft: where, in the words of the framework, and what would be right. */
export interface DraftFault {
  file: string;
  path: ValuePath;
  message: string;
  /** "Rapid review, Discuss and decide". */
  where: string;
  /** Where it is mended in the browser; null for what is not edited there. */
  mend: { subject: string; entry: string; field: string | null } | null;
}

export type CheckedDraft = { ok: true; pack: Pack; digest: string; faults: [] } | { ok: false; faults: DraftFault[] };

/** Holds a draft against the rules that every framework is held against, all at once; each fault is placed where it is mended. */
export function checkDraft(values: PackValues): CheckedDraft {
  const texts = textsOf(values);
  const read = readPack(texts);
  return read.ok ? { ok: true, pack: read.pack, digest: read.digest, faults: [] } : { ok: false, faults: read.faults.map((fault) => placed(values, texts, fault)) };
}

function placed(values: PackValues, texts: Readonly<Record<string, string>>, fault: Fault): DraftFault {
  const path = pathAt(texts[fault.file] ?? '', fault.line, fault.column).map((part) => (typeof part === 'number' ? part : String(part)));
  const mend = mendAt(values, fault.file, path);
  const where = [withinWords(values, fault.file, [...path, 0]), nameOf(valueAt(values[fault.file], path))].filter((words, i, all) => words !== '' && all.indexOf(words) === i).join(', ');
  return { file: fault.file, path, message: plainMessage(fault.message, mend), where: where === '' ? partNames[fault.file] ?? fault.file : where, mend };
}

/** Messages name files, keys and fields as they stand in a pack, which nobody sees in the browser. */
function plainMessage(message: string, mend: DraftFault['mend']): string {
  const labelOf = (name: string): string => subjects.find(({ key }) => key === mend?.subject)?.fields.find(({ at }) => at === name || at.endsWith(`.${name}`))?.label ?? name;
  return message
    .replace(/vocabulary\.yaml does not explain ("[^"]+")\. Add a term for it\./, 'The words do not explain $1. Add it to the words first.')
    .replace(/ Put it in quotes[^.]*\./, '')
    .replace(/^There is no ([a-z ]+) "([^"]+)"\. .*$/s, (_, kind: string, key: string) => `What stood here was the ${kind} “${key.replaceAll('-', ' ')}”, which is not there any more. Choose another.`)
    .replace(/^"(\w+)" is missing here\./, (_, name: string) => `This is missing: ${labelOf(name)}.`)
    .replace(/ \((every|months)\)/g, '');
}
const partNames: Readonly<Record<string, string>> = {
  'framework.yaml': 'The framework', 'organisation.yaml': 'Groups and roles', 'cadences.yaml': 'Reporting schedule', 'themes.yaml': 'Themes', 'channels.yaml': 'Ways of spreading learning', 'criteria.yaml': 'Criteria', 'vocabulary.yaml': 'Words',
  'standards.yaml': 'Standards', 'learning.yaml': 'Learning', 'documents.yaml': 'Documents', 'doubts.yaml': 'Doubts',
};

/** The innermost thing of any subject that holds the place, and its field. */
function mendAt(values: PackValues, file: string, path: ValuePath): DraftFault['mend'] {
  const holders = subjects.flatMap((subject) => (file === subject.file || (subject.file.endsWith('/') && file.startsWith(subject.file)) ? entriesOf(values, subject).filter((entry) => entry.file === file && startsWith(path, entry.path)).map((entry) => ({ subject, entry })) : []));
  const depth = Math.max(...holders.map(({ entry }) => entry.path.length));
  const innermost = holders.filter(({ entry }) => entry.path.length === depth).map(({ subject, entry }) => {
    const rest = path.slice(entry.path.length).join('.');
    return { subject: subject.key, entry: entry.id, field: subject.fields.find(({ at }) => rest === at || rest.startsWith(`${at}.`))?.name ?? null };
  });
  return innermost.find(({ field }) => field !== null) ?? innermost[0] ?? null;
}

export const startsWith = (path: ValuePath, start: ValuePath): boolean => start.every((part, i) => path[i] === part);
/** The faults that stand in a thing of the draft. */
export const faultsIn = (faults: readonly DraftFault[], file: string, path: ValuePath): DraftFault[] => faults.filter((fault) => fault.file === file && startsWith(fault.path, path));
