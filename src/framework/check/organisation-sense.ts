import { faultAt, type Fault, type PackText } from '../fault.ts';
import type { Organisation } from '../schema/organisation.ts';

/** Nobody stands in for themselves, and no group reports to itself by way of others. */
export const hierarchyFaults = (text: PackText, { roles, groups }: Organisation): Fault[] => [
  ...roles.flatMap((role, i) => (role.deputy === role.key ? [faultAt(text, ['roles', i, 'deputy'], 'own-deputy', `"${role.name}" is its own deputy. Name another role, or leave the deputy out.`)] : [])),
  ...groups.flatMap((group, i) => {
    const above: string[] = [];
    for (let next = group.reportsTo; next !== undefined && !above.includes(next); next = groups.find((each) => each.key === next)?.reportsTo) above.push(next);
    return above.includes(group.key) ? [faultAt(text, ['groups', i, 'reportsTo'], 'reports-in-a-circle', `"${group.name}" reports to itself: ${[group.key, ...above].join(' → ')}. One of them has to stand at the top.`)] : [];
  }),
];
