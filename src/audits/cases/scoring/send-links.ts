import { formatDay, type Day } from '../../../calendar/index.ts';
import { newId, newToken, post, type Tx } from '../../../platform/index.ts';

/** Days beyond the last day for which a link still opens: a late scoring is better than none. */
const graceDays = 30;

export interface LinkFor {
  scoringId: string;
  /** The case by its place in the audit; its pseudonym stays out of the mail. */
  position: number;
}

export interface LinkHolder {
  name: string;
  email: string;
}

/** Gives an auditor a personal link for each of their cases, ends those given before, and sends one mail with all of them. */
export async function sendLinks(tx: Tx, partnershipId: string, audit: { reference: string; dueOn: Day }, holder: LinkHolder, links: readonly LinkFor[], baseUrl: string, now: Date): Promise<void> {
  const made = links.map((link) => ({ ...link, id: newId(), ...newToken() }));
  await endLinks(tx, links.map(({ scoringId }) => scoringId), now, 'A newer link was sent');
  await tx.insertInto('personal_link').values(made.map((link) => ({
    partnership_id: partnershipId, id: link.id, token_hash: link.hash, purpose: 'case-scoring', subject_id: link.scoringId, holder_name: holder.name, holder_email: holder.email, created_at: now,
    expires_at: new Date(Math.max(Date.parse(audit.dueOn), now.getTime()) + graceDays * 86_400_000),
  }))).execute();
  await post(tx, partnershipId, now, [{
    key: `case-scoring ${made[0]!.id}`, toName: holder.name, toEmail: holder.email, subject: `${audit.reference}: you are asked to audit ${made.length === 1 ? 'a case' : `${made.length} cases`} by ${formatDay(audit.dueOn)}`,
    body: `${holder.name}

You are asked to audit for ${audit.reference}, by ${formatDay(audit.dueOn)}. Each case has a personal link of its own. The links need no account. Do not forward this mail.

${made.map((link) => `Case ${link.position}: ${baseUrl}/k/${link.token}`).join('\n')}

You are asked first whether you had any part in the case. If you had, say so there, and somebody else is asked.
`,
  }]);
}

export async function endLinks(tx: Tx, scoringIds: readonly string[], now: Date, reason: string): Promise<void> {
  await tx.updateTable('personal_link').set({ revoked_at: now, revoked_reason: reason }).where('purpose', '=', 'case-scoring').where('subject_id', 'in', scoringIds).where('revoked_at', 'is', null).execute();
}
