import { formatDay, type Day } from '../../../calendar/index.ts';
import { newId, newToken, post } from '../../../platform/index.ts';
import type { Visit } from '../../../web/visit/index.ts';
import type { AuditReturn } from '../../returns/the-return.ts';
import { linkEnds } from '../../rounds/write-to.ts';

/** Writes to the contact of a return that the panel has questions: a personal link, and nothing of what is asked. Those with accounts find it among their work. */
export async function sendQuestions({ tx, now, app }: Visit, ret: AuditReturn, count: number, replyBy: Day | null): Promise<void> {
  if (ret.contactEmail === '') return;
  const { token, hash } = newToken();
  const toName = ret.contactName || ret.name;
  await tx.insertInto('personal_link').values({
    partnership_id: ret.partnershipId, id: newId(), token_hash: hash, purpose: 'return', subject_id: ret.id, holder_name: toName, holder_email: ret.contactEmail, created_at: now, expires_at: linkEnds(ret.round.dueOn, now),
  }).execute();
  await post(tx, ret.partnershipId, now, [{
    key: `challenge ${ret.id} ${now.toISOString()}`, toName, toEmail: ret.contactEmail, subject: `${ret.round.reference}: the challenge panel has ${count === 1 ? 'a question' : `${count} questions`} for ${ret.name}`,
    body: `The challenge panel of ${ret.boardName} has read the answer of ${ret.name} to "${ret.round.name}" (${ret.round.reference}) and asks for a reply to ${count === 1 ? 'one question' : `${count} questions`}${replyBy === null ? '' : ` by ${formatDay(replyBy)}`}.

The personal link to the questions. It needs no account, and opens for whoever has it. Further evidence can be added there.
${app.settings.baseUrl}/a/${token}/challenge

The panel gives its grade once it has read your reply. Your own grade stays as it is, beside it.
`,
  }]);
  app.wake('deliver-mail');
}
