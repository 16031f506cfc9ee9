import type { Reply, Route } from '../../web/visit/index.ts';
import { confirmWhole, showUnconfirmed } from './confirm-whole.tsx';
import { showColleagues, takeColleagues } from './colleagues-page.tsx';
import { byAccount, byLink } from './doors.tsx';
import { handIn, showHandIn } from './hand-in.tsx';
import { showReturn } from './overview-page.tsx';
import { showSection, takeSection } from './section-deeds.ts';
import type { OpenReturn } from './the-return.ts';

/** The pages of a return lie behind two doors: an account of the agency, and a personal link. What is not a section lies under `all`. */
const pages: { method: 'GET' | 'POST'; path: string; deed: (open: OpenReturn) => Promise<Reply> }[] = [
  { method: 'GET', path: '', deed: showReturn },
  { method: 'GET', path: '/:section', deed: showSection },
  { method: 'POST', path: '/:section', deed: takeSection },
  { method: 'GET', path: '/all/confirm', deed: showUnconfirmed },
  { method: 'POST', path: '/all/confirm', deed: confirmWhole },
  { method: 'GET', path: '/all/colleagues', deed: showColleagues },
  { method: 'POST', path: '/all/colleagues', deed: takeColleagues },
  { method: 'GET', path: '/all/hand-in', deed: showHandIn },
  { method: 'POST', path: '/all/hand-in', deed: handIn },
];

export const returnsRoutes: Route[] = pages.flatMap(({ method, path, deed }): Route[] => {
  const how = { locked: method === 'POST' };
  return [
    // Whether somebody reads or answers is the return's to say: its board's people see audits, its agency's answer them.
    { method, path: `/audits/returns/:return${path}`, permission: method === 'GET' ? 'signed-in' : 'answer-audits', answer: byAccount(deed, how) },
    { method, path: `/a/:token${path}`, open: 'link-holder', answer: byLink(deed, how) },
  ];
});
