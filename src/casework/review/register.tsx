import { sql } from 'kysely';
import { formatDay, type Day } from '../../calendar/index.ts';
import { Button, ButtonLink, SelectField, Table, Tag } from '../../web/fields/index.ts';
import { page, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { editionOfBoard } from '../../people/framework-edition.ts';

interface Row {
  id: string;
  reference: string;
  definition: string;
  title: string | null;
  status: string;
  started_on: Day;
  next_step: string | null;
  next_due: Day | null;
  late: number;
}

/** The register of all reviews on whose teams the visitor is: stage, next due, slippage. One query. */
export async function register(visit: Visit): Promise<Reply> {
  const { tx, me, today, query } = visit;
  const board = me.roles[0]?.boardId;
  const pack = board === undefined ? null : (await editionOfBoard(tx, me.partnershipId, board)).pack;
  const kind = sent(query, 'kind');
  const status = sent(query, 'status') || 'running';
  const { rows } = await sql<Row>`
    select p.id, p.reference, p.definition, f.title, p.status, (p.started_at at time zone 'Europe/London')::date as started_on, n.name as next_step, n.due_on as next_due,
      (select count(*)::int from due_item d where d.partnership_id = p.partnership_id and d.process_id = p.id and d.done_on is null and d.needed and not d.paused and d.due_on < ${today}) as late
    from process p
    left join casefile f on f.partnership_id = p.partnership_id and f.case_id = p.case_id
    left join lateral (select d.name, d.due_on from due_item d where d.partnership_id = p.partnership_id and d.process_id = p.id and d.kind = 'step' and d.done_on is null and d.needed and d.ready order by d.due_on nulls last limit 1) n on true
    where p.partnership_id = gt.partnership() and (${kind} = '' or p.definition = ${kind}) and (${status} = 'all' or p.status = ${status})
    order by p.started_at desc, p.reference desc limit 500`.execute(tx);
  const nameOf = (key: string) => pack?.processes.find((process) => process.key === key)?.name ?? key;
  return page('Reviews', (
    <>
      <h1 class="govuk-heading-l">Reviews</h1>
      <div class="govuk-button-group">
        {me.permissions.has('notify-incident') && <ButtonLink href="/incidents/new">Notify a serious incident</ButtonLink>}
        <ButtonLink href="/reviews/start" look="secondary">Start a review</ButtonLink>
        <a class="govuk-link" href="/reviews/aid">Which review?</a>
      </div>
      <form class="gt-filter" method="get" action="/reviews">
        <div class="gt-filter__row">
          <SelectField name="kind" label="Kind" empty="Every kind" value={kind} choices={(pack?.processes ?? []).filter((process) => process.runs).map((process) => ({ value: process.key, label: process.name }))} />
          <SelectField name="status" label="Stands" value={status} choices={[{ value: 'running', label: 'Running' }, { value: 'closed', label: 'Closed' }, { value: 'withdrawn', label: 'Withdrawn' }, { value: 'all', label: 'All' }]} />
          <Button look="secondary">Show</Button>
        </div>
      </form>
      {rows.length === 0 ? <p class="govuk-body">There are none that you are on the team of.</p> : (
        <Table caption={`${rows.length} reviews`} heads={['Reference', 'What', 'Kind', 'Started', 'Next', 'Due', 'Late']} rows={rows.map((row) => [
          <a class="govuk-link" href={`/reviews/${row.id}`}>{row.reference}</a>, row.title ?? '', nameOf(row.definition), formatDay(row.started_on),
          row.status === 'running' ? (row.next_step ?? 'Nothing is open') : row.status === 'closed' ? 'Closed' : 'Withdrawn', row.next_due === null ? '–' : formatDay(row.next_due), row.late > 0 ? <Tag colour="red">{`${row.late} late`}</Tag> : 'Nothing',
        ])} />
      )}
    </>
  ), { section: 'reviews', wide: true });
}
