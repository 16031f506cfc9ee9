import type { Route } from '../../web/visit/index.ts';
import { accountPage, answerPassword } from './account-page.tsx';
import { answerCode, codePage } from './code-page.tsx';
import { answerForgotten, forgottenPage } from './forgotten-page.tsx';
import { answerNewPassword, newPasswordPage } from './new-password-page.tsx';
import { answerOwnCalendar, ownCalendarPage } from './own-calendar.tsx';
import { answerSessions, sessionsPage } from './sessions-page.tsx';
import { answerSignIn, signInPage } from './sign-in-page.tsx';
import { answerSignOut } from './sign-out.ts';

export const signInRoutes: Route[] = [
  { method: 'GET', path: '/sign-in', open: 'anybody', answer: signInPage },
  { method: 'POST', path: '/sign-in', open: 'anybody', answer: answerSignIn },
  { method: 'GET', path: '/sign-in/code', open: 'anybody', answer: (visit) => codePage(visit) },
  { method: 'POST', path: '/sign-in/code', open: 'anybody', answer: answerCode },
  { method: 'POST', path: '/sign-out', open: 'anybody', answer: answerSignOut },
  { method: 'GET', path: '/forgotten-password', open: 'anybody', answer: async () => forgottenPage() },
  { method: 'POST', path: '/forgotten-password', open: 'anybody', answer: answerForgotten },
  { method: 'GET', path: '/reset-password/:token', open: 'anybody', answer: newPasswordPage },
  { method: 'POST', path: '/reset-password/:token', open: 'anybody', answer: answerNewPassword },
  { method: 'GET', path: '/account', permission: 'signed-in', answer: accountPage },
  { method: 'GET', path: '/account/sessions', permission: 'signed-in', answer: sessionsPage },
  { method: 'POST', path: '/account/sessions', permission: 'signed-in', answer: answerSessions },
  { method: 'GET', path: '/account/calendar', permission: 'signed-in', answer: ownCalendarPage },
  { method: 'POST', path: '/account/calendar', permission: 'signed-in', answer: answerOwnCalendar },
  { method: 'POST', path: '/account/password', open: 'anybody', answer: answerPassword },
];
