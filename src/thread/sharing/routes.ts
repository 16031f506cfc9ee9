import type { Route } from '../../web/visit/index.ts';
import type { Hold } from '../may-name.tsx';
import { sharedListPage } from './list-page.tsx';
import { newSharedPage, shareLessons } from './share-lessons.tsx';
import { sharedPage } from './shared-page.tsx';

export const sharingRoutes = (hold: Hold): Route[] => [
  { method: 'GET', path: '/lessons/shared', permission: 'see-learning', answer: sharedListPage },
  { method: 'GET', path: '/lessons/shared/new', permission: 'disseminate', answer: (visit) => newSharedPage(visit) },
  { method: 'POST', path: '/lessons/shared/new', permission: 'disseminate', answer: (visit) => shareLessons(visit, hold) },
  { method: 'GET', path: '/lessons/shared/:shared', permission: 'see-learning', answer: sharedPage },
];
