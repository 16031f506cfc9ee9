import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import { sql } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import { tokenHash } from '../../platform/index.ts';
import type { Route } from '../../web/visit/index.ts';

interface Entry {
  id: string;
  due_on: Day;
  kind: 'step' | 'action';
  /** The step's name in the framework; nothing that somebody wrote. */
  what: string;
  reference: string;
  path: string;
  /** It was due and is so no longer: done, not needed any more, or its review has ended. */
  cancelled: boolean;
}

/** Seconds after which a calendar asks again, as far as it listens. */
const askAgain = 4 * 3600;

/**
 * What is due as a calendar: whole days that keep nobody busy, each under a name that stays the same over every reading.
 * @param stamp when the calendar is written
 */
export function writeCalendar(entries: readonly Entry[], baseUrl: string, stamp: Date): string {
  const calendar = ical({ name: 'Golden Thread', prodId: { company: 'Golden Thread', product: 'Due' }, method: ICalCalendarMethod.PUBLISH, ttl: askAgain });
  for (const entry of entries) {
    calendar.createEvent({
      id: `${entry.id}@golden-thread`, start: new Date(`${entry.due_on}T00:00:00Z`), allDay: true, stamp,
      summary: `${entry.reference}: ${entry.kind === 'action' ? 'last day of an action' : entry.what}`, url: `${baseUrl}${entry.path}`,
      status: entry.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED, sequence: entry.cancelled ? 1 : 0,
      transparency: ICalEventTransparency.TRANSPARENT, busystatus: ICalEventBusyStatus.FREE,
    });
  }
  return calendar.toString();
}

/** What is due to a person or a group, as a calendar behind a secret link. It names references and steps, and nothing of a case. */
export const feedRoutes: Route[] = [
  {
    method: 'GET', path: '/calendar/:token', open: 'link-holder',
    async answer({ app, params, now }) {
      const token = tokenHash((params['token'] ?? '').replace(/\.ics$/, ''));
      const entries = await app.database.run({ role: 'gt_app' }, async (tx) => {
        const { rows: [link] } = await sql<{ holds: boolean }>`select gt.calendar_holds(${token}) as holds`.execute(tx);
        return link?.holds ? (await sql<Entry>`select * from gt.calendar_of(${token}, ${now})`.execute(tx)).rows : null;
      });
      if (entries === null) return { kind: 'text', type: 'text/plain; charset=utf-8', text: 'There is no such calendar.\n', status: 404 };
      return { kind: 'text', type: 'text/calendar; charset=utf-8', text: writeCalendar(entries, app.settings.baseUrl, now) };
    },
  },
];
