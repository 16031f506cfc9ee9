import { sql } from 'kysely';
import { isId, type Tx } from '../../platform/index.ts';
import type { FieldProblem } from '../../web/fields/index.ts';

/** What is known of a person besides what they hold. */
export interface Details {
  name: string;
  email: string;
  post: string;
  /** Key of their agency, or '' for none. */
  agencyId: string;
}

/** What is wrong with the details of a person, as far as it can be seen from them. */
export function detailProblems({ name, email, post }: Details): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const tooLong = (field: string, text: string, what: string) => text.length > 200 && problems.push({ field, message: `${what} must be 200 characters or fewer` });
  if (name === '') problems.push({ field: 'name', message: 'Enter the full name' });
  tooLong('name', name, 'The name');
  if (email === '') problems.push({ field: 'email', message: 'Enter the e-mail address' });
  else if (!/^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/.test(email)) problems.push({ field: 'email', message: 'Enter an e-mail address, like name@example.com' });
  tooLong('email', email, 'The e-mail address');
  if (post === '') problems.push({ field: 'post', message: 'Enter the post' });
  tooLong('post', post, 'The post');
  return problems;
}

export const taken: FieldProblem = { field: 'email', message: 'This e-mail address cannot be used: it belongs to an account already' };

/** An agency that takes part, or none. */
export async function agencyProblem(tx: Tx, agencyId: string): Promise<FieldProblem | null> {
  if (agencyId === '') return null;
  const agency = isId(agencyId) ? await tx.selectFrom('agency').select(sql`1`.as('one')).where('id', '=', agencyId).executeTakeFirst() : undefined;
  return agency === undefined ? { field: 'agency', message: 'Choose the agency from the list' } : null;
}
