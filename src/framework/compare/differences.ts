import { Duration, Window } from '../schema/time.ts';
import { durationWords, listed, windowWords } from '../words.ts';

/** One thing that differs between two values: where it stands, in words, and how it read before and reads now. */
export interface Difference {
  /** An entry of a list may have come or gone; everything else is changed. */
  kind: 'added' | 'removed' | 'changed';
  /** What is changed: "permissions", 'outcomes, "No further action", starts'. */
  of: string;
  /** Empty where there was, or is, nothing. */
  from: string;
  to: string;
}

/**
 * Everything that differs between two values of a pack, leaf by leaf. Entries of lists are paired by what tells them apart
 * (their key, term or version), so that one put in between changes no other; a changed order is a difference of its own.
 */
export function differences(before: unknown, after: unknown, path: readonly string[] = []): Difference[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  if (isKeyedList(before) && isKeyedList(after)) return ofLists(before, after, path);
  if (isMapping(before) && isMapping(after) && timeWords(before) === null) {
    return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => differences(before[name], after[name], [...path, fieldWords(name)]));
  }
  return [{ kind: 'changed', of: path.join(', '), from: plain(before), to: plain(after) }];
}

function ofLists(before: readonly Entry[], after: readonly Entry[], path: readonly string[]): Difference[] {
  const of = path.join(', ');
  const found = paired(before, after, identity).flatMap(([one, other]): Difference[] => {
    if (one !== undefined && other !== undefined) return differences(one, other, [...path, `"${entryName(one)}"`]);
    return [{ kind: one === undefined ? 'added' : 'removed', of: `${of} "${entryName((one ?? other)!)}"`.trim(), from: '', to: '' }];
  });
  const kept = (list: readonly Entry[], others: readonly Entry[]) => list.filter((entry) => others.some((each) => identity(each) === identity(entry)));
  const [old, now] = [kept(before, after), kept(after, before)];
  if (old.map(identity).join(' ') === now.map(identity).join(' ')) return found;
  return [...found, { kind: 'changed', of: [...path, 'order'].join(', '), from: old.map(entryName).join('; '), to: now.map(entryName).join('; ') }];
}

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
const isKeyedList = (value: unknown): value is readonly Entry[] => Array.isArray(value) && value.every((entry) => isMapping(entry) && identity(entry) !== '');

const firstText = (entry: Entry, names: readonly string[]): string => {
  const name = names.find((each) => typeof entry[each] === 'string');
  return name === undefined ? '' : String(entry[name]);
};
const identity = (entry: Entry): string => firstText(entry, ['key', 'term', 'version', 'value', 'group']);
const entryName = (entry: Entry): string => firstText(entry, ['name', 'title', 'label', 'question', 'text', 'term', 'version', 'group', 'key']);

/** `remindDaysBefore` as "remind days before". */
const fieldWords = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** A value as people read it. */
function plain(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : listed(value.map((entry) => (isMapping(entry) && entryName(entry) !== '' ? entryName(entry) : plain(entry))));
  const time = timeWords(value);
  if (time !== null) return time;
  if (isMapping(value)) return Object.entries(value).map(([name, entry]) => `${fieldWords(name)}: ${plain(entry)}`).join(', ');
  return String(value);
}

/** A length of time or a window as one thing: "3 working days". */
function timeWords(value: unknown): string | null {
  const [duration, window] = [Duration.safeParse(value), Window.safeParse(value)];
  return duration.success ? durationWords(duration.data) : window.success ? windowWords(window.data) : null;
}
