import { addMonths, type Day } from '../../calendar/index.ts';
import { newId, type Tx } from '../../platform/index.ts';
import type { Meeting } from '../meeting/open-meeting.ts';
import { readPlans, titleOf, type GroupPlan, type PlanItem } from '../plan/read-plan.ts';
import type { AgendaItem, ItemKind } from './read-agenda.ts';

interface Draft {
  kind: ItemKind;
  title: string;
  leadId: string | null;
  allotted: number;
  line: string | null;
  due: Day | null;
}

/** What every meeting deals with, in its order; what the plan brings stands between. The minutes are a first proposal. */
const before: [ItemKind, string, number][] = [['apologies', 'Welcome, apologies and conflicts of interest', 5], ['minutes', 'Minutes of the last meeting', 5], ['actions', 'Actions that are due or late', 15]];
const after: [ItemKind, string, number][] = [['reviews', 'Reviews: where they stand', 10], ['learning', 'Learning to take', 10], ['closing', 'Any other business, and the next meeting', 5]];
const forAnItemOfThePlan = 10;

/** What the forward plan brings to a meeting: open items that go to it. Two queries. */
export async function broughtTo(tx: Tx, partnershipId: string, meeting: Pick<Meeting, 'id' | 'groupId' | 'day'>, today: Day): Promise<{ plan: GroupPlan | null; items: PlanItem[] }> {
  const [plan] = await readPlans(tx, partnershipId, { group: meeting.groupId }, today, addMonths(meeting.day > today ? meeting.day : today, 3));
  const open = plan?.items.filter((item) => item.meeting?.id === meeting.id && item.standing !== 'taken' && item.standing !== 'not-needed') ?? [];
  // Of what is late time after time, only the last comes before the meeting.
  return { plan: plan ?? null, items: [...new Map(open.map((item) => [item.line, item])).values()] };
}

/** Where the papers stand that the product draws for a group by itself, by LINE DUE of its plan. */
export const drawnPapers = (plan: GroupPlan | null): Map<string, string> =>
  new Map((plan?.items ?? []).flatMap((item) => (item.draws === undefined || item.paper === undefined ? [] : [[`${item.line} ${item.due}`, item.paper] as const])));

/** What has come to a meeting since its agenda was drawn up. */
export const newlyBrought = (items: readonly PlanItem[], agenda: readonly AgendaItem[]): PlanItem[] => items.filter((item) => !agenda.some((each) => each.line === item.line && each.due === item.due));

/** Draws up the agenda of a meeting that has none yet. */
export async function drawUp(tx: Tx, partnershipId: string, meeting: Meeting, today: Day): Promise<void> {
  const { plan, items } = await broughtTo(tx, partnershipId, meeting, today);
  const chair = plan === null ? null : await leadOf(tx, plan, plan.pack.groups.find((group) => group.key === plan.key)?.chair ?? null, today);
  const standing = ([kind, title, allotted]: [ItemKind, string, number]): Draft => ({ kind, title, allotted, leadId: chair, line: null, due: null });
  const brought: Draft[] = [];
  for (const item of items) brought.push(await draftOf(tx, plan!, item, today));
  await write(tx, partnershipId, meeting.id, [...before.map(standing), ...brought, ...after.map(standing)], 1);
}

/** Puts what the plan has brought since onto an agenda, before its last item. */
export async function bringUpToDate(tx: Tx, partnershipId: string, meeting: Meeting, agenda: readonly AgendaItem[], today: Day): Promise<number> {
  const { plan, items } = await broughtTo(tx, partnershipId, meeting, today);
  const come = newlyBrought(items, agenda);
  const drafts: Draft[] = [];
  for (const item of come) drafts.push(await draftOf(tx, plan!, item, today));
  const last = agenda.findLastIndex((item) => item.kind === 'closing');
  const place = last === -1 ? agenda.length : last;
  await renumber(tx, agenda.slice(place).map((item) => item.id), place + come.length + 1);
  await write(tx, partnershipId, meeting.id, drafts, place + 1);
  return come.length;
}

/** Gives items their places, from a first one on. */
export async function renumber(tx: Tx, ids: readonly string[], from: number): Promise<void> {
  for (const [index, id] of ids.entries()) await tx.updateTable('meeting_item').set({ position: from + index }).where('id', '=', id).execute();
}

const draftOf = async (tx: Tx, plan: GroupPlan, item: PlanItem, today: Day): Promise<Draft> => ({ kind: 'plan', title: titleOf(item), allotted: forAnItemOfThePlan, leadId: await leadOf(tx, plan, item.preparedBy, today), line: item.line, due: item.due });

/** The one person who holds a role; nobody where several do. */
async function leadOf(tx: Tx, plan: GroupPlan, role: string | null, today: Day): Promise<string | null> {
  if (role === null || plan.holders.get(role)?.length !== 1) return null;
  const row = await tx.selectFrom('membership as m').innerJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'm.partnership_id').onRef('p.id', '=', 'm.person_id')).select('p.id')
    .where('m.board_id', '=', plan.boardId).where('m.role', '=', role).where('p.active', '=', true).where('m.starts_on', '<=', today).where((or) => or.or([or('m.ends_on', 'is', null), or('m.ends_on', '>=', today)])).executeTakeFirst();
  return row?.id ?? null;
}

async function write(tx: Tx, partnershipId: string, meetingId: string, drafts: readonly Draft[], from: number): Promise<void> {
  if (drafts.length === 0) return;
  await tx.insertInto('meeting_item').values(drafts.map((draft, index) => ({
    partnership_id: partnershipId, id: newId(), meeting_id: meetingId, kind: draft.kind, position: from + index, title: draft.title, lead_id: draft.leadId, allotted: draft.allotted, plan_line: draft.line, plan_due: draft.due,
  }))).execute();
}
