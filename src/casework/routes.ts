import { record } from '../access/record.ts';
import { isId } from '../platform/index.ts';
import { goTo, notFound, page, type Reply, type Route, type Visit } from '../web/visit/index.ts';
import { decisionStep } from './decision/decision-step.ts';
import { raise, takeUp } from './heard/raise.ts';
import { saidPage } from './heard/said-page.tsx';
import { agreeFinding } from './findings/agree-finding.ts';
import { ImportedPage, readImported } from './incidents/imported-page.tsx';
import { handIn, passOn, savePart, showIdentities, showLink, showPart } from './links/link-pages.tsx';
import { takeOutLetter, takeOutReport } from './documents/take-out.tsx';
import { changeClock, clockPage } from './review/clock-page.tsx';
import { endingPage, endReview } from './review/ending-page.tsx';
import { historyPage } from './review/history-page.tsx';
import { mapPage } from './review/map-page.tsx';
import { papersAtStep } from './papers/at-step.ts';
import { attachPaper, readPaper, takeOffPaper } from './papers/attach-paper.ts';
import { publishStep } from './publication/publish-step.tsx';
import { openReview } from './review/open-review.ts';
import { readReviewView } from './review/read-review-view.ts';
import { registerRoutes } from './register/routes.ts';
import { ReviewPage } from './review/review-page.tsx';
import { aidPage } from './aid/aid-page.tsx';
import { startList } from './start/start-list.tsx';
import { startProcess, startProcessPage } from './start/start-process-page.tsx';
import { notify, notifyPage } from './incidents/start-page.tsx';
import { followStep } from './plan/follow-step.tsx';
import { impactStep } from './plan/impact-step.tsx';
import { planStep } from './plan/plan-step.tsx';
import { auditStep } from './steps/audit-step.tsx';
import { compositeStep } from './steps/composite-step.tsx';
import { formStep } from './steps/form-step.tsx';
import { noticeStep } from './steps/notice-step.tsx';
import { requestStep } from './steps/request-step.tsx';
import type { StepPage } from './steps/step-page.ts';
import { taskStep } from './steps/task-step.tsx';
import { viewsStep } from './steps/views-step.tsx';
import { waitStep } from './steps/wait-step.tsx';
import { compositePage } from './summaries/composite.tsx';
import { changeSummary, summaryPage } from './summaries/summary-page.tsx';
import { changeTeam, teamPage } from './team/team-page.tsx';
import { openVault, vaultDoor } from './vault/vault-page.tsx';
import type { Act } from '../framework/schema/process.ts';

const stepPages: Record<Act['kind'], StepPage> = {
  task: taskStep, form: formStep, request: requestStep, round: auditStep, 'case-audit': auditStep, plan: planStep, follow: followStep, 'impact-audit': impactStep, composite: compositeStep, views: viewsStep, decision: decisionStep, notice: noticeStep, publish: publishStep, wait: waitStep,
};

async function stepOf(visit: Visit, deed: 'show' | 'take'): Promise<Reply> {
  const review = await openReview(visit, visit.params['id'] ?? '');
  const step = review?.process.definition.steps.find((each) => each.key === visit.params['step']);
  return review === null || step === undefined ? notFound : stepPages[step.act.kind][deed](visit, { ...review, papers: await papersAtStep(visit, review, step) }, step);
}

/** The review's page. That somebody looked is recorded: a case is not to be browsed unseen. */
async function reviewPage(visit: Visit): Promise<Reply> {
  const review = await openReview(visit, visit.params['id'] ?? '');
  if (review === null) return notFound;
  const imported = review.process.state.status === 'running' ? null : await readImported(visit.tx, review.process);
  const body = imported === null ? ReviewPage(await readReviewView(visit, review)) : ImportedPage({ imported, process: review.process });
  await record(visit.tx, visit.now, { deed: 'read a review', subjectKind: 'process', subjectId: review.process.id, caseId: review.process.caseId, detail: { reference: review.process.reference } });
  return page(`${review.process.reference}: ${review.process.definition.name}`, body, { section: 'reviews', wide: true, back: { href: '/reviews', text: 'Back to all reviews' } });
}

/** Knots of the thread that have no page of their own lead to the one that shows them. */
async function toReviewOf(visit: Visit, column: 'incident' | 'decision'): Promise<Reply> {
  const id = visit.params['id'] ?? '';
  if (!isId(id)) return notFound;
  if (column === 'incident') {
    const row = await visit.tx.selectFrom('incident').select('process_id').where('id', '=', id).executeTakeFirst();
    return row === undefined ? notFound : goTo(`/reviews/${row.process_id}`);
  }
  const row = await visit.tx.selectFrom('thread_edge as e').innerJoin('process as p', (join) => join.onRef('p.partnership_id', '=', 'e.partnership_id').onRef('p.id', '=', 'e.from_id')).select('p.id').where('e.to_id', '=', id).executeTakeFirst();
  return row === undefined ? notFound : goTo(`/reviews/${row.id}`);
}

export const caseworkRoutes: Route[] = [
  { method: 'GET', path: '/said', permission: 'speak-in-forum', answer: (visit) => saidPage(visit) },
  { method: 'POST', path: '/said', permission: 'speak-in-forum', answer: raise },
  { method: 'POST', path: '/said/taken-up', permission: 'speak-in-forum', answer: takeUp },
  { method: 'GET', path: '/incidents/new', permission: 'notify-incident', answer: (visit) => notifyPage(visit) },
  { method: 'POST', path: '/incidents/new', permission: 'notify-incident', answer: notify },
  { method: 'GET', path: '/incidents/:id', permission: 'see-reviews', answer: (visit) => toReviewOf(visit, 'incident') },
  { method: 'GET', path: '/decisions/:id', permission: 'see-reviews', answer: (visit) => toReviewOf(visit, 'decision') },
  ...registerRoutes,
  { method: 'GET', path: '/reviews/start', permission: 'see-reviews', answer: startList },
  { method: 'GET', path: '/reviews/start/:process', permission: 'see-reviews', answer: startProcessPage },
  { method: 'POST', path: '/reviews/start/:process', permission: 'see-reviews', answer: startProcess },
  { method: 'GET', path: '/reviews/aid', permission: 'see-reviews', answer: aidPage },
  { method: 'GET', path: '/reviews/:id', permission: 'see-reviews', answer: reviewPage },
  { method: 'GET', path: '/reviews/:id/steps/:step', permission: 'see-reviews', answer: (visit) => stepOf(visit, 'show') },
  { method: 'POST', path: '/reviews/:id/steps/:step', permission: 'see-reviews', answer: (visit) => stepOf(visit, 'take') },
  // Whoever comes back to the address at which a paper was attached finds its step.
  { method: 'GET', path: '/reviews/:id/steps/:step/papers', permission: 'see-reviews', answer: (visit) => stepOf(visit, 'show') },
  { method: 'POST', path: '/reviews/:id/steps/:step/papers', permission: 'see-reviews', upload: true, answer: (visit) => attachPaper(visit, (review, step) => stepPages[step.act.kind].show(visit, review, step)) },
  { method: 'GET', path: '/reviews/:id/papers/:paper', permission: 'see-reviews', answer: readPaper },
  { method: 'POST', path: '/reviews/:id/papers/:paper', permission: 'see-reviews', answer: takeOffPaper },
  { method: 'GET', path: '/reviews/:id/composite', permission: 'see-reviews', answer: compositePage },
  { method: 'GET', path: '/reviews/:id/map', permission: 'see-reviews', answer: mapPage },
  { method: 'GET', path: '/reviews/:id/history', permission: 'see-reviews', answer: historyPage },
  { method: 'GET', path: '/reviews/:id/report.docx', permission: 'see-reviews', answer: takeOutReport },
  { method: 'POST', path: '/reviews/:id/report.docx', permission: 'see-reviews', answer: takeOutReport },
  { method: 'GET', path: '/reviews/:id/steps/:step/letter.docx', permission: 'see-reviews', answer: takeOutLetter },
  { method: 'POST', path: '/reviews/:id/steps/:step/letter.docx', permission: 'see-reviews', answer: takeOutLetter },
  { method: 'GET', path: '/reviews/:id/team', permission: 'see-reviews', answer: teamPage },
  { method: 'POST', path: '/reviews/:id/team', permission: 'run-review', answer: changeTeam },
  { method: 'GET', path: '/reviews/:id/vault', permission: 'open-vault', answer: vaultDoor },
  { method: 'POST', path: '/reviews/:id/vault', permission: 'open-vault', answer: openVault },
  { method: 'GET', path: '/reviews/:id/clocks/:clock', permission: 'see-reviews', answer: clockPage },
  { method: 'POST', path: '/reviews/:id/clocks/:clock', permission: 'run-review', answer: changeClock },
  { method: 'GET', path: '/reviews/:id/ending', permission: 'run-review', answer: endingPage },
  { method: 'POST', path: '/reviews/:id/ending', permission: 'run-review', answer: endReview },
  { method: 'POST', path: '/findings/:id', permission: 'agree-learning', answer: agreeFinding },
  { method: 'GET', path: '/summaries/:id', permission: 'see-reviews', answer: summaryPage },
  { method: 'POST', path: '/summaries/:id', permission: 'run-review', answer: changeSummary },
  { method: 'GET', path: '/l/:token', open: 'link-holder', answer: showLink },
  { method: 'GET', path: '/l/:token/:section', open: 'link-holder', answer: showPart },
  { method: 'POST', path: '/l/:token/:section', open: 'link-holder', answer: savePart },
  { method: 'POST', path: '/l/:token/hand-in', open: 'link-holder', answer: handIn },
  { method: 'POST', path: '/l/:token/pass-on', open: 'link-holder', answer: passOn },
  { method: 'POST', path: '/l/:token/who', open: 'link-holder', answer: showIdentities },
];
