import { accessRoutes, permissionsOf } from '../access/index.ts';
import { auditRoutes } from '../audits/index.ts';
import { caseworkRoutes, holdDrawn } from '../casework/index.ts';
import { meetingRoutes } from '../meetings/index.ts';
import { peopleRoutes } from '../people/index.ts';
import { reportRoutes } from '../reports/index.ts';
import { threadRoutes } from '../thread/index.ts';
import type { NavigationItem } from '../web/layout.tsx';
import type { Route } from '../web/visit/index.ts';
import { healthRoutes } from './health.ts';
import { helpRoutes } from './help.tsx';

/** Every route of the product. Whoever adds a feature adds its routes here, and nowhere else. */
export const routes: readonly Route[] = [...healthRoutes, ...helpRoutes, ...accessRoutes, ...peopleRoutes, ...reportRoutes, ...caseworkRoutes, ...threadRoutes(holdDrawn), ...auditRoutes, ...meetingRoutes];

export const navigation: readonly NavigationItem[] = [
  { section: 'work', text: 'My work', href: '/', permission: 'signed-in' },
  { section: 'glance', text: 'At a glance', href: '/glance', permission: 'see-glance' },
  { section: 'reviews', text: 'Reviews', href: '/reviews', permission: 'see-reviews' },
  { section: 'audits', text: 'Audits', href: '/audits', permission: 'see-audits' },
  { section: 'lessons', text: 'Learning log', href: '/lessons', permission: 'see-learning' },
  { section: 'actions', text: 'Actions', href: '/actions?status=open', permission: 'see-learning' },
  { section: 'meetings', text: 'Meetings', href: '/meetings', permission: 'see-framework' },
  { section: 'people', text: 'People', href: '/people', permission: 'signed-in' },
  { section: 'framework', text: 'Framework', href: '/framework', permission: 'see-framework' },
  { section: 'said', text: 'You said, we did', href: '/said', permission: 'speak-in-forum' },
  { section: 'record', text: 'Record', href: '/record', permission: 'read-access-log' },
];
export { permissionsOf };
