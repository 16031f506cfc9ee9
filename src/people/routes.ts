import type { Route } from '../web/visit/index.ts';
import { addAgency, addPerson, agenciesPage, changePerson, newPersonPage, peoplePage, personPage } from './pages/people-pages.tsx';

export const peopleRoutes: Route[] = [
  { method: 'GET', path: '/people', permission: 'signed-in', answer: peoplePage },
  { method: 'GET', path: '/people/new', permission: 'manage-people', answer: (visit) => newPersonPage(visit) },
  { method: 'POST', path: '/people/new', permission: 'manage-people', answer: addPerson },
  { method: 'GET', path: '/people/:id', permission: 'signed-in', answer: personPage },
  { method: 'POST', path: '/people/:id', permission: 'manage-people', answer: changePerson },
  { method: 'GET', path: '/agencies', permission: 'signed-in', answer: (visit) => agenciesPage(visit) },
  { method: 'POST', path: '/agencies', permission: 'manage-people', answer: addAgency },
];
