import { z } from 'zod';

/**
 * Where the product does something: its engines, each with the page at which people meet it and the permission that opens it. A pack names them for what no
 * process, form or schedule of its own carries; a test holds each to a page that there is.
 */
export const places = {
  people: { name: 'people with their roles, days and deputies', path: '/people', permission: 'signed-in' },
  agencies: { name: 'agencies', path: '/agencies', permission: 'signed-in' },
  groups: { name: 'groups of each board with their members', path: '/groups', permission: 'signed-in' },
  meetings: { name: 'meetings with agenda, minutes, decisions and actions', path: '/meetings', permission: 'see-framework' },
  'forward-plan': { name: 'forward plan', path: '/forward-plan', permission: 'see-framework' },
  reviews: { name: 'register of reviews and what runs', path: '/reviews', permission: 'see-reviews' },
  decision: { name: 'decision with each person’s part and dissent', path: '/reviews/:id/steps/:step', permission: 'see-reviews' },
  audits: { name: 'audit programme and rounds', path: '/audits', permission: 'see-audits' },
  'audit-tools': { name: 'audit tools with their editions', path: '/audits/tools', permission: 'see-audits' },
  challenge: { name: 'challenge of returns', path: '/audits/rounds/:round/challenge', permission: 'see-audits' },
  'learning-log': { name: 'learning log', path: '/lessons', permission: 'see-learning' },
  'learning-shared': { name: 'issues and events at which learning is shared', path: '/lessons/shared', permission: 'see-learning' },
  actions: { name: 'actions', path: '/actions', permission: 'see-learning' },
} as const satisfies Record<string, { name: string; path: string; permission: string }>;
export type Place = keyof typeof places;
export const Place = z.enum(Object.keys(places) as [Place, ...Place[]]);
