import type { Route } from '../web/visit/index.ts';
import { actionRoutes } from './actions/routes.ts';
import { findingRoutes } from './findings/routes.tsx';
import { lessonRoutes } from './lessons/routes.tsx';
import type { Hold } from './may-name.tsx';
import { lineRoutes } from './line/routes.tsx';
import { recommendationRoutes } from './recommendations/routes.tsx';
import { sharingRoutes } from './sharing/routes.ts';

export { remindAndEscalate } from './actions/remind.ts';

/** The thread's pages. Words that leave a case are held against its vault by `hold`. */
export const threadRoutes = (hold: Hold): Route[] => [...lineRoutes, ...findingRoutes, ...recommendationRoutes(hold), ...actionRoutes(hold), ...lessonRoutes(hold), ...sharingRoutes(hold)];
