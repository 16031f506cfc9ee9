import { sql } from 'kysely';
import { dayInLondon, type Day } from '../../calendar/index.ts';
import type { Pack } from '../../framework/index.ts';
import type { Duty } from '../../framework/schema/organisation.ts';
import { editionOf } from '../../people/framework-edition.ts';
import type { Tx } from '../../platform/index.ts';
import { followUps, type FollowedRound } from './follow-ups.ts';
import { dutiesByHand, layOut, linesTo, type PlanLine } from './lay-out.ts';
import { planHref } from './plan-href.ts';
import { dayOf, meetingFor, standingOf, type PlanStanding, type PlanStatus, type SetMeeting } from './standing.ts';

/** What was done with one item of the plan. */
export interface PlanMark {
  id: string;
  line: string;
  due: Day;
  status: PlanStatus;
  movedTo: Day | null;
  byHand: boolean;
  report: string;
  fileId: string | null;
  meeting: SetMeeting | null;
  /** The day on which somebody said that it was taken. */
  saidOn: Day | null;
  revision: number;
}
/** One thing due to a group. */
export interface PlanItem extends PlanLine {
  due: Day;
  /** The day after which what it reports on happened. */
  after: Day;
  /** The day by which it is to be taken now. */
  by: Day;
  proposed: boolean;
  standing: PlanStanding;
  mark: PlanMark | null;
  /** Where it was taken, or else where it goes. */
  meeting: SetMeeting | null;
  /** The day on which it was taken: that of the meeting, or that on which somebody said so. */
  takenOn: Day | null;
  /** It was taken after its day. */
  takenLate: boolean;
}
export interface GroupPlan {
  groupId: string;
  boardId: string;
  key: string;
  name: string;
  board: string;
  pack: Pack;
  startsOn: Day;
  /** In order of their days. */
  items: PlanItem[];
  undated: PlanLine[];
  duties: readonly Duty[];
  /** The people who hold a role on the board today, by the role's key. */
  holders: ReadonlyMap<string, readonly string[]>;
}

interface Row {
  id: string;
  key: string;
  name: string;
  boardId: string;
  board: string;
  frameworkId: string;
  version: string;
  adoptedAt: string;
  startsOn: Day | null;
  lines: { line: string; firstOn: Day }[];
  meetings: SetMeeting[];
  marks: PlanMark[];
  rounds: FollowedRound[];
}

/**
 * The plan of groups up to a day, in two queries whatever their number (and one for each framework that was not read before).
 * @param which the groups of these boards, or one group
 */
export async function readPlans(tx: Tx, partnershipId: string, which: { boards: readonly string[] } | { group: string }, today: Day, until: Day): Promise<GroupPlan[]> {
  const chosen = 'group' in which ? sql`g.id = ${which.group}` : sql`g.board_id = any(${sql.val([...which.boards])}::uuid[])`;
  const { rows } = await sql<Row>`
    select g.id, g.key, g.name, g.board_id as "boardId", b.name as board, b.framework_id as "frameworkId", b.framework_version as version,
      (select min(e.adopted_at)::text from framework_edition e where e.partnership_id = b.partnership_id and e.framework_id = b.framework_id) as "adoptedAt",
      (select f.starts_on from forward_plan f where f.partnership_id = b.partnership_id and f.board_id = b.id) as "startsOn",
      coalesce((select json_agg(json_build_object('line', l.line, 'firstOn', l.first_on)) from plan_line l where l.partnership_id = g.partnership_id and l.group_id = g.id), '[]') as lines,
      coalesce((select json_agg(json_build_object('id', m.id, 'day', m.held_on, 'over', m.minutes_state <> 'none') order by m.held_on, m.starts_at) from meeting m where m.partnership_id = g.partnership_id and m.group_id = g.id and m.cancelled_on is null), '[]') as meetings,
      coalesce((select json_agg(json_build_object('id', i.id, 'line', i.line, 'due', i.due_on, 'status', i.status, 'movedTo', i.moved_to, 'byHand', i.by_hand, 'report', i.report, 'fileId', i.file_id, 'revision', i.revision,
          'saidOn', (select max(e.at at time zone 'Europe/London')::date::text from plan_entry e where e.partnership_id = i.partnership_id and e.item_id = i.id and e.kind = 'taken'),
          'meeting', (select json_build_object('id', m.id, 'day', m.held_on, 'over', m.minutes_state <> 'none') from meeting m where m.partnership_id = i.partnership_id and m.id = i.meeting_id)))
        from plan_item i where i.partnership_id = g.partnership_id and i.group_id = g.id), '[]') as marks,
      coalesce((select json_agg(json_build_object('id', o.id, 'reference', o.reference, 'name', o.name, 'assessment', o.assessment, 'receivedOn', o.received_on, 'followUpOn', o.follow_up_on) order by o.follow_up_on)
        from audit_round o where o.partnership_id = g.partnership_id and o.board_id = g.board_id and o.follow_up_on is not null), '[]') as rounds
    from work_group g join board b on b.partnership_id = g.partnership_id and b.id = g.board_id
    where g.partnership_id = gt.partnership() and ${chosen} order by b.name, g.name`.execute(tx);
  const holders = await readHolders(tx, [...new Set(rows.map((row) => row.boardId))], today);
  const plans: GroupPlan[] = [];
  for (const row of rows) {
    const { pack } = await editionOf(tx, partnershipId, row.frameworkId, row.version);
    plans.push(planOf(row, pack, holders.get(row.boardId) ?? new Map(), today, until));
  }
  // In the framework's own order: the board first.
  const place = ({ pack, key }: GroupPlan) => pack.groups.findIndex((group) => group.key === key);
  return plans.toSorted((one, other) => (one.boardId === other.boardId ? place(one) - place(other) : 0));
}

async function readHolders(tx: Tx, boards: readonly string[], today: Day): Promise<Map<string, Map<string, string[]>>> {
  const { rows } = await sql<{ boardId: string; role: string; names: string[] }>`
    select m.board_id as "boardId", m.role, json_agg(distinct p.name) as names from membership m join person p on p.partnership_id = m.partnership_id and p.id = m.person_id and p.active
    where m.partnership_id = gt.partnership() and m.board_id = any(${sql.val([...boards])}::uuid[]) and m.starts_on <= ${today} and (m.ends_on is null or m.ends_on >= ${today})
    group by m.board_id, m.role`.execute(tx);
  const found = new Map<string, Map<string, string[]>>();
  for (const { boardId, role, names } of rows) found.set(boardId, (found.get(boardId) ?? new Map<string, string[]>()).set(role, names));
  return found;
}

function planOf(row: Row, pack: Pack, holders: ReadonlyMap<string, readonly string[]>, today: Day, until: Day): GroupPlan {
  const startsOn = row.startsOn ?? dayInLondon(new Date(row.adoptedAt));
  const ground = { startsOn, firstOn: new Map(row.lines.map(({ line, firstOn }) => [line, firstOn])), meetings: row.meetings.map((meeting) => meeting.day) };
  const { dated: laid, undated } = layOut(pack, row.key, ground, until);
  const dated = [...laid, ...followUps(pack, row.key, row.rounds, until)];
  const markOf = (line: string, due: Day) => row.marks.find((mark) => mark.line === line && mark.due === due) ?? null;
  const lines = [...linesTo(pack, row.key).map(({ told }) => told), ...dutiesByHand(pack, row.key)];
  // What somebody touched stays, though the rhythm has changed since, and what was put there by hand.
  const beside = row.marks.filter((mark) => !dated.some((each) => each.line === mark.line && each.due === mark.due))
    .map((mark) => ({ ...(lines.find((line) => line.line === mark.line) ?? nameless(mark.line)), due: mark.due, since: startsOn, after: lastBefore(mark, row.marks) ?? startsOn, proposed: false }));
  const items = [...dated, ...beside].map((each): PlanItem => {
    const { since, ...told } = each;
    // A paper that draws itself is there once the time that it is about has begun.
    const mark = markOf(told.line, told.due);
    const standing = standingOf(told.due, mark, today);
    const takenOn = standing === 'taken' ? (mark?.meeting?.day ?? mark?.saidOn ?? null) : null;
    return { ...told, takenOn, takenLate: takenOn !== null && takenOn > dayOf(told.due, mark), ...(told.draws === undefined || told.after >= today ? {} : { paper: `${planHref(row.id, told.line, told.due)}/paper` }), mark, standing, by: dayOf(told.due, mark), meeting: standing === 'taken' || standing === 'not-needed' ? (mark?.meeting ?? null) : meetingFor({ due: told.due, since, mark }, row.meetings, today) };
  });
  return {
    groupId: row.id, boardId: row.boardId, key: row.key, name: row.name, board: row.board, pack, startsOn, undated, holders,
    duties: pack.groups.find((group) => group.key === row.key)?.duties ?? [],
    items: items.toSorted((one, other) => (one.by === other.by ? one.name.localeCompare(other.name) : one.by < other.by ? -1 : 1)),
  };
}

/** The time of the same line before one that was put on the plan by hand. */
const lastBefore = ({ line, due }: PlanMark, marks: readonly PlanMark[]): Day | undefined => marks.filter((mark) => mark.line === line && mark.due < due).map((mark) => mark.due).toSorted().at(-1);

const nameless = (line: string): PlanLine => ({ line, name: line.split('.')[0]!.replaceAll('-', ' '), as: '', purpose: '', rhythm: '', preparedBy: null, preparerProposed: false, source: 'An earlier version of the framework', toBeConfirmed: false });

/** What an item is called in full. */
export const titleOf = ({ name, as }: Pick<PlanLine, 'name' | 'as'>): string => (as === '' ? name : `${name} (${as})`);

/** Who prepares a line: the role's name, and who holds it today. */
export function preparer(plan: Pick<GroupPlan, 'pack' | 'holders'>, role: string | null): { role: string; people: readonly string[] } | null {
  return role === null ? null : { role: plan.pack.roles.find((each) => each.key === role)?.name ?? role, people: plan.holders.get(role) ?? [] };
}
