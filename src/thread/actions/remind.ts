import { sql } from 'kysely';
import { addDays, dayInLondon, formatDay, lastOccasion, type Day } from '../../calendar/index.ts';
import type { Pack } from '../../framework/index.ts';
import { escalatedTo } from '../../framework/schema/learning.ts';
import { readHolders } from '../../people/holders.ts';
import { newId, post, type Tx } from '../../platform/index.ts';

export interface Chased {
  dueOn: Day;
  /** When the action was made or taken over, or its last day was last changed: what lies before was of no matter then. */
  since: Day;
  /** The last day on which its owner was reminded, and on which it was brought to the chair. */
  remindedOn: Day | null;
  escalatedOn: Day | null;
}
export interface Nudge {
  kind: 'remind' | 'escalate';
  /** The day on which it was to be. */
  occasion: Day;
}

/**
 * Whether an open action's owner is owed a reminder today, or its lateness is to go to the chair: the days stand in the pack.
 * What was missed on its day is owed until it is done, once for each last day that the action has had.
 */
export function nudgeFor({ dueOn, since, remindedOn, escalatedOn }: Chased, today: Day, rule: Pack['learning']['actions']): Nudge | null {
  const late = lastOccasion(dueOn, [-rule.escalateDaysLate], since, today);
  if (late !== null && (escalatedOn === null || escalatedOn < late)) return { kind: 'escalate', occasion: late };
  const due = lastOccasion(dueOn, [...rule.remindDaysBefore, ...rule.remindDaysAfter.map((days) => -days)], since, today);
  const told = [remindedOn, escalatedOn].some((day) => day !== null && due !== null && day >= due);
  return due === null || told ? null : { kind: 'remind', occasion: due };
}

/** Reminds owners and tells of late actions that came from one board. Each is on record, so that however often this runs, and however late, it is once. */
export async function remindAndEscalate(tx: Tx, partnershipId: string, board: { id: string; pack: Pack }, baseUrl: string, now: Date): Promise<number> {
  const today = dayInLondon(now);
  const rule = board.pack.learning.actions;
  let told = 0;
  for (const action of await readOpen(tx, board.id, addDays(today, Math.max(0, ...rule.remindDaysBefore)))) {
    const nudge = nudgeFor(action, today, rule);
    if (nudge === null) continue;
    const { dueOn } = action;
    const to = [...(action.email === null ? [] : [{ name: action.name!, email: action.email }]), ...(nudge.kind === 'escalate' ? await readHolders(tx, board.id, escalatedTo(board.pack), today) : [])];
    const late = dueOn < today;
    await post(tx, partnershipId, now, to.map((person) => ({
      key: `${nudge.kind} ${action.id} ${nudge.occasion} ${person.email}`, toName: person.name, toEmail: person.email, subject: `${action.reference} ${late ? 'is late' : 'is due'}: ${formatDay(dueOn)}`,
      body: `The action ${action.reference} ${late ? 'was' : 'is'} due on ${formatDay(dueOn)}.${nudge.kind === 'escalate' ? ' It is late enough to be brought to the chair.' : ''}\n\n${baseUrl}/actions/${action.id}\n`,
    })));
    await tx.insertInto('action_entry').values({ partnership_id: partnershipId, id: newId(), action_id: action.id, kind: nudge.kind === 'escalate' ? 'escalated' : 'reminded', text: to.map((person) => person.name).join(', '), detail: JSON.stringify({ due: dueOn, occasion: nudge.occasion }), at: now }).execute();
    told += 1;
  }
  return told;
}

/**
 * The board from which an action came: that of the review or the round behind it, or of the one behind its recommendation or its finding. What came
 * from none is the business of the first board.
 */
const boardBehind = sql`coalesce(
  (select p.board_id from recommendation r join process p on p.partnership_id = r.partnership_id and p.id = r.origin_process_id where r.partnership_id = a.partnership_id and r.id = a.recommendation_id),
  (select p.board_id from thread_edge e left join finding f on f.partnership_id = e.partnership_id and f.id = e.from_id join process p on p.partnership_id = e.partnership_id and p.id in (e.from_id, f.origin_process_id)
    where e.partnership_id = a.partnership_id and e.to_id = a.id order by p.started_at limit 1),
  (select o.board_id from return_action x join audit_round o on o.partnership_id = x.partnership_id and o.id = x.round_id where x.partnership_id = a.partnership_id and x.action_id = a.id limit 1),
  (select b.id from board b where b.partnership_id = a.partnership_id order by b.id limit 1))`;

/** The open actions of a board whose last day is near or past, each with when it was last set and told of. They are held until this transaction ends: two that run at once do not tell twice. */
async function readOpen(tx: Tx, boardId: string, until: Day): Promise<(Chased & { id: string; reference: string; name: string | null; email: string | null })[]> {
  const { rows: held } = await sql<{ id: string }>`select a.id from action a where a.partnership_id = gt.partnership() and a.status in ('planned', 'in-progress', 'evidence-offered') and a.due_on <= ${until} and ${boardBehind} = ${boardId}::uuid order by a.id for update of a`.execute(tx);
  const lastOf = (kind: string) => sql`(select (max(e.at) at time zone 'Europe/London')::date from action_entry e where e.partnership_id = a.partnership_id and e.action_id = a.id and e.kind = ${kind})`;
  const { rows } = await sql<Chased & { id: string; reference: string; name: string | null; email: string | null }>`
    select a.id, a.reference, a.due_on as "dueOn", p.name, p.email, greatest((a.created_at at time zone 'Europe/London')::date, ${lastOf('extended')}, ${lastOf('reopened')}) as since, ${lastOf('reminded')} as "remindedOn", ${lastOf('escalated')} as "escalatedOn"
    from action a left join person p on p.partnership_id = a.partnership_id and p.id = a.owner_id
    where a.partnership_id = gt.partnership() and a.id = any(${sql.val(held.map(({ id }) => id))}::uuid[]) order by a.due_on, a.id`.execute(tx);
  return rows;
}
