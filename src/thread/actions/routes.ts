import { isId } from '../../platform/index.ts';
import { notFound, type Reply, type Route, type Visit } from '../../web/visit/index.ts';
import type { Hold } from '../may-name.tsx';
import { actionPage, openAction } from './action-page.tsx';
import { changeAction } from './change-action.ts';
import { actionsPage, exportActions } from './list-page.tsx';
import { makeAction, newActionPage } from './make-action.tsx';

async function showAction(visit: Visit): Promise<Reply> {
  const id = visit.params['id'] ?? '';
  const opened = isId(id) ? await openAction(visit, id) : null;
  return opened === null ? notFound : actionPage(visit, opened, null, [], 200);
}

/** A file that was added as evidence; only who may see what it belongs to finds it. What is held apart is handed out by its own page. */
async function file(visit: Visit): Promise<Reply> {
  const id = visit.params['id'] ?? '';
  const row = isId(id) ? await visit.tx.selectFrom('stored_file').selectAll().where('id', '=', id).where('held_apart', '=', false).executeTakeFirst() : undefined;
  return row === undefined ? notFound : { kind: 'download', name: row.name, type: row.type, content: visit.app.files.read(row.id) };
}

export const actionRoutes = (hold: Hold): Route[] => [
  { method: 'GET', path: '/actions', permission: 'see-learning', answer: actionsPage },
  { method: 'GET', path: '/actions.csv', permission: 'export-data', answer: (visit) => exportActions(visit, 'csv') },
  { method: 'GET', path: '/actions.xlsx', permission: 'export-data', answer: (visit) => exportActions(visit, 'xlsx') },
  { method: 'GET', path: '/actions/new', permission: 'manage-actions', answer: (visit) => newActionPage(visit) },
  { method: 'POST', path: '/actions/new', permission: 'manage-actions', answer: (visit) => makeAction(visit, hold) },
  { method: 'GET', path: '/actions/:id', permission: 'see-learning', answer: showAction },
  { method: 'POST', path: '/actions/:id', permission: 'see-learning', upload: true, answer: (visit) => changeAction(visit, hold) },
  { method: 'GET', path: '/files/:id', permission: 'see-learning', answer: file },
];
