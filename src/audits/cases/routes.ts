import type { Route } from '../../web/visit/index.ts';
import { auditPage } from './audit/audit-page.tsx';
import { auditsPage, takeOutAudits } from './audit/list-page.tsx';
import { feedbackPage } from './feedback/feedback-page.tsx';
import { recordFeedback } from './feedback/record-feedback.ts';
import { findingPage, makeFinding } from './findings/make-finding.tsx';
import { planAudit } from './plan/plan-audit.ts';
import { planPage } from './plan/plan-page.tsx';
import { conclude } from './report/conclude.ts';
import { reportPage } from './report/report-page.tsx';
import { reportAsWord, takeOutGrades } from './report/take-out.ts';
import { samplePage } from './sample/sample-page.tsx';
import { takeSample } from './sample/take-sample.ts';
import { declare, handIn, savePart, showPart, showScoring } from './scoring/answer-link.ts';
import { askAuditor, noteInvolved } from './scoring/ask-auditors.ts';
import { auditorsPage } from './scoring/auditors-page.tsx';
import { changeScoring } from './scoring/change-scoring.ts';
import { recordVoice } from './voice/record-voice.ts';
import { voicePage } from './voice/voice-page.tsx';
import { casePage } from './workshop/case-page.tsx';
import { changePlan, changePlanPage } from './plan/change-plan.tsx';
import { holdWorkshop } from './workshop/hold-workshop.ts';
import { saveGrades } from './workshop/save-grades.ts';
import { workshopPage } from './workshop/workshop-page.tsx';

// What a route names is the weakest permission that may come; policies.ts settles it board by board.
const seen = 'see-audits';
const kept = 'manage-audits';

export const casesRoutes: Route[] = [
  { method: 'GET', path: '/audits/cases', permission: seen, answer: auditsPage },
  { method: 'GET', path: '/audits/cases.csv', permission: 'export-data', answer: (visit) => takeOutAudits(visit, 'csv') },
  { method: 'GET', path: '/audits/cases.xlsx', permission: 'export-data', answer: (visit) => takeOutAudits(visit, 'xlsx') },
  { method: 'GET', path: '/audits/cases/new', permission: kept, answer: (visit) => planPage(visit) },
  { method: 'POST', path: '/audits/cases/new', permission: kept, answer: planAudit },
  { method: 'GET', path: '/audits/cases/:audit', permission: seen, answer: auditPage },
  { method: 'GET', path: '/audits/cases/:audit/plan', permission: kept, answer: (visit) => changePlanPage(visit) },
  { method: 'POST', path: '/audits/cases/:audit/plan', permission: kept, answer: changePlan },
  { method: 'GET', path: '/audits/cases/:audit/sample', permission: seen, answer: (visit) => samplePage(visit) },
  { method: 'POST', path: '/audits/cases/:audit/sample', permission: kept, upload: true, answer: takeSample },
  { method: 'GET', path: '/audits/cases/:audit/auditors', permission: seen, answer: (visit) => auditorsPage(visit) },
  { method: 'POST', path: '/audits/cases/:audit/auditors', permission: kept, answer: askAuditor },
  { method: 'POST', path: '/audits/cases/:audit/involved', permission: kept, answer: noteInvolved },
  { method: 'POST', path: '/audits/cases/:audit/scorings/:scoring', permission: kept, answer: changeScoring },
  { method: 'GET', path: '/audits/cases/:audit/workshop', permission: seen, answer: (visit) => workshopPage(visit) },
  { method: 'POST', path: '/audits/cases/:audit/workshop', permission: kept, answer: holdWorkshop },
  { method: 'GET', path: '/audits/cases/:audit/cases/:case', permission: seen, answer: (visit) => casePage(visit) },
  { method: 'POST', path: '/audits/cases/:audit/cases/:case', permission: kept, answer: saveGrades },
  { method: 'GET', path: '/audits/cases/:audit/voice', permission: seen, answer: (visit) => voicePage(visit) },
  { method: 'POST', path: '/audits/cases/:audit/voice', permission: seen, answer: recordVoice },
  { method: 'GET', path: '/audits/cases/:audit/feedback', permission: seen, answer: (visit) => feedbackPage(visit) },
  { method: 'POST', path: '/audits/cases/:audit/feedback', permission: kept, answer: recordFeedback },
  { method: 'GET', path: '/audits/cases/:audit/findings/new', permission: seen, answer: (visit) => findingPage(visit) },
  { method: 'POST', path: '/audits/cases/:audit/findings/new', permission: seen, answer: makeFinding },
  { method: 'GET', path: '/audits/cases/:audit/report', permission: seen, answer: (visit) => reportPage(visit) },
  { method: 'POST', path: '/audits/cases/:audit/report', permission: kept, answer: conclude },
  { method: 'GET', path: '/audits/cases/:audit/report.docx', permission: seen, answer: reportAsWord },
  { method: 'GET', path: '/audits/cases/:audit/grades.csv', permission: 'export-data', answer: (visit) => takeOutGrades(visit, 'csv') },
  { method: 'GET', path: '/audits/cases/:audit/grades.xlsx', permission: 'export-data', answer: (visit) => takeOutGrades(visit, 'xlsx') },
  { method: 'GET', path: '/k/:token', open: 'link-holder', answer: showScoring },
  { method: 'POST', path: '/k/:token/declare', open: 'link-holder', answer: declare },
  { method: 'POST', path: '/k/:token/hand-in', open: 'link-holder', answer: handIn },
  { method: 'GET', path: '/k/:token/:section', open: 'link-holder', answer: showPart },
  { method: 'POST', path: '/k/:token/:section', open: 'link-holder', answer: savePart },
];
