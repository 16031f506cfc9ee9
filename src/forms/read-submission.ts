import type { FormDefinition, Section } from '../framework/schema/form.ts';
import { entriesOf, NOTHING, onceOf, type Answers, type Entry, type OnceAnswers } from './answers.ts';
import { checkAnswers, fieldOrder, type Page } from './check-answers.ts';
import { entryLabel, nextLetter } from './entries.ts';
import { entryField, fieldPrefix, typedText, type Problem, type Typed } from './fields.ts';
import { messages } from './messages.ts';
import { readBody, type Body } from './read-body.ts';
import { readPart } from './read-part.ts';
import type { Setting } from './setting.ts';
import { onlyAsked } from './visible.ts';

export interface Reading extends Setting {
  /** `save`: nothing is required. `submit`: what is asked and required must be there, and what is not asked is dropped. */
  readonly mode: 'save' | 'submit';
  /** The page that was sent; without it, the whole form. */
  readonly page?: Page;
  /** The answers as they stood: the other pages', and what this page did not show. */
  readonly before?: Answers;
  /** Makes the id of an entry that came without one. */
  readonly newId: () => string;
}

export interface Submission {
  /** All answers: those before, with the sent page's in their place. Without the values that are in `problems` as malformed. */
  readonly answers: Answers;
  /** What stood in the page's fields, wrong or right, to show the page again. */
  readonly typed: Typed;
  readonly problems: readonly Problem[];
}

/**
 * Reads the body of a sent form (flat names, see `fields.ts`). Never throws, whatever is sent: what cannot be read
 * becomes a problem at its field. Malformed and too long answers are reported in both modes and kept in `typed`.
 */
export function readSubmission(form: FormDefinition, body: unknown, reading: Reading): Submission {
  const before = reading.before ?? {};
  const read = readBody(body);
  if ('problem' in read) return { answers: before, typed: {}, problems: [{ field: form.sections[0]?.key ?? form.key, message: read.problem }] };

  let answers = before;
  let typed: Typed = {};
  const malformed: Problem[] = [];
  for (const section of form.sections) {
    if (reading.page && reading.page.section !== section.key) continue;
    const got = section.repeats ? readEntries(form, section, read.body, answers, reading) : readOnce(form, section, read.body, answers, reading);
    answers = { ...answers, [section.key]: got.part };
    typed = { ...typed, ...got.typed };
    malformed.push(...got.problems);
  }
  if (reading.mode === 'save') return { answers, typed, problems: malformed };

  const problems = joinProblems(malformed, checkAnswers(form, answers, reading, reading.page), fieldOrder(form, answers, reading));
  return { answers: problems.length > 0 ? answers : dropNotAsked(form, answers, reading.page), typed, problems };
}

interface Got<T> {
  readonly part: T;
  readonly typed: Typed;
  readonly problems: readonly Problem[];
}

function readOnce(form: FormDefinition, section: Section, body: Body, answers: Answers, reading: Reading): Got<OnceAnswers> {
  return readPart({ form, section, index: undefined, entry: '', body, answers, before: onceOf(answers, section.key), reading });
}

/**
 * Reads every entry on the page, in its order there, and numbers them anew from 0, as they will be shown again.
 * A page of one entry changes that entry only.
 */
function readEntries(form: FormDefinition, section: Section, body: Body, answers: Answers, reading: Reading): Got<readonly Entry[]> {
  const stored = entriesOf(answers, section.key);
  const only = reading.page?.entry;
  const max = section.repeats?.max ?? 0;
  const sent = body.indexesOf(section.key).filter((index) => only === undefined || index === only);
  const problems: Problem[] = [];
  let typed: Typed = {};
  const entries: Entry[] = [];
  for (const index of sent.slice(0, max)) {
    const name = readName(section, index, body, entries, stored, reading);
    const before = stored.find((one) => one.id === name.id) ?? NOTHING;
    const shown = only ?? entries.length;
    const prefix = fieldPrefix(section.key, shown);
    const got = readPart({ form, section, index: { sent: index, shown }, entry: entryLabel(section, name), body, answers, before, reading });
    entries.push({ ...name, ...got.part });
    typed = { ...typed, ...got.typed, [entryField(prefix, 'id')]: name.id, [entryField(prefix, 'letter')]: name.letter };
    problems.push(...got.problems);
  }
  if (sent.length > max) problems.push({ field: section.key, message: messages.tooMany(section.repeats?.label ?? section.title, max) });
  return { part: only === undefined ? entries : placeEntries(stored, entries), typed, problems };
}

/** The entry's id and letter. A stored entry keeps its letter whatever was sent; a letter in use is not given twice. */
function readName(section: Section, index: number, body: Body, taken: readonly Entry[], stored: readonly Entry[], reading: Reading): Pick<Entry, 'id' | 'letter'> {
  const prefix = fieldPrefix(section.key, index);
  const [sentId, sentLetter] = (['id', 'letter'] as const).map((part) => typedText(body.fields, entryField(prefix, part)));
  const usable = sentId !== undefined && /^[A-Za-z0-9-]{1,64}$/.test(sentId) && !taken.some((one) => one.id === sentId);
  const id = usable ? sentId : reading.newId();
  const known = stored.find((one) => one.id === id);
  if (known) return { id, letter: known.letter };
  const others = [...stored, ...taken];
  const free = sentLetter !== undefined && /^[A-Z]{1,2}$/.test(sentLetter) && !others.some((one) => one.letter === sentLetter);
  return { id, letter: free ? sentLetter : nextLetter(others) };
}

function placeEntries(stored: readonly Entry[], read: readonly Entry[]): readonly Entry[] {
  const kept = stored.map((one) => read.find((entry) => entry.id === one.id) ?? one);
  return [...kept, ...read.filter((entry) => !stored.some((one) => one.id === entry.id))];
}

function dropNotAsked(form: FormDefinition, answers: Answers, page: Page | undefined): Answers {
  let kept = answers;
  for (const section of form.sections) {
    if (page && page.section !== section.key) continue;
    const trim = <T extends OnceAnswers>(part: T): T => ({ ...part, values: onlyAsked(form, section, part.values, kept) });
    kept = { ...kept, [section.key]: section.repeats ? entriesOf(kept, section.key).map(trim) : trim(onceOf(kept, section.key)) };
  }
  return kept;
}

/** Both kinds of problem, one for each field, as the page has them: what was malformed is not also called missing. */
function joinProblems(malformed: readonly Problem[], found: readonly Problem[], order: readonly string[]): Problem[] {
  const said = new Set(malformed.map((problem) => problem.field));
  const all = [...malformed, ...found.filter((problem) => !said.has(problem.field))];
  const place = new Map(order.map((field, index) => [field, index]));
  return all.sort((a, b) => (place.get(a.field) ?? -1) - (place.get(b.field) ?? -1));
}
