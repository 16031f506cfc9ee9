import { sql } from 'kysely';
import { record } from '../../access/record.ts';
import { formatDay, type Day } from '../../calendar/index.ts';
import type { Pack } from '../../framework/index.ts';
import { isId, newId, newToken, post } from '../../platform/index.ts';
import { Button, DateField, ErrorSummary, Facts, problemAt, readDay, readText, SelectField, Table, TextField, typedDay, boxesOf, type FieldProblem } from '../../web/fields/index.ts';
import { forbidden, goTo, notFound, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { editionOfBoard } from '../framework-edition.ts';

const packOf = async (visit: Visit): Promise<Pack> => (await editionOfBoard(visit.tx, visit.me.partnershipId, visit.me.roles[0]!.boardId)).pack;
const roleName = (pack: Pack, key: string) => pack.roles.find((role) => role.key === key)?.name ?? key;

/** Everybody with an account, with what they hold today. */
export async function peoplePage(visit: Visit): Promise<Reply> {
  const words = sent(visit.query, 'words').slice(0, 100);
  const pack = visit.me.roles.length > 0 ? await packOf(visit) : null;
  const { rows } = await sql<{ id: string; name: string; post: string; agency: string | null; active: boolean; away: boolean; roles: string[] | null }>`
    select p.id, p.name, p.post, a.name as agency, p.active,
      exists (select from absence x where x.partnership_id = p.partnership_id and x.person_id = p.id and x.starts_on <= ${visit.today} and (x.ends_on is null or x.ends_on >= ${visit.today})) as away,
      (select array_agg(m.role order by m.role) from membership m where m.partnership_id = p.partnership_id and m.person_id = p.id and m.starts_on <= ${visit.today} and (m.ends_on is null or m.ends_on >= ${visit.today})) as roles
    from person p left join agency a on a.partnership_id = p.partnership_id and a.id = p.agency_id
    where p.partnership_id = gt.partnership() and (${words} = '' or p.name ilike '%' || ${words} || '%' or p.post ilike '%' || ${words} || '%' or a.name ilike '%' || ${words} || '%')
    order by p.active desc, p.name limit 500`.execute(visit.tx);
  return page('People', (
    <>
      <h1 class="govuk-heading-l">People</h1>
      <form class="gt-filter" method="get" action="/people"><div class="gt-filter__row"><TextField name="words" label="Name, post or agency" type="search" value={words} /><Button look="secondary">Show</Button></div></form>
      <p class="govuk-body"><a class="govuk-link" href="/agencies">Agencies</a>{visit.me.permissions.has('manage-people') && <>. <a class="govuk-link" href="/people/new">Add a person</a></>}</p>
      <Table caption={`${rows.length} people`} captionSize="s" heads={['Name', 'Post', 'Agency', 'Roles today']} rows={rows.map((row) => [
        <a class="govuk-link" href={`/people/${row.id}`}>{row.name}</a>, row.post, row.agency ?? '–', row.active ? `${(row.roles ?? []).map((role) => (pack === null ? role : roleName(pack, role))).join(', ') || 'None'}${row.away ? ' (away today)' : ''}` : 'Account closed',
      ])} />
    </>
  ), { section: 'people', wide: true });
}

async function openPerson(visit: Visit) {
  const id = visit.params['id'] ?? '';
  if (!isId(id)) return null;
  const { tx } = visit;
  const person = await tx.selectFrom('person as p').leftJoin('agency as a', (join) => join.onRef('a.partnership_id', '=', 'p.partnership_id').onRef('a.id', '=', 'p.agency_id')).selectAll('p').select('a.name as agency').where('p.id', '=', id).executeTakeFirst();
  if (person === undefined) return null;
  return {
    person,
    memberships: await tx.selectFrom('membership as m').leftJoin('work_group as g', (join) => join.onRef('g.partnership_id', '=', 'm.partnership_id').onRef('g.id', '=', 'm.group_id')).leftJoin('agency as a', (join) => join.onRef('a.partnership_id', '=', 'm.partnership_id').onRef('a.id', '=', 'm.agency_id'))
      .select(['m.id', 'm.role', 'm.starts_on', 'm.ends_on', 'g.name as group', 'a.name as agency']).where('m.person_id', '=', id).orderBy('m.starts_on').execute(),
    deputies: await tx.selectFrom('deputy as d').innerJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'd.partnership_id').onRef('p.id', '=', 'd.deputy_id')).select(['p.name', 'd.starts_on', 'd.ends_on']).where('d.person_id', '=', id).execute(),
    absences: await tx.selectFrom('absence').select(['starts_on', 'ends_on', 'reason']).where('person_id', '=', id).orderBy('starts_on', 'desc').execute(),
    people: await tx.selectFrom('person').select(['id', 'name', 'post']).where('active', '=', true).where('id', '!=', id).orderBy('name').execute(),
    groups: await tx.selectFrom('work_group').select(['id', 'name']).orderBy('name').execute(),
    agencies: await tx.selectFrom('agency').select(['id', 'name']).where('active', '=', true).orderBy('name').execute(),
  };
}
type Opened = NonNullable<Awaited<ReturnType<typeof openPerson>>>;

async function shown(visit: Visit, opened: Opened, doing: string, problems: readonly FieldProblem[], status: 200 | 422): Promise<Reply> {
  const { person, memberships, deputies, absences, people, groups, agencies } = opened;
  const pack = await packOf(visit);
  const may = visit.me.permissions.has('manage-people');
  const span = (from: string, to: string | null) => `${formatDay(from as Day)} to ${to === null ? 'open' : formatDay(to as Day)}`;
  const error = (form: string, field: string) => (doing === form ? problemAt(problems, field) : undefined);
  const day = (form: string, field: string) => (doing === form ? typedDay(visit.body, field) : boxesOf(visit.today));
  const choose = (list: readonly { id: string; name: string }[]) => list.map(({ id, name }) => ({ value: id, label: name }));
  return page(person.name, (
    <>
      <ErrorSummary problems={problems} />
      <h1 class="govuk-heading-l">{person.name}</h1>
      <Facts rows={[{ name: 'Post', value: person.post }, { name: 'E-mail', value: person.email }, { name: 'Agency', value: person.agency ?? 'None' }, { name: 'Account', value: person.active ? 'Open' : 'Closed' }]} />
      <Table caption="Roles" heads={['Role', 'Group', 'Agency', 'From and to', ...(may ? [''] : [])]} rows={memberships.map((each) => [
        roleName(pack, each.role), each.group ?? '–', each.agency ?? '–', span(each.starts_on, each.ends_on),
        ...(may ? [each.ends_on === null ? <PostForm action={`/people/${person.id}`}><input type="hidden" name="membership" value={each.id} /><button class="govuk-button govuk-button--secondary govuk-!-margin-bottom-0" name="do" value="end">End today<span class="govuk-visually-hidden">: {roleName(pack, each.role)}</span></button></PostForm> : ''] : []),
      ])} />
      <Table caption="Nominated deputies" heads={['Name', 'From and to']} rows={deputies.map((each) => [each.name, span(each.starts_on, each.ends_on)])} />
      <Table caption="Away" heads={['From and to', 'Why']} rows={absences.map((each) => [span(each.starts_on, each.ends_on), each.reason || '–'])} />
      {may && (
        <>
          <PostForm action={`/people/${person.id}`}>
            <h2 class="govuk-heading-m">Give a role</h2>
            <SelectField name="role" label="Role" empty="Choose" choices={pack.roles.map((role) => ({ value: role.key, label: role.name }))} value={doing === 'role' ? sent(visit.body, 'role') : ''} error={error('role', 'role')} />
            <SelectField name="group" label="Group (optional)" empty="None" choices={choose(groups)} value={doing === 'role' ? sent(visit.body, 'group') : ''} />
            <SelectField name="agency" label="Agency (optional)" empty="None" choices={choose(agencies)} value={doing === 'role' ? sent(visit.body, 'agency') : (person.agency_id ?? '')} />
            <DateField name="starts" label="From" typed={day('role', 'starts')} error={error('role', 'starts')} />
            <Button name="do" value="role">Give the role</Button>
          </PostForm>
          <PostForm action={`/people/${person.id}`}>
            <h2 class="govuk-heading-m">Nominate a deputy</h2>
            <SelectField name="deputy" label="Who acts in their place when they are away?" empty="Choose" choices={choose(people)} value={doing === 'deputy' ? sent(visit.body, 'deputy') : ''} error={error('deputy', 'deputy')} />
            <Button name="do" value="deputy">Nominate</Button>
          </PostForm>
          <PostForm action={`/people/${person.id}`}>
            <h2 class="govuk-heading-m">Record an absence</h2>
            <DateField name="away" label="Away from" typed={day('absence', 'away')} error={error('absence', 'away')} />
            <DateField name="back" label="Last day away" typed={doing === 'absence' ? typedDay(visit.body, 'back') : { day: '', month: '', year: '' }} error={error('absence', 'back')} />
            <TextField name="why" label="Why? (optional)" value={doing === 'absence' ? sent(visit.body, 'why') : ''} />
            <Button name="do" value="absence">Record the absence</Button>
          </PostForm>
          <PostForm action={`/people/${person.id}`}><Button name="do" value={person.active ? 'close' : 'open'} look="warning">{person.active ? 'Close the account' : 'Open the account again'}</Button></PostForm>
        </>
      )}
    </>
  ), { status, section: 'people', back: { href: '/people', text: 'Back to all people' } });
}

export async function personPage(visit: Visit): Promise<Reply> {
  const opened = await openPerson(visit);
  return opened === null ? notFound : shown(visit, opened, '', [], 200);
}

export async function changePerson(visit: Visit): Promise<Reply> {
  const opened = await openPerson(visit);
  if (opened === null) return notFound;
  const { tx, me, now, today, body } = visit;
  const { person } = opened;
  const problems: FieldProblem[] = [];
  const deed = sent(body, 'do');
  const key = { partnership_id: me.partnershipId, id: newId() };
  const known = (list: readonly { id: string }[], id: string) => (list.some((each) => each.id === id) ? id : null);
  switch (deed) {
    case 'role': {
      const pack = await packOf(visit);
      const role = sent(body, 'role');
      if (!pack.roles.some((each) => each.key === role)) problems.push({ field: 'role', message: 'Choose the role' });
      const starts = readDay(body, 'starts', 'The day', problems);
      if (problems.length > 0 || starts === null) return shown(visit, opened, deed, problems, 422);
      await tx.insertInto('membership').values({ ...key, person_id: person.id, role, board_id: me.roles[0]!.boardId, group_id: known(opened.groups, sent(body, 'group')), agency_id: known(opened.agencies, sent(body, 'agency')), starts_on: starts }).execute();
      break;
    }
    case 'end':
      if (!isId(sent(body, 'membership'))) return notFound;
      await tx.updateTable('membership').set({ ends_on: sql`greatest(starts_on, ${today}::date)` }).where('id', '=', sent(body, 'membership')).where('person_id', '=', person.id).execute();
      break;
    case 'deputy': {
      const deputy = known(opened.people, sent(body, 'deputy'));
      if (deputy === null) return shown(visit, opened, deed, [{ field: 'deputy', message: 'Choose the deputy' }], 422);
      await tx.insertInto('deputy').values({ ...key, person_id: person.id, deputy_id: deputy, starts_on: today }).execute();
      break;
    }
    case 'absence': {
      const away = readDay(body, 'away', 'The first day away', problems);
      const back = readDay(body, 'back', 'The last day away', problems);
      if (away !== null && back !== null && back < away) problems.push({ field: 'back', message: 'The last day away must be on or after the first' });
      const why = readText(body, 'why', { what: 'The reason', most: 200 }, problems);
      if (problems.length > 0 || away === null) return shown(visit, opened, deed, problems, 422);
      await tx.insertInto('absence').values({ ...key, person_id: person.id, starts_on: away, ends_on: back, reason: why, recorded_by: me.personId }).execute();
      break;
    }
    case 'close':
    case 'open':
      if (person.id === me.personId) return forbidden;
      await tx.updateTable('person').set({ active: deed === 'open' }).where('id', '=', person.id).execute();
      break;
    default:
      return notFound;
  }
  await record(tx, now, { deed: `changed a person: ${deed}`, subjectKind: 'person', subjectId: person.id, detail: { name: person.name } });
  return goTo(`/people/${person.id}`, 'It is changed.');
}

export async function newPersonPage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const agencies = await visit.tx.selectFrom('agency').select(['id', 'name']).where('active', '=', true).orderBy('name').execute();
  return page('Add a person', (
    <>
      <ErrorSummary problems={problems} />
      <h1 class="govuk-heading-l">Add a person</h1>
      <p class="govuk-body">They get a mail with a link to set a password. Give them a role next.</p>
      <PostForm action="/people/new">
        <TextField name="name" label="Full name" value={sent(visit.body, 'name')} error={problemAt(problems, 'name')} />
        <TextField name="email" label="E-mail address" type="email" value={sent(visit.body, 'email')} error={problemAt(problems, 'email')} />
        <TextField name="post" label="Post" value={sent(visit.body, 'post')} error={problemAt(problems, 'post')} />
        <SelectField name="agency" label="Agency" empty="None" choices={agencies.map(({ id, name }) => ({ value: id, label: name }))} value={sent(visit.body, 'agency')} />
        <Button>Add the person</Button>
      </PostForm>
    </>
  ), { status: problems.length > 0 ? 422 : 200, section: 'people', back: { href: '/people', text: 'Back to all people' } });
}

/** Adds a person with an account that has no password yet; the mail's link sets it, once and within three days. */
export async function addPerson(visit: Visit): Promise<Reply> {
  const { tx, me, now, body, app } = visit;
  const problems: FieldProblem[] = [];
  const name = readText(body, 'name', { what: 'The name', most: 200, missing: 'Enter the full name' }, problems);
  const email = readText(body, 'email', { what: 'The e-mail address', most: 200, missing: 'Enter the e-mail address' }, problems);
  if (email !== '' && !/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(email)) problems.push({ field: 'email', message: 'The e-mail address must be like name@example.com' });
  const taken = await sql<{ taken: boolean }>`select exists (select from gt.find_sign_in(${email})) as taken`.execute(tx);
  if (taken.rows[0]?.taken) problems.push({ field: 'email', message: 'There is an account with this e-mail address already' });
  const place = readText(body, 'post', { what: 'The post', most: 200, missing: 'Enter the post' }, problems);
  if (problems.length > 0) return newPersonPage(visit, problems);
  const id = newId();
  const agency = isId(sent(body, 'agency')) ? sent(body, 'agency') : null;
  await tx.insertInto('person').values({ partnership_id: me.partnershipId, id, name, email, post: place, agency_id: agency }).execute();
  const { token, hash } = newToken();
  // Credentials are a person's own: they are made in that person's name, within this very transaction.
  await sql`select set_config('gt.person', ${id}, true)`.execute(tx);
  await tx.insertInto('credential').values({ partnership_id: me.partnershipId, person_id: id }).execute();
  await tx.insertInto('password_reset').values({ partnership_id: me.partnershipId, token_hash: hash, person_id: id, expires_at: new Date(now.getTime() + 3 * 86_400_000) }).execute();
  await sql`select set_config('gt.person', ${me.personId}, true)`.execute(tx);
  await post(tx, me.partnershipId, now, [{ key: `welcome ${id}`, toName: name, toEmail: email, subject: 'Your account in Golden Thread', body: `${name}\n\n${me.name} has made an account for you at ${me.partnershipName}.\n\nSet your password within three days:\n${app.settings.baseUrl}/reset-password/${token}\n` }]);
  await record(tx, now, { deed: 'added a person', subjectKind: 'person', subjectId: id, detail: { name } });
  app.wake('deliver-mail');
  return goTo(`/people/${id}`, `${name} is added and gets a mail.`);
}

export async function agenciesPage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const pack = await packOf(visit);
  const rows = await visit.tx.selectFrom('agency').select(['id', 'name', 'kind', 'active']).orderBy('name').execute();
  return page('Agencies', (
    <>
      <ErrorSummary problems={problems} />
      <h1 class="govuk-heading-l">Agencies</h1>
      <Table caption={`${rows.length} agencies`} captionSize="s" heads={['Name', 'Kind', 'Stands']} rows={rows.map((row) => [row.name, pack.agencyKinds.find((kind) => kind.key === row.kind)?.name ?? row.kind, row.active ? 'Takes part' : 'Has left'])} />
      {visit.me.permissions.has('manage-people') && (
        <PostForm action="/agencies">
          <h2 class="govuk-heading-m">Add an agency</h2>
          <TextField name="name" label="Name" value={sent(visit.body, 'name')} error={problemAt(problems, 'name')} />
          <SelectField name="kind" label="Kind" empty="Choose" choices={pack.agencyKinds.map(({ key, name }) => ({ value: key, label: name }))} value={sent(visit.body, 'kind')} error={problemAt(problems, 'kind')} />
          <Button>Add the agency</Button>
        </PostForm>
      )}
    </>
  ), { status: problems.length > 0 ? 422 : 200, section: 'people', back: { href: '/people', text: 'Back to people' } });
}

export async function addAgency(visit: Visit): Promise<Reply> {
  const { tx, me, now, body } = visit;
  const pack = await packOf(visit);
  const problems: FieldProblem[] = [];
  const name = readText(body, 'name', { what: 'The name', most: 200, missing: 'Enter the name' }, problems);
  const kind = sent(body, 'kind');
  if (!pack.agencyKinds.some((each) => each.key === kind)) problems.push({ field: 'kind', message: 'Choose the kind' });
  if (name !== '' && (await tx.selectFrom('agency').select('id').where('name', '=', name).executeTakeFirst()) !== undefined) problems.push({ field: 'name', message: 'There is an agency of this name already' });
  if (problems.length > 0) return agenciesPage(visit, problems);
  const id = newId();
  await tx.insertInto('agency').values({ partnership_id: me.partnershipId, id, kind, name }).execute();
  await record(tx, now, { deed: 'added an agency', subjectKind: 'agency', subjectId: id, detail: { name } });
  return goTo('/agencies', `${name} is added.`);
}
