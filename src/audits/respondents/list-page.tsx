import { record } from '../../access/record.ts';
import { kindName, readBoards, type Boards } from '../../people/boards.ts';
import { writeCsv, writeXlsx, type Column } from '../../platform/tables/write-table.ts';
import { Button, ButtonLink, Pages, pageAt, SelectField, Table, Tag, TextField, withQuery } from '../../web/fields/index.ts';
import { forbidden, page, sent, type Reply, type Sent, type Visit } from '../../web/visit/index.ts';
import { countRespondents, listRespondents, type Respondent, type RespondentFilter, type RespondentOrder } from './read-respondents.ts';
import { phaseName } from './phase.ts';

const pageSize = 50;
const mostExported = 30_000;

function readFilter(query: Sent): { filter: RespondentFilter; order: RespondentOrder } {
  const order = sent(query, 'order');
  return {
    filter: { words: sent(query, 'words').slice(0, 100), kind: sent(query, 'kind'), area: sent(query, 'area'), phase: sent(query, 'phase'), noAddress: sent(query, 'only') === 'no-address', left: sent(query, 'only') === 'all' },
    order: order === '-name' || order === 'area' || order === '-area' ? order : 'name',
  };
}

const unique = (values: readonly string[]): string[] => [...new Set(values.filter((value) => value !== ''))].toSorted();

/** Everybody who can be asked in an audit: the agencies, and the schools of the register. */
export async function respondentsPage({ tx, me, query }: Visit): Promise<Reply> {
  const { filter, order } = readFilter(query);
  const { rows, total } = await listRespondents(tx, filter, order, (pageAt(query) - 1) * pageSize, pageSize);
  const counts = await countRespondents(tx);
  const boards = await readBoards(tx, me.partnershipId);
  const keeps = me.permissions.has('manage-audits');
  const sorted = (key: 'name' | 'area', words: string) => ({ words, shown: <a class="govuk-link" href={withQuery(query, { order: order === key ? `-${key}` : key, page: '' })}>{words}{order === key ? ' ▲' : order === `-${key}` ? ' ▼' : ''}<span class="govuk-visually-hidden">{order === key ? ', sorted upwards' : order === `-${key}` ? ', sorted downwards' : ', sort'}</span></a> });
  const out = withQuery(query, { page: '' });
  return page('Who answers audits', (
    <>
      <h1 class="govuk-heading-l">Who answers audits</h1>
      <p class="govuk-body">Every agency of the partnership, and the schools that were added or imported.</p>
      {keeps && <div class="govuk-button-group"><ButtonLink href="/audits/respondents/new" look="secondary">Add a school</ButtonLink><ButtonLink href="/audits/respondents/import" look="secondary">Import schools</ButtonLink></div>}
      <form class="gt-filter gt-filter--many" method="get" action="/audits/respondents">
        <div class="gt-filter__row">
          <TextField name="words" label="Name, or number of a school" type="search" value={filter.words ?? ''} />
          <SelectField name="kind" label="Kind" empty="Any" value={sent(query, 'kind')} choices={unique(counts.map((each) => each.kind)).map((kind) => ({ value: kind, label: kindName(boards, kind) }))} />
          <SelectField name="area" label="Area" empty="Any" value={sent(query, 'area')} choices={unique(counts.map((each) => each.area)).map((area) => ({ value: area, label: area }))} />
          <SelectField name="phase" label="Phase" empty="Any" value={sent(query, 'phase')} choices={unique(counts.map((each) => each.phase)).map((phase) => ({ value: phase, label: phaseName(phase) }))} />
          <SelectField name="only" label="Show" empty="Who takes part" value={sent(query, 'only')} choices={[{ value: 'no-address', label: 'Without an address' }, { value: 'all', label: 'Also who has left' }]} />
          <Button look="secondary">Apply filters</Button>
        </div>
      </form>
      <p class="govuk-body">{total.toLocaleString('en-GB')} {total === 1 ? 'agency or school' : 'agencies and schools'}.{me.permissions.has('export-data') && total > 0 && <> Download them as <a class="govuk-link" href={`/audits/respondents.csv${out}`}>CSV</a> or <a class="govuk-link" href={`/audits/respondents.xlsx${out}`}>Excel</a>.</>}</p>
      {rows.length > 0 && (
        <Table caption="Who answers audits" captionSize="hidden" heads={[sorted('name', 'Name'), 'Kind', sorted('area', 'Area'), 'Contact']} rows={rows.map((row) => [
          <>{keeps ? <a class="govuk-link" href={`/audits/respondents/${row.id}`}>{row.name}</a> : row.name}{!row.active && <>{' '}<Tag colour="grey">Has left</Tag></>}{row.number !== '' && <span class="gt-under">{row.number}</span>}</>,
          <>{kindName(boards, row.kind)}{row.phase !== '' && <span class="gt-under">{phaseName(row.phase)}</span>}</>, row.area || '–', contactOf(row),
        ])} />
      )}
      <Pages query={query} total={total} size={pageSize} />
    </>
  ), { section: 'audits', wide: true, back: { href: '/audits', text: 'Back to audits' } });
}

/** Who is written to; for an agency without a contact of its own, whoever answers its audits by their role. */
function contactOf({ contactName, contactEmail, agencyId }: Respondent) {
  if (contactEmail === '') return agencyId === null ? <Tag colour="yellow">No address</Tag> : 'Whoever answers for the agency';
  return <>{contactName || contactEmail}{contactName !== '' && <span class="gt-under">{contactEmail}</span>}</>;
}

/** The list as CSV or Excel, narrowed as on screen. Taking it out is recorded. */
export async function exportRespondents({ tx, me, now, today, query }: Visit, kind: 'csv' | 'xlsx'): Promise<Reply> {
  if (!me.permissions.has('see-audits')) return forbidden;
  const { filter, order } = readFilter(query);
  const { rows } = await listRespondents(tx, filter, order, 0, mostExported);
  const boards: Boards = await readBoards(tx, me.partnershipId);
  const columns: Column<Respondent>[] = [
    { heading: 'Name', value: (row) => row.name, width: 45 }, { heading: 'Number', value: (row) => row.number, width: 10 }, { heading: 'Kind', value: (row) => kindName(boards, row.kind) }, { heading: 'Phase', value: (row) => (row.phase === '' ? '' : phaseName(row.phase)) },
    { heading: 'Area', value: (row) => row.area, width: 30 }, { heading: 'Contact', value: (row) => row.contactName, width: 30 }, { heading: 'E-mail', value: (row) => row.contactEmail, width: 35 }, { heading: 'Takes part', value: (row) => (row.active ? 'Yes' : 'No') },
  ];
  await record(tx, now, { deed: 'took out who answers audits', subjectKind: 'list', subjectId: null, detail: { rows: rows.length, kind } });
  const name = `Who answers audits ${today}.${kind}`;
  return kind === 'csv' ? { kind: 'download', name, type: 'text/csv; charset=utf-8', content: writeCsv(columns, rows) }
    : { kind: 'download', name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content: await writeXlsx('Who answers', columns, rows) };
}
