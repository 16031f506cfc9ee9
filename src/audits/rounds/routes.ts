import type { Route } from '../../web/visit/index.ts';
import { campaignPage, changeRound } from './campaign-page.tsx';
import { exportReturns } from './export-returns.ts';
import { roundsPage } from './list-page.tsx';
import { newRoundPage, openNewRound } from './new-round-page.tsx';
import { changeReturn, keptReturnPage } from './return-page.tsx';

// Which board's rounds are seen and kept is settled in ../policies.ts: permissions are a board's own.
export const roundsRoutes: Route[] = [
  { method: 'GET', path: '/audits/rounds', permission: 'see-audits', answer: roundsPage },
  { method: 'GET', path: '/audits/rounds/new', permission: 'manage-audits', answer: (visit) => newRoundPage(visit) },
  { method: 'POST', path: '/audits/rounds/new', permission: 'manage-audits', answer: openNewRound },
  { method: 'GET', path: '/audits/rounds/:round', permission: 'see-audits', answer: (visit) => campaignPage(visit) },
  { method: 'POST', path: '/audits/rounds/:round', permission: 'manage-audits', answer: changeRound },
  { method: 'GET', path: '/audits/rounds/:round/returns.csv', permission: 'export-data', answer: (visit) => exportReturns(visit, 'csv') },
  { method: 'GET', path: '/audits/rounds/:round/returns.xlsx', permission: 'export-data', answer: (visit) => exportReturns(visit, 'xlsx') },
  { method: 'GET', path: '/audits/rounds/:round/returns/:return', permission: 'manage-audits', answer: (visit) => keptReturnPage(visit) },
  { method: 'POST', path: '/audits/rounds/:round/returns/:return', permission: 'manage-audits', answer: changeReturn },
];
