import type { Pack } from '../../framework/index.ts';
import type { Addressee, ProcessDefinition } from '../../framework/schema/process.ts';
import type { Tx } from '../../platform/index.ts';
import { peopleOf, type RoleHolder } from './people-of.ts';

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
 * they need to know. Who is in already stays as they are; who was taken off stays off, until a person brings them back.
 * @param needs whom it brings in; everybody whom the process names, if left out
 * @returns those who came in.
 */
export async function addTeamByRole(tx: Tx, partnershipId: string, caseId: string, boardId: string, definition: Pick<ProcessDefinition, 'name' | 'steps' | 'decisions'>, pack: Pack, at: Date, addedBy: string, needs: Needed = rolesIn(definition)): Promise<RoleHolder[]> {
  const people = await peopleOf(tx, boardId, { roles: [...needs.roles], groups: [...needs.groups] }, at);
  return joinTeam(tx, { partnershipId, caseId, definition, pack, at, addedBy }, people);
}

/** Brings those of these people into a case who were never on its team. @returns those who came in. */
export async function joinTeam(tx: Tx, { partnershipId, caseId, definition, pack, at, addedBy }: { partnershipId: string; caseId: string; definition: Pick<ProcessDefinition, 'name'>; pack: Pack; at: Date; addedBy: string }, people: readonly RoleHolder[]): Promise<RoleHolder[]> {
  const settled = new Set((await tx.selectFrom('case_member').select('person_id').where('case_id', '=', caseId).execute()).map((row) => row.person_id));
  const joining = people.filter((person) => !settled.has(person.id));
  if (joining.length > 0) {
    await tx.insertInto('case_member').values(joining.map((person) => ({
      partnership_id: partnershipId, case_id: caseId, person_id: person.id, role: person.role, from_at: at, added_by: addedBy,
      reason: `${pack.roles.find((role) => role.key === person.role)?.name ?? person.role}: by the framework, for ${definition.name}`,
    }))).execute();
  }
  return joining;
}

/** Those of these people who are on the team of a case today. */
export async function onTeam<Person extends { id: string }>(tx: Tx, caseId: string, people: readonly Person[]): Promise<Person[]> {
  const there = new Set((await tx.selectFrom('case_member').select('person_id').where('case_id', '=', caseId).where('until_at', 'is', null).execute()).map((row) => row.person_id));
  return people.filter((person) => there.has(person.id));
}
