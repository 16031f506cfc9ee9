import type { Route } from '../../web/visit/index.ts';
import { caseImpactPage, judgeCases } from './again/case-page.tsx';
import { impactPage, judgeRound } from './again/round-page.tsx';
import { book, bookedPage } from './booked/booked-page.tsx';
import { findingPage, makeFinding } from './findings/make-finding.tsx';
import { outstandingPage } from './outstanding/outstanding-page.tsx';
import { outstandingPaper, pursuitLetter } from './outstanding/papers.ts';
import { pursue, pursuePage } from './outstanding/pursue.tsx';
import { returnPlanPage } from './plan/return-plan-page.tsx';
import { exportPlan, roundPlanPage } from './plan/round-plan-page.tsx';
import { takePlan } from './plan/take-plan.ts';

// Whose board and whose agency it is settles ../policies.ts; a route names the weakest that may come.
export const impactRoutes: Route[] = [
  { method: 'GET', path: '/audits/rounds/:round/plan', permission: 'see-audits', answer: roundPlanPage },
  { method: 'GET', path: '/audits/rounds/:round/plan.csv', permission: 'export-data', answer: (visit) => exportPlan(visit, 'csv') },
  { method: 'GET', path: '/audits/rounds/:round/plan.xlsx', permission: 'export-data', answer: (visit) => exportPlan(visit, 'xlsx') },
  { method: 'GET', path: '/audits/rounds/:round/plan/:return', permission: 'signed-in', answer: (visit) => returnPlanPage(visit) },
  { method: 'POST', path: '/audits/rounds/:round/plan/:return', permission: 'signed-in', answer: takePlan },
  { method: 'GET', path: '/audits/rounds/:round/findings/new', permission: 'see-audits', answer: (visit) => findingPage(visit) },
  { method: 'POST', path: '/audits/rounds/:round/findings/new', permission: 'see-audits', answer: makeFinding },
  { method: 'GET', path: '/audits/rounds/:round/impact', permission: 'see-audits', answer: (visit) => impactPage(visit) },
  { method: 'POST', path: '/audits/rounds/:round/impact', permission: 'see-audits', answer: judgeRound },
  { method: 'GET', path: '/audits/cases/:audit/impact', permission: 'see-audits', answer: (visit) => caseImpactPage(visit) },
  { method: 'POST', path: '/audits/cases/:audit/impact', permission: 'see-audits', answer: judgeCases },
  { method: 'GET', path: '/audits/rounds/:round/outstanding', permission: 'see-audits', answer: outstandingPage },
  { method: 'GET', path: '/audits/rounds/:round/outstanding.docx', permission: 'see-audits', answer: outstandingPaper },
  { method: 'GET', path: '/audits/rounds/:round/outstanding/:return', permission: 'see-audits', answer: (visit) => pursuePage(visit) },
  { method: 'POST', path: '/audits/rounds/:round/outstanding/:return', permission: 'see-audits', answer: pursue },
  { method: 'GET', path: '/audits/rounds/:round/outstanding/:return/letter.docx', permission: 'see-audits', answer: pursuitLetter },
  { method: 'GET', path: '/audits/booked', permission: 'see-audits', answer: (visit) => bookedPage(visit) },
  { method: 'POST', path: '/audits/booked', permission: 'manage-audits', answer: book },
];
