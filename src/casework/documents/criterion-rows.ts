import type { Pack } from '../../framework/index.ts';
import type { Decision } from '../../framework/schema/process.ts';
import type { TakenDecision } from '../../process/index.ts';
import type { Facts } from '../decision/read-facts.ts';
import { answerWords } from '../review/names.ts';

const metWords = { met: 'The criteria are met.', possibly: 'The criteria may be met: something is not known.', 'not-met': 'The criteria are not met.' } as const;

/** Sets of criteria as rows of a table: criterion, answer, reason. What follows from them by themselves stands beneath, if anything does. */
export interface CriterionRows {
  name: string;
  rows: string[][];
  follows: string | null;
}

/** The criteria of a decision that were answered once for the case. */
export const caseCriteria = (pack: Pack, decision: Decision, taken: TakenDecision | undefined): CriterionRows[] => pack.criteria.filter((set) => decision.criteria.includes(set.key) && set.per === 'case').map((set) => ({
  name: set.name, follows: null,
  rows: set.items.map((item) => {
    const given = taken?.criteria[set.key]?.[item.key];
    return [item.text, given === undefined ? 'Not answered' : answerWords[given.answer]!, given?.reason ?? ''];
  }),
}));

/** The criteria that were answered for each child in the notification, and what follows from the answers. */
export const childCriteria = ({ perChild }: Pick<Facts, 'perChild'>): CriterionRows[] => perChild.flatMap(({ set, children }) => children.map((child) => ({
  name: `${set.name}: ${child.label}`, follows: child.met === null ? null : metWords[child.met],
  rows: set.items.map((item) => [item.text, answerWords[child.answers[item.key] ?? ''] ?? 'Not answered']),
})));
