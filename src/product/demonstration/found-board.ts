import { bundledPack, type Pack } from '../../framework/index.ts';
import { hashPassword } from '../../access/password.ts';
import { newId, type Database } from '../../platform/index.ts';
import { layGround } from '../founding/lay-ground.ts';
import { inventPeople, type InventedAgency, type InventedPerson } from './invented-people.ts';
import { demonstrationAgencies, demonstrationPassword, demonstrationPeople } from './people.ts';

export interface DemonstrationBoard {
  partnershipId: string;
  boardId: string;
  /** Ids by the keys of a framework of several boards; none where it has one. */
  boards: Record<string, string>;
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
  const board = await found(database, since, { ...place, name: `${place.name} Safeguarding Partnership` }, await bundledPack('suffolk-2019'), {
    agencies: demonstrationAgencies,
    people: demonstrationPeople.map((person) => ({ ...person, email: person.email.replace('@suffolk.', `@${place.slug}.`) })),
  });
  const { partnershipId, people } = board;
  await database.run({ role: 'gt_worker', partnershipId }, async (tx) => {
    await tx.insertInto('deputy').values([['police', 'police-deputy'], ['chair', 'vice'], ['office', 'manager']].map(([person, deputy]) => (
      { partnership_id: partnershipId, id: newId(), person_id: people[person!]!, deputy_id: people[deputy!]!, starts_on: since }))).execute();
  });
  return board;
}

/**
 * Founds a demonstration partnership under any framework of the product, with people invented from its roles.
 * @param at where it stands, if not where the framework's own demonstration does
 */
export async function foundPackBoard(database: Database, since: string, frameworkId: string, at?: DemonstrationPlace): Promise<DemonstrationBoard> {
  const bundled = await bundledPack(frameworkId);
  const place = at ?? placeOf(bundled.pack);
  return found(database, since, { ...place, name: bundled.pack.board }, bundled, inventPeople(bundled.pack, place));
}

/** Where the demonstration of a framework stands: its short name, and the name that its invented agencies bear. */
export function placeOf(pack: Pick<Pack, 'id'>): DemonstrationPlace {
  const slug = pack.id.replace(/-\d{4}$/, '');
  return { slug, name: slug.length <= 3 ? slug.toUpperCase() : slug.charAt(0).toUpperCase() + slug.slice(1) };
}

async function found(database: Database, since: string, place: DemonstrationPlace, { pack, digest }: { pack: Pack; digest: string }, who: { agencies: readonly InventedAgency[]; people: readonly InventedPerson[] }): Promise<DemonstrationBoard> {
  const partnershipId = newId();
  const password = await hashPassword(demonstrationPassword);
  const agencies = Object.fromEntries(who.agencies.map((agency) => [agency.key, newId()]));
  const people = Object.fromEntries(who.people.map((person) => [person.key, newId()]));
  const ground = await database.run({ role: 'gt_worker', partnershipId }, async (tx) => {
    const laid = await layGround(tx, { partnershipId, name: `${place.name} (demonstration)`, shortName: place.name.slice(0, 60), slug: place.slug, demonstration: true, pack, digest });
    await tx.insertInto('agency').values(who.agencies.map((agency) => ({ partnership_id: partnershipId, id: agencies[agency.key]!, kind: agency.kind, name: agency.name }))).execute();
    await tx.insertInto('person').values(who.people.map((person) => ({ partnership_id: partnershipId, id: people[person.key]!, name: person.name, email: person.email, post: person.post, agency_id: person.agency === undefined ? null : agencies[person.agency]! }))).execute();
    await tx.insertInto('credential').values(who.people.map((person) => ({ partnership_id: partnershipId, person_id: people[person.key]!, password_hash: password, code_required: false }))).execute();
    // Where several boards share a framework, everybody of the demonstration serves on all of them.
    await tx.insertInto('membership').values(who.people.flatMap((person) => laid.boards.flatMap((board) => [person.group, ...(person.alsoOn ?? []).filter((also) => board.groups[also] !== undefined)].map((group) => ({
      partnership_id: partnershipId, id: newId(), person_id: people[person.key]!, role: person.role, board_id: board.id, starts_on: since,
      group_id: group === undefined ? null : (board.groups[group] ?? null), agency_id: person.agency === undefined ? null : agencies[person.agency]!,
    }))))).execute();
    return laid;
  });
  return { partnershipId, boardId: ground.boardId, boards: Object.fromEntries(ground.boards.flatMap((each) => (each.key === null ? [] : [[each.key, each.id]]))), frameworkId: pack.id, frameworkVersion: pack.version, people, agencies };
}
