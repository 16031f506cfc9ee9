import { questionPath } from '../crosswalk.ts';
import type { FormDefinition, Question } from '../../../framework/schema/form.ts';
import { answersTo } from '../tool-words.ts';

/** A question of a tool with its path, for laying two tools side by side. */
export interface Placed {
  path: string;
  section: string;
  /** Which question of its section it is, from 1: some ask by the same words, such as "What shows it?". */
  number: number;
  question: Question;
}
export const placedIn = (form: FormDefinition): Placed[] => form.sections.filter((section) => section.repeats === undefined).flatMap((section) => section.questions.map((question, at) => ({ path: questionPath(section.key, question.key), section: section.title, number: at + 1, question })));

/** Two questions that may ask the same, and how near their words are: 1 where they are equal. */
export interface Suggestion {
  from: Placed;
  to: Placed;
  nearness: number;
}

/** The words of a text that tell it from others; short ones count only where there are no longer ones. */
function wordsIn(text: string): Set<string> {
  const all = text.toLowerCase().normalize('NFKD').replace(/[^a-z0-9 ]+/g, ' ').split(/\s+/).filter((word) => word !== '');
  const long = all.filter((word) => word.length > 2);
  return new Set(long.length > 0 ? long : all);
}
/** From how near on two questions are proposed: three of five words are shared. */
const nearEnough = 0.6;

/** How many of the words of two texts are shared by both: 1 where all are, 0 where none is. */
export function nearness(one: string, other: string): number {
  const [a, b] = [wordsIn(one), wordsIn(other)];
  const all = new Set([...a, ...b]);
  return all.size === 0 ? 0 : [...a].filter((word) => b.has(word)).length / all.size;
}

/** An answer to one can stand for the other: it is given in the same way, and from the same answers where it is chosen. */
export function answerable(a: FormDefinition, one: Question, b: FormDefinition, other: Question): 'same' | 'other-answers' | 'no' {
  if (one.type !== other.type) return 'no';
  const [mine, theirs] = [answersTo(a, one), answersTo(b, other)].map((answers) => answers.map((answer) => answer.value).toSorted().join());
  return mine === theirs ? 'same' : 'other-answers';
}

/** For each question of one tool the question of the other that is nearest to it, where one is near enough; the nearest pairs first, each question once. */
export function suggest(a: FormDefinition, b: FormDefinition, isMapped: (from: string, to: string) => boolean): Suggestion[] {
  const [from, to] = [placedIn(a), placedIn(b)];
  const pairs = from.flatMap((one) => to.filter((other) => answerable(a, one.question, b, other.question) !== 'no' && !isMapped(one.path, other.path))
    .map((other) => ({ from: one, to: other, nearness: nearness(one.question.label, other.question.label) })).filter((pair) => pair.nearness >= nearEnough)).toSorted((x, y) => y.nearness - x.nearness);
  const [takenFrom, takenTo] = [new Set<string>(), new Set<string>()];
  return pairs.filter((pair) => {
    if (takenFrom.has(pair.from.path) || takenTo.has(pair.to.path)) return false;
    takenFrom.add(pair.from.path);
    takenTo.add(pair.to.path);
    return true;
  });
}
