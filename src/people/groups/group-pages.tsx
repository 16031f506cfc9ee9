import { dutyWords } from '../../framework/schema/organisation.ts';
import { boxesOf, Button, DateField, ErrorSummary, problemAt, readDay, SelectField, Table, typedDay, type FieldProblem } from '../../web/fields/index.ts';
import { Details } from '../../web/govuk/index.ts';
import { notFound, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { readAgencyChoices, readChoices } from '../accounts/read-person.ts';
import { answerWith, doingOf } from '../answer.ts';
import { readBoards, roleChoices, roleName, type Boards } from '../boards.ts';
import { mend } from '../doing.ts';
import { mayKeepGroupCalendar, mayManagePeople } from '../policies.ts';
import { readDayOrNone } from '../read-days.ts';
import { giveRole } from '../roles/give-role.ts';
import { holdsOn, spanWords } from '../span.ts';
import { GroupCalendar } from './group-calendar.tsx';
import { readGroup, readGroups, type Group } from './read-groups.ts';

const inFramework = (boards: Boards, group: Group) => boards.find((board) => board.id === group.boardId)?.pack.groups.find((each) => each.key === group.key);

/** The groups that the frameworks of the boards name. */
export async function groupsPage({ tx, me, today }: Visit): Promise<Reply> {
  const boards = await readBoards(tx, me.partnershipId);
  const groups = await readGroups(tx, today);
  return page('Groups', (
    <>
      <h1 class="govuk-heading-l">Groups</h1>
      <p class="govuk-body">They are those of the framework.</p>
      <Table caption="Groups" captionSize="hidden" heads={['Group', ...(boards.length > 1 ? ['Board'] : []), 'Chair', 'Members today']} rows={groups.map((group) => {
        const chair = inFramework(boards, group)?.chair;
        return [
          <a class="govuk-link" href={`/groups/${group.id}`}>{group.name}</a>, ...(boards.length > 1 ? [boards.find((board) => board.id === group.boardId)?.name ?? ''] : []),
          chair === undefined ? '–' : roleName(boards, group.boardId, chair), group.members === 0 ? 'Nobody' : String(group.members),
        ];
      })} />
    </>
  ), { section: 'people', wide: true, back: { href: '/people', text: 'Back to people' } });
}

/** Who sits on a group, and who sat on it. */
export async function groupPage({ tx, me, params, today }: Visit): Promise<Reply> {
  const found = await readGroup(tx, params['id'] ?? '', today);
  if (found === null) return notFound;
  const { group, groups, members } = found;
  const boards = await readBoards(tx, me.partnershipId);
  const told = inFramework(boards, group);
  const above = told?.reportsTo === undefined ? [] : groups.filter((each) => each.key === told.reportsTo);
  // A joint group of several boards may report to a group that stands under another of them.
  const reportsTo = above.find((each) => each.boardId === group.boardId) ?? above[0];
  const manages = mayManagePeople(me);
  const now = members.filter((each) => holdsOn(each, today));
  const others = members.filter((each) => !holdsOn(each, today));
  const row = (each: (typeof members)[number]) => [<a class="govuk-link" href={`/people/${each.personId}`}>{each.name}</a>, each.post || '–', roleName(boards, each.boardId, each.role), each.agency ?? '–', spanWords(each)];
  return page(group.name, (
    <>
      <h1 class="govuk-heading-l">{group.name}</h1>
      {told?.about !== undefined && <p class="govuk-body">{told.about}</p>}
      {reportsTo !== undefined && <p class="govuk-body">It reports to: <a class="govuk-link" href={`/groups/${reportsTo.id}`}>{reportsTo.name}</a>.</p>}
      {now.length === 0 ? <p class="govuk-body">Nobody sits on it today.</p> : (
        <Table caption="Members today" heads={['Name', 'Post', 'Role', 'Agency', 'Days', ...(manages ? ['Change'] : [])]} rows={now.map((each) => [
          ...row(each), ...(manages ? [<a class="govuk-link" href={`/people/${each.personId}/roles/${each.membershipId}/end`}>End<span class="govuk-visually-hidden"> for {each.name}</span></a>] : []),
        ])} />
      )}
      {manages && <p class="govuk-body"><a class="govuk-link" href={`/groups/${group.id}/members/new`}>Add a member</a></p>}
      {others.length > 0 && <Details summaryText="Members before, and to come"><Table caption="Members before, and to come" captionSize="hidden" heads={['Name', 'Post', 'Role', 'Agency', 'Days']} rows={others.map(row)} /></Details>}
      {told !== undefined && told.duties.length > 0 && (
        <>
          <h2 class="govuk-heading-m">What it does</h2>
          <ul class="govuk-list govuk-list--bullet">{told.duties.map((duty) => <li>{dutyWords(duty)}</li>)}</ul>
        </>
      )}
      {mayKeepGroupCalendar(me, group.id) && <GroupCalendar groupId={group.id} made={group.hasCalendar} />}
    </>
  ), { section: 'people', wide: true, back: { href: '/groups', text: 'Back to groups' } });
}

export async function newMemberPage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const { tx, me, params, body, today } = visit;
  const found = await readGroup(tx, params['id'] ?? '', today);
  if (found === null) return notFound;
  const { group } = found;
  const boards = (await readBoards(tx, me.partnershipId)).filter((board) => board.id === group.boardId);
  const people = (await readChoices(tx)).filter((each) => each.value !== me.personId);
  return page('Add a member', (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{group.name}</span>
      <h1 class="govuk-heading-l">Add a member</h1>
      <PostForm action={`/groups/${group.id}/members/new`}>
        <SelectField name="person" label="Who?" empty="Choose" choices={people} value={sent(body, 'person')} error={problemAt(problems, 'person')} />
        <SelectField name="role" label="In which role?" empty="Choose" choices={roleChoices(boards)} value={sent(body, 'role')} error={problemAt(problems, 'role')} />
        <SelectField name="agency" label="For which agency? (optional)" empty="None" choices={await readAgencyChoices(tx)} value={sent(body, 'agency')} error={problemAt(problems, 'agency')} />
        <DateField name="from" label="First day" typed={Object.keys(body).length === 0 ? boxesOf(today) : typedDay(body, 'from')} error={problemAt(problems, 'from')} />
        <DateField name="until" label="Last day (optional)" typed={typedDay(body, 'until')} error={problemAt(problems, 'until')} />
        <Button>Add the member</Button>
      </PostForm>
    </>
  ), { status: problems.length > 0 ? 422 : 200, section: 'people', back: { href: `/groups/${group.id}`, text: `Back to ${group.name}` } });
}

export async function answerNewMember(visit: Visit): Promise<Reply> {
  const { body, params, tx, today } = visit;
  const found = await readGroup(tx, params['id'] ?? '', today);
  if (found === null) return notFound;
  const problems: FieldProblem[] = [];
  if (sent(body, 'person') === '') problems.push({ field: 'person', message: 'Choose the person' });
  if (sent(body, 'role') === '') problems.push({ field: 'role', message: 'Choose the role' });
  const from = readDay(body, 'from', 'The first day', problems);
  const until = readDayOrNone(body, 'until', 'The last day', problems);
  const done = from === null || problems.length > 0 ? mend(problems)
    : await giveRole(doingOf(visit), { personId: sent(body, 'person'), boardAndRole: sent(body, 'role'), groupId: found.group.id, agencyId: sent(body, 'agency'), from, until });
  return answerWith(done, () => `/groups/${found.group.id}`, (again) => newMemberPage(visit, again));
}
