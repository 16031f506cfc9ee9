import type { Pack } from './schema/pack.ts';
import type { Permission } from './schema/permission.ts';

/** The roles of a framework whose holders may do something, in its order. */
export const rolesThat = (permission: Permission, { roles }: Pick<Pack, 'roles'>): Pack['roles'] => roles.filter(({ permissions }) => permissions.includes(permission));
