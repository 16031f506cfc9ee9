import type { Route } from '../web/visit/index.ts';
import { casesRoutes } from './cases/routes.ts';
import { challengeRoutes } from './challenge/routes.ts';
import { evidenceRoutes } from './evidence/routes.ts';
import { impactRoutes } from './impact/routes.ts';
import { importRoutes } from './imports/routes.ts';
import { programmeRoutes } from './programme/routes.ts';
import { respondentsRoutes } from './respondents/routes.ts';
import { resultsRoutes } from './results/routes.ts';
import { returnsRoutes } from './returns/routes.ts';
import { roundsRoutes } from './rounds/routes.ts';
import { surveysRoutes } from './surveys/routes.ts';
import { toolsRoutes } from './tools/routes.ts';

export { writeFinishedRound } from './imports/finished-round.ts';
export { writeAnswers } from './imports/write-answers.ts';
export { tellOfOutstanding } from './impact/outstanding/tell-of-outstanding.ts';
export { importRound } from './imports/import-round.ts';
export { answerColumns } from './imports/round-columns.ts';
export { schoolColumns } from './imports/school-columns.ts';
export { importSchools } from './imports/import-schools.ts';
export { openRound } from './rounds/open-round.ts';
export { inviteAndChase, remindRespondents } from './rounds/tell-respondents.ts';
export { closeSurveys } from './surveys/close-surveys.ts';
export { openSurvey } from './surveys/open-survey.ts';
export { remindReplies } from './challenge/remind-replies.ts';
export { remindAuditors } from './cases/scoring/remind.ts';
export { drawReported, type DrawnPaper } from './cases/reported/draw-reported.tsx';
export { stretchWords } from './cases/reported/stretch.ts';

/** Audits: the programme, its tools, rounds of self-assessment and case audits, and what they showed. */
export const auditRoutes: Route[] = [
  ...programmeRoutes, ...toolsRoutes, ...respondentsRoutes, ...importRoutes, ...roundsRoutes, ...returnsRoutes, ...evidenceRoutes, ...challengeRoutes, ...resultsRoutes, ...casesRoutes, ...impactRoutes, ...surveysRoutes,
];
