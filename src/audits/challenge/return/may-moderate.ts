import type { FieldProblem } from '../../../web/fields/index.ts';
import { stateOf, type ChallengeQuestion } from './read-questions.ts';

/** What the panel wants to grade: a level with its reason; '' leaves the standard to the agency's own grade. */
export interface Grading {
  standard: string;
  level: string;
  reason: string;
}

/** A standard on which the agency has been asked and has not replied: it is graded once it has, or once the panel settles the question. */
export const awaitsReply = (questions: readonly ChallengeQuestion[], standard: string): boolean => questions.some((question) => question.standard === standard && stateOf(question) === 'sent');

/** What keeps a grading from being kept: a grade wants a reason, and a fair reply comes before it (peers.md 10). */
export function gradingProblems(gradings: readonly Grading[], before: readonly Grading[], questions: readonly ChallengeQuestion[], levels: readonly string[]): FieldProblem[] {
  return gradings.flatMap(({ standard, level, reason }): FieldProblem[] => {
    const was = before.find((each) => each.standard === standard);
    const same = (was?.level ?? '') === level && (was?.reason ?? '') === reason;
    if (same) return [];
    if (level !== '' && !levels.includes(level)) return [{ field: `level.${standard}`, message: 'Choose a grade from the list' }];
    if (level !== '' && awaitsReply(questions, standard)) return [{ field: `level.${standard}`, message: 'The agency has not replied to the question on this standard. Wait for the reply, or settle the question first' }];
    if (level !== '' && reason === '') return [{ field: `reason.${standard}`, message: 'Enter the reason for the grade' }];
    if (level === '' && reason !== '') return [{ field: `level.${standard}`, message: 'Choose the grade that the reason is for' }];
    return reason.length > 4000 ? [{ field: `reason.${standard}`, message: 'The reason must be 4,000 characters or fewer' }] : [];
  });
}
