import type { Route } from '../../web/visit/index.ts';
import { exportRespondents, respondentsPage } from './list-page.tsx';
import { addRespondent, changeRespondent, newRespondentPage, respondentPage } from './respondent-page.tsx';

// Agencies and schools are the partnership's, not one board's: who keeps the audits of any board keeps their contacts.
export const respondentsRoutes: Route[] = [
  { method: 'GET', path: '/audits/respondents', permission: 'see-audits', answer: respondentsPage },
  { method: 'GET', path: '/audits/respondents.csv', permission: 'export-data', answer: (visit) => exportRespondents(visit, 'csv') },
  { method: 'GET', path: '/audits/respondents.xlsx', permission: 'export-data', answer: (visit) => exportRespondents(visit, 'xlsx') },
  { method: 'GET', path: '/audits/respondents/new', permission: 'manage-audits', answer: (visit) => newRespondentPage(visit) },
  { method: 'POST', path: '/audits/respondents/new', permission: 'manage-audits', answer: addRespondent },
  { method: 'GET', path: '/audits/respondents/:respondent', permission: 'manage-audits', answer: (visit) => respondentPage(visit) },
  { method: 'POST', path: '/audits/respondents/:respondent', permission: 'manage-audits', answer: changeRespondent },
];
