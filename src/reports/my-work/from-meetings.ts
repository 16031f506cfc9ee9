import { sql, type RawBuilder } from 'kysely';
import { addMonths, type Day } from '../../calendar/index.ts';
import type { HeldRole } from '../../access/me.ts';
import { readPlans, titleOf, type GroupPlan } from '../../meetings/index.ts';
import { editionOf } from '../../people/framework-edition.ts';
import type { Tx } from '../../platform/index.ts';
import type { Visit } from '../../web/visit/index.ts';
import type { Waiting, WaitingRow, Who } from './waiting.ts';

/** Months ahead within which what the forward plan asks somebody to prepare is shown to them. */
const ahead = 1;

/**
 * What meetings ask: of whoever keeps them the agenda of a group's next meeting until it is sent, and the minutes of one that
 * was held until they are issued; of a member the items of the next meeting that they lead.
 */
export function fromMeetings(who: Who, today: Day): RawBuilder<WaitingRow> {
  const groups = JSON.stringify(who.roles.map((role) => ({ board: role.boardId, group: role.groupId })));
  const runs = who.permissions.has('run-review');
  const sitsOn = sql`exists (select from jsonb_to_recordset(${groups}::jsonb) as k(board uuid, "group" uuid) where k."group" = g.id or (${runs} and k.board = g.board_id))`;
  const kept = sql`m.partnership_id = gt.partnership() and m.cancelled_on is null and ${who.permissions.has('manage-actions')} and ${sitsOn}`;
  const next = sql`m.held_on >= ${today} and not exists (select from meeting b where b.partnership_id = m.partnership_id and b.group_id = m.group_id and b.cancelled_on is null and b.held_on >= ${today} and b.held_on < m.held_on)`;
  const group = sql`join work_group g on g.partnership_id = m.partnership_id and g.id = m.group_id`;
  return sql<WaitingRow>`
    select 'agenda', m.reference, 'Send the agenda: ' || m.title, '/meetings/' || m.id, m.held_on, null, null, null from meeting m ${group}
    where ${kept} and ${next} and m.agenda_sent_at is null
    union all
    select 'minutes', m.reference, 'Issue the minutes: ' || m.title || ', ' || to_char(m.held_on, 'FMDD FMMonth YYYY'), '/meetings/' || m.id, null, null, null, null from meeting m ${group}
    where ${kept} and m.held_on < ${today} and m.minutes_state = 'none'
    union all
    select 'item', m.reference, 'Lead the item: ' || i.title || ' (' || m.title || ')', '/meetings/' || m.id, m.held_on, null, null, null
    from meeting_item i join meeting m on m.partnership_id = i.partnership_id and m.id = i.meeting_id ${group}
    where m.partnership_id = gt.partnership() and m.cancelled_on is null and i.lead_id = ${who.personId} and not i.left_out and ${next} and ${sitsOn}`;
}

/** What the forward plan asks of the roles that a person holds. It is read where a framework says that one of them prepares something. */
export async function readToPrepare(tx: Tx, { partnershipId, roles }: Pick<Visit['me'], 'partnershipId' | 'roles'>, today: Day): Promise<Waiting[]> {
  const boards: string[] = [];
  for (const role of roles) {
    const { pack } = await editionOf(tx, partnershipId, role.frameworkId, role.frameworkVersion);
    if (pack.cadences.some((cadence) => cadence.reporting.some((line) => line.preparedBy === role.role))) boards.push(role.boardId);
  }
  return boards.length === 0 ? [] : toPrepare(await readPlans(tx, partnershipId, { boards: [...new Set(boards)] }, today, addMonths(today, ahead)), roles, today);
}

/** Of each line that one of the roles prepares, the first time that is late or near and not prepared yet. */
export const toPrepare = (plans: readonly GroupPlan[], roles: readonly HeldRole[], today: Day): Waiting[] => plans.flatMap((plan) => {
  const near = plan.items.filter((item) => item.mark?.status !== 'prepared' && item.standing !== 'taken' && item.standing !== 'not-needed' && item.by <= addMonths(today, ahead));
  return [...Map.groupBy(near, (item) => item.line).values()].flatMap(([first]): Waiting[] => {
    const holds = roles.filter((role) => role.boardId === plan.boardId && role.role === first!.preparedBy);
    const role = holds.find((each) => each.actingFor === null) ?? holds[0];
    return role === undefined ? [] : [{ kind: 'plan', reference: plan.name, what: `${first!.draws === undefined ? 'Prepare' : 'Look over what draws itself'}: ${titleOf(first!)}`, href: `/forward-plan/${plan.groupId}/${first!.line}/${first!.due}`, dueOn: first!.by, actingFor: role.actingForName }];
  });
});
