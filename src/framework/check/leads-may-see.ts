import { faultAt, type Fault, type PackText } from '../fault.ts';
import type { Organisation } from '../schema/organisation.ts';
import type { ProcessDefinition, Step } from '../schema/process.ts';

/** Whoever leads a step, deputises or decides has to come to its page: their role needs to see the reviews they are in. */
export function leadFaults(text: PackText, process: ProcessDefinition, organisation: Organisation): Fault[] {
  if (!process.runs) return [];
  const blind = new Map(organisation.roles.filter((role) => !role.permissions.includes('see-reviews')).map((role) => [role.key, role.name]));
  const look = (path: readonly PropertyKey[], role: string | undefined): Fault[] => {
    const name = role === undefined ? undefined : blind.get(role);
    return name === undefined ? [] : [faultAt(text, path, 'lead-may-not-see', `"${name}" acts here and may not see reviews. Give the role the permission see-reviews in organisation.yaml, or name another.`)];
  };
  return [
    ...process.steps.flatMap((step, i) => [...look(['steps', i, 'lead'], step.lead), ...look(['steps', i, 'deputy'], step.deputy), ...keeperFaults(text, i, step, organisation)]),
    ...process.decisions.flatMap((decision, i) => decision.deciders.flatMap((role, n) => look(['decisions', i, 'deciders', n], role))),
  ];
}

/** A round or a case audit is opened from the step by whoever leads it: without keeping audits they could not. */
function keeperFaults(text: PackText, index: number, { act, lead }: Step, { roles }: Organisation): Fault[] {
  const leader = act.kind === 'round' || act.kind === 'case-audit' ? roles.find((role) => role.key === lead) : undefined;
  return leader === undefined || leader.permissions.includes('manage-audits') ? []
    : [faultAt(text, ['steps', index, 'lead'], 'lead-may-not-keep-audits', `"${leader.name}" opens an audit here and may not. Give the role the permission manage-audits in organisation.yaml, or name another.`)];
}
