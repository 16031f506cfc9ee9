import type { Route } from '../../web/visit/index.ts';

export const impactRoutes: Route[] = [];
