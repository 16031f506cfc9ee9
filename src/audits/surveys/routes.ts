import type { Route } from '../../web/visit/index.ts';
import { answerSurvey, showSurvey, thankYou } from './answer/answer-survey.tsx';
import { findingPage, makeFinding } from './findings/make-finding.tsx';
import { surveysPage } from './list-page.tsx';
import { newSurveyPage, openNewSurvey } from './new-page.tsx';
import { surveyGroupsPage } from './results/groups-page.tsx';
import { surveyResultsPage } from './results/results-page.tsx';
import { takeOutGroups, takeOutSurvey } from './results/take-out.ts';
import { releaseWords, wordsPage } from './results/words-page.tsx';
import { changeSurvey } from './survey-deeds.ts';
import { surveyPage } from './survey-page.tsx';

// Which board's surveys are seen and kept is settled in ../policies.ts: permissions are a board's own.
export const surveysRoutes: Route[] = [
  { method: 'GET', path: '/audits/surveys', permission: 'see-audits', answer: surveysPage },
  { method: 'GET', path: '/audits/surveys/new', permission: 'manage-audits', answer: (visit) => newSurveyPage(visit) },
  { method: 'POST', path: '/audits/surveys/new', permission: 'manage-audits', answer: openNewSurvey },
  { method: 'GET', path: '/audits/surveys/:survey', permission: 'see-audits', answer: (visit) => surveyPage(visit) },
  { method: 'POST', path: '/audits/surveys/:survey', permission: 'manage-audits', answer: changeSurvey },
  { method: 'GET', path: '/audits/surveys/:survey/results', permission: 'see-audits', answer: surveyResultsPage },
  { method: 'GET', path: '/audits/surveys/:survey/results/groups', permission: 'see-audits', answer: surveyGroupsPage },
  { method: 'GET', path: '/audits/surveys/:survey/results/groups.csv', permission: 'export-data', answer: (visit) => takeOutGroups(visit, 'csv') },
  { method: 'GET', path: '/audits/surveys/:survey/results/groups.xlsx', permission: 'export-data', answer: (visit) => takeOutGroups(visit, 'xlsx') },
  { method: 'GET', path: '/audits/surveys/:survey/results.csv', permission: 'export-data', answer: (visit) => takeOutSurvey(visit, 'csv') },
  { method: 'GET', path: '/audits/surveys/:survey/results.xlsx', permission: 'export-data', answer: (visit) => takeOutSurvey(visit, 'xlsx') },
  { method: 'GET', path: '/audits/surveys/:survey/words', permission: 'manage-audits', answer: (visit) => wordsPage(visit) },
  { method: 'POST', path: '/audits/surveys/:survey/words', permission: 'manage-audits', answer: releaseWords },
  { method: 'GET', path: '/audits/surveys/:survey/findings/new', permission: 'see-audits', answer: (visit) => findingPage(visit) },
  { method: 'POST', path: '/audits/surveys/:survey/findings/new', permission: 'see-audits', answer: makeFinding },
  { method: 'GET', path: '/s/:token', open: 'link-holder', answer: showSurvey },
  { method: 'POST', path: '/s/:token', open: 'link-holder', answer: answerSurvey },
  { method: 'GET', path: '/s/:token/thanks', open: 'link-holder', answer: thankYou },
];
