import type { Route } from '../web/visit/index.ts';
import { actionRoutes } from './actions/routes.ts';
import { findingRoutes } from './findings/routes.tsx';
import { lessonRoutes } from './lessons/routes.tsx';
import { lineRoutes } from './line/routes.tsx';
import { recommendationRoutes } from './recommendations/routes.tsx';

export { remindAndEscalate } from './actions/remind.ts';
export const threadRoutes: Route[] = [...lineRoutes, ...findingRoutes, ...recommendationRoutes, ...actionRoutes, ...lessonRoutes];
