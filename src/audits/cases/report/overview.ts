import type { Gradable } from '../workshop/gradable.ts';
import type { JointGrade } from '../workshop/read-scored.ts';

/** One question over all cases of an audit. */
export interface QuestionOverCases {
  key: string;
  words: string;
  /** The joint grade of each case, in the order of the cases; '' where it has none. */
  grades: string[];
  /** How many cases have each level, weakest first; levels that none has are left out. */
  distribution: { label: string; count: number }[];
  /** The mean of the scores, not rounded; null where no grade carries one. */
  mean: number | null;
}

export interface Said {
  pseudonym: string;
  words: string;
  text: string;
}

export interface Overview {
  questions: QuestionOverCases[];
  strengths: QuestionOverCases[];
  weak: QuestionOverCases[];
  agreed: Said[];
  dissent: Said[];
}

// A report that names all names nothing.
const mostNamed = 5;

/** What the joint grades of all cases say together. A question is a strength where its mean lies above the middle of its scale. */
export function overviewOf(cases: readonly { id: string; pseudonym: string; gradables: readonly Gradable[] }[], grades: readonly JointGrade[]): Overview {
  const all = new Map<string, Gradable>();
  for (const each of cases) for (const gradable of each.gradables) if (!all.has(gradable.key)) all.set(gradable.key, gradable);
  const questions = [...all.values()].map((gradable) => overCases(gradable, cases.map(({ id }) => grades.find((grade) => grade.caseId === id && grade.question === gradable.key))));
  const graded = questions.filter((question) => question.mean !== null);
  const middle = (key: string): number => {
    const scores = all.get(key)!.levels.flatMap((level) => level.score ?? []);
    return (Math.min(...scores) + Math.max(...scores)) / 2;
  };
  const said = (of: 'agreed' | 'dissent'): Said[] => cases.flatMap(({ id, pseudonym }) => questions.flatMap(({ key, words }) => {
    const text = grades.find((grade) => grade.caseId === id && grade.question === key)?.[of] ?? '';
    return text === '' ? [] : [{ pseudonym, words, text }];
  }));
  return {
    questions,
    strengths: graded.filter((each) => each.mean! > middle(each.key)).toSorted((a, b) => b.mean! - a.mean!).slice(0, mostNamed),
    weak: graded.filter((each) => each.mean! <= middle(each.key)).toSorted((a, b) => a.mean! - b.mean!).slice(0, mostNamed),
    agreed: said('agreed'), dissent: said('dissent'),
  };
}

function overCases({ key, words, levels }: Gradable, grades: readonly (JointGrade | undefined)[]): QuestionOverCases {
  const scores = grades.flatMap((grade) => grade?.score ?? []);
  return {
    key, words, grades: grades.map((grade) => levels.find((level) => level.value === grade?.level)?.label ?? ''),
    distribution: levels.map(({ value, label }) => ({ label, count: grades.filter((grade) => grade?.level === value).length })).filter(({ count }) => count > 0),
    mean: scores.length === 0 ? null : scores.reduce((sum, score) => sum + score, 0) / scores.length,
  };
}

export const distributionWords = ({ distribution }: QuestionOverCases): string => distribution.map(({ label, count }) => `${label}: ${count}`).join(', ');
