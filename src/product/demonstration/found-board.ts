import { bundledPack } from '../../framework/index.ts';
import { hashPassword } from '../../access/password.ts';
import { newId, type Database } from '../../platform/index.ts';
import { layGround } from '../founding/lay-ground.ts';
import { demonstrationAgencies, demonstrationPassword, demonstrationPeople } from './people.ts';

export interface DemonstrationBoard {
  partnershipId: string;
  boardId: string;
  frameworkId: string;
  frameworkVersion: string;
  /** Ids by the keys of people.ts. */
  people: Record<string, string>;
  agencies: Record<string, string>;
}

/** Where a demonstration stands: two in one installation differ in their name and in their people's addresses. */
export interface DemonstrationPlace {
  name: string;
  slug: string;
}
const suffolk: DemonstrationPlace = { name: 'Suffolk', slug: 'suffolk' };

/** Founds a demonstration partnership: its board under the Suffolk framework, groups, agencies and people. */
export async function foundBoard(database: Database, since: string, place = suffolk): Promise<DemonstrationBoard> {
  const { pack, digest } = await bundledPack('suffolk-2019');
  const partnershipId = newId();
  let boardId = '';
  const password = await hashPassword(demonstrationPassword);
  const agencies = Object.fromEntries(demonstrationAgencies.map((agency) => [agency.key, newId()]));
  const people = Object.fromEntries(demonstrationPeople.map((person) => [person.key, newId()]));
  await database.run({ role: 'gt_worker', partnershipId }, async (tx) => {
    const ground = await layGround(tx, { partnershipId, name: `${place.name} Safeguarding Partnership (demonstration)`, shortName: place.name, slug: place.slug, demonstration: true, pack, digest });
    boardId = ground.boardId;
    await tx.insertInto('agency').values(demonstrationAgencies.map((agency) => ({ partnership_id: partnershipId, id: agencies[agency.key]!, kind: agency.kind, name: agency.name }))).execute();
    await tx.insertInto('person').values(demonstrationPeople.map((person) => ({ partnership_id: partnershipId, id: people[person.key]!, name: person.name, email: person.email.replace('@suffolk.', `@${place.slug}.`), post: person.post, agency_id: person.agency === undefined ? null : agencies[person.agency]! }))).execute();
    await tx.insertInto('credential').values(demonstrationPeople.map((person) => ({ partnership_id: partnershipId, person_id: people[person.key]!, password_hash: password, code_required: false }))).execute();
    await tx.insertInto('membership').values(demonstrationPeople.map((person) => ({
      partnership_id: partnershipId, id: newId(), person_id: people[person.key]!, role: person.role, board_id: boardId, starts_on: since,
      group_id: person.group === undefined ? null : (ground.groups[person.group] ?? null), agency_id: person.agency === undefined ? null : agencies[person.agency]!,
    }))).execute();
    await tx.insertInto('deputy').values([
      { partnership_id: partnershipId, id: newId(), person_id: people['police']!, deputy_id: people['police-deputy']!, starts_on: since },
      { partnership_id: partnershipId, id: newId(), person_id: people['chair']!, deputy_id: people['vice']!, starts_on: since },
      { partnership_id: partnershipId, id: newId(), person_id: people['office']!, deputy_id: people['manager']!, starts_on: since },
    ]).execute();
  });
  return { partnershipId, boardId, frameworkId: pack.id, frameworkVersion: pack.version, people, agencies };
}
