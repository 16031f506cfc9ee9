import { createHash, timingSafeEqual } from 'node:crypto';
import { sql } from 'kysely';
import type { Route } from '../web/visit/index.ts';
import { mailWaiting, metrics } from '../web/server/metrics.ts';

const text = (status: number, said: string) => ({ kind: 'text' as const, type: 'text/plain; charset=utf-8', text: `${said}\n`, status });

/** Whoever brings the token; where none is set, whoever asks from this very machine and not through a proxy. */
function mayMeasure(token: string | undefined, ip: string, header: (name: string) => string): boolean {
  if (token === undefined) return ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(ip) && header('x-forwarded-for') === '' && header('forwarded') === '';
  const given = createHash('sha256').update(header('authorization')).digest();
  return timingSafeEqual(given, createHash('sha256').update(`Bearer ${token}`).digest());
}

/** For whoever runs the product: is it alive, can it serve, how is it. They tell nothing of what is in it. */
export const healthRoutes: Route[] = [
  { method: 'GET', path: '/health/live', open: 'anybody', answer: async () => text(200, 'alive') },
  {
    method: 'GET', path: '/health/ready', open: 'anybody',
    async answer({ app }) {
      try {
        await app.database.run({ role: 'gt_app' }, (tx) => sql`select 1`.execute(tx));
        return text(200, 'ready');
      } catch {
        return text(503, 'the database cannot be reached');
      }
    },
  },
  {
    method: 'GET', path: '/metrics', open: 'anybody',
    async answer({ app, ip, header }) {
      if (!mayMeasure(app.settings.metricsToken, ip, header)) return text(403, 'Figures are given to this machine itself, or to whoever brings the METRICS_TOKEN as a bearer token.');
      const waiting = await app.database.run({ role: 'gt_worker' }, (tx) => sql<{ waiting: number }>`select gt.mail_waiting() as waiting`.execute(tx)).catch(() => null);
      if (waiting !== null) mailWaiting.set(waiting.rows[0]?.waiting ?? 0);
      return { kind: 'text', type: metrics.contentType, text: await metrics.metrics() };
    },
  },
];
