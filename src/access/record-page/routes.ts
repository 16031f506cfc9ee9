import type { Route } from '../../web/visit/index.ts';
import { caseRecordPage, exportRecord, recordPage } from './record-pages.tsx';

export const recordRoutes: Route[] = [
  { method: 'GET', path: '/record', permission: 'read-access-log', answer: recordPage },
  { method: 'GET', path: '/record/export', permission: 'read-access-log', answer: exportRecord },
  { method: 'GET', path: '/record/cases/:caseId', permission: 'signed-in', answer: caseRecordPage },
];
