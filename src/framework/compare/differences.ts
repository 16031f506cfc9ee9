import { choiceWords } from '../render/doubt-blocks.ts';
import { Choice } from '../schema/choice.ts';
import { Rule } from '../schema/rule.ts';
import { Duration, Window } from '../schema/time.ts';
import { confidenceWords, durationWords, ruleWords, windowWords } from '../words.ts';
import { entryNoun, labelOf, type ValueWords } from './field-words.ts';

/** One thing that differs between two values. `within` says under what it stands, outermost first, as a sentence has it. */
export type Difference = { within: readonly string[] } & (
  /** An entry of a list came or went: "theme", "County lines"; the list by its field. */
  | { kind: 'added' | 'removed'; list: string; noun: string; name: string }
  /** A field reads otherwise; empty where there was, or is, nothing. */
  | { kind: 'changed'; field: string; from: string; to: string }
  /** A list of plain words lost some and gained others. */
  | { kind: 'listed'; field: string; gone: readonly string[]; come: readonly string[] }
  | { kind: 'ordered'; field: string; from: readonly string[]; to: readonly string[] }
);

/**
 * Everything that differs between two values of a pack, leaf by leaf. Entries of lists are paired by what tells them apart
 * (their key, term or version), so that one put in between changes no other; a changed order is a difference of its own.
 */
export function differences(before: unknown, after: unknown, words: ValueWords, field = '', within: readonly string[] = []): Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isKeyedList(before) && isKeyedList(after)) return ofLists(before, after, words, field, within);
  if (Array.isArray(before ?? []) && Array.isArray(after ?? [])) return ofPlainLists(listOf(before).map((each) => plain(each, field, words)), listOf(after).map((each) => plain(each, field, words)), field, within);
  if (isMapping(before) && isMapping(after) && wholeWords(before, words) === null && wholeWords(after, words) === null) {
    const inside = field === '' ? within : [...within, field === 'act' ? '' : `the ${labelOf(field)}`].filter((each) => each !== '');
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => differences(before[name], after[name], words, name, inside));
  }
  const [from, to] = [plain(before, field, words), plain(after, field, words)];
  // Two that read alike are told apart by all that they hold.
  return [{ kind: 'changed', within, field, ...(from === to ? { from: raw(before), to: raw(after) } : { from, to }) }];
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Two lists of plain words: what went and what came; the same in another order, or more often, is said too. */
export function ofPlainLists(before: readonly string[], after: readonly string[], field: string, within: readonly string[]): Difference[] {
  const [gone, come] = [before.filter((each) => !after.includes(each)), after.filter((each) => !before.includes(each))];
  return gone.length > 0 || come.length > 0 ? [{ kind: 'listed', within, field, gone, come }] : [{ kind: 'ordered', within, field, from: before, to: after }];
}

function ofLists(before: readonly Entry[], after: readonly Entry[], words: ValueWords, field: string, within: readonly string[]): Difference[] {
  const found = paired(before, after, identity).flatMap(([one, other]): Difference[] => {
    if (one !== undefined && other !== undefined) return differences(one, other, words, '', [...within, ...(field === '' ? [] : [`the ${entryNoun(field)}`]), `“${entryName(one)}”`].reduce<string[]>(joined, []));
    const entry = (one ?? other)!;
    return [{ kind: one === undefined ? 'added' : 'removed', within, list: field, noun: entryNoun(field), name: entryName(entry) }];
  });
  const kept = (list: readonly Entry[], others: readonly Entry[]) => list.filter((entry) => others.some((each) => identity(each) === identity(entry)));
  const [old, now] = [kept(before, after), kept(after, before)];
  if (old.map(identity).join(' ') === now.map(identity).join(' ')) return found;
  return [...found, { kind: 'ordered', within, field, from: old.map(entryName), to: now.map(entryName) }];
}
/** A noun and the name that follows it are one place: the theme “Neglect”. */
const joined = (all: string[], each: string): string[] => (each.startsWith('“') && all.at(-1)?.startsWith('the ') && !all.at(-1)!.includes('“') ? [...all.slice(0, -1), `${all.at(-1)!} ${each}`] : [...all, each]);

/** Two lists put side by side: what is in both, what came and then what went, by what tells entries apart. */
export function paired<T>(before: readonly T[], after: readonly T[], by: (of: T) => string): ([T, T] | [undefined, T] | [T, undefined])[] {
  return [
    ...after.map((now): [T, T] | [undefined, T] => {
      const was = before.find((each) => by(each) === by(now));
      return was === undefined ? [undefined, now] : [was, now];
    }),
    ...before.filter((each) => !after.some((now) => by(now) === by(each))).map((gone): [T, undefined] => [gone, undefined]),
  ];
}

type Entry = Readonly<Record<string, unknown>>;
const isMapping = (value: unknown): value is Entry => typeof value === 'object' && value !== null && !Array.isArray(value);
const isKeyedList = (value: unknown): value is readonly Entry[] => Array.isArray(value) && value.length > 0 && value.every((entry) => isMapping(entry) && identity(entry) !== '' && Object.keys(entry).length > 1);

const firstText = (entry: Entry, names: readonly string[]): string => {
  const name = names.find((each) => typeof entry[each] === 'string');
  return name === undefined ? '' : String(entry[name]);
};
const identity = (entry: Entry): string => firstText(entry, ['key', 'term', 'version', 'value', 'group', 'name']);
/** An edition is told by its version, its day and its cause. */
const entryName = (entry: Entry): string => (typeof entry['cause'] === 'string' && typeof entry['version'] === 'string' ? `${entry['version']}, ${String(entry['dated'])}: ${entry['cause']}` : firstText(entry, ['name', 'title', 'label', 'question', 'text', 'term', 'version', 'group', 'key']));

/** A value as people read it. */
function plain(value: unknown, field: string, words: ValueWords): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return words(field, value);
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map((entry) => plain(entry, field, words)).join('; ');
  const whole = wholeWords(value, words);
  if (whole !== null) return whole;
  if (isMapping(value)) return Object.entries(value).filter(([name, inner]) => name !== 'key' && inner !== undefined).map(([name, inner]) => (name === 'name' || name === 'text' || name === 'question' || name === 'label' ? plain(inner, name, words) : `${labelOf(name)}: ${plain(inner, name, words)}`)).join(', ');
  return String(value);
}
const raw = (value: unknown): string => (value === undefined ? '' : JSON.stringify(value));

/** What is said as one thing: a length of time or a window ("3 working days"), a rule with its source, somebody who is told. */
function wholeWords(value: unknown, words: ValueWords): string | null {
  if (!isMapping(value)) return null;
  const duration = 'amount' in value ? Duration.safeParse(value) : null;
  if (duration?.success === true) return durationWords(duration.data);
  const window = 'from' in value && 'unit' in value ? Window.safeParse(value) : null;
  if (window?.success === true) return windowWords(window.data);
  const rule = 'confidence' in value ? Rule.safeParse(value) : null;
  if (rule?.success === true) return ruleAsWords(rule.data, words);
  const choice = 'decidedBy' in value ? Choice.safeParse(value) : null;
  if (choice?.success === true) return `${choice.data.reading.replace(/\.$/, '')}. ${choiceWords(choice.data)}`;
  const only = Object.entries(value);
  return only.length === 1 && typeof only[0]![1] === 'string' ? words(only[0]![0], only[0]![1]) : null;
}

/** Where a rule comes from, how binding it is, how sure, what is in doubt, and which pages do what it asks: the whole of it. */
export const ruleAsWords = (rule: Rule, words: ValueWords): string =>
  `${ruleWords(rule)} ${confidenceWords[rule.confidence]}.${(rule.doneAt ?? []).map((done) => ` ${done.requirement} is done at: ${done.at.map((place) => words('at', place)).join('; ')}.`).join('')}`;
