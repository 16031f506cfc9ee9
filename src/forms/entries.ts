import type { FormDefinition, Section } from '../framework/schema/form.ts';
import { entriesOf, NOTHING, type Answers, type Entry } from './answers.ts';

/** The letter of the nth entry, counted from 0: A to Z, then AA, AB ... */
export function letterOf(n: number): string {
  const last = String.fromCharCode(65 + (n % 26));
  return n < 26 ? last : letterOf(Math.floor(n / 26) - 1) + last;
}

/** The place of a letter in the row, counted from 0: the reverse of `letterOf`. */
export function placeOf(letter: string): number {
  return [...letter].reduce((sum, one) => sum * 26 + (one.charCodeAt(0) - 64), 0) - 1;
}

/** The letter for a new entry: the one after the highest in use, so that a gap left by a removed entry is not filled. */
export function nextLetter(entries: readonly Pick<Entry, 'letter'>[]): string {
  return letterOf(Math.max(-1, ...entries.map((entry) => placeOf(entry.letter))) + 1);
}

/** What an entry is called everywhere outside the vault: "Child A". Empty for a section answered once. */
export function entryLabel(section: Pick<Section, 'repeats'>, entry: Pick<Entry, 'letter'> | undefined): string {
  return section.repeats && entry ? `${section.repeats.label} ${entry.letter}` : '';
}

/** Whether one more entry may be added to a repeated section. */
export function mayAdd(section: Section, answers: Answers): boolean {
  return section.repeats !== undefined && entriesOf(answers, section.key).length < section.repeats.max;
}

/** The answers with one blank entry more under the given id; unchanged where the section does not repeat or is full. */
export function addEntry(section: Section, answers: Answers, id: string): Answers {
  if (!mayAdd(section, answers)) return answers;
  const entries = entriesOf(answers, section.key);
  return { ...answers, [section.key]: [...entries, { id, letter: nextLetter(entries), ...NOTHING }] };
}

/** The answers without the entry of that id. The others keep their letters. */
export function removeEntry(section: Section, answers: Answers, id: string): Answers {
  return { ...answers, [section.key]: entriesOf(answers, section.key).filter((entry) => entry.id !== id) };
}

/** Answers as a page needs them: each repeated section has at least as many entries as it asks for, blank where new. */
export function startAnswers(form: FormDefinition, newId: () => string, from: Answers = {}): Answers {
  let answers = from;
  for (const section of form.sections) {
    const lacking = (section.repeats?.min ?? 0) - entriesOf(answers, section.key).length;
    for (let n = 0; n < lacking; n += 1) answers = addEntry(section, answers, newId());
  }
  return answers;
}

export type EntryAction = { do: 'add'; section: string } | { do: 'remove'; section: string; index: number };

/** What a pressed "add another" or "remove" button asks for ("add:children", "remove:children:1"); null for any other value. */
export function readEntryAction(form: FormDefinition, action: unknown): EntryAction | null {
  if (typeof action !== 'string') return null;
  const [verb, key, index, ...more] = action.split(':');
  const section = form.sections.find((one) => one.key === key && one.repeats !== undefined);
  if (!section || more.length > 0) return null;
  if (verb === 'add' && index === undefined) return { do: 'add', section: section.key };
  if (verb === 'remove' && index !== undefined && /^\d{1,4}$/.test(index)) return { do: 'remove', section: section.key, index: Number(index) };
  return null;
}

/** The answers after a pressed button: one blank entry more, or the entry at that place gone. `id` is for a new entry. */
export function applyEntryAction(form: FormDefinition, answers: Answers, action: EntryAction, id: string): Answers {
  const section = form.sections.find((one) => one.key === action.section);
  if (!section) return answers;
  if (action.do === 'add') return addEntry(section, answers, id);
  const entry = entriesOf(answers, section.key)[action.index];
  return entry ? removeEntry(section, answers, entry.id) : answers;
}
