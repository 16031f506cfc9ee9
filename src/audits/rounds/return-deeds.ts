import { sql } from 'kysely';
import { record } from '../../access/record.ts';
import { formatDay } from '../../calendar/index.ts';
import { newId } from '../../platform/index.ts';
import { readDay, readText, type FieldProblem } from '../../web/fields/index.ts';
import type { Visit } from '../../web/visit/index.ts';
import { readContact } from '../respondents/contact.ts';
import type { KeptReturn } from './read-return.ts';
import { endLinks, linkEnds, writeTo, type Occasion, type Sending } from './write-to.ts';

/** What the office can do to one return. */
export type ReturnDeed = 'chase' | 'link' | 'end-links' | 'contact' | 'return' | 'defer';
export const isReturnDeed = (text: string): text is ReturnDeed => ['chase', 'link', 'end-links', 'contact', 'return', 'defer'].includes(text);

/** What may be done to a return as it stands. A return is deferred only where the framework's assessment says who may defer. */
export function possibleReturnDeeds({ status, roundStatus, contactEmail, openLinks, deferral }: Pick<KeptReturn, 'status' | 'roundStatus' | 'contactEmail' | 'openLinks' | 'deferral'>): ReturnDeed[] {
  const links: ReturnDeed[] = openLinks > 0 ? ['end-links'] : [];
  if (roundStatus !== 'open') return links;
  if (status === 'submitted') return ['return', 'contact', ...links];
  return [...(contactEmail === '' ? [] : (['chase', 'link'] as const)), 'contact', ...(deferral === null ? [] : (['defer'] as const)), ...links];
}

/** Does one of them. @returns the sentence that says so, or what has to be mended */
export async function doToReturn(visit: Visit, kept: KeptReturn, deed: ReturnDeed): Promise<{ said: string } | { problems: FieldProblem[] }> {
  const { tx, me, now } = visit;
  const there = await tx.selectFrom('audit_return').select(['status', 'revision']).where('id', '=', kept.id).forUpdate().executeTakeFirstOrThrow();
  if (there.status !== kept.status || !possibleReturnDeeds(kept).includes(deed)) return { problems: [{ field: '', message: 'The return has changed since this page was opened. Look at it again.' }] };
  const done = (what: string, detail: Record<string, unknown> = {}) => record(tx, now, { deed: what, subjectKind: 'return', subjectId: kept.id, detail: { reference: kept.reference, who: kept.name, ...detail } });
  const problems: FieldProblem[] = [];
  switch (deed) {
    case 'chase':
    case 'link': {
      await write(visit, kept, deed === 'chase' ? 'chased' : 'link-sent');
      await done(deed === 'chase' ? 'chased a return' : 'sent a new link');
      return { said: `A mail with a new link goes to ${kept.contactName || kept.contactEmail}.` };
    }
    case 'end-links': {
      const ended = await endLinks(visit, kept.id, me.personId, 'Ended by the office', 'all');
      await enter(visit, kept, 'link-ended', `${ended} ${ended === 1 ? 'link' : 'links'}`);
      await done('revoked a link', { links: ended });
      return { said: `${ended === 1 ? 'The link has' : `${ended} links have`} ended. What was saved with ${ended === 1 ? 'it' : 'them'} is kept.` };
    }
    case 'contact': return changeContact(visit, kept, problems, done);
    case 'return': {
      const reason = readText(visit.body, 'reason', { what: 'The reason', most: 4000, missing: 'Enter what more is needed' }, problems);
      if (problems.length > 0) return { problems };
      await tx.updateTable('audit_return').set((each) => ({ status: 'returned', returned_reason: reason, revision: each('revision', '+', 1) })).where('id', '=', kept.id).execute();
      await write(visit, kept, 'returned', reason);
      if (kept.contactEmail === '') await enter(visit, kept, 'returned', reason);
      await done('returned a return for change');
      return { said: `${kept.name} is asked for more${kept.contactEmail === '' ? ', and has no address to which a mail could go' : ' by mail'}.` };
    }
    case 'defer': {
      const until = readDay(visit.body, 'until', 'The new last day', problems);
      const reason = readText(visit.body, 'reason', { what: 'The reason', most: 2000, missing: 'Enter why, and who decided it' }, problems);
      if (until !== null && until <= kept.dueOn) problems.push({ field: 'until', message: `The new last day must be after ${formatDay(kept.dueOn)}` });
      if (until === null || problems.length > 0) return { problems };
      await tx.updateTable('audit_return').set({ deferred_to: until }).where('id', '=', kept.id).execute();
      await sql`update personal_link set expires_at = greatest(expires_at, ${linkEnds(until, now)}::timestamptz) where partnership_id = gt.partnership() and subject_id = ${kept.id} and purpose = 'return' and revoked_at is null`.execute(tx);
      await enter(visit, kept, 'deferred', `To ${formatDay(until)}. ${reason}`);
      await done('deferred a return', { until });
      return { said: `The last day of ${kept.name} is ${formatDay(until)}.` };
    }
  }
}

/** Another contact answers from now on: the links of the one before end, and the new one is written to. */
async function changeContact(visit: Visit, kept: KeptReturn, problems: FieldProblem[], done: (what: string) => Promise<void>) {
  const contact = readContact(visit.body, problems, true);
  if (problems.length > 0) return { problems };
  await visit.tx.updateTable('audit_return').set({ contact_name: contact.name, contact_email: contact.email, invited_at: sql`coalesce(invited_at, ${visit.now})` }).where('id', '=', kept.id).execute();
  await endLinks(visit, kept.id, visit.me.personId, 'Another contact answers', 'contact');
  await enter(visit, kept, 'contact-changed', `From ${kept.contactName || kept.contactEmail || 'nobody'} to ${contact.name || contact.email}`);
  await write(visit, { ...kept, contactName: contact.name, contactEmail: contact.email }, kept.invitedAt === null ? 'invited' : 'link-sent');
  await done('changed who answers a return');
  return { said: `${contact.name || contact.email} gets a mail with a link. The links of the contact before have ended.` };
}

async function write(visit: Visit, kept: KeptReturn, occasion: Occasion, said?: string): Promise<void> {
  const sending: Sending = { tx: visit.tx, partnershipId: visit.me.partnershipId, baseUrl: visit.app.settings.baseUrl, now: visit.now, today: visit.today, byName: visit.me.name };
  await writeTo(sending, occasion, [kept], visit.now.toISOString(), said);
  visit.app.wake('deliver-mail');
}

async function enter({ tx, me, now }: Visit, kept: KeptReturn, kind: string, text: string): Promise<void> {
  await tx.insertInto('return_entry').values({ partnership_id: me.partnershipId, id: newId(), return_id: kept.id, board_id: kept.boardId, agency_id: kept.agencyId, kind, text, at: now, by_name: me.name }).execute();
}
