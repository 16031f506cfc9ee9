import type { Route } from '../../web/visit/index.ts';

export const evidenceRoutes: Route[] = [];
