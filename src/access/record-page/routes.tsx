import { sql } from 'kysely';
import { formatInstant } from '../../calendar/index.ts';
import { Button, Table, TextField } from '../../web/fields/index.ts';
import { page, sent, type Route } from '../../web/visit/index.ts';

const pageSize = 100;

/** The record of changes and reads: of one's own cases and of what concerns no case, newest first. */
export const recordRoutes: Route[] = [
  {
    method: 'GET', path: '/record', permission: 'read-access-log',
    async answer({ tx, query }) {
      const words = sent(query, 'words').slice(0, 100);
      const before = Number.parseInt(sent(query, 'before'), 10) || null;
      const { rows } = await sql<{ seq: number; at: Date; name: string | null; acting: string | null; via: string; deed: string; detail: Record<string, unknown> }>`
        select e.seq, e.at, p.name, f.name as acting, e.via, e.deed, e.detail from record_entry e
        left join person p on p.partnership_id = e.partnership_id and p.id = e.person_id
        left join person f on f.partnership_id = e.partnership_id and f.id = e.acting_for
        where e.partnership_id = gt.partnership() and (${before}::bigint is null or e.seq < ${before}::bigint)
          and (${words} = '' or e.deed ilike '%' || ${words} || '%' or p.name ilike '%' || ${words} || '%' or e.detail::text ilike '%' || ${words} || '%')
        order by e.seq desc limit ${pageSize}`.execute(tx);
      const last = rows.at(-1);
      return page('Record', (
        <>
          <h1 class="govuk-heading-l">The record</h1>
          <p class="govuk-body">Every change, and every read of what is restricted. Nothing in it can be changed or taken out unseen: each entry holds the mark of the one before. Entries of cases are shown to their teams alone.</p>
          <form class="gt-filter" method="get" action="/record"><div class="gt-filter__row"><TextField name="words" label="Name, deed or reference" type="search" value={words} /><Button look="secondary">Show</Button></div></form>
          <Table caption="Newest first" captionSize="s" heads={['Number', 'When', 'Who', 'What', 'More']} rows={rows.map((row) => [
            String(row.seq), formatInstant(row.at), row.name === null ? (row.via === 'link' ? 'By personal link' : 'The product') : `${row.name}${row.acting === null ? '' : `, for ${row.acting}`}`, row.deed,
            Object.entries(row.detail).map(([name, value]) => `${name}: ${String(value)}`).join(', ') || '–',
          ])} />
          {rows.length === pageSize && last !== undefined && <p class="govuk-body"><a class="govuk-link" href={`/record?words=${encodeURIComponent(words)}&before=${last.seq}`}>Earlier entries</a></p>}
        </>
      ), { section: 'record', wide: true });
    },
  },
];
