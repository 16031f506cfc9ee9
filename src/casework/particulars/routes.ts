import type { Route } from '../../web/visit/index.ts';
import { changeParticulars, particularsPage } from './particulars-page.tsx';

export const particularsRoutes: Route[] = [
  { method: 'GET', path: '/reviews/:id/particulars', permission: 'see-reviews', answer: particularsPage },
  { method: 'POST', path: '/reviews/:id/particulars', permission: 'run-review', answer: changeParticulars },
];
