import type { Route } from '../../web/visit/index.ts';
import { changeHold, holdPage } from './hold-page.tsx';
import { changeProceeding, proceedingPage } from './proceeding-page.tsx';
import { addProceeding, proceedingsPage } from './proceedings-page.tsx';

export const proceedingRoutes: Route[] = [
  { method: 'GET', path: '/reviews/:id/proceedings', permission: 'see-reviews', answer: proceedingsPage },
  { method: 'POST', path: '/reviews/:id/proceedings', permission: 'run-review', answer: addProceeding },
  { method: 'GET', path: '/reviews/:id/proceedings/:proceeding', permission: 'see-reviews', answer: proceedingPage },
  { method: 'POST', path: '/reviews/:id/proceedings/:proceeding', permission: 'run-review', answer: changeProceeding },
  { method: 'GET', path: '/reviews/:id/holds/:hold', permission: 'see-reviews', answer: holdPage },
  { method: 'POST', path: '/reviews/:id/holds/:hold', permission: 'run-review', answer: changeHold },
];
