import type { FormDefinition, Section } from '../../framework/schema/form.ts';
import { askedQuestions, checkAnswers, criteriaOf, criterionPath, entriesOf, onceOf, questionPath, type Answers, type Entry, type OnceAnswers, type Setting } from '../../forms/index.ts';

/** How far a section has come. */
export interface SectionStanding {
  section: string;
  title: string;
  asked: number;
  answered: number;
  /** Answers that were brought forward, are asked, and that nobody has confirmed yet. */
  unconfirmed: readonly string[];
  /** What still keeps it from being handed in, in the words of its questions. */
  lacks: readonly { field: string; message: string }[];
}

/** The standing of each section of a form, in order. Of what is brought forward, only what these answers leave asked has to be confirmed. */
export function standingsOf(form: FormDefinition, answers: Answers, unconfirmed: ReadonlySet<string>, setting: Setting): SectionStanding[] {
  return form.sections.map((section) => {
    const paths = askedPaths(form, section, answers, setting);
    return {
      section: section.key, title: section.title, asked: paths.length, answered: paths.filter((each) => each.answered).length,
      unconfirmed: paths.filter((each) => each.answered && unconfirmed.has(each.path)).map((each) => each.path),
      lacks: checkAnswers(form, answers, setting, { section: section.key }),
    };
  });
}

interface AskedPath {
  path: string;
  answered: boolean;
}

function askedPaths(form: FormDefinition, section: Section, answers: Answers, setting: Setting): AskedPath[] {
  const parts: readonly (OnceAnswers | Entry)[] = section.repeats ? entriesOf(answers, section.key) : [onceOf(answers, section.key)];
  return parts.flatMap((part) => {
    const entry = 'id' in part ? part.id : undefined;
    return [
      ...askedQuestions(form, section, part.values, answers).map(({ key }) => ({ path: questionPath(section.key, entry, key), answered: Object.hasOwn(part.values, key) })),
      ...(criteriaOf(section, setting)?.items ?? []).map(({ key }) => ({ path: criterionPath(section.key, entry, key), answered: Object.hasOwn(part.criteria, key) })),
    ];
  });
}

export interface Counts {
  asked: number;
  answered: number;
  unconfirmed: number;
}
export const countsOf = (standings: readonly SectionStanding[]): Counts => standings.reduce(
  (sum, each) => ({ asked: sum.asked + each.asked, answered: sum.answered + each.answered, unconfirmed: sum.unconfirmed + each.unconfirmed.length }), { asked: 0, answered: 0, unconfirmed: 0 });

/** The answers without those to questions that these answers leave unasked: what a return says, and what its grades are reckoned from. */
export function onlyWhatIsAsked(form: FormDefinition, answers: Answers): Answers {
  const trim = <T extends OnceAnswers>(section: Section, part: T): T => {
    const asked = new Set(askedQuestions(form, section, part.values, answers).map(({ key }) => key));
    return { ...part, values: Object.fromEntries(Object.entries(part.values).filter(([key]) => asked.has(key))) };
  };
  return Object.fromEntries(form.sections.filter(({ key }) => Object.hasOwn(answers, key)).map((section) =>
    [section.key, section.repeats ? entriesOf(answers, section.key).map((entry) => trim(section, entry)) : trim(section, onceOf(answers, section.key))]));
}
