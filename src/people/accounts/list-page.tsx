import { record } from '../../access/index.ts';
import { writeCsv, writeXlsx, type Column } from '../../platform/tables/write-table.ts';
import { Button, SelectField, Table, Tag, TextField } from '../../web/fields/index.ts';
import { forbidden, page, sent, type Reply, type Sent, type Visit } from '../../web/visit/index.ts';
import { readBoards, roleChoices, roleName, type Boards } from '../boards.ts';
import { pageAt, Pages, pageSize, withQuery } from '../listing.tsx';
import { mayExportPeople, mayManagePeople } from '../policies.ts';
import { readinessNotice } from '../readiness/readiness-notice.tsx';
import { readPeople, type PeopleFilter, type PersonRow } from './read-people.ts';
import { readAgencyChoices } from './read-person.ts';

const mostExported = 20_000;
const accounts = [{ value: 'open', label: 'Open' }, { value: 'closed', label: 'Closed' }, { value: 'all', label: 'All' }] as const;

function readFilter(query: Sent): PeopleFilter {
  const account = sent(query, 'account');
  return { words: sent(query, 'words').slice(0, 100), agencyId: sent(query, 'agency'), role: sent(query, 'role').split(':').at(-1) ?? '', account: account === 'closed' || account === 'all' ? account : 'open' };
}

const rolesOf = (row: PersonRow, boards: Boards): string => row.roles.map(({ boardId, role }) => roleName(boards, boardId, role)).sort().join(', ');

/** Everybody with an account, with what they hold today. */
export async function peoplePage(visit: Visit): Promise<Reply> {
  const { tx, me, query, today } = visit;
  const boards = await readBoards(tx, me.partnershipId);
  const filter = readFilter(query);
  const { people, total } = await readPeople(tx, filter, today, (pageAt(query) - 1) * pageSize, pageSize);
  return page('People', (
    <>
      <h1 class="govuk-heading-l">People</h1>
      {await readinessNotice(visit, boards)}
      {mayManagePeople(me) && <p class="govuk-body"><a class="govuk-button" href="/people/new" role="button" draggable={false} data-module="govuk-button">Add a person</a></p>}
      <p class="govuk-body"><a class="govuk-link" href="/agencies">Agencies</a> <span aria-hidden="true">·</span> <a class="govuk-link" href="/groups">Groups</a></p>
      <form class="gt-filter" method="get" action="/people">
        <div class="gt-filter__row">
          <TextField name="words" label="Name, post or agency" type="search" value={filter.words} />
          <SelectField name="agency" label="Agency" empty="Every agency" value={filter.agencyId} choices={await readAgencyChoices(tx)} />
          <SelectField name="role" label="Role" empty="Every role" value={sent(query, 'role')} choices={roleChoices(boards)} />
          <SelectField name="account" label="Account" value={filter.account} choices={accounts} />
          <Button look="secondary">Show</Button>
        </div>
      </form>
      {people.length === 0 ? <p class="govuk-body">Nobody fits. Take something out of the filter.</p> : (
        <Table caption={`${total} ${total === 1 ? 'person' : 'people'}`} captionSize="s" heads={['Name', 'Post', 'Agency', 'Roles today']} rows={people.map((row) => [
          <a class="govuk-link" href={`/people/${row.id}`}>{row.name}</a>, row.post || '–', row.agency ?? '–',
          <>{rolesOf(row, boards) || 'None'}{row.away && <>{' '}<Tag colour="yellow">Away</Tag></>}{!row.active && <>{' '}<Tag colour="grey">Account closed</Tag></>}</>,
        ])} />
      )}
      <Pages query={query} total={total} />
      {mayExportPeople(me) && total > 0 && <p class="govuk-body">Take this list out as <a class="govuk-link" href={`/people/export${withQuery(query, { kind: 'csv', page: '' })}`}>CSV</a> or <a class="govuk-link" href={`/people/export${withQuery(query, { kind: 'xlsx', page: '' })}`}>Excel</a></p>}
    </>
  ), { section: 'people', wide: true });
}

/** The list as the page narrows it, as a table to take out; that is itself put on record. */
export async function exportPeople({ tx, me, now, query, today }: Visit): Promise<Reply> {
  if (!mayExportPeople(me)) return forbidden;
  const kind = sent(query, 'kind') === 'xlsx' ? 'xlsx' : 'csv';
  const boards = await readBoards(tx, me.partnershipId);
  const { people } = await readPeople(tx, readFilter(query), today, 0, mostExported);
  await record(tx, now, { deed: 'took out the people', subjectKind: 'list', subjectId: null, detail: { rows: people.length, kind } });
  const columns: Column<PersonRow>[] = [
    { heading: 'Name', value: (row) => row.name, width: 30 }, { heading: 'Post', value: (row) => row.post, width: 30 }, { heading: 'E-mail', value: (row) => row.email, width: 35 },
    { heading: 'Agency', value: (row) => row.agency, width: 40 }, { heading: 'Roles today', value: (row) => rolesOf(row, boards), width: 50 },
    { heading: 'Away today', value: (row) => (row.away ? 'Yes' : 'No') }, { heading: 'Account', value: (row) => (row.active ? 'Open' : 'Closed') },
  ];
  const name = `People ${today}.${kind}`;
  return kind === 'csv' ? { kind: 'download', name, type: 'text/csv; charset=utf-8', content: writeCsv(columns, people) }
    : { kind: 'download', name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content: await writeXlsx('People', columns, people) };
}
