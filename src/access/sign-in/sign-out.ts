import { tokenHash } from '../../platform/index.ts';
import type { OpenVisit, Reply } from '../../web/visit/index.ts';
import { record } from '../record.ts';
import { endSession, sessionCookie } from '../session.ts';
import { senderOf } from './at-the-door.ts';

/** Ends the session at hand. Without one there is nothing to end, and the way leads to the same page. */
export async function answerSignOut(visit: OpenVisit): Promise<Reply> {
  const sender = senderOf(visit);
  if (sender !== null) {
    const { me, token } = sender;
    await visit.app.database.run({ role: 'gt_app', partnershipId: me.partnershipId, personId: me.personId }, async (tx) => {
      await endSession(tx, tokenHash(token), visit.now);
      await record(tx, visit.now, { deed: 'signed out', subjectKind: 'person', subjectId: me.personId });
    });
  }
  return { kind: 'redirect', to: '/sign-in', cookies: [{ name: sessionCookie, value: '', maxAge: 0 }] };
}
