import { addMonths, parseDay, type Day } from '../../calendar/index.ts';
import { isId } from '../../platform/index.ts';
import type { Visit } from '../../web/visit/index.ts';
import { mayKeep, mayReadMeeting, maySeeThat } from '../policies.ts';
import { dutiesByHand, linesTo, type PlanLine } from './lay-out.ts';
import { readPlans, type GroupPlan, type PlanItem } from './read-plan.ts';

/** How far ahead an item can be looked at and marked, in months. */
export const reach = 36;

export interface OpenLine {
  plan: GroupPlan;
  told: PlanLine;
  items: readonly PlanItem[];
  /** The framework leaves the day to the board. */
  mayChooseDay: boolean;
  keeps: boolean;
  /** Whoever prepares it may say that it is ready. */
  prepares: boolean;
}

/** A line of a group's plan with all its times; null where there is none, or it is not for the visitor to see. */
export async function openLine(visit: Visit): Promise<OpenLine | null> {
  const { tx, me, params, today } = visit;
  const group = params['group'] ?? '';
  const plan = isId(group) ? (await readPlans(tx, me.partnershipId, { group }, today, addMonths(today, reach)))[0] : undefined;
  if (plan === undefined || !maySeeThat(me, plan)) return null;
  const items = plan.items.filter((item) => item.line === params['line']);
  const found = linesTo(plan.pack, plan.key).find(({ told }) => told.line === params['line']);
  const told = found?.told ?? dutiesByHand(plan.pack, plan.key).find(({ line }) => line === params['line']) ?? items[0];
  if (told === undefined) return null;
  const every = found?.line.every;
  return {
    plan, told, items, keeps: mayKeep(me, plan),
    mayChooseDay: every !== undefined && every !== 'meeting' && !plan.undated.some((line) => line.line === told.line),
    prepares: told.preparedBy !== null && me.roles.some((role) => role.boardId === plan.boardId && role.role === told.preparedBy),
  };
}

export interface OpenItem extends OpenLine {
  item: PlanItem;
}

/** What is given to a group is read by its members, by those who keep its plan, and by whoever prepares it. */
export const mayReadPaper = (me: Visit['me'], { plan, prepares }: Pick<OpenLine, 'plan' | 'prepares'>): boolean => prepares || mayReadMeeting(me, plan);

/** One time of a line; null where it does not fall on that day. */
export async function openItem(visit: Visit): Promise<OpenItem | null> {
  const due: Day | null = parseDay(visit.params['due'] ?? '');
  const line = due === null ? null : await openLine(visit);
  const item = line?.items.find((each) => each.due === due);
  return line === null || item === undefined ? null : { ...line, item };
}
