import type { Route } from '../web/visit/index.ts';
import { absencePage, answerAbsence, answerEndAbsence, endAbsencePage } from './absences/absence-pages.tsx';
import { answerAccountOf, closePage } from './accounts/account-pages.tsx';
import { exportPeople, peoplePage } from './accounts/list-page.tsx';
import { answerChangePerson, answerNewPerson, changePersonPage, newPersonPage } from './accounts/person-form.tsx';
import { personPage } from './accounts/person-page.tsx';
import { agenciesPage, answerChangeAgency, answerNewAgency, changeAgencyPage, newAgencyPage } from './agencies/agency-pages.tsx';
import { answerEndNomination, answerNominate, nominatePage } from './deputies/deputy-pages.tsx';
import { answerGroupCalendar } from './groups/group-calendar.tsx';
import { answerNewMember, groupPage, groupsPage, newMemberPage } from './groups/group-pages.tsx';
import { readinessPage } from './readiness/readiness-page.tsx';
import { answerEndRole, answerGiveRole, endRolePage, giveRolePage } from './roles/role-pages.tsx';

const seen = 'signed-in';
const managed = 'manage-people';

/** Who is who: seen by everybody who is signed in, changed by those who manage people; one's own absence by oneself. */
export const peopleRoutes: Route[] = [
  { method: 'GET', path: '/people', permission: seen, answer: peoplePage },
  { method: 'GET', path: '/people/export', permission: 'export-data', answer: exportPeople },
  { method: 'GET', path: '/people/needed', permission: managed, answer: readinessPage },
  { method: 'GET', path: '/people/new', permission: managed, answer: newPersonPage },
  { method: 'POST', path: '/people/new', permission: managed, answer: answerNewPerson },
  { method: 'GET', path: '/people/:id', permission: seen, answer: personPage },
  { method: 'GET', path: '/people/:id/change', permission: managed, answer: changePersonPage },
  { method: 'POST', path: '/people/:id/change', permission: managed, answer: answerChangePerson },
  { method: 'GET', path: '/people/:id/close', permission: managed, answer: closePage },
  { method: 'POST', path: '/people/:id/account', permission: managed, answer: answerAccountOf },
  { method: 'GET', path: '/people/:id/roles/new', permission: managed, answer: (visit) => giveRolePage(visit) },
  { method: 'POST', path: '/people/:id/roles/new', permission: managed, answer: answerGiveRole },
  { method: 'GET', path: '/people/:id/roles/:membership/end', permission: managed, answer: (visit) => endRolePage(visit) },
  { method: 'POST', path: '/people/:id/roles/:membership/end', permission: managed, answer: answerEndRole },
  { method: 'GET', path: '/people/:id/deputies/new', permission: managed, answer: (visit) => nominatePage(visit) },
  { method: 'POST', path: '/people/:id/deputies/new', permission: managed, answer: answerNominate },
  { method: 'POST', path: '/people/:id/deputies/:nomination/end', permission: managed, answer: answerEndNomination },
  { method: 'GET', path: '/people/:id/absences/new', permission: seen, answer: (visit) => absencePage(visit) },
  { method: 'POST', path: '/people/:id/absences/new', permission: seen, answer: answerAbsence },
  { method: 'GET', path: '/people/:id/absences/:absence/end', permission: seen, answer: (visit) => endAbsencePage(visit) },
  { method: 'POST', path: '/people/:id/absences/:absence/end', permission: seen, answer: answerEndAbsence },
  { method: 'GET', path: '/agencies', permission: seen, answer: agenciesPage },
  { method: 'GET', path: '/agencies/new', permission: managed, answer: newAgencyPage },
  { method: 'POST', path: '/agencies/new', permission: managed, answer: answerNewAgency },
  { method: 'GET', path: '/agencies/:id', permission: managed, answer: changeAgencyPage },
  { method: 'POST', path: '/agencies/:id', permission: managed, answer: answerChangeAgency },
  { method: 'GET', path: '/groups', permission: seen, answer: groupsPage },
  { method: 'GET', path: '/groups/:id', permission: seen, answer: groupPage },
  { method: 'POST', path: '/groups/:id/calendar', permission: seen, answer: answerGroupCalendar },
  { method: 'GET', path: '/groups/:id/members/new', permission: managed, answer: (visit) => newMemberPage(visit) },
  { method: 'POST', path: '/groups/:id/members/new', permission: managed, answer: answerNewMember },
];
