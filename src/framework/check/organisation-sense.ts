import { faultAt, type Fault, type PackText, type Path } from '../fault.ts';
import type { Organisation } from '../schema/organisation.ts';
import { textsAt } from './at.ts';

/** Nobody stands in for themselves, and no group reports to itself by way of others. */
export const hierarchyFaults = (text: PackText, { roles, groups }: Organisation): Fault[] => [
  ...roles.flatMap((role, i) => (role.deputy === role.key ? [faultAt(text, ['roles', i, 'deputy'], 'own-deputy', `"${role.name}" is its own deputy. Name another role, or leave the deputy out.`)] : [])),
  ...groups.flatMap((group, i) => {
    const above: string[] = [];
    for (let next = group.reportsTo; next !== undefined && !above.includes(next); next = groups.find((each) => each.key === next)?.reportsTo) above.push(next);
    return above.includes(group.key) ? [faultAt(text, ['groups', i, 'reportsTo'], 'reports-in-a-circle', `"${group.name}" reports to itself: ${[group.key, ...above].join(' → ')}. One of them has to stand at the top.`)] : [];
  }),
];

/** An abbreviation by which a group or role goes is explained in the vocabulary, where newcomers look it up. */
export const termFaults = (text: PackText, { roles, groups }: Organisation, vocabulary: PackText): Fault[] => {
  const explained = [...textsAt(vocabulary, '*.term'), ...textsAt(vocabulary, '*.meaning')].join(' ').split(/[^A-Za-z&]+/);
  const fault = (path: Path, word: string) => (!/^[A-Z][A-Z&]+$/.test(word) || explained.includes(word) ? [] : [faultAt(text, path, 'missing-term', `vocabulary.yaml does not explain "${word}". Add a term for it.`)]);
  // A name that is nothing but letters, and an alias, are words that the framework uses.
  const inList = (name: string, items: readonly { name: string; aliases: readonly string[] }[]) => items.flatMap((item, i) => [...fault([name, i, 'name'], item.name), ...item.aliases.flatMap((alias, a) => fault([name, i, 'aliases', a], alias))]);
  return [...inList('groups', groups), ...inList('roles', roles)];
};
