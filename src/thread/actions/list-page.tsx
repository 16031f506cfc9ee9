import type { Day } from '../../calendar/index.ts';
import { writeCsv, writeXlsx, type Column } from '../../platform/tables/write-table.ts';
import { Button, pageAt, Pages, SelectField, ShortDay, Table, Tag, TextField, withQuery } from '../../web/fields/index.ts';
import { page, sent, type Reply, type Sent, type Visit } from '../../web/visit/index.ts';
import { isId } from '../../platform/index.ts';
import { record } from '../../access/record.ts';
import { boardPack, choices, named, themeChoices, themeNames } from '../board-pack.ts';
import { listActions, type ActionFilter, type ActionOrder, type ActionRow } from './action-list.ts';
import { ActionTag } from './action-page.tsx';
import { actionStatuses, isOpen, statusWords, type ActionStatus } from './action-state.ts';

const pageSize = 50;
const mostExported = 50_000;
const statuses = [{ value: 'open', label: 'Open' }, { value: 'late', label: 'Late' }, { value: 'unmeasured', label: 'Without a measure of its effect' }, ...actionStatuses.map((status) => ({ value: status, label: statusWords[status] }))];

function readFilter(query: Sent): { filter: ActionFilter; order: ActionOrder } {
  const status = sent(query, 'status');
  const agency = sent(query, 'agency');
  const owner = sent(query, 'owner');
  const words = sent(query, 'words').slice(0, 200);
  const order = sent(query, 'order');
  return {
    filter: {
      ...(words ? { words } : {}), ...(statuses.some((each) => each.value === status) ? { status: status as ActionStatus } : {}), ...(isId(agency) ? { agencyId: agency } : {}),
      ...(isId(owner) ? { ownerId: owner } : {}), ...(sent(query, 'theme') ? { theme: sent(query, 'theme') } : {}), ...(sent(query, 'strength') ? { strength: sent(query, 'strength') } : {}),
    },
    order: (['due', '-due', 'reference', '-reference', 'status'] as const).find((each) => each === order) ?? 'due',
  };
}

/** The actions of the partnership: narrowed, sorted and paged by the address, and taken out as a table. */
export async function actionsPage(visit: Visit): Promise<Reply> {
  const { query, today, tx } = visit;
  const { filter, order } = readFilter(query);
  const { rows, total } = await listActions(tx, filter, order, today, (pageAt(query) - 1) * pageSize, pageSize);
  const agencies = await tx.selectFrom('agency').select(['id', 'name']).orderBy('name').execute();
  const pack = await boardPack(visit);
  const sorted = (key: 'due' | 'reference', words: string) => ({ words, shown: <a class="govuk-link" href={withQuery(query, { order: order === key ? `-${key}` : key, page: '' })}>{words}{order === key ? ' ▲' : order === `-${key}` ? ' ▼' : ''}<span class="govuk-visually-hidden">{order === key ? ', sorted upwards' : order === `-${key}` ? ', sorted downwards' : ', sort'}</span></a> });
  return page('Actions', (
    <>
      <h1 class="govuk-heading-l">Actions</h1>
      <form class="gt-filter" method="get" action="/actions">
        <div class="gt-filter__row">
          <TextField name="words" label="Search words" type="search" value={sent(query, 'words')} />
          <SelectField name="status" label="Status" empty="Any" choices={statuses} value={sent(query, 'status')} />
          <SelectField name="agency" label="Agency" empty="Any" choices={agencies.map(({ id, name }) => ({ value: id, label: name }))} value={sent(query, 'agency')} />
          <SelectField name="theme" label="Theme" empty="Any" choices={themeChoices(pack)} value={sent(query, 'theme')} />
          <SelectField name="strength" label="Strength" empty="Any" choices={choices(pack.learning.strengths)} value={sent(query, 'strength')} />
          <Button look="secondary">Apply filters</Button>
        </div>
      </form>
      <p class="govuk-body">{total} {total === 1 ? 'action' : 'actions'}.{visit.me.permissions.has('export-data') && <> Download them as <a class="govuk-link" href={`/actions.csv${withQuery(query, { page: '' })}`}>CSV</a> or <a class="govuk-link" href={`/actions.xlsx${withQuery(query, { page: '' })}`}>Excel</a>.</>}{visit.me.permissions.has('manage-actions') && <> <a class="govuk-link" href="/actions/new">Add an action</a>.</>}</p>
      {rows.length > 0 && (
        <Table caption="Actions" captionSize="hidden" heads={[sorted('reference', 'Action'), 'Owner', 'Agencies', sorted('due', 'Due'), 'Status']} rows={rows.map((row) => [
          <><a class="govuk-link" href={`/actions/${row.id}`}>{row.title}</a><span class="gt-under">{row.reference} · {named(pack.learning.strengths, row.strength)}</span></>, row.ownerName, row.agencies.join(', '), <ShortDay day={row.dueOn} />,
          <span class="gt-tags"><ActionTag status={row.status} />{isOpen(row.status) && row.dueOn < today && <> <Tag colour="red">Late</Tag></>}</span>,
        ])} />
      )}
      <Pages query={query} total={total} size={pageSize} />
    </>
  ), { section: 'actions', wide: true });
}

/** The list as CSV or Excel, narrowed as on screen. Taking it out is recorded. */
export async function exportActions(visit: Visit, kind: 'csv' | 'xlsx'): Promise<Reply> {
  const { filter, order } = readFilter(visit.query);
  const { rows } = await listActions(visit.tx, filter, order, visit.today, 0, mostExported);
  const pack = await boardPack(visit);
  const columns: Column<ActionRow>[] = [
    { heading: 'Reference', value: (row) => row.reference, width: 16 }, { heading: 'Action', value: (row) => row.title, width: 50 }, { heading: 'Owner', value: (row) => row.ownerName },
    { heading: 'Agencies', value: (row) => row.agencies.join('; '), width: 40 }, { heading: 'Last day', value: (row) => row.dueOn as Day, width: 12 }, { heading: 'Stands', value: (row) => statusWords[row.status] },
    { heading: 'Strength', value: (row) => named(pack.learning.strengths, row.strength) }, { heading: 'Measure', value: (row) => row.measure, width: 50 },
    { heading: 'Themes', value: (row) => themeNames(pack, row.themes), width: 30 }, { heading: 'Effect', value: (row) => (row.verdict === null ? '' : named(pack.learning.verdicts, row.verdict)) },
  ];
  await record(visit.tx, visit.now, { deed: 'took out the actions', subjectKind: 'list', subjectId: null, detail: { rows: rows.length, kind } });
  const name = `Actions ${visit.today}.${kind}`;
  return kind === 'csv' ? { kind: 'download', name, type: 'text/csv; charset=utf-8', content: writeCsv(columns, rows) }
    : { kind: 'download', name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content: await writeXlsx('Actions', columns, rows) };
}
