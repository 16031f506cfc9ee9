import ical from 'ical-generator';
import { sql } from 'kysely';
import { tokenHash } from '../../platform/index.ts';
import type { Route } from '../../web/visit/index.ts';

interface Entry { id: string; due_on: string; what: string; reference: string; path: string }

/** What is due to a person or a group, as a calendar behind a secret link. It names references and steps, and nothing of a case. */
export const feedRoutes: Route[] = [
  {
    method: 'GET', path: '/calendar/:token', open: 'link-holder',
    async answer({ app, params, now }) {
      const token = (params['token'] ?? '').replace(/\.ics$/, '');
      const rows = await app.database.run({ role: 'gt_app' }, async (tx) => {
        const { rows: [link] } = await sql<{ holds: boolean }>`select gt.calendar_holds(${tokenHash(token)}) as holds`.execute(tx);
        return link?.holds ? (await sql<Entry>`select * from gt.calendar_of(${tokenHash(token)}, ${now})`.execute(tx)).rows : null;
      });
      if (rows === null) return { kind: 'text', type: 'text/plain; charset=utf-8', text: 'There is no such calendar.\n', status: 404 };
      const calendar = ical({ name: 'Golden Thread', prodId: { company: 'Golden Thread', product: 'Due' } });
      for (const entry of rows) {
        calendar.createEvent({ id: `${entry.id}@golden-thread`, start: new Date(`${entry.due_on}T00:00:00Z`), allDay: true, summary: `${entry.reference}: ${entry.what}`, url: `${app.settings.baseUrl}${entry.path}`, stamp: now });
      }
      return { kind: 'text', type: 'text/calendar; charset=utf-8', text: calendar.toString() };
    },
  },
];
