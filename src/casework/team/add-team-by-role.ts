import type { Pack } from '../../framework/index.ts';
import type { Addressee, ProcessDefinition } from '../../framework/schema/process.ts';
import type { Tx } from '../../platform/index.ts';

/** Roles and groups whose people need to know of a case. */
export interface Needed {
  roles: ReadonlySet<string>;
  groups: ReadonlySet<string>;
}

/** Every role that a process needs to be worked on: its leads and deputies, and who is asked, decides and takes part. */
export function rolesAtWork({ steps, decisions }: Pick<ProcessDefinition, 'steps' | 'decisions'>): Needed {
  const asked = addressed(steps.flatMap(({ act }) => (act.kind === 'composite' ? act.to : [])));
  return {
    roles: new Set([...steps.flatMap((step) => [step.lead, ...(step.deputy === undefined ? [] : [step.deputy])]), ...asked.roles, ...decisions.flatMap((decision) => [...decision.deciders, ...decision.present])]),
    groups: new Set([...steps.flatMap(({ act }) => (act.kind === 'views' ? [act.group] : [])), ...asked.groups]),
  };
}

/** Every role that a process needs, and who is told by its notices. */
export function rolesIn(definition: Pick<ProcessDefinition, 'steps' | 'decisions'>): Needed {
  const work = rolesAtWork(definition);
  const told = addressed(definition.steps.flatMap(({ act }) => (act.kind === 'notice' ? [...act.to, ...act.copies] : [])));
  return { roles: new Set([...work.roles, ...told.roles]), groups: new Set([...work.groups, ...told.groups]) };
}

/** Whom addressees stand for, as far as they have accounts here. */
export const addressed = (addressees: readonly Addressee[]): Needed => ({
  roles: new Set(addressees.flatMap((addressee) => ('role' in addressee ? [addressee.role] : []))),
  groups: new Set(addressees.flatMap((addressee) => ('group' in addressee ? [addressee.group] : []))),
});

/**
 * Brings into a case the people who hold a role in a process today, or sit on a group that it asks: the framework says that
 * they need to know. Who is in already stays as they are.
 * @param needs whom it brings in; everybody whom the process names, if left out
 * @returns those who came in.
 */
export async function addTeamByRole(tx: Tx, partnershipId: string, caseId: string, boardId: string, definition: Pick<ProcessDefinition, 'name' | 'steps' | 'decisions'>, pack: Pack, at: Date, addedBy: string, needs: Needed = rolesIn(definition)): Promise<{ id: string; name: string; email: string }[]> {
  const { roles, groups } = needs;
  const people = await tx.selectFrom('membership as m')
    .innerJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'm.partnership_id').onRef('p.id', '=', 'm.person_id'))
    .leftJoin('work_group as g', (join) => join.onRef('g.partnership_id', '=', 'm.partnership_id').onRef('g.id', '=', 'm.group_id'))
    .select(['p.id', 'p.name', 'p.email', 'm.role', 'g.key as group'])
    .where('m.board_id', '=', boardId).where('p.active', '=', true)
    .where('m.starts_on', '<=', at.toISOString().slice(0, 10))
    .where((where) => where.or([where('m.ends_on', 'is', null), where('m.ends_on', '>=', at.toISOString().slice(0, 10))]))
    .execute();
  const inCase = new Set((await tx.selectFrom('case_member').select('person_id').where('case_id', '=', caseId).where('until_at', 'is', null).execute()).map((row) => row.person_id));
  const joining = new Map<string, (typeof people)[number]>();
  for (const person of people) {
    const needed = roles.has(person.role) || (person.group !== null && groups.has(person.group));
    if (needed && !inCase.has(person.id) && !joining.has(person.id)) joining.set(person.id, person);
  }
  if (joining.size > 0) {
    await tx.insertInto('case_member').values([...joining.values()].map((person) => ({
      partnership_id: partnershipId, case_id: caseId, person_id: person.id, role: person.role, from_at: at, added_by: addedBy,
      reason: `${pack.roles.find((role) => role.key === person.role)?.name ?? person.role}: by the framework, for ${definition.name}`,
    }))).execute();
  }
  return [...joining.values()].map(({ id, name, email }) => ({ id, name, email }));
}
