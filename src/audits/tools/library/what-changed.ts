import type { FormDefinition, Question, Section } from '../../../framework/schema/form.ts';
import { answerWords, kindWords, notesOf, standardName, type KindName, askedOfWords } from '../tool-words.ts';

/** One thing in which two editions of a tool differ. */
export interface ToolChange {
  /** Where it stands: a section, the standards, the tool itself. */
  where: string;
  /** The question, standard or scale that it is about. */
  what: string;
  how: 'new' | 'gone' | 'changed' | 'moved';
  before: string;
  after: string;
}

type Parts = readonly (readonly [name: string, text: string])[];
interface Thing {
  id: string;
  where: string;
  what: string;
  parts: Parts;
}

/** What an edition changes against an earlier one, in the order of the later, what is gone last. Empty where both ask the same. */
export function whatChanged(before: FormDefinition, after: FormDefinition, name: KindName): ToolChange[] {
  const [was, is] = [thingsOf(before, name), thingsOf(after, name)];
  const wasById = new Map(was.map((thing) => [thing.id, thing]));
  const isById = new Map(is.map((thing) => [thing.id, thing]));
  return [
    ...is.flatMap((thing): ToolChange[] => {
      const old = wasById.get(thing.id);
      return old === undefined ? [{ where: thing.where, what: thing.what, how: 'new', before: '', after: wordsOf(thing.parts) }] : changesIn(old, thing);
    }),
    ...moved(was, is),
    ...was.filter((thing) => !isById.has(thing.id)).map((thing): ToolChange => ({ where: thing.where, what: thing.what, how: 'gone', before: wordsOf(thing.parts), after: '' })),
  ];
}

function changesIn(old: Thing, thing: Thing): ToolChange[] {
  const oldParts = new Map(old.parts);
  const differing = thing.parts.filter(([part, text]) => oldParts.get(part) !== text);
  if (differing.length === 0) return [];
  return [{ where: thing.where, what: thing.what, how: 'changed', before: wordsOf(differing.map(([part]) => [part, oldParts.get(part) || 'nothing'])), after: wordsOf(differing.map(([part, text]) => [part, text || 'nothing'])) }];
}

/** What stands in both and in another order: of those that moved, the fewest that explain it. */
function moved(was: readonly Thing[], is: readonly Thing[]): ToolChange[] {
  const order = new Map(was.map((thing, at) => [thing.id, at]));
  const stayed = is.flatMap((thing) => (order.has(thing.id) ? [{ thing, at: order.get(thing.id)! }] : []));
  const kept = longestRising(stayed.map((each) => each.at));
  return stayed.filter((each) => !kept.has(each.at)).map(({ thing }) => ({ where: thing.where, what: thing.what, how: 'moved', before: '', after: '' }));
}

function longestRising(numbers: readonly number[]): Set<number> {
  const best: number[][] = [];
  for (const number of numbers) {
    const at = best.findIndex((run) => run.at(-1)! >= number);
    const before = at === -1 ? best.at(-1) : best[at - 1];
    best[at === -1 ? best.length : at] = [...(before ?? []), number];
  }
  return new Set(best.at(-1));
}

const wordsOf = (parts: Parts): string => parts.filter(([, text]) => text !== '').map(([part, text]) => `${part}: ${text}`).join('\n');

function thingsOf(form: FormDefinition, name: KindName): Thing[] {
  return [
    { id: 'tool', where: 'The tool', what: 'The tool', parts: [['Name', form.name], ['About', form.about ?? ''], ['Guidance', form.guidance ?? ''], ['Kind', kindWords(form)]] },
    ...(form.standards ?? []).map((standard): Thing => ({ id: `standard ${standard.key}`, where: 'Standards', what: standard.name, parts: [['Name', standard.name]] })),
    ...form.scales.map((scale): Thing => ({
      id: `scale ${scale.key}`, where: 'Scales', what: scale.name,
      parts: [['Name', scale.name], ['Levels', scale.levels.map((level) => [level.label, level.score === undefined ? '' : `(${level.score})`, level.describes ?? ''].filter((part) => part !== '').join(' ')).join('; ')]],
    })),
    ...form.sections.flatMap((section) => [sectionThing(form, section, name), ...section.questions.map((question) => questionThing(form, section, question, name))]),
  ];
}

const sectionThing = (form: FormDefinition, section: Section, name: KindName): Thing => ({
  id: `section ${section.key}`, where: section.title, what: section.title,
  parts: [['Title', section.title], ['About', section.about ?? ''], ['Standard', standardName(form, section.standard)], ['Asked of', askedOfWords(section.askedOf, name)], ['Line of enquiry', section.line ?? ''], ['Repeated for', section.repeats?.label ?? '']],
});

const questionThing = (form: FormDefinition, section: Section, question: Question, name: KindName): Thing => ({
  id: `question ${section.key}/${question.key}`, where: section.title, what: question.label,
  parts: [['Question', question.label], ['Hint', question.hint ?? ''], ['Guidance', question.guidance ?? ''], ['Link', question.link === undefined ? '' : `${question.link.text} ${question.link.href}`], ['Answered by', answerWords(form, question)], ['Rules', notesOf(form, section, question, name).join('; ')]],
});
