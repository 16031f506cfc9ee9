import type { Question } from '../framework/schema/form.ts';

/** What a message is about: a question by its label, and the entry ("Child A") where the section repeats. */
export interface Subject {
  readonly label: string;
  readonly entry?: string;
}

const IS_SENTENCE = /\?\s*$|^(add|choose|confirm|describe|enter|explain|give|list|outline|provide|say|select|set out|state|summarise|tell|tick|write)\b/i;
const NEEDS_NO_ARTICLE = /^(the|a|an|any|all|each|every|your|their|his|her|its|our|other|what|when|where|which|who|whose|why|how|whether|if|is|are|was|were|did|does|do|has|have)\b/i;

const quoted = (label: string): string => `‘${label.trim()}’`;
const of = (subject: Subject): string => (subject.entry ? ` for ${subject.entry}` : '');

/** The label as the middle of a sentence: first letter small unless it is an abbreviation such as NHS. */
function inSentence(label: string): string {
  const small = /^\p{Lu}[\p{Lu}\d-]/u.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
  return NEEDS_NO_ARTICLE.test(label) ? small : `the ${small}`;
}

/** As the thing asked for: "the date of the incident", "an answer to ‘What happened?’". */
const asked = (subject: Subject): string =>
  (IS_SENTENCE.test(subject.label) ? `an answer to ${quoted(subject.label)}` : inSentence(subject.label)) + of(subject);

/** As the start of a sentence: "Date of the incident", "Your answer to ‘What happened?’". */
const named = (subject: Subject): string =>
  (IS_SENTENCE.test(subject.label) ? `Your answer to ${quoted(subject.label)}` : subject.label.trim()) + of(subject);

/** Every message of the form engine, in the GOV.UK style: what to do, about what, without blame. */
export const messages = {
  enter: (s: Subject) => `Enter ${asked(s)}`,
  select: (s: Subject) => `Select ${asked(s)}`,
  /** What is graded is often a statement, which is no middle of a sentence. */
  selectLevel: (s: Subject) => (IS_SENTENCE.test(s.label) ? `Select ${asked(s)}` : `Select a level for ${quoted(s.label)}${of(s)}`),
  selectYesNo: (s: Subject) => `Select yes or no for ${quoted(s.label)}${of(s)}`,
  selectMiddle: (s: Subject, middle: string) => `Select yes, no or ${middle} for ${quoted(s.label)}${of(s)}`,
  selectOffered: (s: Subject) => `${named(s)} must be one of the options shown`,
  oneOnly: (s: Subject) => `${named(s)} must be a single answer`,
  unreadable: (s: Subject) => `${named(s)} could not be read. Enter it again`,
  /** @param fault what follows the name: "must be a real date" */
  day: (s: Subject, fault: string) => `${named(s)} ${fault}`,
  past: (s: Subject) => `${named(s)} must be today or in the past`,
  time: (s: Subject) => `${named(s)} must be a time, like 9:30am or 14:30`,
  number: (s: Subject) => `${named(s)} must be a number, like 3`,
  atLeast: (s: Subject, min: number) => `${named(s)} must be ${min} or more`,
  atMost: (s: Subject, max: number) => `${named(s)} must be ${max} or fewer`,
  tooLong: (s: Subject, max: number) => `${named(s)} must be ${max.toLocaleString('en-GB')} characters or fewer`,
  email: (s: Subject) => `${named(s)} must be an email address in the correct format, like name@example.com`,
  reason: (s: Subject) => `Enter the reason for your answer to ${quoted(s.label)}${of(s)}`,
  reasonTooLong: (s: Subject, max: number) => `The reason for your answer to ${quoted(s.label)}${of(s)} must be ${max.toLocaleString('en-GB')} characters or fewer`,
  tooFew: (label: string, min: number) => `Add at least ${min === 1 ? 'one' : min} under ‘${label}’`,
  tooMany: (label: string, max: number) => `You can add up to ${max} under ‘${label}’. Those after the first ${max} were not kept`,
  unreadablePage: () => 'What you sent could not be read. Go back and try again',
  tooMuch: () => 'You sent more than this form can hold. Shorten what you wrote and try again',
};

/** What to say where a required question has no answer. */
export function missingMessage(question: Pick<Question, 'type'>, subject: Subject): string {
  switch (question.type) {
    case 'yes-no': return messages.selectYesNo(subject);
    case 'yes-no-not-known': return messages.selectMiddle(subject, 'not known');
    case 'scale': return messages.selectLevel(subject);
    case 'choice':
    case 'choices':
    case 'agencies':
    case 'themes': return messages.select(subject);
    default: return messages.enter(subject);
  }
}
