import type { HeldRole, Me } from '../../access/me.ts';
import type { ProcessDefinition } from '../../framework/schema/process.ts';
import { startingRoles } from './startable.ts';

/**
 * The role on whose strength somebody may start a process: one that leads or deputises for its first step, or any, where
 * they may run reviews. Null where they may not.
 */
export function mayStart(me: Pick<Me, 'roles' | 'permissions'>, definition: Pick<ProcessDefinition, 'steps'>, boardId?: string): HeldRole | null {
  const first = startingRoles(definition);
  const held = me.roles.filter((role) => boardId === undefined || role.boardId === boardId);
  return held.find(({ role }) => first.has(role)) ?? (me.permissions.has('run-review') ? (held[0] ?? null) : null);
}
