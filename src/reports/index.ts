import type { Route } from '../web/visit/index.ts';
import { feedRoutes } from './feed/calendar-feed.ts';
import { frameworkRoutes } from './framework/index.ts';
import { glancePage } from './glance/glance-page.tsx';
import { myWork } from './my-work/my-work-page.tsx';
import { paperAsWord, paperPage } from './papers/draw-paper.tsx';

export const reportRoutes: Route[] = [
  { method: 'GET', path: '/', permission: 'signed-in', answer: myWork },
  { method: 'GET', path: '/glance', permission: 'see-glance', answer: glancePage },
  // Who may read what is given to a group is settled in the meetings' policies.
  { method: 'GET', path: '/forward-plan/:group/:line/:due/paper', permission: 'see-framework', answer: paperPage },
  { method: 'GET', path: '/forward-plan/:group/:line/:due/paper.docx', permission: 'see-framework', answer: paperAsWord },
  ...frameworkRoutes,
  ...feedRoutes,
];
