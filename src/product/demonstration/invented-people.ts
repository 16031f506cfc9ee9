import type { Pack } from '../../framework/index.ts';

/** Somebody invented for a framework: one for each role, three where it is a forum's own, and one for each kind of agency where agencies answer. */
export interface InventedPerson {
  key: string;
  name: string;
  email: string;
  post: string;
  role: string;
  /** The group on which they sit in this role. */
  group?: string;
  /** Further groups on which the framework seats the role, and on which nobody would sit otherwise. */
  alsoOn?: string[];
  agency?: string;
}
export interface InventedAgency {
  key: string;
  name: string;
  kind: string;
}

const firstNames = ['Amara', 'Bethan', 'Callum', 'Deepa', 'Edwin', 'Farida', 'Gareth', 'Hana', 'Imran', 'Joanna', 'Kofi', 'Leila', 'Marcus', 'Nerys', 'Oluwaseun', 'Petra', 'Rhian', 'Sanjay', 'Tessa', 'Umar', 'Vera', 'Winston', 'Yasmin', 'Zofia'];
const lastNames = ['Abara', 'Birch', 'Croft', 'Dhillon', 'Ellery', 'Farrow', 'Gilchrist', 'Hallam', 'Ingram', 'Jessop', 'Kendrick', 'Lockyer', 'Mistry', 'Norwood', 'Orme', 'Pryce', 'Quarmby', 'Rowntree', 'Sandhu', 'Tranter', 'Unwin', 'Varley', 'Wragg'];

/** Names that no two people of a board share: the lists are of lengths without a common divisor. */
const nameOf = (index: number): string => `${firstNames[index % firstNames.length]!} ${lastNames[index % lastNames.length]!}`;

/** The people and agencies of a demonstration board, made from its framework alone, and always the same. */
export function inventPeople(pack: Pack, place: { name: string; slug: string }): { people: InventedPerson[]; agencies: InventedAgency[] } {
  const agencies = pack.agencyKinds.map((kind) => ({ key: kind.key, kind: kind.key, name: `${kind.name}, ${place.name}` }));
  const people: InventedPerson[] = [];
  const add = (role: Pack['roles'][number], agency: InventedAgency | undefined, key: string) => {
    const group = groupOf(pack, role.key, role.answersForAgency ? agency?.kind : undefined);
    people.push({
      key, name: nameOf(people.length), email: `${key}@${place.slug}.example`, post: agency === undefined || !role.answersForAgency ? role.name : `${role.name}, ${agency.name}`, role: role.key,
      ...(group === undefined ? {} : { group }), ...(agency === undefined ? {} : { agency: agency.key }),
    });
  };
  const deputises = new Set(pack.roles.flatMap((role) => (role.answersForAgency ? (role.deputy ?? []) : [])));
  for (const role of pack.roles) {
    const ownAgency = role.agencyKind === undefined ? undefined : agencies.find((agency) => agency.kind === role.agencyKind);
    if (role.answersForAgency && role.agencyKind === undefined) for (const agency of agencies) add(role, agency, `${role.key}.${agency.key}`);
    else for (const key of keysOf(pack, role.key)) add(role, ownAgency ?? (role.answersForAgency || deputises.has(role.key) ? agencies[0] : undefined), key);
  }
  return { people: withEmptySeats(pack, people), agencies };
}

/** One person holds a role; a role that sits on a forum and on nothing else is held by three, or the forum would be one voice. */
function keysOf({ groups }: Pack, role: string): string[] {
  const on = groups.filter((group) => group.chair === role || isSeated(group, role, undefined));
  return on.length > 0 && on.every((group) => group.kind === 'forum' && group.chair !== role) ? [role, `${role}.2`, `${role}.3`] : [role];
}

/** Where everybody whom the framework seats on a group sits on another first, they sit on it too. */
function withEmptySeats(pack: Pack, people: readonly InventedPerson[]): InventedPerson[] {
  const empty = pack.groups.filter((group) => !people.some((person) => person.group === group.key));
  return people.map((person) => {
    const alsoOn = empty.filter((group) => group.chair === person.role || isSeated(group, person.role, pack.roles.find((role) => role.key === person.role)?.answersForAgency === true ? person.agency : undefined)).map((group) => group.key);
    return alsoOn.length === 0 ? person : { ...person, alsoOn };
  });
}

/** The group that a role chairs, else the first on which the framework seats the role or the kind of agency. */
function groupOf(pack: Pack, role: string, agencyKind: string | undefined): string | undefined {
  const chaired = pack.groups.find((group) => group.chair === role);
  return (chaired ?? pack.groups.find((group) => isSeated(group, role, agencyKind)))?.key;
}

const isSeated = (group: Pack['groups'][number], role: string, agencyKind: string | undefined): boolean =>
  group.members?.some((member) => ('role' in member ? member.role === role : agencyKind !== undefined && member.agencyKind === agencyKind)) ?? false;

/** Whom to sign in as first: whoever runs reviews and manages people, then the other posts that see most. */
export function firstToSignIn(pack: Pack, people: readonly InventedPerson[]): InventedPerson {
  const able = (person: InventedPerson) => {
    const permissions = pack.roles.find((role) => role.key === person.role)?.permissions ?? [];
    return (permissions.includes('run-review') ? 100 : 0) + permissions.length;
  };
  return people.toSorted((one, other) => able(other) - able(one))[0]!;
}
