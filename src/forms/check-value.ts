import type { Day } from '../calendar/index.ts';
import type { Question } from '../framework/schema/form.ts';
import type { AnswerValue } from './answers.ts';
import { messages, type Subject } from './messages.ts';

/** The longest reason for a criterion's answer, in characters. */
export const LONGEST_REASON = 10_000;
const LONGEST_EMAIL = 254;

/**
 * What is wrong with a value in the light of its question's limits; undefined where nothing is. Lengths are counted
 * as the character count on the page counts them. Whether an option is on offer is looked at when it is read.
 */
export function checkValue(question: Question, value: AnswerValue, today: Day, subject: Subject): string | undefined {
  switch (question.type) {
    case 'text':
    case 'long-text': return typeof value === 'string' && value.length > question.maxLength ? messages.tooLong(subject, question.maxLength) : undefined;
    case 'email': return checkEmail(value, subject);
    case 'number': return checkNumber(question, value, subject);
    case 'date': return question.past && typeof value === 'string' && value > today ? messages.past(subject) : undefined;
    default: return undefined;
  }
}

function checkEmail(value: AnswerValue, subject: Subject): string | undefined {
  if (typeof value !== 'string' || !/^[^\s@,;<>"]+@[^\s@,;<>".]+(\.[^\s@,;<>".]+)+$/.test(value)) return messages.email(subject);
  return value.length > LONGEST_EMAIL ? messages.tooLong(subject, LONGEST_EMAIL) : undefined;
}

function checkNumber(question: Extract<Question, { type: 'number' }>, value: AnswerValue, subject: Subject): string | undefined {
  if (typeof value !== 'number' || !Number.isFinite(value)) return messages.number(subject);
  if (question.min !== undefined && value < question.min) return messages.atLeast(subject, question.min);
  if (question.max !== undefined && value > question.max) return messages.atMost(subject, question.max);
  return undefined;
}
