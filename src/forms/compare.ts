import type { FormDefinition } from '../framework/schema/form.ts';
import { sameValue, type Answers, type AnswerValue, type CriterionAnswer } from './answers.ts';
import { leavesOf, type Asked } from './leaves.ts';
import type { Offered } from './offered.ts';
import { textOfAnswer } from './read-back.ts';

/** One question answered differently in two sets of answers. */
export interface Difference {
  readonly path: string;
  readonly label: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly identity: boolean;
  /** As words on the page; '' where not answered. */
  readonly before: string;
  readonly after: string;
}

const isSame = (a: AnswerValue | CriterionAnswer | undefined, b: AnswerValue | CriterionAnswer | undefined): boolean =>
  isCriterion(a) || isCriterion(b) ? isCriterion(a) && isCriterion(b) && a.answer === b.answer && a.reason === b.reason : sameValue(a, b);

const isCriterion = (value: AnswerValue | CriterionAnswer | undefined): value is CriterionAnswer => typeof value === 'object' && 'reason' in value;

/** What differs between two sets of answers to one form (two revisions, two years), in the order of the form. */
export function compareAnswers(form: FormDefinition, before: Answers, after: Answers, offered: Offered): Difference[] {
  const old = new Map(leavesOf(form, before, offered).map((leaf) => [leaf.path, leaf]));
  const now = new Map(leavesOf(form, after, offered).map((leaf) => [leaf.path, leaf]));
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((path): Difference[] => {
    const [was, is] = [old.get(path), now.get(path)];
    const leaf = is ?? was;
    if (!leaf || isSame(was?.ask.value, is?.ask.value)) return [];
    const change = was?.ask.value === undefined ? 'added' : is?.ask.value === undefined ? 'removed' : 'changed';
    const text = (of: Asked | undefined): string => (of ? textOfAnswer(form, of, offered) : '');
    return [{ path, label: leaf.label, change, identity: 'question' in leaf.ask && leaf.ask.question.identity, before: text(was), after: text(is) }];
  });
}
