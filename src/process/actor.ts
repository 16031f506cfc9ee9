import type { Step } from '../framework/schema/process.ts';

/** Who wants to act: the roles that they hold, and those that they hold as deputy for somebody absent. */
export interface Actor {
  personId: string | null;
  roles: readonly { role: string; actingFor: string | null }[];
}

/** The role under which somebody may act as one of several: their own before one that they hold as deputy. Undefined: none. */
export function actsAs(actor: Actor, roles: readonly string[]): { role: string; actingFor: string | null } | undefined {
  for (const role of roles) {
    const held = actor.roles.filter((one) => one.role === role);
    const own = held.find((one) => one.actingFor === null) ?? held[0];
    if (own !== undefined) return own;
  }
  return undefined;
}

/** Who may act at a step: its lead by right, its deputy role in the lead's place (SUF-78). */
export const leadsOf = (step: Pick<Step, 'lead' | 'deputy'>): string[] => (step.deputy === undefined ? [step.lead] : [step.lead, step.deputy]);

/** Whether somebody acts at a step in its deputy role alone, and holds the lead's neither in their own right nor for somebody away. */
export const actsAsDeputy = (step: Pick<Step, 'lead' | 'deputy'>, actor: Actor): boolean =>
  step.deputy !== undefined && actsAs(actor, [step.lead]) === undefined && actsAs(actor, [step.deputy]) !== undefined;
