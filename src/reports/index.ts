import type { Route } from '../web/visit/index.ts';
import { feedRoutes } from './feed/calendar-feed.ts';
import { frameworkRoutes } from './framework/index.ts';
import { glancePage } from './glance/glance-page.tsx';
import { myWork } from './my-work/my-work-page.tsx';

export const reportRoutes: Route[] = [
  { method: 'GET', path: '/', permission: 'signed-in', answer: myWork },
  { method: 'GET', path: '/glance', permission: 'see-glance', answer: glancePage },
  ...frameworkRoutes,
  ...feedRoutes,
];
