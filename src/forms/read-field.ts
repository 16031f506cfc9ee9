import type { FormDefinition, Question } from '../framework/schema/form.ts';
import { boxes } from '../calendar/index.ts';
import type { AnswerValue } from './answers.ts';
import { cleanText } from '../platform/index.ts';
import { dayField, typedList, typedText, type Typed } from './fields.ts';
import { messages, type Subject } from './messages.ts';
import { optionsOf, takesMany, type Offered } from './offered.ts';
import type { Body } from './read-body.ts';
import { readDay, readTyped, type ReadValue } from './read-value.ts';

export interface Field {
  readonly form: FormDefinition;
  readonly question: Question;
  /** The field's name in the body, and its name when the page is shown again. */
  readonly sent: string;
  readonly shown: string;
  readonly body: Body;
  /** What the answer was: an agency or theme that is no longer offered may stay. */
  readonly stood: AnswerValue | undefined;
  readonly offered: Offered;
  readonly subject: Subject;
}

export interface FieldRead {
  readonly read: ReadValue;
  readonly typed: Typed;
}

/** Reads one question's field or fields from the body. */
export function readField(field: Field): FieldRead {
  const { question, body, sent, subject } = field;
  const names = question.type === 'date' ? boxes.map((part) => dayField(sent, part)) : [sent];
  if (names.some((name) => body.unreadable.has(name))) return { read: { problem: messages.unreadable(subject) }, typed: {} };
  if (takesMany(question)) return readMany(field);
  if (names.some((name) => typedList(body.fields, name).length > 1)) return { read: { problem: messages.oneOnly(subject) }, typed: keepFirst(field) };
  switch (question.type) {
    case 'date': return { read: readDate(field), typed: keepFirst(field) };
    case 'text':
    case 'long-text':
    case 'email':
    case 'number':
    case 'time': return { read: readTyped(question.type, typedText(body.fields, sent), subject), typed: keepFirst(field) };
    default: return readOne(field);
  }
}

/** What stood in the fields, cleaned, to be shown again. */
function keepFirst({ question, body, sent, shown }: Field): Typed {
  if (question.type !== 'date') return { [shown]: cleanText(typedText(body.fields, sent)) };
  return Object.fromEntries(boxes.map((part) => [dayField(shown, part), cleanText(typedText(body.fields, dayField(sent, part)))]));
}

function readDate({ body, sent, subject }: Field): ReadValue {
  const text = (part: 'day' | 'month' | 'year'): string => typedText(body.fields, dayField(sent, part));
  return readDay({ day: text('day'), month: text('month'), year: text('year') }, subject);
}

function readOne({ form, question, body, sent, shown, offered, subject }: Field): FieldRead {
  const chosen = cleanText(typedText(body.fields, sent));
  if (chosen === '') return { read: { blank: true }, typed: { [shown]: '' } };
  const known = optionsOf(form, question, offered).some((option) => option.value === chosen);
  return known ? { read: { value: chosen }, typed: { [shown]: chosen } } : { read: { problem: messages.selectOffered(subject) }, typed: { [shown]: '' } };
}

function readMany({ form, question, body, sent, shown, stood, offered, subject }: Field): FieldRead {
  const chosen = new Set(typedList(body.fields, sent).map(cleanText).filter((one) => one !== ''));
  const allowed = new Set([...optionsOf(form, question, offered).map((option) => option.value), ...(typeof stood === 'object' ? stood : [])]);
  const value = [...allowed].filter((one) => chosen.has(one));
  const typed = { [shown]: value };
  if ([...chosen].some((one) => !allowed.has(one))) return { read: { problem: messages.selectOffered(subject) }, typed };
  return { read: value.length > 0 ? { value } : { blank: true }, typed };
}
