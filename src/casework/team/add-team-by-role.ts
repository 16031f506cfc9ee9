import type { Pack } from '../../framework/index.ts';
import type { Addressee, ProcessDefinition } from '../../framework/schema/process.ts';
import type { Tx } from '../../platform/index.ts';
import { readInvolvedIds } from './involved-ids.ts';
import { peopleOf, type RoleHolder } from './people-of.ts';

/** Roles and groups whose people need to know of a case. */
export interface Needed {
  roles: ReadonlySet<string>;
  groups: ReadonlySet<string>;
}

type Work = Pick<ProcessDefinition, 'steps' | 'decisions'>;

/** Every role and group that a process needs to be worked on: its leads and deputies, before whom it is laid, whose views it asks, and who decides and takes part. */
export function rolesAtWork({ steps, decisions }: Work): Needed {
  const asked = addressed(steps.flatMap(({ act }) => (act.kind === 'composite' ? act.to : [])));
  return {
    roles: new Set([...steps.flatMap((step) => [step.lead, ...(step.deputy === undefined ? [] : [step.deputy])]), ...asked.roles, ...decisions.flatMap((decision) => [...decision.deciders, ...decision.present])]),
    groups: new Set([...steps.flatMap(({ act }) => (act.kind === 'views' ? [act.group] : [])), ...asked.groups]),
  };
}

/** Every role that a process names: who works on it, and who is only told by its notices. */
export function rolesIn(definition: Work): Needed {
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
 * Of those who are told by a notice, the ones who belong to the work: they work on this process, advise or recommend in it, or work on one that
 * its decisions may start, which they could not take up otherwise. Everybody else is told, and no more.
 */
export function toldAndAtWork(told: Needed, definition: Work, pack: Pick<Pack, 'processes'>): Needed {
  const started = new Set(definition.decisions.flatMap(({ outcomes }) => outcomes.flatMap((outcome) => outcome.starts)));
  const heard: Needed = { roles: new Set(definition.decisions.flatMap(({ advisers }) => advisers ?? [])), groups: new Set(definition.decisions.flatMap(({ recommendedBy }) => recommendedBy ?? [])) };
  const works = [heard, ...[definition, ...pack.processes.filter((process) => started.has(process.key))].map(rolesAtWork)];
  return {
    roles: new Set([...told.roles].filter((role) => works.some((work) => work.roles.has(role)))),
    groups: new Set([...told.groups].filter((group) => works.some((work) => work.groups.has(group)))),
  };
}

/** The roles whose holders stand for one agency each: who answers for it, and who deputises for them. */
export function rolesOfAgencies({ roles }: Pick<Pack, 'roles'>): ReadonlySet<string> {
  const answering = roles.filter((role) => role.answersForAgency);
  return new Set(answering.flatMap((role) => [role.key, ...(role.deputy === undefined ? [] : [role.deputy])]));
}

interface Joining {
  partnershipId: string;
  caseId: string;
  boardId: string;
  definition: ProcessDefinition;
  pack: Pack;
  at: Date;
  addedBy: string;
}

/**
 * Brings into a case the people who work on a process of it today. A role that stands for an agency brings in only people of agencies that
 * are involved in the case. Who is in already stays as they are; who was taken off stays off, until a person brings them back.
 * @param needs of those who work on it, whom to bring in; everybody, if left out
 * @returns those who came in.
 */
export async function addTeamByRole(tx: Tx, joining: Joining, needs: Needed = rolesAtWork(joining.definition)): Promise<RoleHolder[]> {
  const { boardId, caseId, pack, at } = joining;
  const ofAgencies = rolesOfAgencies(pack);
  const people = await peopleOf(tx, boardId, { roles: [...needs.roles].filter((role) => !ofAgencies.has(role)), groups: [...needs.groups] }, at);
  const ofAgency = [...needs.roles].filter((role) => ofAgencies.has(role));
  const answering = ofAgency.length === 0 ? [] : await peopleOf(tx, boardId, { roles: ofAgency }, at);
  const involved = answering.length === 0 ? new Set<string>() : await readInvolvedIds(tx, caseId);
  return joinTeam(tx, joining, [...people, ...answering.filter((person) => person.agencyId !== null && involved.has(person.agencyId))]);
}

/** Those of these people who were never on the team of the case join it. */
async function joinTeam(tx: Tx, { partnershipId, caseId, definition, pack, at, addedBy }: Joining, people: readonly RoleHolder[]): Promise<RoleHolder[]> {
  const settled = new Set((await tx.selectFrom('case_member').select('person_id').where('case_id', '=', caseId).execute()).map((row) => row.person_id));
  const joined = [...new Map(people.filter((person) => !settled.has(person.id)).map((person) => [person.id, person])).values()];
  if (joined.length > 0) {
    await tx.insertInto('case_member').values(joined.map((person) => ({
      partnership_id: partnershipId, case_id: caseId, person_id: person.id, role: person.role, from_at: at, added_by: addedBy,
      reason: `${pack.roles.find((role) => role.key === person.role)?.name ?? person.role}: by the framework, for ${definition.name}`,
    }))).execute();
  }
  return joined;
}

/** How people stand to a case: on its team today, taken off it, or neither. */
export async function standings(tx: Tx, caseId: string): Promise<(person: string) => 'on' | 'off' | 'never'> {
  const rows = await tx.selectFrom('case_member').select(['person_id', 'until_at']).where('case_id', '=', caseId).execute();
  const on = new Set(rows.filter((row) => row.until_at === null).map((row) => row.person_id));
  const ever = new Set(rows.map((row) => row.person_id));
  return (person) => (on.has(person) ? 'on' : ever.has(person) ? 'off' : 'never');
}
