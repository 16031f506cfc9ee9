import { sql } from 'kysely';
import { formatDay, type Day } from '../../calendar/index.ts';
import { newId, newToken, post, type Tx } from '../../platform/index.ts';

/** Days beyond the last day for which a personal link opens: a late return is better than none, and the panel's questions come after. */
const linkGraceDays = 180;

/** Why somebody is written to. */
export type Occasion = 'invited' | 'reminded' | 'chased' | 'returned' | 'link-sent';

/** A return whose contact is written to. */
export interface Addressed {
  id: string;
  boardId: string;
  agencyId: string | null;
  name: string;
  contactName: string;
  contactEmail: string;
  reference: string;
  round: string;
  dueOn: Day;
}

export interface Sending {
  tx: Tx;
  partnershipId: string;
  baseUrl: string;
  now: Date;
  today: Day;
  byName: string;
}

export const linkEnds = (due: Day, now: Date): Date => new Date(Math.max(Date.parse(due), now.getTime()) + linkGraceDays * 86_400_000);

const subjects: Record<Occasion, (each: Addressed, today: Day) => string> = {
  invited: (each) => `${each.reference}: ${each.round} is asked of ${each.name} by ${formatDay(each.dueOn)}`,
  reminded: (each, today) => `${each.reference}: the answer of ${each.name} ${whenDue(each.dueOn, today)}`,
  chased: (each, today) => `${each.reference}: the answer of ${each.name} ${whenDue(each.dueOn, today)}`,
  returned: (each) => `${each.reference}: the answer of ${each.name} comes back for more`,
  'link-sent': (each) => `${each.reference}: a new link for ${each.name}`,
};
const openings: Record<Occasion, (each: Addressed) => string> = {
  invited: (each) => `${each.name} is asked to answer "${each.round}" (${each.reference}) by ${formatDay(each.dueOn)}.`,
  reminded: (each) => `The answer of ${each.name} to "${each.round}" (${each.reference}) has not been handed in. Its last day is ${formatDay(each.dueOn)}.`,
  chased: (each) => `The office asks for the answer of ${each.name} to "${each.round}" (${each.reference}). Its last day is ${formatDay(each.dueOn)}.`,
  returned: (each) => `The office has looked at the answer of ${each.name} to "${each.round}" (${each.reference}) and asks for more. What is asked stands at the top of its page.`,
  'link-sent': (each) => `Here is a new personal link to the answer of ${each.name} to "${each.round}" (${each.reference}). Its last day is ${formatDay(each.dueOn)}.`,
};
const whenDue = (due: Day, today: Day): string => (due < today ? `was due on ${formatDay(due)}` : due === today ? 'is due today' : `is due on ${formatDay(due)}`);

/**
 * Writes to the contacts of these returns: a personal link and one mail each, traced in the history of the return. Of a link only the
 * digest is kept, so each mail brings a new one; those sent before hold on. A fixed number of statements, however many there are.
 * @param once what makes a second mail of the same occasion the same: a day, an instant, or nothing
 * @param said what the history holds beside it; the mail never does
 */
export async function writeTo({ tx, partnershipId, baseUrl, now, today, byName }: Sending, occasion: Occasion, returns: readonly Addressed[], once: string, said?: string): Promise<void> {
  const made = returns.filter((each) => each.contactEmail !== '').map((each) => ({ ...each, ...newToken() }));
  if (made.length === 0) return;
  await tx.insertInto('personal_link').values(made.map((each) => ({
    partnership_id: partnershipId, id: newId(), token_hash: each.hash, purpose: 'return', subject_id: each.id, holder_name: each.contactName || each.name, holder_email: each.contactEmail, created_at: now, expires_at: linkEnds(each.dueOn, now),
  }))).execute();
  await post(tx, partnershipId, now, made.map((each) => ({
    key: `return ${each.id} ${occasion} ${once}`.trim(), toName: each.contactName || each.name, toEmail: each.contactEmail, subject: subjects[occasion](each, today),
    body: `${openings[occasion](each)}

The personal link to it. It needs no account, and opens for whoever has it: pass it on from its page rather than by forwarding this mail, so that there is a trace of it.
${baseUrl}/a/${each.token}

What you save stays, and you can come back with the same link.
`,
  })));
  await tx.insertInto('return_entry').values(made.map((each) => ({
    partnership_id: partnershipId, id: newId(), return_id: each.id, board_id: each.boardId, agency_id: each.agencyId, kind: occasion, text: said ?? `To ${each.contactName || each.contactEmail}`, at: now, by_name: byName,
  }))).execute();
}

/**
 * Ends the links to a return that still hold.
 * @param whose all of them, or those of the contact alone: colleagues then go on with the sections that were passed to them
 * @returns how many there were
 */
export async function endLinks({ tx, now }: { tx: Tx; now: Date }, returnId: string, personId: string, reason: string, whose: 'all' | 'contact'): Promise<number> {
  const ended = await sql`update personal_link l set revoked_at = ${now}, revoked_by = ${personId}, revoked_reason = ${reason}
    where l.partnership_id = gt.partnership() and l.subject_id = ${returnId} and l.purpose = 'return' and l.revoked_at is null
      and (${whose === 'all'} or not exists (select from return_delegation d where d.partnership_id = l.partnership_id and d.return_id = l.subject_id and d.link_id = l.id))`.execute(tx);
  return Number(ended.numAffectedRows ?? 0n);
}

/** What is read of a return to write to it; `r` is the return and `o` its round. */
export const addressed = sql`r.id, r.board_id as "boardId", r.agency_id as "agencyId", r.name, r.contact_name as "contactName", r.contact_email as "contactEmail", o.reference, o.name as round, coalesce(r.deferred_to, o.due_on) as "dueOn"`;
