import type { FieldProblem } from '../../web/fields/index.ts';
import { readText } from '../../web/fields/index.ts';
import type { Sent } from '../../web/visit/index.ts';

/** Whom invitations go to: a post and its address. Both may be left empty. */
export interface Contact {
  name: string;
  email: string;
}

export const isEmail = (text: string): boolean => text.length <= 254 && /^[^\s@<>",;]+@[^\s@<>",;]+\.[^\s@<>",;]+$/.test(text);

/** Reads a contact from a form. */
export function readContact(body: Sent, problems: FieldProblem[], required = false): Contact {
  const name = readText(body, 'contactName', { what: 'The post or name', most: 200 }, problems);
  const email = readText(body, 'contactEmail', { what: 'The e-mail address', most: 254, ...(required ? { missing: 'Enter an e-mail address' } : {}) }, problems);
  if (email !== '' && !isEmail(email)) problems.push({ field: 'contactEmail', message: 'The e-mail address must be like name@example.com' });
  return { name, email };
}
