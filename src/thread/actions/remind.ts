import { daysBetween, dayInLondon, formatDay, type Day } from '../../calendar/index.ts';
import type { Pack } from '../../framework/index.ts';
import { newId, post, type Tx } from '../../platform/index.ts';

export type Nudge = 'remind' | 'escalate' | null;

/** Whether an open action's owner is reminded today, or its lateness goes to the chair; the days stand in the pack. */
export function nudgeFor(dueOn: Day, today: Day, rule: Pack['learning']['actions']): Nudge {
  const left = daysBetween(today, dueOn);
  if (left === -rule.escalateDaysLate) return 'escalate';
  return left >= 0 ? (rule.remindDaysBefore.includes(left) ? 'remind' : null) : rule.remindDaysAfter.includes(-left) ? 'remind' : null;
}

/** Reminds owners and tells of late actions in one partnership. Run twice on a day it does nothing the second time. */
export async function remindAndEscalate(tx: Tx, partnershipId: string, board: { id: string; pack: Pack }, baseUrl: string, now: Date): Promise<number> {
  const today = dayInLondon(now);
  const rule = board.pack.learning.actions;
  const open = await tx.selectFrom('action as a').leftJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'a.partnership_id').onRef('p.id', '=', 'a.owner_id'))
    .select(['a.id', 'a.reference', 'a.due_on', 'p.name', 'p.email']).where('a.status', 'in', ['planned', 'in-progress', 'evidence-offered']).execute();
  const chairs = await tx.selectFrom('membership as m').innerJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'm.partnership_id').onRef('p.id', '=', 'm.person_id'))
    .select(['p.name', 'p.email']).where('m.board_id', '=', board.id).where('m.role', '=', rule.escalateTo).where('m.ends_on', 'is', null).where('p.active', '=', true).execute();
  let told = 0;
  for (const action of open) {
    const nudge = nudgeFor(action.due_on as Day, today, rule);
    if (nudge === null) continue;
    const key = `${nudge} ${action.id} ${today}`;
    if ((await tx.selectFrom('mail').select('id').where('key', 'like', `${key}%`).executeTakeFirst()) !== undefined) continue;
    const to = [...(action.email === null ? [] : [{ name: action.name!, email: action.email }]), ...(nudge === 'escalate' ? chairs : [])];
    const late = (action.due_on as Day) < today;
    await post(tx, partnershipId, now, to.map((person) => ({
      key: `${key} ${person.email}`, toName: person.name, toEmail: person.email, subject: `${action.reference} ${late ? 'is late' : 'is due'}: ${formatDay(action.due_on as Day)}`,
      body: `The action ${action.reference} ${late ? 'was' : 'is'} due on ${formatDay(action.due_on as Day)}.${nudge === 'escalate' ? ' It is late enough to be brought to the chair.' : ''}\n\n${baseUrl}/actions/${action.id}\n`,
    })));
    await tx.insertInto('action_entry').values({ partnership_id: partnershipId, id: newId(), action_id: action.id, kind: nudge === 'escalate' ? 'escalated' : 'reminded', text: to.map((person) => person.name).join(', '), at: now }).execute();
    told += 1;
  }
  return told;
}
