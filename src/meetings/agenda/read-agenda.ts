import { sql } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import type { Tx } from '../../platform/index.ts';

export type ItemKind = 'apologies' | 'minutes' | 'actions' | 'plan' | 'reviews' | 'learning' | 'added' | 'closing';

export interface Paper {
  id: string;
  title: string;
  fileName: string;
  itemId: string | null;
}
export interface AgendaItem {
  id: string;
  kind: ItemKind;
  title: string;
  lead: string | null;
  leadId: string | null;
  allotted: number | null;
  line: string | null;
  due: Day | null;
  minute: string;
  leftOut: boolean;
  revision: number;
  decisions: { id: string; reference: string; text: string }[];
  actions: { id: string; reference: string; title: string; owner: string; dueOn: Day }[];
}
export interface Agenda {
  items: AgendaItem[];
  papers: Paper[];
}

/** The agenda of a meeting with everything under it: leads, papers, minutes, decisions and actions, in two queries. */
export async function readAgenda(tx: Tx, meetingId: string): Promise<Agenda> {
  const { rows: items } = await sql<AgendaItem>`
    select i.id, i.kind, i.title, p.name as lead, i.lead_id as "leadId", i.allotted, i.plan_line as line, i.plan_due as due, i.minute, i.left_out as "leftOut", i.revision,
      coalesce((select json_agg(json_build_object('id', d.id, 'reference', d.reference, 'text', d.text) order by d.id) from meeting_decision d where d.partnership_id = i.partnership_id and d.item_id = i.id), '[]') as decisions,
      coalesce((select json_agg(json_build_object('id', a.id, 'reference', a.reference, 'title', a.title, 'owner', a.owner_name, 'dueOn', a.due_on) order by a.id)
        from meeting_action x join action a on a.partnership_id = x.partnership_id and a.id = x.action_id where x.partnership_id = i.partnership_id and x.item_id = i.id), '[]') as actions
    from meeting_item i left join person p on p.partnership_id = i.partnership_id and p.id = i.lead_id
    where i.partnership_id = gt.partnership() and i.meeting_id = ${meetingId} order by i.position, i.id`.execute(tx);
  const { rows: papers } = await sql<Paper>`
    select p.id, p.title, f.name as "fileName", p.item_id as "itemId" from meeting_paper p join stored_file f on f.partnership_id = p.partnership_id and f.id = p.file_id
    where p.partnership_id = gt.partnership() and p.meeting_id = ${meetingId} and p.withdrawn_at is null order by p.added_at, p.id`.execute(tx);
  return { items, papers };
}

/** An item with its number and the time at which it begins, as far as minutes are allotted to all before it. */
export type NumberedItem = AgendaItem & { number: number; at: string | null };

/** The items that stand on the agenda, numbered, with the times at which they begin. */
export function numbered(items: readonly AgendaItem[], startsAt: string): NumberedItem[] {
  const [hours = 0, minutes = 0] = startsAt.split(':').map(Number);
  let at: number | null = hours * 60 + minutes;
  return items.filter((item) => !item.leftOut).map((item, index) => {
    const begins = at;
    at = at === null || item.allotted === null ? null : at + item.allotted;
    return { ...item, number: index + 1, at: begins === null ? null : clock(begins) };
  });
}

const clock = (minutes: number): string => `${String(Math.floor(minutes / 60) % 24).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
