import { faultAt, type Fault, type PackText } from '../fault.ts';
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
  const inList = (name: string, items: readonly { aliases: readonly string[] }[]) => items.flatMap((item, i) => item.aliases.flatMap((alias, a) =>
    !/^[A-Z][A-Z&]+$/.test(alias) || explained.includes(alias) ? [] : [faultAt(text, [name, i, 'aliases', a], 'missing-term', `vocabulary.yaml does not explain "${alias}". Add a term for it.`)]));
  return [...inList('groups', groups), ...inList('roles', roles)];
};
