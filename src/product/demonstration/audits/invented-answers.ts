import type { Answers, AnswerValue } from '../../../forms/index.ts';
import { askedQuestions } from '../../../forms/index.ts';
import type { FormDefinition, Question, Section } from '../../../framework/schema/form.ts';
import { NOT_APPLICABLE } from '../../../audits/tools/as-asked.ts';
import { addDays, type Day } from '../../../calendar/index.ts';

/** What agencies write beside their grades. All invented. */
const words = [
  'A lead is named in the structure chart, and deputises are agreed. The board heard of it in spring.',
  'The policy was looked at again this year and put on the first page of the intranet. A spot check found that nine of ten staff could find it.',
  'Supervision is recorded monthly. In the last dip sample of twelve records, ten had a reflective note.',
  'Training is at 87 per cent of those who need it. Two teams are behind, and have dates in the autumn.',
  'We asked a group of young people what they would want to be told first; the leaflet was written anew with them.',
  'Referrals are checked for what the child said. The share that has it rose from half to three in four.',
  'The written agreement on sharing information is signed by all; the duty team keeps it by the phone.',
  'Recruitment files were sampled: all had two references, and one gap in employment was not followed up. That is mended.',
];

/** What agencies plan to do about a gap, and who is to do it. All invented. */
const plans = [
  'Sample ten files of each team every quarter and report what they show to the management meeting', 'Write a page for new starters and go through it in their first week', 'Ask children after each meeting what they understood, and keep the answers',
  'Give every team a date for the training that is missing, and follow up who did not come', 'Put a check of references on the form without which nobody starts', 'Agree with the duty team who rings back when a referral is refused', 'Name a deputy for the lead and tell all sites', 'Bring late information to the monthly meeting of the agencies, case by case',
];
const posts = ['Head of safeguarding', 'Training manager', 'Named nurse', 'Human resources lead'];

/** Numbers that look thrown and are always the same for the same seed. */
const thrown = (seed: number): number => ((Math.imul(seed + 11, 2_654_435_761) >>> 8) % 1000) / 1000;

/**
 * Invented answers to a tool as it is put to somebody, complete in every required question.
 * @param strength from 0 to 1: how well they do
 * @param only sections to answer; all where it is left out
 */
export function inventAnswers(form: FormDefinition, seed: number, strength: number, today: Day, only: number = form.sections.length): Answers {
  const answers: Record<string, { values: Record<string, AnswerValue>; criteria: Record<string, never> }> = {};
  form.sections.slice(0, only).forEach((section, place) => {
    if (section.repeats !== undefined) return;
    const values: Record<string, AnswerValue> = {};
    answers[section.key] = { values, criteria: {} };
    for (const [index, question] of section.questions.entries()) {
      if (!isAskedNow(form, section, question, values, answers)) continue;
      const value = inventValue(form, question, seed * 131 + place * 17 + index, strength, today);
      if (value !== undefined) values[question.key] = value;
    }
  });
  return answers;
}

const isAskedNow = (form: FormDefinition, section: Section, question: Question, values: Record<string, AnswerValue>, answers: Answers): boolean => askedQuestions(form, section, values, answers).some((each) => each.key === question.key);

function inventValue(form: FormDefinition, question: Question, seed: number, strength: number, today: Day): AnswerValue | undefined {
  const die = thrown(seed);
  /** The weaker ends of a scale are rarer, the stronger the agency is. */
  const along = <T>(worstFirst: readonly T[]): T | undefined => worstFirst[Math.min(worstFirst.length - 1, Math.floor((die * 0.5 + strength * 0.5) * worstFirst.length))];
  switch (question.type) {
    case 'scale': return along((form.scales.find((scale) => scale.key === question.scale)?.levels ?? []).filter((level) => level.value !== NOT_APPLICABLE).toSorted((one, other) => (one.score ?? 0) - (other.score ?? 0)))?.value;
    case 'choice': return along(question.options.filter((option) => option.value !== NOT_APPLICABLE).toReversed())?.value;
    case 'choices': return [question.options[Math.floor(die * question.options.length)]!.value];
    case 'yes-no':
    case 'yes-no-not-known': return die < 0.35 + strength * 0.6 ? 'yes' : 'no';
    case 'number': return Math.min(question.max ?? 100, Math.max(question.min ?? 0, Math.round(40 + 55 * strength)));
    case 'date': return question.means === 'planned-day' ? addDays(today, 90 + Math.floor(die * 240)) : today;
    case 'time': return '09:30';
    case 'email': return 'safeguarding.lead@agency.example';
    case 'text': return (question.means === 'planned-owner' ? posts[Math.floor(die * posts.length)]! : posts[0]!).slice(0, question.maxLength);
    case 'long-text': return (question.means === 'planned-action' ? plans[Math.floor(die * plans.length)]! : words[Math.floor(die * words.length)]!).slice(0, question.maxLength);
    case 'agencies':
    case 'themes': return undefined;
  }
}
