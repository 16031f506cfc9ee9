import type { Route } from '../../web/visit/index.ts';
import { byAccount, byLink } from '../returns/doors.tsx';
import { agencyReportAsWord, agencyReportPage } from './agency/agency-report.tsx';
import { differencesPage } from './differences-page.tsx';
import { takeOutAnswers, takeOutGrades } from './export/take-out.tsx';
import { reportAsWord, reportPage } from './report/report-page.tsx';
import { resultsPage } from './results-page.tsx';
import { addSource, changeLinks, withdrawSource } from './standard/change-sources.ts';
import { standardPage } from './standard/standard-page.tsx';
import { chooseQuotes, saidPage } from './said/said-page.tsx';

// A board's own people see its results; whether somebody is one of them is settled in ../policies.ts.
export const resultsRoutes: Route[] = [
  { method: 'GET', path: '/audits/rounds/:round/results', permission: 'see-audits', answer: resultsPage },
  { method: 'GET', path: '/audits/rounds/:round/results/differences', permission: 'see-audits', answer: differencesPage },
  { method: 'GET', path: '/audits/rounds/:round/results/report', permission: 'see-audits', answer: reportPage },
  { method: 'GET', path: '/audits/rounds/:round/results/report.docx', permission: 'see-audits', answer: reportAsWord },
  { method: 'GET', path: '/audits/rounds/:round/results/standards/:standard', permission: 'see-audits', answer: (visit) => standardPage(visit) },
  { method: 'POST', path: '/audits/rounds/:round/results/standards/:standard/sources', permission: 'manage-audits', answer: addSource },
  { method: 'POST', path: '/audits/rounds/:round/results/standards/:standard/sources/:source', permission: 'manage-audits', answer: withdrawSource },
  { method: 'POST', path: '/audits/rounds/:round/results/standards/:standard/links', permission: 'manage-audits', answer: changeLinks },
  { method: 'GET', path: '/audits/rounds/:round/results/standards/:standard/said', permission: 'see-audits', answer: saidPage },
  { method: 'POST', path: '/audits/rounds/:round/results/standards/:standard/said', permission: 'manage-audits', answer: chooseQuotes },
  { method: 'GET', path: '/audits/rounds/:round/results/grades.csv', permission: 'export-data', answer: (visit) => takeOutGrades(visit, 'csv') },
  { method: 'GET', path: '/audits/rounds/:round/results/grades.xlsx', permission: 'export-data', answer: (visit) => takeOutGrades(visit, 'xlsx') },
  { method: 'GET', path: '/audits/rounds/:round/results/answers.csv', permission: 'export-data', answer: (visit) => takeOutAnswers(visit, 'csv') },
  { method: 'GET', path: '/audits/rounds/:round/results/answers.xlsx', permission: 'export-data', answer: (visit) => takeOutAnswers(visit, 'xlsx') },
  // An agency has its own report, by an account or its personal link; its board reads it too.
  { method: 'GET', path: '/audits/returns/:return/all/report', permission: 'signed-in', answer: byAccount(agencyReportPage) },
  { method: 'GET', path: '/audits/returns/:return/all/report.docx', permission: 'signed-in', answer: byAccount(agencyReportAsWord) },
  { method: 'GET', path: '/a/:token/all/report', open: 'link-holder', answer: byLink(agencyReportPage) },
  { method: 'GET', path: '/a/:token/all/report.docx', open: 'link-holder', answer: byLink(agencyReportAsWord) },
];
