import type { FormFault } from '../../../framework/check/check-form.ts';
import { valueAt } from '../../../framework/shape/known-keys.ts';

export const wholeLink = 'The link must begin with https:// and be whole';

/** A fault of a tool in the words of its pages: questions by what they ask, not by their keys. */
export function faultWords(form: unknown, { path, rule, message }: FormFault): string {
  const label = path[2] === 'questions' ? valueAt(form, [...path.slice(0, 4), 'label']) : undefined;
  const question = typeof label === 'string' ? `‘${label}’` : 'A question';
  switch (rule) {
    case 'unknown-earlier-question': return `${question} is asked only after an answer to another question, and that question would not come before it.`;
    case 'unknown-answer': return `${question} is asked only where another question has a certain answer, and that answer would not be there.`;
    case 'unknown-scale': return 'Select the scale by which it is answered.';
    case 'unknown-standard': return `${question} counts towards a standard that is not there.`;
    case 'not-applicable-twice': return 'The answers have “not applicable” among them already. Take one of them out.';
    case 'not-applicable-to-what': return 'Only one of several answers, or a level of a scale, may be “not applicable”.';
    case 'survey-cannot-count': return `${question} cannot be asked in a survey: answers of its type cannot be counted.`;
    case 'survey-evidence': return `${question} asks for evidence. Nobody gives files in a survey.`;
    case 'survey-names-somebody': return `${question} would tell who somebody is, and the survey is anonymous.`;
    case 'section-key-in-use': return 'A tool has a page of its own under the name of this section. Call the section otherwise.';
    case 'invalid-format': return path.at(-1) === 'href' ? `${wholeLink}.` : message;
    default: return message;
  }
}
