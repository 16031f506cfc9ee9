import type { CriteriaSet } from '../../framework/schema/criteria.ts';
import type { Decision, Step } from '../../framework/schema/process.ts';
import type { FieldProblem } from '../../web/fields/index.ts';
import type { Visit } from '../../web/visit/index.ts';
import type { PlanTest } from '../plan/read-tests.ts';
import type { OpenReview } from '../review/open-review.ts';
import type { Outside } from './around-decision.ts';
import type { Facts } from './read-facts.ts';

/** A decision room: the decision, what is known of the case, and what the visitor may do about it. */
export interface Room {
  visit: Visit;
  review: OpenReview;
  step: Step;
  decision: Decision;
  facts: Facts;
  sets: readonly CriteriaSet[];
  /** What a case audit was asked of the plan, and showed; none where the process tests none. */
  tests: readonly PlanTest[];
  mayDecide: boolean;
  /** The role in which the visitor may agree to what is proposed; null for anybody else. */
  agreesAs: string | null;
  outside: Outside;
  /** The reference of a process of which a decision says whether it goes on. */
  referenceOf(process: string): string;
  /** Why the deputy may not decide today; null for anybody else. */
  refusal: string | null;
  problems: readonly FieldProblem[];
}
