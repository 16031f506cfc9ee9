import { faultAt, type Fault, type PackText } from '../fault.ts';
import type { Organisation } from '../schema/organisation.ts';
import type { ProcessDefinition } from '../schema/process.ts';

/** Whoever leads a step, deputises or decides has to come to its page: their role needs to see the reviews they are in. */
export function leadFaults(text: PackText, process: ProcessDefinition, organisation: Organisation): Fault[] {
  if (!process.runs) return [];
  const blind = new Map(organisation.roles.filter((role) => !role.permissions.includes('see-reviews')).map((role) => [role.key, role.name]));
  const look = (path: readonly PropertyKey[], role: string | undefined): Fault[] => {
    const name = role === undefined ? undefined : blind.get(role);
    return name === undefined ? [] : [faultAt(text, path, 'lead-may-not-see', `"${name}" acts here and may not see reviews. Give the role the permission see-reviews in organisation.yaml, or name another.`)];
  };
  return [
    ...process.steps.flatMap((step, i) => [...look(['steps', i, 'lead'], step.lead), ...look(['steps', i, 'deputy'], step.deputy)]),
    ...process.decisions.flatMap((decision, i) => decision.deciders.flatMap((role, n) => look(['decisions', i, 'deciders', n], role))),
  ];
}
