import { editionOf } from '../people/framework-edition.ts';
import type { PermissionsOf } from './session.ts';

/** What the roles that somebody holds permit: the union of what their frameworks give them. */
export const permissionsOf: PermissionsOf = async (tx, partnershipId, roles) => {
  const permitted = new Set<string>();
  for (const held of roles) {
    const { pack } = await editionOf(tx, partnershipId, held.frameworkId, held.frameworkVersion);
    for (const permission of pack.roles.find((role) => role.key === held.role)?.permissions ?? []) permitted.add(permission);
  }
  return permitted;
};
