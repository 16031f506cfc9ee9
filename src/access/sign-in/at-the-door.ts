import { timingSafeEqual } from 'node:crypto';
import { sent, type OpenVisit } from '../../web/visit/index.ts';
import type { Me } from '../me.ts';
import { sessionCookie } from '../session.ts';

/** A password as it was typed: blanks at its ends belong to it. */
export const typedPassword = ({ body }: OpenVisit, name: string): string => {
  const typed = body[name];
  return typeof typed === 'string' ? typed : '';
};

/** Whose session it is, and its token, if the form came from a page of that session; null otherwise. */
export function senderOf(visit: OpenVisit): { me: Me; token: string } | null {
  const { me } = visit;
  const token = visit.cookies[sessionCookie];
  if (me === null || token === undefined) return null;
  const given = Buffer.from(sent(visit.body, '_csrf'));
  const right = Buffer.from(me.csrfSecret);
  return given.length === right.length && timingSafeEqual(given, right) ? { me, token } : null;
}
