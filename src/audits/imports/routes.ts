import type { Route } from '../../web/visit/index.ts';
import { importSchoolsPage, takeSchools } from './schools-page.tsx';

export const importRoutes: Route[] = [
  { method: 'GET', path: '/audits/respondents/import', permission: 'manage-audits', answer: (visit) => importSchoolsPage(visit) },
  { method: 'POST', path: '/audits/respondents/import', permission: 'manage-audits', upload: true, answer: takeSchools },
];
