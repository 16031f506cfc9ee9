import { sql } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import type { Tx } from '../../platform/index.ts';

export interface LessonShown {
  id: string;
  reference: string;
  title: string;
}
/** An issue or an event by which lessons were shared, or from which they were brought back. */
export interface Shared {
  id: string;
  reference: string;
  channel: string;
  title: string;
  heldOn: Day;
  audience: string;
  reach: number | null;
  attended: string;
  link: string;
  broughtBack: boolean;
  madeBy: string | null;
  lessons: LessonShown[];
}

const columns = sql`s.id, s.reference, s.channel, s.title, s.held_on as "heldOn", s.audience, s.reach, s.attended, s.link, s.brought_back as "broughtBack", p.name as "madeBy",
  coalesce((select json_agg(json_build_object('id', l.id, 'reference', l.reference, 'title', l.title) order by l.reference) from learning_shared_lesson x join lesson l on l.partnership_id = x.partnership_id and l.id = x.lesson_id
    where x.partnership_id = s.partnership_id and x.shared_id = s.id), '[]') as lessons`;
const from = sql`learning_shared s left join person p on p.partnership_id = s.partnership_id and p.id = s.made_by`;

/** What was shared, the newest first, of one channel or of all, and how many there are. One query. */
export async function listShared(tx: Tx, channel: string, offset: number, limit: number): Promise<{ rows: Shared[]; total: number }> {
  const { rows } = await sql<Shared & { total: number }>`select ${columns}, (count(*) over ())::int as total from ${from}
    where s.partnership_id = gt.partnership() and (${channel} = '' or s.channel = ${channel}) order by s.held_on desc, s.id desc offset ${offset} limit ${limit}`.execute(tx);
  return { rows, total: rows[0]?.total ?? 0 };
}

export async function readShared(tx: Tx, id: string): Promise<Shared | null> {
  const { rows } = await sql<Shared>`select ${columns} from ${from} where s.partnership_id = gt.partnership() and s.id = ${id}`.execute(tx);
  return rows[0] ?? null;
}

/** The lessons that wait for the next issue or event, by channel. */
export async function readMarked(tx: Tx): Promise<Map<string, LessonShown[]>> {
  const { rows } = await sql<LessonShown & { channel: string }>`select m.channel, l.id, l.reference, l.title from lesson_mark m join lesson l on l.partnership_id = m.partnership_id and l.id = m.lesson_id
    where m.partnership_id = gt.partnership() order by m.marked_at, l.reference`.execute(tx);
  return Map.groupBy(rows, (row) => row.channel);
}

export interface LessonOffered extends LessonShown {
  marked: boolean;
  /** The finding from which it comes was drawn from this review. */
  origin: string | null;
  spreadBefore: boolean;
}
const mostOffered = 60;

/** What may go into the next issue or event of a channel: what is marked for it, then what has not gone out by it yet, the newest first. */
export async function readOffered(tx: Tx, channel: string): Promise<LessonOffered[]> {
  const { rows } = await sql<LessonOffered>`
    select l.id, l.reference, l.title, m.lesson_id is not null as marked, exists (select from lesson_dissemination d where d.partnership_id = l.partnership_id and d.lesson_id = l.id) as "spreadBefore",
      (select f.origin_process_id from thread_edge e join finding f on f.partnership_id = e.partnership_id and f.id = e.from_id where e.partnership_id = l.partnership_id and e.to_id = l.id limit 1) as origin
    from lesson l left join lesson_mark m on m.partnership_id = l.partnership_id and m.lesson_id = l.id and m.channel = ${channel}
    where l.partnership_id = gt.partnership() and (m.lesson_id is not null or not exists (select from lesson_dissemination d where d.partnership_id = l.partnership_id and d.lesson_id = l.id and d.channel = ${channel}))
    order by m.marked_at nulls last, l.identified_on desc, l.reference desc limit ${mostOffered}`.execute(tx);
  return rows;
}
