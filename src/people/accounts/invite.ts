import { inNameOf, linkHours, makePasswordLink } from '../../access/index.ts';
import { post, tokenHash } from '../../platform/index.ts';
import type { Doing } from '../doing.ts';

/** Posts a letter with a link to set a password, which makes an account usable. */
export async function postInvitation({ tx, me, now, baseUrl }: Doing, person: { id: string; name: string; email: string }): Promise<void> {
  const token = await inNameOf(tx, person.id, me.personId, () => makePasswordLink(tx, { partnershipId: me.partnershipId, personId: person.id }, now, linkHours.welcome));
  await post(tx, me.partnershipId, now, [{
    key: `invitation ${tokenHash(token).toString('hex')}`, toName: person.name, toEmail: person.email, subject: 'Your account in Golden Thread',
    body: `${me.name} of ${me.partnershipName} has made an account in Golden Thread for you.\n\nSet your password with this link. It works once, for 14 days:\n${baseUrl}/reset-password/${token}\n\nAfter that, sign in with this e-mail address at:\n${baseUrl}/\n`,
  }]);
}
