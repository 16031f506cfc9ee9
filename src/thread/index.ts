import type { Route } from '../web/visit/index.ts';
import { lineRoutes } from './line/routes.tsx';

export const threadRoutes: Route[] = [...lineRoutes];
