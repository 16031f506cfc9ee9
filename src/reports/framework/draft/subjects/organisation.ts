import { keyFor, nameOf, type Subject } from '../subject.ts';
import { isMapping, textIn } from '../values.ts';
import { agencyKinds, boards, functions, groupKinds, groups, members, ownRule, permissions, readMembers, rhythms, roles, source, writeMembers } from './choices.ts';

const name = { name: 'name', at: 'name', label: 'Name', needed: true, kind: { as: 'line' } } as const;
const about = { name: 'about', at: 'about', label: 'About it', kind: { as: 'text' } } as const;
const aliases = { name: 'aliases', at: 'aliases', label: 'Other names', hint: 'One a line. An abbreviation has to be explained among the words.', kind: { as: 'lines' } } as const;

/** Who the board is: its names, boards, groups, roles, agencies and the bodies that it works with. */
export const organisationSubjects: Subject[] = [
  {
    key: 'board', title: 'The framework and the board', thing: 'framework', about: 'What the framework and the board are called.', file: 'framework.yaml', pattern: '', grows: false, name: nameOf,
    fields: [
      { ...name, label: 'Name of the framework' }, { name: 'board', at: 'board', label: 'Name of the board', needed: true, kind: { as: 'line' } }, { name: 'period', at: 'period', label: 'For which years', kind: { as: 'line' } },
      { ...about, needed: true, label: 'What it is for' }, { name: 'guidance', at: 'guidance', label: 'Guidance on which it rests', needed: true, kind: { as: 'text' } },
      { name: 'reviewEvery', at: 'review.every', label: 'How often the framework is looked at again', kind: { as: 'one', of: rhythms }, when: (of) => typeof of === 'object' && of !== null && 'review' in of },
    ],
  },
  {
    key: 'boards', title: 'Boards that share it', thing: 'board', about: 'Where several boards work under one framework.', file: 'framework.yaml', pattern: 'boards.*', grows: false, name: nameOf,
    fields: [name, { name: 'area', at: 'area', label: 'Area', needed: true, kind: { as: 'line' } }],
  },
  {
    key: 'groups', title: 'Groups', thing: 'group', about: 'Sub-groups, panels and forums: their names, who sits on them and what they do.', file: 'organisation.yaml', pattern: 'groups.*', grows: true, name: nameOf, keyed: true,
    fresh: () => ({ aliases: [], duties: [], ...ownRule() }),
    fields: [
      name, aliases, about, { name: 'chair', at: 'chair', label: 'Chair', kind: { as: 'one', of: roles, empty: 'Not said' } }, { name: 'reportsTo', at: 'reportsTo', label: 'Reports to', kind: { as: 'one', of: groups, empty: 'Nobody above it' } },
      { name: 'meets', at: 'meets', label: 'How often it meets', kind: { as: 'one', of: rhythms, empty: 'Not said' } }, { name: 'kind', at: 'kind', label: 'What kind of group it is', kind: { as: 'one', of: groupKinds, empty: 'Not said' } },
      { name: 'serves', at: 'serves', label: 'What it is in the framework’s work', kind: { as: 'some', of: functions } },
      { name: 'boards', at: 'boards', label: 'Boards that it serves', kind: { as: 'some', of: boards }, when: (of) => typeof of === 'object' && of !== null && 'boards' in of },
      { name: 'members', at: 'members', label: 'Who sits on it', kind: { as: 'some', of: members, read: readMembers, write: writeMembers } },
      { name: 'duties', at: 'duties', label: 'What it does', hint: 'One duty a line. What carries a duty stays with it when its line is reworded in its place.', kind: { as: 'lines', read: readDuties, write: writeDuties } }, source,
    ],
  },
  {
    key: 'roles', title: 'Roles', thing: 'role', about: 'What roles are called, who stands in for whom, and what each role may do here.', file: 'organisation.yaml', pattern: 'roles.*', grows: true, name: nameOf, keyed: true,
    fresh: () => ({ aliases: [], permissions: [], answersForAgency: false, ...ownRule() }),
    fields: [
      name, aliases, about, { name: 'deputy', at: 'deputy', label: 'Deputy', kind: { as: 'one', of: roles, empty: 'Nobody is named' } }, { name: 'agencyKind', at: 'agencyKind', label: 'Held by people of', kind: { as: 'one', of: agencyKinds, empty: 'Any agency' } },
      { name: 'answersForAgency', at: 'answersForAgency', label: 'Does whoever holds it answer for their agency?', hint: 'Requests for summaries go to them first.', kind: { as: 'yes-no' } },
      { name: 'permissions', at: 'permissions', label: 'What it permits', kind: { as: 'some', of: permissions } }, source,
    ],
  },
  {
    key: 'agencies', title: 'Kinds of agency', thing: 'kind of agency', about: 'The kinds of agency that work together.', file: 'organisation.yaml', pattern: 'agencyKinds.*', grows: true, name: nameOf, keyed: true,
    fresh: () => ({ safeguardingPartner: false }), fields: [name, { name: 'safeguardingPartner', at: 'safeguardingPartner', label: 'Is it a safeguarding partner in law?', kind: { as: 'yes-no' } }],
  },
  { key: 'bodies', title: 'Bodies outside the partnership', thing: 'body', about: 'Who is told, asked or worked with.', file: 'organisation.yaml', pattern: 'bodies.*', grows: true, name: nameOf, keyed: true, fields: [name, about] },
];

function readDuties(value: unknown): string[] {
  return Array.isArray(value) ? value.map((each) => (typeof each === 'string' ? each : textIn(each, 'duty'))) : [];
}
/**
 * A duty whose words stay, or that was reworded in its place, keeps what carries it, and the key by which what was recorded of it is found; a new one has a key of
 * its own, so that it takes over nobody's record.
 */
function writeDuties(lines: readonly string[], before: unknown): unknown {
  const old = (Array.isArray(before) ? before : []).map((each: unknown, place) => ({ words: typeof each === 'string' ? each : textIn(each, 'duty'), by: isMapping(each) ? each['by'] : undefined, key: textIn(each, 'key') || String(place + 1) }));
  const taken = old.map(({ key }) => key);
  return lines.map((line, place) => {
    const kept = old.find(({ words }) => words === line) ?? (old.length === lines.length && !lines.includes(old[place]!.words) ? old[place] : undefined);
    if (kept?.by !== undefined) return { duty: line, by: kept.by };
    const key = kept?.key ?? keyFor(line, taken);
    taken.push(key);
    return key === String(place + 1) ? line : { duty: line, key };
  });
}
