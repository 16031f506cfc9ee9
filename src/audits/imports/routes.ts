import type { Route } from '../../web/visit/index.ts';
import { importRoundPage, takeRound } from './round-page.tsx';
import { importSchoolsPage, takeSchools } from './schools-page.tsx';

export const importRoutes: Route[] = [
  { method: 'GET', path: '/audits/respondents/import', permission: 'manage-audits', answer: (visit) => importSchoolsPage(visit) },
  { method: 'POST', path: '/audits/respondents/import', permission: 'manage-audits', upload: true, answer: takeSchools },
  { method: 'GET', path: '/audits/rounds/import', permission: 'manage-audits', answer: (visit) => importRoundPage(visit) },
  { method: 'POST', path: '/audits/rounds/import', permission: 'manage-audits', upload: true, answer: takeRound },
];
