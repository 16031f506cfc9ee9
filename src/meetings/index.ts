import type { Route } from '../web/visit/index.ts';
import { changeItem, changeLine, itemReport } from './plan/change-item.ts';
import { itemPage, linePage } from './plan/item-page.tsx';
import { planPage } from './plan/plan-page.tsx';

// Everybody on a board may look at what is due and who meets when; what goes beyond is settled in policies.ts, group by group.
const seen = 'see-framework';

/** The forward plan and the meetings of the groups. */
export const meetingRoutes: Route[] = [
  { method: 'GET', path: '/forward-plan', permission: seen, answer: planPage },
  { method: 'GET', path: '/forward-plan/:group/:line', permission: seen, answer: (visit) => linePage(visit) },
  { method: 'POST', path: '/forward-plan/:group/:line', permission: 'manage-actions', answer: changeLine },
  { method: 'GET', path: '/forward-plan/:group/:line/:due', permission: seen, answer: (visit) => itemPage(visit) },
  { method: 'POST', path: '/forward-plan/:group/:line/:due', permission: seen, upload: true, answer: changeItem },
  { method: 'GET', path: '/forward-plan/:group/:line/:due/report', permission: seen, answer: itemReport },
];
