import { sql } from 'kysely';
import { record } from '../../access/record.ts';
import { formatDay } from '../../calendar/index.ts';
import { newId, newToken, post, type Letter, type Tx } from '../../platform/index.ts';
import type { OpenReturn } from './the-return.ts';

/** Sections that a colleague was asked for. */
export interface Delegation {
  id: string;
  sections: readonly string[];
  holderName: string;
  holderEmail: string;
  linkId: string;
  note: string;
  at: Date;
  byName: string;
  doneAt: Date | null;
  endedAt: Date | null;
}

export async function readDelegations(tx: Tx, returnId: string): Promise<Delegation[]> {
  const rows = await tx.selectFrom('return_delegation').selectAll().where('return_id', '=', returnId).orderBy('at').execute();
  return rows.map((row) => ({ id: row.id, sections: row.sections, holderName: row.holder_name, holderEmail: row.holder_email, linkId: row.link_id, note: row.note, at: row.at, byName: row.by_name, doneAt: row.done_at, endedAt: row.ended_at }));
}

export interface Colleague {
  name: string;
  email: string;
}

/** Days beyond the last day for which a personal link still opens: a late return is better than none. */
const linkGraceDays = 30;

/** From here the product acts: it makes and ends links, which a link itself may not. */
const asProduct = async ({ tx, via }: OpenReturn): Promise<void> => {
  if (via === 'link') await sql`set local role gt_worker`.execute(tx);
};

async function giveLink({ tx, ret, now, linkId }: OpenReturn, { name, email }: Colleague): Promise<{ id: string; token: string }> {
  const made = newToken();
  const id = newId();
  await tx.insertInto('personal_link').values({
    partnership_id: ret.partnershipId, id, token_hash: made.hash, purpose: 'return', subject_id: ret.id, holder_name: name, holder_email: email, created_at: now,
    expires_at: new Date(Math.max(Date.parse(ret.round.dueOn), now.getTime()) + linkGraceDays * 86_400_000), passed_from: linkId,
  }).execute();
  return { id, token: made.token };
}

const enter = ({ tx, ret, now, who }: OpenReturn, kind: 'delegated' | 'delegation-ended' | 'passed-on', text: string) => tx.insertInto('return_entry').values({
  partnership_id: ret.partnershipId, id: newId(), return_id: ret.id, board_id: ret.boardId, agency_id: ret.agencyId, kind, text, at: now, by_name: who,
}).execute();

/** Asks a colleague for some sections, by a link of their own. Handing in stays with whoever answers for the return. */
export async function delegate(open: OpenReturn, colleague: Colleague, sections: readonly string[], note: string): Promise<void> {
  const { tx, ret, now, who, app } = open;
  await asProduct(open);
  const link = await giveLink(open, colleague);
  await tx.insertInto('return_delegation').values({
    partnership_id: ret.partnershipId, id: newId(), return_id: ret.id, board_id: ret.boardId, agency_id: ret.agencyId, sections: [...sections],
    holder_name: colleague.name, holder_email: colleague.email, link_id: link.id, note, at: now, by_name: who,
  }).execute();
  const titles = ret.form.sections.filter(({ key }) => sections.includes(key)).map(({ title }) => title);
  await enter(open, 'delegated', `${colleague.name}: ${titles.join(', ')}`);
  await post(tx, ret.partnershipId, now, [letter(open, colleague, link, `${who} asks you to fill in ${titles.length === 1 ? 'a section' : `${titles.length} sections`} of this return. You can save what you have and come back to it; ${who} hands the return in.`)]);
  await record(tx, now, { deed: 'passed sections of a return to a colleague', via: open.via, subjectKind: 'return', subjectId: ret.id, detail: { to: colleague.name, sections } });
  app.wake('deliver-mail');
}

/** Takes sections back: the colleague's link ends, what was saved stays. */
export async function endDelegation(open: OpenReturn, delegation: Delegation): Promise<void> {
  const { tx, ret, now, who } = open;
  await asProduct(open);
  await tx.updateTable('return_delegation').set({ ended_at: now }).where('id', '=', delegation.id).where('ended_at', 'is', null).execute();
  await endLinks(tx, [delegation.linkId], now, `Taken back by ${who}`);
  await enter(open, 'delegation-ended', delegation.holderName);
  await record(tx, now, { deed: 'took sections of a return back', via: open.via, subjectKind: 'return', subjectId: ret.id, detail: { from: delegation.holderName } });
}

/** The colleague says that their part is ready. They may still change it until the return is handed in. */
export async function finishPart(open: OpenReturn): Promise<void> {
  const { tx, ret, now, linkId } = open;
  await tx.updateTable('return_delegation').set({ done_at: now }).where('return_id', '=', ret.id).where('link_id', '=', linkId).execute();
  await record(tx, now, { deed: 'finished their sections of a return', via: open.via, subjectKind: 'return', subjectId: ret.id, detail: { holder: linkId } });
}

/** Passes the whole return on: the colleague gets a link and becomes its contact, the links by which others answered for it end; sections with colleagues stay with them. */
export async function passOn(open: OpenReturn, colleague: Colleague): Promise<void> {
  const { tx, ret, now, who, app } = open;
  await asProduct(open);
  const theirs = (await readDelegations(tx, ret.id)).map((each) => each.linkId);
  const whole = await tx.selectFrom('personal_link').select('id').where('subject_id', '=', ret.id).where('purpose', '=', 'return').where('revoked_at', 'is', null).execute();
  await endLinks(tx, whole.map(({ id }) => id).filter((id) => !theirs.includes(id)), now, `Passed on to ${colleague.name}`);
  const link = await giveLink(open, colleague);
  await tx.updateTable('audit_return').set({ contact_name: colleague.name, contact_email: colleague.email }).where('id', '=', ret.id).execute();
  await enter(open, 'passed-on', `To ${colleague.name}`);
  await post(tx, ret.partnershipId, now, [letter(open, colleague, link, `${who} passed this return on to you. What was saved is there for you to go on with; you hand it in.`)]);
  await record(tx, now, { deed: 'passed a return on', via: open.via, subjectKind: 'return', subjectId: ret.id, detail: { from: who, to: colleague.name } });
  app.wake('deliver-mail');
}

const endLinks = async (tx: Tx, ids: readonly string[], at: Date, why: string): Promise<void> => {
  if (ids.length > 0) await tx.updateTable('personal_link').set({ revoked_at: at, revoked_reason: why }).where('id', 'in', ids).where('revoked_at', 'is', null).execute();
};

const letter = ({ ret, app }: OpenReturn, { name, email }: Colleague, link: { id: string; token: string }, what: string): Letter => ({
  key: `return ${ret.id} link ${link.id}`, toName: name, toEmail: email, subject: `${ret.round.reference}: a return is asked of ${ret.name} by ${formatDay(ret.round.dueOn)}`,
  body: `${name}

${what}

Your personal link. It needs no account. Do not forward this mail.
${app.settings.baseUrl}/a/${link.token}
`,
});
