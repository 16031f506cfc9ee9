import { sql } from 'kysely';
import { record } from '../../access/record.ts';
import { dayInLondon, formatDay, type Day } from '../../calendar/index.ts';
import { editionOfBoard } from '../../people/framework-edition.ts';
import { newId, post, type Tx } from '../../platform/index.ts';
import type { App } from '../../web/visit/index.ts';
import { addressed, writeTo, type Addressed, type Occasion, type Sending } from './write-to.ts';

/** Returns written to in one transaction: what dies half-way has written to these or to none of them. */
const batch = 500;

type Due = Addressed & { chaseAt: Date | null };

/** Which returns are still to be written to, for each occasion. */
const waiting = (occasion: 'invited' | 'chased' | 'reminded', today: Day) => {
  switch (occasion) {
    case 'invited': return sql`r.invited_at is null and r.status <> 'submitted'`;
    case 'chased': return sql`r.chase_at is not null`;
    // One of the round's days has come since the invitation and since the last reminder: where nobody could send on it, it is owed still.
    case 'reminded': return sql`r.status <> 'submitted' and r.invited_at is not null and exists (select from unnest(o.remind_days) as d(days) where coalesce(r.deferred_to, o.due_on) - d.days <= ${today}::date
      and coalesce(r.deferred_to, o.due_on) - d.days >= (r.invited_at at time zone 'Europe/London')::date and (r.reminded_on is null or r.reminded_on < coalesce(r.deferred_to, o.due_on) - d.days))`;
  }
};

/**
 * Writes in batches to all who are still to be invited or chased, each batch in a transaction of its own that takes its returns for
 * itself: two that run at once, or one that dies half-way, send nobody two mails.
 * @returns how many were written to
 */
export async function inviteAndChase(app: App, partnershipId: string): Promise<number> {
  return (await writeInBatches(app, partnershipId, 'invited')) + (await writeInBatches(app, partnershipId, 'chased'));
}

/** Reminds on the days that each round sets or as soon after as this runs, once for each, and tells the keepers of what is late. */
export async function remindRespondents(app: App, partnershipId: string): Promise<number> {
  const reminded = await writeInBatches(app, partnershipId, 'reminded');
  await app.database.run({ role: 'gt_worker', partnershipId }, (tx) => tellKeepers(tx, partnershipId, app.settings.baseUrl, app.now()));
  return reminded;
}

async function writeInBatches(app: App, partnershipId: string, occasion: 'invited' | 'chased' | 'reminded'): Promise<number> {
  for (let told = 0; ;) {
    const some = await app.database.run({ role: 'gt_worker', partnershipId }, (tx) => writeBatch(tx, partnershipId, app, occasion));
    if (some === 0) return told;
    told += some;
  }
}

async function writeBatch(tx: Tx, partnershipId: string, app: App, occasion: 'invited' | 'chased' | 'reminded'): Promise<number> {
  const now = app.now();
  const today = dayInLondon(now);
  const { rows } = await sql<Due>`select ${addressed}, r.chase_at as "chaseAt" from audit_return r join audit_round o on o.partnership_id = r.partnership_id and o.id = r.round_id
    where r.partnership_id = ${partnershipId} and o.status = 'open' and r.contact_email <> '' and ${waiting(occasion, today)} order by r.id limit ${batch} for update of r skip locked`.execute(tx);
  if (rows.length === 0) return 0;
  const sending: Sending = { tx, partnershipId, baseUrl: app.settings.baseUrl, now, today, byName: 'Golden Thread' };
  for (const once of new Set(rows.map((row) => onceOf(occasion, row, today)))) await writeTo(sending, occasion, rows.filter((row) => onceOf(occasion, row, today) === once), once);
  const written = tx.updateTable('audit_return').where('id', 'in', rows.map((row) => row.id));
  if (occasion === 'invited') await written.set({ invited_at: now }).execute();
  if (occasion === 'chased') await written.set({ chase_at: null, invited_at: sql`coalesce(invited_at, ${now})` }).execute();
  if (occasion === 'reminded') await written.set((each) => ({ reminders: each('reminders', '+', 1), reminded_on: today })).execute();
  return rows.length;
}

/** What makes a second mail the same one: an invitation is sent once, a reminder once a day, a chase once for each time that it was asked for. */
const onceOf = (occasion: Occasion, row: Due, today: Day): string => (occasion === 'reminded' ? today : occasion === 'chased' ? (row.chaseAt?.toISOString() ?? '') : '');

/** Tells those who keep the audits of a board how many returns of a round are late, once for each last day that the round has had. */
async function tellKeepers(tx: Tx, partnershipId: string, baseUrl: string, now: Date): Promise<void> {
  const today = dayInLondon(now);
  const { rows } = await sql<{ id: string; boardId: string; reference: string; name: string; dueOn: Day; late: number }>`
    select o.id, o.board_id as "boardId", o.reference, o.name, o.due_on as "dueOn", (select count(*)::int from audit_return r where r.partnership_id = o.partnership_id and r.round_id = o.id and r.status <> 'submitted' and coalesce(r.deferred_to, o.due_on) < ${today}) as late
    from audit_round o where o.partnership_id = ${partnershipId} and o.status = 'open' and o.due_on < ${today}
      and not exists (select from audit_round_entry e where e.partnership_id = o.partnership_id and e.round_id = o.id and e.kind = 'told-late' and e.at::date > o.due_on)`.execute(tx);
  for (const round of rows.filter(({ late }) => late > 0)) {
    const keepers = await readKeepers(tx, partnershipId, round.boardId, today);
    await post(tx, partnershipId, now, keepers.map((person) => ({
      key: `round ${round.id} late ${round.dueOn} ${person.email}`, toName: person.name, toEmail: person.email, subject: `${round.reference}: ${round.late} ${round.late === 1 ? 'return is' : 'returns are'} late`,
      body: `The last day of ${round.reference} was ${formatDay(round.dueOn)}. ${round.late} ${round.late === 1 ? 'return is' : 'returns are'} still to come.\n\n${baseUrl}/audits/rounds/${round.id}?status=late\n`,
    })));
    await tx.insertInto('audit_round_entry').values({ partnership_id: partnershipId, id: newId(), round_id: round.id, board_id: round.boardId, kind: 'told-late', text: `${round.late} late. Told: ${keepers.map((person) => person.name).join(', ')}`, at: now }).execute();
    await record(tx, now, { deed: 'told of late returns', via: 'job', subjectKind: 'round', subjectId: round.id, detail: { reference: round.reference, late: round.late } });
  }
}

/** Who keeps the audits of a board today. */
export async function readKeepers(tx: Tx, partnershipId: string, boardId: string, today: Day): Promise<{ name: string; email: string }[]> {
  const { pack } = await editionOfBoard(tx, partnershipId, boardId);
  const roles = pack.roles.filter((role) => role.permissions.includes('manage-audits')).map((role) => role.key);
  if (roles.length === 0) return [];
  return tx.selectFrom('membership as m').innerJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'm.partnership_id').onRef('p.id', '=', 'm.person_id'))
    .select(['p.name', 'p.email']).distinct().where('m.board_id', '=', boardId).where('m.role', 'in', roles).where('p.active', '=', true).where('m.starts_on', '<=', today)
    .where((where) => where.or([where('m.ends_on', 'is', null), where('m.ends_on', '>=', today)])).orderBy('p.name').execute();
}
