import { formatInstant } from '../../calendar/index.ts';
import { isId } from '../../platform/index.ts';
import { writeCsv, type Column } from '../../platform/tables/write-table.ts';
import { Button, DateField, ErrorSummary, problemAt, Table, TextField, typedDay } from '../../web/fields/index.ts';
import { Pagination } from '../../web/govuk/index.ts';
import { forbidden, notFound, page, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { mayExportRecord, mayReadCaseRecord } from '../policies.ts';
import { record } from '../record.ts';
import { detailOf, whoOf } from './entry-words.ts';
import { readFilter, withPage } from './filter.ts';
import { readRecord, type Entry } from './read-record.ts';

const pageSize = 50;
/** Entries taken out at once: a sheet of more opens nowhere. */
const mostExported = 50_000;

interface Shown {
  title: string;
  about: string;
  /** Address of the page, without what narrows it. */
  path: string;
  caseId: string | null;
  exportPath: string | null;
  back?: { href: string; text: string };
}

/** The record of one's own cases and of what concerns no case. */
export const recordPage = (visit: Visit): Promise<Reply> => shown(visit, {
  title: 'The record',
  about: 'Every change, and every read of what is restricted. Nothing in it can be changed or taken out unseen: each entry holds the mark of the one before. Entries of cases are shown to their teams alone.',
  path: '/record', caseId: null, exportPath: mayExportRecord(visit.me) ? '/record/export' : null,
});

/** Who changed and read what in one case, for whoever answers for it. To everybody else it is not there. */
export async function caseRecordPage(visit: Visit): Promise<Reply> {
  const caseId = visit.params['caseId'] ?? '';
  if (!isId(caseId)) return notFound;
  const casefile = await visit.tx.selectFrom('casefile').select(['reference', 'opened_by']).where('case_id', '=', caseId).executeTakeFirst();
  if (casefile === undefined) return notFound;
  if (!mayReadCaseRecord(visit.me, { openedBy: casefile.opened_by })) return forbidden;
  return shown(visit, {
    title: `The record of ${casefile.reference}`, about: 'Who changed what in this case, and who opened its vault and why.',
    path: `/record/cases/${caseId}`, caseId, exportPath: null, back: { href: '/reviews', text: 'Back to reviews' },
  });
}

async function shown(visit: Visit, { title, about, path, caseId, exportPath, back }: Shown): Promise<Reply> {
  const { query, tx } = visit;
  const { filter, problems } = readFilter(query, caseId);
  const at = Math.max(1, Math.min(100_000, Number.parseInt(sent(query, 'page'), 10) || 1));
  const { entries, total } = problems.length > 0 ? { entries: [], total: 0 } : await readRecord(tx, filter, (at - 1) * pageSize, pageSize);
  const pages = Math.ceil(total / pageSize);
  return page(title, (
    <>
      <ErrorSummary problems={problems} />
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{about}</p>
      <form class="gt-filter" method="get" action={path} noValidate>
        <div class="gt-filter__row">
          <TextField name="who" label="Name of a person" type="search" value={sent(query, 'who')} />
          <TextField name="what" label="What was done" type="search" value={sent(query, 'what')} />
          {caseId === null && <TextField name="reference" label="Reference" type="search" width="10" value={sent(query, 'reference')} />}
        </div>
        <div class="gt-filter__row">
          <DateField name="from" label="From" typed={typedDay(query, 'from')} error={problemAt(problems, 'from')} />
          <DateField name="until" label="To" typed={typedDay(query, 'until')} error={problemAt(problems, 'until')} />
          <Button look="secondary">Show</Button>
        </div>
      </form>
      {entries.length === 0 ? <p class="govuk-body">{problems.length > 0 ? 'Mend the dates to see entries.' : 'There are no such entries.'}</p> : (
        <Table caption={`${total.toLocaleString('en-GB')} ${total === 1 ? 'entry' : 'entries'}, newest first`} captionSize="s" heads={['Number', 'When', 'Who', 'What', ...(caseId === null ? ['Case'] : []), 'More']} rows={entries.map((entry) => [
          String(entry.seq), formatInstant(entry.at), whoOf(entry), entry.deed, ...(caseId === null ? [entry.caseReference ?? '–'] : []), detailOf(entry) || '–',
        ])} />
      )}
      {pages > 1 && <Pagination landmarkLabel="Pages of the record" {...(at > 1 ? { previous: { href: withPage(query, at - 1), labelText: `${at - 1} of ${pages}` } } : {})} {...(at < pages ? { next: { href: withPage(query, at + 1), labelText: `${at + 1} of ${pages}` } } : {})} />}
      {exportPath !== null && total > 0 && <p class="govuk-body"><a class="govuk-link" href={`${exportPath}${withPage(query, 1)}`}>Take these entries out as CSV</a></p>}
    </>
  ), { section: 'record', wide: true, status: problems.length > 0 ? 422 : 200, ...(back === undefined ? {} : { back }) });
}

const columns: Column<Entry>[] = [
  { heading: 'Number', value: (entry) => entry.seq }, { heading: 'At (UTC)', value: (entry) => entry.at.toISOString() }, { heading: 'Who', value: whoOf },
  { heading: 'What', value: (entry) => entry.deed }, { heading: 'Case', value: (entry) => entry.caseReference }, { heading: 'More', value: detailOf },
];

/** The entries that the page shows, as a table to take out; that is itself put on record. */
export async function exportRecord({ tx, me, now, today, query }: Visit): Promise<Reply> {
  if (!mayExportRecord(me)) return forbidden;
  const { filter, problems } = readFilter(query, null);
  if (problems.length > 0) return { kind: 'redirect', to: `/record${withPage(query, 1)}` };
  const { entries } = await readRecord(tx, filter, 0, mostExported);
  await record(tx, now, { deed: 'took out the record', subjectKind: 'list', subjectId: null, detail: { entries: entries.length } });
  return { kind: 'download', name: `Record ${today}.csv`, type: 'text/csv; charset=utf-8', content: writeCsv(columns, entries) };
}
