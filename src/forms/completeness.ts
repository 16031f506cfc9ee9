import type { FormDefinition, Section } from '../framework/schema/form.ts';
import { at, type Answers } from './answers.ts';
import { checkAnswers } from './check-answers.ts';
import { leavesOf, type Asked } from './leaves.ts';
import { leafIsAsked } from './read-back.ts';
import type { Setting } from './setting.ts';

/** How far a section has come. `not-asked`: other answers have made all of it needless. `optional`: nothing required, nothing given. */
export type SectionState = 'not-asked' | 'optional' | 'not-started' | 'in-progress' | 'complete';

export interface SectionProgress {
  readonly section: string;
  readonly title: string;
  /** Required questions and criteria that are asked, over all entries; an entry that is lacking counts as one. */
  readonly required: number;
  readonly answered: number;
  readonly state: SectionState;
}

/** How far each section has come, in order. */
export function progress(form: FormDefinition, answers: Answers, setting: Setting): SectionProgress[] {
  const leaves = leavesOf(form, answers, setting).filter((leaf) => leafIsAsked(form, answers, leaf));
  return form.sections.map((section) => sectionProgress(form, section, leaves.filter((leaf) => leaf.section.key === section.key), answers, setting));
}

/** The section that comes after one: the next of which anything is asked. Undefined after the last. */
export function sectionAfter(form: FormDefinition, answers: Answers, setting: Setting, section: string): Section | undefined {
  const here = form.sections.findIndex(({ key }) => key === section);
  const next = progress(form, answers, setting).findIndex(({ state }, at) => at > here && state !== 'not-asked');
  return form.sections[next];
}

function sectionProgress(form: FormDefinition, section: Section, leaves: readonly Asked[], answers: Answers, setting: Setting): SectionProgress {
  const needed = leaves.filter(({ ask }) => 'criterion' in ask || ask.question.required);
  const isAnswered = ({ ask }: Asked): boolean => ('criterion' in ask ? ask.value !== undefined && ask.value.answer !== null && ask.value.reason !== '' : ask.value !== undefined);
  const held = at(answers, section.key);
  const lacking = section.repeats ? Math.max(0, section.repeats.min - (held && 'length' in held ? held.length : 0)) : 0;
  const begun = leaves.some(({ ask }) => ask.value !== undefined);
  const required = needed.length + lacking;
  const problems = checkAnswers(form, answers, setting, { section: section.key }).length;
  const state: SectionState = leaves.length === 0 && lacking === 0 && !section.repeats ? 'not-asked'
    : begun ? (problems === 0 ? 'complete' : 'in-progress')
    : required === 0 ? 'optional' : 'not-started';
  return { section: section.key, title: section.title, required, answered: needed.filter(isAnswered).length, state };
}

/** Whether the form could be submitted as it stands. */
export function isComplete(form: FormDefinition, answers: Answers, setting: Setting): boolean {
  return checkAnswers(form, answers, setting).length === 0;
}
