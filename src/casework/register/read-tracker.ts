import { sql } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import type { Tx } from '../../platform/index.ts';
import { readRegister } from './read-register.ts';
import type { RegisterFilter, RegisterOrder } from './register-filter.ts';
import type { TrackerReview } from './tracker-row.ts';

type More = Omit<TrackerReview, keyof Awaited<ReturnType<typeof readRegister>>['rows'][number]> & { id: string };

const none: Omit<More, 'id'> = { incidentOn: null, nhsReference: '', nhsLocality: '', designatedProfessional: '', signedOffOn: null, recommendationThemes: [], actions: [], channels: [] };

/**
 * The reviews of the register with what the tracker asks for beside it, in two queries whatever their number. What learning came
 * out of a review is found along the thread: its findings, their recommendations and lessons, the channels of these.
 */
export async function readTracker(tx: Tx, filter: RegisterFilter, order: RegisterOrder, today: Day, most: number): Promise<TrackerReview[]> {
  const { rows } = await readRegister(tx, filter, order, today, 0, most);
  const { rows: more } = await sql<More>`
    with recursive asked as (select unnest(${rows.map((row) => row.id)}::uuid[]) as id),
    line as (
      select origin_process_id as root, id as at from finding where partnership_id = gt.partnership() and origin_process_id in (select id from asked)
      union
      select e.from_id, e.to_id from thread_edge e join asked on asked.id = e.from_id join finding f on f.partnership_id = e.partnership_id and f.id = e.to_id where e.partnership_id = gt.partnership()
      union
      select line.root, e.to_id from line join thread_edge e on e.partnership_id = gt.partnership() and e.from_id = line.at)
    select asked.id, i.happened_on as "incidentOn", coalesce(a.nhs_reference, '') as "nhsReference", coalesce(a.nhs_locality, '') as "nhsLocality",
      coalesce(a.designated_professional, '') as "designatedProfessional", a.signed_off_on as "signedOffOn",
      (select coalesce(json_agg(distinct t.theme), '[]') from line join recommendation r on r.partnership_id = gt.partnership() and r.id = line.at cross join unnest(r.themes) t (theme) where line.root = asked.id) as "recommendationThemes",
      (select coalesce(json_agg(distinct n.title), '[]') from line join action n on n.partnership_id = gt.partnership() and n.id = line.at where line.root = asked.id) as actions,
      (select coalesce(json_agg(distinct s.channel), '[]') from line join lesson_dissemination s on s.partnership_id = gt.partnership() and s.lesson_id = line.at where line.root = asked.id) as channels
    from asked join process p on p.partnership_id = gt.partnership() and p.id = asked.id
    left join incident i on i.partnership_id = p.partnership_id and i.case_id = p.case_id
    left join review_particulars a on a.partnership_id = p.partnership_id and a.process_id = p.id`.execute(tx);
  const byId = new Map(more.map((each) => [each.id, each]));
  return rows.map((row) => ({ ...row, ...(byId.get(row.id) ?? none) }));
}
