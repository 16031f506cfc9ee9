import type { Route } from '../../web/visit/index.ts';
import { comparePage } from './compare/compare-page.tsx';
import { forwardPlanPage } from './forward-plan-page.tsx';
import { frameworkAsDocx, frameworkAsHtml, frameworkPage } from './framework-page.tsx';
import { adoptPage, versionPreviewPage, versionsPage } from './versions-page.tsx';

export const frameworkRoutes: Route[] = [
  { method: 'GET', path: '/framework', permission: 'see-framework', answer: frameworkPage },
  { method: 'GET', path: '/framework.docx', permission: 'see-framework', answer: frameworkAsDocx },
  { method: 'GET', path: '/framework/print', permission: 'see-framework', answer: frameworkAsHtml },
  { method: 'GET', path: '/forward-plan', permission: 'see-framework', answer: forwardPlanPage },
  { method: 'GET', path: '/framework/compare', permission: 'see-framework', answer: comparePage },
  { method: 'GET', path: '/framework/versions', permission: 'manage-framework', answer: versionsPage },
  { method: 'GET', path: '/framework/versions/:id/:version', permission: 'manage-framework', answer: versionPreviewPage },
  { method: 'POST', path: '/framework/versions/:id/:version/adopt', permission: 'manage-framework', answer: adoptPage },
];
