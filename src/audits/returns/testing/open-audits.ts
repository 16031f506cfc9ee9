import type { FastifyInstance } from 'fastify';
import type { DatabaseKind } from '../../../../test/support/databases.ts';
import { accessRoutes, permissionsOf } from '../../../access/index.ts';
import { Browser } from '../../../access/testing/browser.ts';
import { emailOf, openHouse, type House } from '../../../access/testing/open-house.ts';
import { demonstrationPassword } from '../../../product/demonstration/people.ts';
import { buildServer } from '../../../web/server/server.ts';
import { auditRoutes } from '../../index.ts';

export interface AuditHouse {
  house: House;
  server: FastifyInstance;
  stranger(): Browser;
  signedIn(key: string): Promise<Browser>;
  close(): Promise<void>;
}

/** The audits alone over a real database, with the demonstration people. */
export async function openAudits(kind: DatabaseKind, start = '2026-11-20T09:00:00Z'): Promise<AuditHouse> {
  const house = await openHouse(kind, start);
  const server = await buildServer(house.app, { routes: [{ method: 'GET', path: '/', permission: 'signed-in', answer: async () => ({ kind: 'redirect', to: '/account' }) }, ...accessRoutes, ...auditRoutes], navigation: [], permissionsOf, demonstration: () => true });
  const stranger = () => new Browser(server, '192.0.2.9');
  return {
    house, server, stranger,
    async signedIn(key) {
      const one = stranger();
      await one.signIn(emailOf(key), demonstrationPassword);
      return one;
    },
    async close() {
      await server.close();
      await house.close();
    },
  };
}
