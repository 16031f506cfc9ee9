import { record } from '../../access/index.ts';
import type { Day } from '../../calendar/index.ts';
import { isId, newId } from '../../platform/index.ts';
import type { FieldProblem } from '../../web/fields/index.ts';
import { readBoards, roleName, roleOf } from '../boards.ts';
import { done, mend, notTheirs, type Doing, type Done } from '../doing.ts';
import { mayGiveRole, mayManagePeople } from '../policies.ts';
import { endsBeforeItBegins, overlap } from '../span.ts';

export interface GivenRole {
  personId: string;
  /** BOARD:ROLE. */
  boardAndRole: string;
  /** '' for none. */
  groupId: string;
  agencyId: string;
  from: Day;
  until: Day | null;
}

/** Gives a role of a board's framework to a person, from its first to its last day. */
export async function giveRole({ tx, me, now }: Doing, given: GivenRole): Promise<Done> {
  if (!mayManagePeople(me)) return notTheirs;
  const boards = await readBoards(tx, me.partnershipId);
  const [boardId = '', key = ''] = given.boardAndRole.split(':');
  const role = roleOf(boards, boardId, key);
  const person = isId(given.personId) ? await tx.selectFrom('person').select('name').where('id', '=', given.personId).where('active', '=', true).executeTakeFirst() : undefined;
  const group = isId(given.groupId) ? await tx.selectFrom('work_group').select(['id', 'name']).where('id', '=', given.groupId).where('board_id', '=', isId(boardId) ? boardId : null).executeTakeFirst() : undefined;
  const agency = isId(given.agencyId) ? await tx.selectFrom('agency').select(['id', 'name', 'kind']).where('id', '=', given.agencyId).executeTakeFirst() : undefined;
  const problems: FieldProblem[] = [];
  if (person === undefined) problems.push({ field: 'person', message: 'Choose the person' });
  else if (!mayGiveRole(me, given.personId)) problems.push({ field: 'person', message: 'You cannot give a role to yourself. Ask somebody else who manages people' });
  if (role === undefined) problems.push({ field: 'role', message: 'Choose the role' });
  if (given.groupId !== '' && group === undefined) problems.push({ field: 'group', message: 'Choose a group of the same board' });
  if (given.agencyId !== '' && agency === undefined) problems.push({ field: 'agency', message: 'Choose the agency from the list' });
  if (role?.answersForAgency === true && given.agencyId === '') problems.push({ field: 'agency', message: 'Choose the agency that they answer for' });
  if (role?.agencyKind !== undefined && agency !== undefined && agency.kind !== role.agencyKind) problems.push({ field: 'agency', message: 'This role is held by people of another kind of agency' });
  if (endsBeforeItBegins(given)) problems.push({ field: 'until', message: 'The last day must be on or after the first' });
  if (problems.length > 0 || person === undefined || role === undefined) return mend(problems);
  const held = await tx.selectFrom('membership').select(['starts_on', 'ends_on', 'group_id', 'agency_id']).where('person_id', '=', given.personId).where('board_id', '=', boardId).where('role', '=', key).execute();
  const twice = held.some((each) => (each.group_id ?? '') === given.groupId && (each.agency_id ?? '') === given.agencyId && overlap({ from: each.starts_on as Day, until: each.ends_on as Day | null }, given));
  if (twice) return mend([{ field: 'role', message: 'They hold this role on some of these days already' }]);
  const name = roleName(boards, boardId, key);
  await tx.insertInto('membership').values({
    partnership_id: me.partnershipId, id: newId(), person_id: given.personId, role: key, board_id: boardId, group_id: group?.id ?? null, agency_id: agency?.id ?? null, starts_on: given.from, ends_on: given.until,
  }).execute();
  await record(tx, now, {
    deed: 'gave a role', subjectKind: 'person', subjectId: given.personId,
    detail: { name: person.name, role: name, ...(group ? { group: group.name } : {}), ...(agency ? { agency: agency.name } : {}), from: given.from, ...(given.until === null ? {} : { until: given.until }) },
  });
  return done(given.personId, `${person.name} is ${name}.`);
}
