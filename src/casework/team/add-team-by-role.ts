import type { Pack } from '../../framework/index.ts';
import type { Addressee, ProcessDefinition } from '../../framework/schema/process.ts';
import type { Tx } from '../../platform/index.ts';

/** Every role that a process needs: its leads and deputies, who decides and takes part, and who is told. */
export function rolesIn(definition: ProcessDefinition): { roles: Set<string>; groups: Set<string> } {
  const roles = new Set<string>();
  const groups = new Set<string>();
  const told = (addressee: Addressee) => {
    if ('role' in addressee) roles.add(addressee.role);
    if ('group' in addressee) groups.add(addressee.group);
  };
  for (const step of definition.steps) {
    roles.add(step.lead);
    if (step.deputy !== undefined) roles.add(step.deputy);
    if (step.act.kind === 'views') groups.add(step.act.group);
    if (step.act.kind === 'composite') step.act.to.forEach(told);
    if (step.act.kind === 'notice') [...step.act.to, ...step.act.copies].forEach(told);
  }
  for (const decision of definition.decisions) [...decision.deciders, ...decision.present].forEach((role) => roles.add(role));
  return { roles, groups };
}

/**
 * Brings into a case the people who hold a role in a process today, or sit on a group that it asks: the framework says that
 * they need to know. Who is in already stays as they are.
 * @returns those who came in.
 */
export async function addTeamByRole(tx: Tx, partnershipId: string, caseId: string, boardId: string, definition: ProcessDefinition, pack: Pack, at: Date, addedBy: string): Promise<{ id: string; name: string; email: string }[]> {
  const { roles, groups } = rolesIn(definition);
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
