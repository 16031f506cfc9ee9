import { asALine, listed } from '../words.ts';
import { differences, ofPlainLists, paired, type Difference } from './differences.ts';
import { labelOf, type ValueWords } from './field-words.ts';

/** One thing that a newer version of a framework changes. */
export interface FrameworkChange {
  /** Where it stands: "Rapid review", "Roles". */
  area: string;
  kind: 'added' | 'removed' | 'changed';
  /** The change as a sentence: what, from what, to what. */
  text: string;
}

/** What a change is told of: "the step “Discuss and decide”", "the framework". */
export interface Subject {
  noun: string;
  name?: string;
}
const the = ({ noun, name }: Subject): string => `the ${noun}${name === undefined ? '' : ` “${name}”`}`;

/** How fields of a thing read in the field's words; each says the whole of the field or fields that it stands for. */
export type Reading<T> = Readonly<Record<string, { of: readonly (keyof T)[]; words: (of: T) => string | readonly string[] }>>;

/** What differs between two states of one thing: first what has words of its own, then all else, so that nothing is left out. */
export function changesOf<T extends object>(area: string, of: Subject, before: T, after: T, words: ValueWords, reading: Reading<T> = {}): FrameworkChange[] {
  const said = new Set<PropertyKey>(Object.values(reading).flatMap((each) => each.of));
  const rest = (thing: T) => Object.fromEntries(Object.entries(thing).filter(([name]) => !said.has(name)));
  return [
    ...Object.entries(reading).flatMap(([field, each]) => readDifferently(field, each.words(before), each.words(after))),
    ...differences(rest(before), rest(after), words),
  ].map((difference) => changeOf(area, of, difference));
}

function readDifferently(field: string, from: string | readonly string[], to: string | readonly string[]): Difference[] {
  if (JSON.stringify(from) === JSON.stringify(to)) return [];
  return typeof from === 'string' || typeof to === 'string' ? [{ kind: 'changed', within: [], field, from: String(from), to: String(to) }] : ofPlainLists(from, to, field, []);
}

/** A difference inside a thing as a sentence. */
export function changeOf(area: string, of: Subject, difference: Difference): FrameworkChange {
  const kind = difference.kind === 'added' || difference.kind === 'removed' ? difference.kind : 'changed';
  return { area, kind, text: asALine(sentence(of, difference)) };
}

function sentence(of: Subject, difference: Difference): string {
  const under = difference.within.length === 0 ? '' : `, under ${difference.within.join(', ')}`;
  switch (difference.kind) {
    case 'added':
    case 'removed': {
      const added = difference.kind === 'added';
      if (difference.list === 'editions') return `the version history ${added ? 'has a new entry' : 'loses an entry'}: version ${difference.name.replace(/\.$/, '')}.`;
      return `the ${difference.noun} “${difference.name}” is ${added ? 'added to' : 'removed from'} ${the(of)}${under}.`;
    }
    case 'changed': return under === '' && isRenamed(difference) ? renamed(of, difference) : `${placed(of, under)}${changed(ownedLabel(of, under, difference.field), difference)}`;
    case 'listed': return `${placed(of, under)}${listedOtherwise(ownedLabel(of, under, difference.field).label, difference)}`;
    case 'ordered': return `${placed(of, under)}the order of ${ownedLabel(of, under, difference.field).label} changes from ${quoted(difference.from)} to ${quoted(difference.to)}.`;
  }
}

/** What stands deeper is placed first: "in the rules of learning, under the checks of embedding, ". */
const placed = (of: Subject, under: string): string => (under === '' ? '' : `in ${the(of)}${under}, `);

/** "the window of the step “Decide”", and whether it is several. */
function ownedLabel(of: Subject, under: string, field: string): { label: string; many: boolean } {
  const label = labelOf(field);
  if (field === '') return { label: the(of), many: false };
  if (label.startsWith('whether ')) return { label: under === '' ? `for ${the(of)}, ${label}` : label, many: false };
  return { label: under === '' ? `the ${label} of ${the(of)}` : `the ${label}`, many: isMany(label) };
}

const isRenamed = ({ field, from, to }: { field: string; from: string; to: string }): boolean => (field === 'name' || field === 'question') && from !== '' && to !== '';
function renamed({ noun, name }: Subject, { field, from, to }: { field: string; from: string; to: string }): string {
  const verb = field === 'question' ? 'now asks' : 'is now called';
  return name === undefined ? `the ${noun} ${verb} “${to}”; before it was “${from}”.` : `the ${noun} “${from}” ${verb} “${to}”.`;
}

function changed({ label, many }: { label: string; many: boolean }, { from, to }: { from: string; to: string }): string {
  if (from === '') return `${label} ${many ? 'are' : 'is'} now “${to}”; before there was nothing.`;
  if (to === '') return `${label} ${many ? 'are' : 'is'} taken out; before there was “${from}”.`;
  return `${label} ${many ? 'change' : 'changes'} from “${from}” to “${to}”.`;
}

function listedOtherwise(list: string, { gone, come }: { gone: readonly string[]; come: readonly string[] }): string {
  if (gone.length === 1 && come.length === 1) return `${quoted(gone)} becomes ${quoted(come)} in ${list}.`;
  const [added, removed] = [`${quoted(come)} ${are(come)} added to ${list}`, `${quoted(gone)} ${are(gone)} removed`];
  return come.length === 0 ? `${removed} from ${list}.` : gone.length === 0 ? `${added}.` : `${added}, and ${removed}.`;
}

/** "days within which agencies confirm" are many, "rhythm of meetings" is one. */
const isMany = (label: string): boolean => / and /.test(label) || /[^su]s$/.test(label.split(/ (?:of|that|after|within|before|on|in|to|for|from) /)[0]!);
const quoted = (items: readonly string[]): string => (items.length === 0 ? 'nothing' : listed(items.map((item) => `“${item}”`)));
const are = (items: readonly string[]): string => (items.length === 1 ? 'is' : 'are');

/** What came, what went, and what differs in two lists of things of one kind. */
export const changesOfList = <T extends { key: string }>(area: string, noun: string, before: readonly T[], after: readonly T[], name: (of: T) => string, inside: (of: Subject, one: T, other: T) => FrameworkChange[]): FrameworkChange[] =>
  paired(before, after, (each) => each.key).flatMap(([one, other]): FrameworkChange[] => {
    if (one !== undefined && other !== undefined) return inside({ noun, name: name(other) }, one, other);
    const kind = one === undefined ? 'added' : 'removed';
    return [{ area, kind, text: asALine(`${the({ noun, name: name((other ?? one)!) })} is ${kind}.`) }];
  });
