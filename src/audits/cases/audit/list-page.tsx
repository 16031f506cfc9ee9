import { record } from '../../../access/record.ts';
import { formatDay } from '../../../calendar/index.ts';
import { editionOfBoard } from '../../../people/framework-edition.ts';
import { writeCsv, writeXlsx, type Column } from '../../../platform/tables/write-table.ts';
import { named } from '../../../thread/board-pack.ts';
import { Button, pageAt, Pages, SelectField, ShortDay, Table, Tag, TextField, withQuery } from '../../../web/fields/index.ts';
import { page, sent, type Reply, type Sent, type Visit } from '../../../web/visit/index.ts';
import { boardsBy } from '../../policies.ts';
import { auditOrders, listAudits, type AuditFilter, type AuditOrder, type AuditRow } from './list-audits.ts';
import { auditHref, AuditTag, statusWords } from './words.tsx';

const pageSize = 50;
const mostExported = 50_000;

function readFilter(query: Sent): { filter: AuditFilter; order: AuditOrder } {
  const words = sent(query, 'words').slice(0, 200);
  const status = sent(query, 'status');
  const board = sent(query, 'board');
  return { filter: { ...(words ? { words } : {}), ...(status in statusWords ? { status } : {}), ...(board ? { board } : {}) }, order: auditOrders.find((each) => each === sent(query, 'order')) ?? '-reference' };
}

/** The kinds of audit by the frameworks of the boards in the list. */
async function kindsOf({ tx, me }: Visit, rows: readonly AuditRow[]): Promise<(row: AuditRow) => string> {
  const kinds = new Map<string, readonly { key: string; name: string }[]>();
  for (const id of new Set(rows.map((row) => row.boardId))) kinds.set(id, (await editionOfBoard(tx, me.partnershipId, id)).pack.audits.kinds);
  return (row) => named(kinds.get(row.boardId) ?? [], row.kind);
}

/** The case audits of the boards that the visitor sees: narrowed, sorted and paged by the address. */
export async function auditsPage(visit: Visit): Promise<Reply> {
  const { query, tx, me } = visit;
  const { filter, order } = readFilter(query);
  const rows = await listAudits(tx, filter, order, (pageAt(query) - 1) * pageSize, pageSize);
  const total = rows[0]?.total ?? 0;
  const on = await boardsBy(visit);
  const seen = [...on('see-audits')];
  const boards = seen.length > 1 ? await tx.selectFrom('board').select(['id', 'name']).where('id', 'in', seen).orderBy('name').execute() : [];
  const kind = await kindsOf(visit, rows);
  const sorted = (key: 'due' | 'reference', words: string) => ({ words, shown: <a class="govuk-link" href={withQuery(query, { order: order === key ? `-${key}` : key, page: '' })}>{words}{order === key ? ' ▲' : order === `-${key}` ? ' ▼' : ''}<span class="govuk-visually-hidden">{order === key ? ', sorted upwards' : order === `-${key}` ? ', sorted downwards' : ', sort'}</span></a> });
  return page('Case audits', (
    <>
      <h1 class="govuk-heading-l">Case audits</h1>
      <form class="gt-filter" method="get" action="/audits/cases">
        <div class="gt-filter__row">
          <TextField name="words" label="Search words" type="search" value={sent(query, 'words')} />
          <SelectField name="status" label="Standing" empty="Any" choices={Object.entries(statusWords).map(([value, label]) => ({ value, label }))} value={sent(query, 'status')} />
          {boards.length > 1 && <SelectField name="board" label="Board" empty="Any" choices={boards.map(({ id, name }) => ({ value: id, label: name }))} value={sent(query, 'board')} />}
          <Button look="secondary">Apply filters</Button>
        </div>
      </form>
      <p class="govuk-body">{total} {total === 1 ? 'case audit' : 'case audits'}.{me.permissions.has('export-data') && <> Download them as <a class="govuk-link" href={`/audits/cases.csv${withQuery(query, { page: '' })}`}>CSV</a> or <a class="govuk-link" href={`/audits/cases.xlsx${withQuery(query, { page: '' })}`}>Excel</a>.</>}{on('manage-audits').size > 0 && <> <a class="govuk-link" href="/audits/cases/new">Plan a case audit</a>.</>} <a class="govuk-link" href="/audits/booked">Questions booked for case audits</a>.</p>
      {rows.length > 0 && (
        <Table caption="Case audits" captionSize="hidden" heads={[sorted('reference', 'Audit'), 'Kind', 'Cases', 'Scorings in', sorted('due', 'Due'), 'Standing']} rows={rows.map((row) => [
          <><a class="govuk-link" href={auditHref(row.id)}>{row.title}</a><span class="gt-under">{row.reference}{boards.length > 1 && ` · ${row.board}`}</span></>, kind(row), String(row.cases), row.asked === 0 ? '–' : `${row.isIn} of ${row.asked}`, <ShortDay day={row.dueOn} />,
          <span class="gt-tags"><AuditTag status={row.status} />{row.status === 'auditing' && row.dueOn < visit.today && row.isIn < row.asked && <> <Tag colour="red">Late</Tag></>}</span>,
        ])} />
      )}
      <Pages query={query} total={total} size={pageSize} />
    </>
  ), { section: 'audits', wide: true, back: { href: '/audits', text: 'Back to audits' } });
}

/** The list as CSV or Excel, narrowed as on screen. Taking it out is recorded. */
export async function takeOutAudits(visit: Visit, type: 'csv' | 'xlsx'): Promise<Reply> {
  const { filter, order } = readFilter(visit.query);
  const rows = await listAudits(visit.tx, filter, order, 0, mostExported);
  const kind = await kindsOf(visit, rows);
  const columns: Column<AuditRow>[] = [
    { heading: 'Reference', value: (row) => row.reference, width: 16 }, { heading: 'Title', value: (row) => row.title, width: 50 }, { heading: 'Board', value: (row) => row.board, width: 30 }, { heading: 'Kind', value: kind, width: 30 },
    { heading: 'Agencies', value: (row) => (row.agencies === 'multi' ? 'Several' : 'One') }, { heading: 'Stands', value: (row) => statusWords[row.status] }, { heading: 'Last day', value: (row) => row.dueOn, width: 12 },
    { heading: 'Cases', value: (row) => row.cases, width: 8 }, { heading: 'Scorings asked', value: (row) => row.asked, width: 14 }, { heading: 'Scorings in', value: (row) => row.isIn, width: 12 }, { heading: 'Reported on', value: (row) => (row.reportedOn === null ? '' : formatDay(row.reportedOn)) },
  ];
  await record(visit.tx, visit.now, { deed: 'took out the case audits', subjectKind: 'list', subjectId: null, detail: { rows: rows.length, kind: type } });
  const name = `Case audits ${visit.today}.${type}`;
  return type === 'csv' ? { kind: 'download', name, type: 'text/csv; charset=utf-8', content: writeCsv(columns, rows) }
    : { kind: 'download', name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content: await writeXlsx('Case audits', columns, rows) };
}
