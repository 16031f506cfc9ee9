import type { Route } from '../../web/visit/index.ts';
import { auditsPage, exportProgramme, takeProgramme } from './audits-page.tsx';
import { changePlan, movePlan } from './change-plan.ts';
import { newPlanPage, proposePlan } from './new-plan.tsx';
import { changePlanPage, planPage } from './plan-page.tsx';

export const programmeRoutes: Route[] = [
  { method: 'GET', path: '/audits', permission: 'see-audits', answer: auditsPage },
  { method: 'POST', path: '/audits', permission: 'manage-audits', answer: takeProgramme },
  { method: 'GET', path: '/audits.csv', permission: 'export-data', answer: (visit) => exportProgramme(visit, 'csv') },
  { method: 'GET', path: '/audits.xlsx', permission: 'export-data', answer: (visit) => exportProgramme(visit, 'xlsx') },
  { method: 'GET', path: '/audits/plan/new', permission: 'manage-audits', answer: (visit) => newPlanPage(visit) },
  { method: 'POST', path: '/audits/plan/new', permission: 'manage-audits', answer: proposePlan },
  { method: 'GET', path: '/audits/plan/:plan', permission: 'see-audits', answer: (visit) => planPage(visit) },
  { method: 'POST', path: '/audits/plan/:plan', permission: 'manage-audits', answer: movePlan },
  { method: 'GET', path: '/audits/plan/:plan/change', permission: 'manage-audits', answer: (visit) => changePlanPage(visit) },
  { method: 'POST', path: '/audits/plan/:plan/change', permission: 'manage-audits', answer: changePlan },
];
