import { checkAnswers, type Answers, type AnswerValue, type Setting } from '../../forms/index.ts';
import type { FormDefinition, Question } from '../../framework/schema/form.ts';
import type { ImportFault } from '../../platform/tables/fault.ts';
import { nearest } from '../../platform/text/nearest.ts';
import { asAsked, NOT_APPLICABLE, whyNotKey } from '../tools/as-asked.ts';
import type { Respondent } from '../respondents/read-respondents.ts';
import { commentOn } from './question-names.ts';
import { readAnswer } from './read-answer.ts';
import type { FileAnswer, FileAnswers } from './round-columns.ts';

export interface PlannedReturn {
  answers: Answers;
  by: string;
}

const same = (text: string): string => text.toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ').trim();

/** A respondent's answers as they are gathered, each with the row that gave it. */
interface Gathering {
  respondent: Respondent;
  form: FormDefinition;
  values: Map<string, { value: AnswerValue; row: number }>;
  by: string;
  lastRow: number;
  faulty: boolean;
}

/**
 * Makes the returns of a finished round of what a file says. Every fault of every row is told: unknown respondents, levels out of scale,
 * two answers to one question, questions that are not asked of somebody, and what is required and missing.
 */
export function planRound(tool: FormDefinition, file: FileAnswers, respondents: readonly Respondent[], setting: Setting): { returns: Map<string, PlannedReturn>; faults: ImportFault[] } {
  const faults: ImportFault[] = [...file.faults];
  const find = finder(respondents);
  const forms = new Map<string, FormDefinition>();
  const formFor = (respondent: Respondent) => {
    const whom = `${respondent.kind} ${respondent.phase} ${respondent.traits.join(' ')}`;
    const form = forms.get(whom) ?? asAsked(tool, respondent);
    forms.set(whom, form);
    return form;
  };
  const gathered = new Map<string, Gathering>();
  const firstRow = new Map<string, number>();
  // A question that is not known may be one that is missing under another name.
  const unread = new Set(file.faults.map(({ row }) => row));
  for (const { row, text, column } of file.respondents) {
    const found = find(text);
    if ('wrong' in found) {
      faults.push({ row, column, message: found.wrong });
      continue;
    }
    const before = firstRow.get(found.id);
    if (file.rowEach && before !== undefined) faults.push({ row, column, message: `${found.name} stands in row ${before} as well.` });
    firstRow.set(found.id, before ?? row);
    const of = gathered.get(found.id);
    if (of === undefined) gathered.set(found.id, { respondent: found, form: formFor(found), values: new Map(), by: '', lastRow: row, faulty: false });
    else of.lastRow = row;
    if (unread.has(row)) gathered.get(found.id)!.faulty = true;
  }
  for (const answer of file.answers) {
    const found = find(answer.respondent);
    const of = 'wrong' in found ? undefined : gathered.get(found.id);
    if (of !== undefined) take(answer, of, (column, message) => { of.faulty = true; faults.push({ row: answer.row, column, message }); });
  }
  const returns = new Map<string, PlannedReturn>();
  for (const of of gathered.values()) {
    const answers = answersOf(of);
    // What is missing is told once all that is there can be read: a level out of scale is missing only because of itself.
    if (!of.faulty) for (const problem of checkAnswers(of.form, answers, setting)) faults.push({ row: of.lastRow, column: null, message: `${of.respondent.name}: ${problem.message} (${problem.field.replace('.', '/')})` });
    returns.set(of.respondent.id, { answers, by: of.by });
  }
  return { returns, faults };
}

/** Takes one answer with what was said beside it. */
function take(answer: FileAnswer, of: Gathering, complain: (column: string | null, message: string) => void): void {
  const { key } = answer.question.section;
  const section = of.form.sections.find((each) => each.key === key);
  const question = section?.questions.find((each) => each.key === answer.question.question.key);
  if (section === undefined || question === undefined) {
    complain(answer.column, `"${answer.question.question.label}" is not asked of ${of.respondent.name}.`);
    return;
  }
  if (section.repeats !== undefined) {
    complain(answer.column, `"${question.label}" is asked once for each ${section.repeats.label.toLowerCase()}, and is not taken from a file.`);
    return;
  }
  if (answer.by !== '') of.by = answer.by.slice(0, 200);
  const put = (into: Question, value: AnswerValue, column: string | null) => {
    const path = `${key}/${into.key}`;
    const before = of.values.get(path);
    if (before !== undefined) complain(column, `${of.respondent.name} has an answer to "${into.label}" in row ${before.row} as well.`);
    else of.values.set(path, { value, row: answer.row });
  };
  let notApplicable = false;
  if (answer.level !== '') {
    const read = readAnswer(of.form, question, answer.level);
    if ('wrong' in read) complain(answer.column, read.wrong);
    else if (typeof read.value === 'string' && 'maxLength' in question && read.value.length > question.maxLength) complain(answer.column, `It has ${read.value.length} characters; ${question.maxLength} are the most.`);
    else {
      put(question, read.value, answer.column);
      notApplicable = read.value === NOT_APPLICABLE;
    }
  }
  if (answer.comment === '') return;
  const place = notApplicable ? (section.questions.find((each) => each.key === whyNotKey(question.key)) ?? null) : commentOn({ section, question });
  if (place === null) complain(answer.commentColumn, `The tool has no place for a comment on "${question.label}".`);
  else if ('maxLength' in place && answer.comment.length > place.maxLength) complain(answer.commentColumn, `The comment has ${answer.comment.length} characters; ${place.maxLength} are the most.`);
  else put(place, answer.comment, answer.commentColumn);
}

/** The answers of somebody as the form engine keeps them. */
function answersOf({ form, values }: Gathering): Answers {
  return Object.fromEntries(form.sections.flatMap((section) => {
    const given = section.questions.flatMap((question) => {
      const held = values.get(`${section.key}/${question.key}`);
      return held === undefined ? [] : [[question.key, held.value] as const];
    });
    return given.length === 0 ? [] : [[section.key, { values: Object.fromEntries(given), criteria: {} }] as const];
  }));
}

/** Finds a respondent by name, or a school by its number. */
function finder(respondents: readonly Respondent[]): (text: string) => Respondent | { wrong: string } {
  const byName = new Map<string, Respondent[]>();
  for (const each of respondents) for (const name of [same(each.name), each.number].filter((text) => text !== '')) byName.set(name, [...(byName.get(name) ?? []), each]);
  const agencies = respondents.filter((each) => each.agencyId !== null).map((each) => each.name);
  return (text) => {
    const found = byName.get(same(text)) ?? [];
    if (text === '') return { wrong: 'Who answers is missing.' };
    if (found.length === 1) return found[0]!;
    if (found.length > 1) return { wrong: `${found.length} are called ${text}. Write the number of the school instead.` };
    const near = nearest(same(text), agencies.map(same));
    return { wrong: `There is no agency or school "${text}".${near === null ? '' : ` Did you mean ${agencies.find((each) => same(each) === near)}?`}` };
  };
}
