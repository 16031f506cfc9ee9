import { readTypedDay } from '../../calendar/index.ts';
import type { AnswerValue } from '../../forms/index.ts';
import type { FormDefinition, Question } from '../../framework/schema/form.ts';
import { NOT_APPLICABLE } from '../tools/as-asked.ts';

const plain = (text: string): string => text.toLowerCase().replaceAll('’', "'").replace(/[^a-z0-9]+/g, ' ').trim();

/** What a cell answers a question with: the value, or why it is none. */
export function readAnswer(form: FormDefinition, question: Question, text: string): { value: AnswerValue } | { wrong: string } {
  switch (question.type) {
    case 'scale': {
      const scale = form.scales.find((each) => each.key === question.scale);
      const levels = scale?.levels ?? [];
      if (isNotApplicable(text) && levels.some((level) => level.value === NOT_APPLICABLE)) return { value: NOT_APPLICABLE };
      const level = levels.find((each) => plain(each.label) === plain(text) || plain(each.value) === plain(text)) ?? levels.find((each) => each.score !== undefined && text.trim() !== '' && Number(text) === each.score);
      return level === undefined ? { wrong: `"${text}" is no level of the scale. It has ${levels.map((each) => each.label).join(', ')}.` } : { value: level.value };
    }
    case 'choice': return chosen(question.options, text);
    case 'yes-no': return chosen([{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }], text);
    case 'yes-no-not-known': return chosen([{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }, { value: 'not-known', label: 'Not known' }], text);
    case 'choices': {
      const values: string[] = [];
      for (const part of text.split(';').map((each) => each.trim()).filter((each) => each !== '')) {
        const read = chosen(question.options, part);
        if ('wrong' in read) return read;
        values.push(read.value);
      }
      return { value: question.options.map((option) => option.value).filter((value) => values.includes(value)) };
    }
    case 'number': return /^-?\d+(\.\d+)?$/.test(text) ? { value: Number(text) } : { wrong: `"${text}" is no number.` };
    case 'date': {
      const read = readTypedDay(text);
      return 'day' in read ? { value: read.day } : read;
    }
    case 'time':
    case 'email':
    case 'text':
    case 'long-text': return { value: text };
    case 'agencies':
    case 'themes': return { wrong: 'Answers to this question are not taken from a file.' };
  }
}

function chosen(options: readonly { value: string; label: string }[], text: string): { value: string } | { wrong: string } {
  if (isNotApplicable(text) && options.some((option) => option.value === NOT_APPLICABLE)) return { value: NOT_APPLICABLE };
  const option = options.find((each) => plain(each.label) === plain(text) || plain(each.value) === plain(text));
  return option === undefined ? { wrong: `"${text}" is no answer to this question. It has ${options.map((each) => each.label).join(', ')}.` } : { value: option.value };
}

const isNotApplicable = (text: string): boolean => ['n a', 'na', 'not applicable'].includes(plain(text));
