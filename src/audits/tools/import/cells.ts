import type { Question } from '../../../framework/schema/form.ts';
import { nearest } from '../../../platform/text/nearest.ts';
import { typeNames } from '../tool-words.ts';

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();

/** What boards call the ways of answering, beside our own words for them. */
const alsoCalled: Readonly<Record<Question['type'], readonly string[]>> = {
  scale: ['scale', 'grade', 'rating', 'level', 'rag'], choice: ['choice', 'one of', 'single choice', 'radio', 'dropdown'], choices: ['choices', 'any of', 'multiple choice', 'tick boxes', 'checkboxes'],
  'yes-no': ['yes no', 'y n'], 'yes-no-not-known': ['yes no not known', 'yes no unknown'], text: ['text', 'line', 'short text'], 'long-text': ['long text', 'free text', 'comment', 'comments', 'narrative'],
  number: ['number', 'figure'], date: ['date', 'day'], time: ['time'], agencies: ['agencies'], themes: ['themes'], email: ['email', 'e mail'],
};
const types = (Object.keys(typeNames) as Question['type'][]).map((type) => ({ type, names: [type, typeNames[type], ...alsoCalled[type]].map(plain) }));

/** The type that a cell names; else what was likely meant, as words. */
export function readType(cell: string): { type: Question['type'] } | { meant: string | null } {
  const found = types.find(({ names }) => names.includes(plain(cell)));
  if (found !== undefined) return { type: found.type };
  const near = nearest(plain(cell), types.flatMap(({ names }) => names));
  const meant = types.find(({ names }) => near !== null && names.includes(near));
  return { meant: meant === undefined ? null : typeNames[meant.type] };
}

/** Yes or no, as people write it; null for anything else. Empty is no. */
export function readYesNo(cell: string): boolean | null {
  const word = plain(cell);
  if (['', 'no', 'n', 'false', '0'].includes(word)) return false;
  return ['yes', 'y', 'true', 'x', '1'].includes(word) ? true : null;
}

export interface CellOption {
  label: string;
  more: string;
  score: number | null;
}

/** The answers or levels of a cell: a line each, or with semicolons between them; each as "Name (score): what it takes", of which the last two may be left out. */
export const readOptions = (cell: string): CellOption[] => (cell.includes('\n') ? cell.split('\n') : cell.split(';')).map((part) => part.trim()).filter((part) => part !== '').map((part) => {
  const [, label = part, score, more = ''] = /^(.+?)(?:\s*\((-?\d{1,4}(?:\.\d{1,2})?)\))?(?:\s*:\s+([\s\S]+))?$/.exec(part) ?? [];
  return { label: label.trim(), more: more.trim(), score: score === undefined ? null : Number(score) };
});

/** Several names of a cell: a line each, or with semicolons between them. */
export const readNames = (cell: string): string[] => cell.split(/[;\n]/).map((name) => name.trim()).filter((name) => name !== '');

/** An option or level as a cell holds it, so that what is taken out can be brought in again. */
export const writeOption = ({ label, more, score }: CellOption): string => `${label}${score === null ? '' : ` (${score})`}${more === '' ? '' : `: ${more.replaceAll('\n', ' ')}`}`;

/** Under which answers to which earlier question something is asked, as a cell says it: "Is a lead named? = No; Not known". */
export interface CellCondition {
  question: string;
  answers: string[];
}

/** Null for a cell that has no "=". */
export function readCondition(cell: string): CellCondition | null {
  const [, question, answers] = /^([\s\S]*\S)\s*=\s*([\s\S]+)$/.exec(cell) ?? [];
  return question === undefined || answers === undefined ? null : { question: question.trim(), answers: readNames(answers) };
}
export const writeCondition = ({ question, answers }: CellCondition): string => `${question} = ${answers.join('; ')}`;
