import type { FieldProblem } from '../../web/fields/index.ts';
import { agencyKinds, type Boards } from '../boards.ts';

export interface AgencyDetails {
  name: string;
  /** Key of a kind of agency of the framework. */
  kind: string;
}

/** What is wrong with the details of an agency, as far as it can be seen from them. */
export function agencyProblems({ name, kind }: AgencyDetails, boards: Boards): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (name === '') problems.push({ field: 'name', message: 'Enter the name of the agency' });
  if (name.length > 200) problems.push({ field: 'name', message: 'The name must be 200 characters or fewer' });
  if (!agencyKinds(boards).some((each) => each.key === kind)) problems.push({ field: 'kind', message: 'Choose the kind of agency' });
  return problems;
}
