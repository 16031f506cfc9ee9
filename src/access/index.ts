import type { Route } from '../web/visit/index.ts';
import { recordRoutes } from './record-page/routes.ts';
import { signInRoutes } from './sign-in/routes.ts';

export type { HeldRole, Me } from './me.ts';
export { inNameOf } from './in-name-of.ts';
export { hashPassword, passwordProblem } from './password.ts';
export { permissionsOf } from './permissions.ts';
export { record, type Deed } from './record.ts';
export { beginSession, endAllSessions, openSession, sessionCookie, type PermissionsOf } from './session.ts';
export { CalendarAddress } from './sign-in/own-calendar.tsx';
export { linkHours, makePasswordLink } from './sign-in/password-link.ts';
export { verifyLog, type Verified } from './verify-log.ts';

/** Signing in and out, one's own account, and the record of changes and reads. */
export const accessRoutes: Route[] = [...signInRoutes, ...recordRoutes];
