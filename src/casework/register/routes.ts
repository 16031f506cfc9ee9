import type { Route } from '../../web/visit/index.ts';
import { particularsRoutes } from '../particulars/routes.ts';
import { proceedingRoutes } from '../proceedings/routes.ts';
import { publicationRoutes } from '../publication/routes.ts';
import { exportRegister } from './export-register.ts';
import { registerPage } from './register-page.tsx';
import { exportTracker, trackerPage } from './tracker-page.tsx';

/** The register of reviews, and what stands beside each of them. */
export const registerRoutes: Route[] = [
  { method: 'GET', path: '/reviews', permission: 'see-reviews', answer: registerPage },
  { method: 'GET', path: '/reviews.csv', permission: 'export-data', answer: (visit) => exportRegister(visit, 'csv') },
  { method: 'GET', path: '/reviews.xlsx', permission: 'export-data', answer: (visit) => exportRegister(visit, 'xlsx') },
  { method: 'GET', path: '/reviews/tracker', permission: 'see-reviews', answer: trackerPage },
  { method: 'GET', path: '/reviews/tracker.csv', permission: 'export-data', answer: (visit) => exportTracker(visit, 'csv') },
  { method: 'GET', path: '/reviews/tracker.xlsx', permission: 'export-data', answer: (visit) => exportTracker(visit, 'xlsx') },
  ...particularsRoutes,
  ...proceedingRoutes,
  ...publicationRoutes,
];
