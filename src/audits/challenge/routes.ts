import type { Route } from '../../web/visit/index.ts';
import { byAccount, byLink } from '../returns/doors.tsx';
import { challengePage } from './challenge-page.tsx';
import { chooseReturns } from './choose-returns.ts';
import { dayPage } from './day/day-page.tsx';
import { changeDay, prepareDay } from './day/prepare.ts';
import { preparePage } from './day/prepare-page.tsx';
import { recordDay } from './day/record-day.ts';
import { sheetAsWord } from './day/sheet-document.ts';
import { agencyPage } from './return/agency-page.tsx';
import { showChallenge, takeChallenge } from './return/challenge-of-return.ts';
import { changeQuestion } from './return/change-question.ts';
import { gradesPage } from './return/grades-page.tsx';
import { moderate } from './return/moderate.ts';
import { questionPage } from './return/question-page.tsx';
import { reply } from './return/reply.ts';

const replyLocked = { locked: true };

// The panel and the keepers of a board's audits act here by ../policies.ts; an agency replies by its account or its personal link.
export const challengeRoutes: Route[] = [
  { method: 'GET', path: '/audits/rounds/:round/challenge', permission: 'see-audits', answer: (visit) => challengePage(visit) },
  { method: 'POST', path: '/audits/rounds/:round/challenge', permission: 'see-audits', answer: chooseReturns },
  { method: 'GET', path: '/audits/rounds/:round/challenge/days/new', permission: 'see-audits', answer: (visit) => preparePage(visit) },
  { method: 'POST', path: '/audits/rounds/:round/challenge/days/new', permission: 'see-audits', answer: prepareDay },
  { method: 'GET', path: '/audits/challenge/days/:day', permission: 'see-audits', answer: (visit) => dayPage(visit) },
  { method: 'POST', path: '/audits/challenge/days/:day', permission: 'see-audits', answer: recordDay },
  { method: 'GET', path: '/audits/challenge/days/:day/change', permission: 'see-audits', answer: (visit) => preparePage(visit) },
  { method: 'POST', path: '/audits/challenge/days/:day/change', permission: 'see-audits', answer: changeDay },
  { method: 'GET', path: '/audits/challenge/days/:day/sheet.docx', permission: 'see-audits', answer: sheetAsWord },
  { method: 'GET', path: '/audits/returns/:return/challenge', permission: 'signed-in', answer: showChallenge },
  { method: 'POST', path: '/audits/returns/:return/challenge', permission: 'see-audits', answer: takeChallenge },
  { method: 'GET', path: '/audits/returns/:return/challenge/grades', permission: 'see-audits', answer: (visit) => gradesPage(visit) },
  { method: 'POST', path: '/audits/returns/:return/challenge/grades', permission: 'see-audits', answer: moderate },
  { method: 'POST', path: '/audits/returns/:return/challenge/reply', permission: 'answer-audits', upload: true, answer: byAccount(reply, replyLocked) },
  { method: 'GET', path: '/audits/returns/:return/challenge/:question', permission: 'see-audits', answer: (visit) => questionPage(visit) },
  { method: 'POST', path: '/audits/returns/:return/challenge/:question', permission: 'see-audits', answer: changeQuestion },
  { method: 'GET', path: '/a/:token/challenge', open: 'link-holder', answer: byLink((open) => agencyPage(open)) },
  { method: 'POST', path: '/a/:token/challenge', open: 'link-holder', upload: true, answer: byLink(reply, replyLocked) },
];
