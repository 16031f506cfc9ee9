import type { Route } from '../../web/visit/index.ts';
import { resultsPage } from './results-page.tsx';

// A board's own people see its results; whether somebody is one of them is settled in ../policies.ts.
export const resultsRoutes: Route[] = [
  { method: 'GET', path: '/audits/rounds/:round/results', permission: 'see-audits', answer: resultsPage },
];
