import { formatDay, type Day } from '../../calendar/index.ts';
import { isId } from '../../platform/index.ts';
import { boxesOf, Button, DateField, ErrorSummary, problemAt, readDay, SelectField, typedDay, type FieldProblem } from '../../web/fields/index.ts';
import { notFound, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { readPerson, readAgencyChoices } from '../accounts/read-person.ts';
import { answerWith, doingOf } from '../answer.ts';
import { readBoards, roleChoices, roleName } from '../boards.ts';
import { mend } from '../doing.ts';
import { readDayOrNone } from '../read-days.ts';
import { endRole } from './end-role.ts';
import { giveRole } from './give-role.ts';

/** A form that was just opened begins with today; one that came back keeps what was typed. */
const fresh = (visit: Visit): boolean => Object.keys(visit.body).length === 0;

export async function giveRolePage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const { tx, me, params, body } = visit;
  const person = await readPerson(tx, params['id'] ?? '');
  if (person === null) return notFound;
  const groups = await tx.selectFrom('work_group').select(['id', 'name']).orderBy('name').execute();
  const back = { href: `/people/${person.id}`, text: `Back to ${person.name}` };
  return page('Give a role', (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{person.name}</span>
      <h1 class="govuk-heading-l">Give a role</h1>
      <PostForm action={`/people/${person.id}/roles/new`}>
        <SelectField name="role" label="Role" hint="The framework says what each role may do." empty="Choose" choices={roleChoices(await readBoards(tx, me.partnershipId))} value={sent(body, 'role')} error={problemAt(problems, 'role') ?? problemAt(problems, 'person')} />
        <SelectField name="group" label="Group (optional)" hint="If they hold the role on one of the groups." empty="None" choices={groups.map(({ id, name }) => ({ value: id, label: name }))} value={sent(body, 'group')} error={problemAt(problems, 'group')} />
        <SelectField name="agency" label="Agency (optional)" hint="If they hold the role for their agency." empty="None" choices={await readAgencyChoices(tx)} value={fresh(visit) ? (person.agencyId ?? '') : sent(body, 'agency')} error={problemAt(problems, 'agency')} />
        <DateField name="from" label="First day" typed={fresh(visit) ? boxesOf(visit.today) : typedDay(body, 'from')} error={problemAt(problems, 'from')} />
        <DateField name="until" label="Last day (optional)" hint="Leave it empty if it is not known." typed={typedDay(body, 'until')} error={problemAt(problems, 'until')} />
        <Button>Give the role</Button>
      </PostForm>
    </>
  ), { status: problems.length > 0 ? 422 : 200, section: 'people', back });
}

export async function answerGiveRole(visit: Visit): Promise<Reply> {
  const { body, params } = visit;
  const problems: FieldProblem[] = [];
  const from = readDay(body, 'from', 'The first day', problems);
  const until = readDayOrNone(body, 'until', 'The last day', problems);
  if (sent(body, 'role') === '') problems.unshift({ field: 'role', message: 'Choose the role' });
  const done = from === null || problems.length > 0 ? mend(problems)
    : await giveRole(doingOf(visit), { personId: params['id'] ?? '', boardAndRole: sent(body, 'role'), groupId: sent(body, 'group'), agencyId: sent(body, 'agency'), from, until });
  return answerWith(done, (id) => `/people/${id}`, (found) => giveRolePage(visit, found.map((problem) => (problem.field === 'person' ? { ...problem, field: 'role' } : problem))));
}

export async function endRolePage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const { tx, me, params, body, today } = visit;
  const person = await readPerson(tx, params['id'] ?? '');
  const held = person?.holdings.find((each) => each.id === params['membership']);
  if (person === null || held === undefined) return notFound;
  const role = roleName(await readBoards(tx, me.partnershipId), held.boardId, held.role);
  return page('End a role', (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{person.name}, {role}</span>
      <h1 class="govuk-heading-l">End a role</h1>
      <p class="govuk-body">They have held it since {formatDay(held.from)}. It stays on record.</p>
      <PostForm action={`/people/${person.id}/roles/${held.id}/end`}>
        <DateField name="last" label="Last day" typed={fresh(visit) ? boxesOf(held.from > today ? held.from : today) : typedDay(body, 'last')} error={problemAt(problems, 'last')} />
        <Button>End the role</Button>
      </PostForm>
    </>
  ), { status: problems.length > 0 ? 422 : 200, section: 'people', back: { href: `/people/${person.id}`, text: `Back to ${person.name}` } });
}

export async function answerEndRole(visit: Visit): Promise<Reply> {
  const membership = visit.params['membership'] ?? '';
  if (!isId(membership)) return notFound;
  const problems: FieldProblem[] = [];
  const last: Day | null = readDay(visit.body, 'last', 'The last day', problems);
  const done = last === null ? mend(problems) : await endRole(doingOf(visit), membership, last);
  return answerWith(done, (id) => `/people/${id}`, (found) => endRolePage(visit, found));
}
