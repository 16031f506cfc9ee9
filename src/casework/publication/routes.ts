import type { Route } from '../../web/visit/index.ts';
import { changePublication } from './change-publication.ts';
import { publicationPage } from './publication-page.tsx';

export const publicationRoutes: Route[] = [
  { method: 'GET', path: '/reviews/:id/publication', permission: 'see-reviews', answer: publicationPage },
  { method: 'POST', path: '/reviews/:id/publication', permission: 'run-review', answer: changePublication },
];
