import { z } from 'zod';

/**
 * Where the product does something: its engines, each with the page at which people meet it. A pack names them for what no
 * process, form or schedule of its own carries; a test holds each to a page that there is.
 */
export const places = {
  people: { name: 'people with their roles, days and deputies', path: '/people' },
  agencies: { name: 'agencies', path: '/agencies' },
  groups: { name: 'groups of each board with their members', path: '/groups' },
  meetings: { name: 'meetings with agenda, minutes, decisions and actions', path: '/meetings' },
  'forward-plan': { name: 'forward plan', path: '/forward-plan' },
  reviews: { name: 'register of reviews and what runs', path: '/reviews' },
  decision: { name: 'decision with each person’s part and dissent', path: '/reviews/:id/steps/:step' },
  audits: { name: 'audit programme and rounds', path: '/audits' },
  'audit-tools': { name: 'audit tools with their editions', path: '/audits/tools' },
  challenge: { name: 'challenge of returns', path: '/audits/rounds/:round/challenge' },
  'learning-log': { name: 'learning log', path: '/lessons' },
  'learning-shared': { name: 'issues and events at which learning is shared', path: '/lessons/shared' },
  actions: { name: 'actions', path: '/actions' },
} as const satisfies Record<string, { name: string; path: string }>;
export type Place = keyof typeof places;
export const Place = z.enum(Object.keys(places) as [Place, ...Place[]]);
