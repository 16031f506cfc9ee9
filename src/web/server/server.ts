import { timingSafeEqual } from 'node:crypto';
import cookiePlugin from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import staticFiles from '@fastify/static';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { fileURLToPath } from 'node:url';
import { openSession, sessionCookie, type PermissionsOf } from '../../access/session.ts';
import type { Me } from '../../access/me.ts';
import { dayInLondon } from '../../calendar/index.ts';
import type { NavigationItem } from '../layout.tsx';
import { badRequestPage, notFoundPage, stalePage } from '../error-pages.tsx';
import { forbidden, type Reply } from '../visit/reply.ts';
import type { OpenRoute, Route, SignedInRoute } from '../visit/route.ts';
import type { App, Sent, UploadedFile } from '../visit/visit.ts';
import { databaseIsAway, pageForFault } from './faults.ts';
import { countRequest } from './metrics.ts';
import { sender } from './send.ts';
import { letGo, readMultipart } from './uploads.ts';

export interface Site {
  routes: readonly Route[];
  navigation: readonly NavigationItem[];
  permissionsOf: PermissionsOf;
  /** Whether the installation is a demonstration: told on pages that nobody is signed in to. */
  demonstration: () => boolean;
}

/** Milliseconds in which a request has to have come in whole: whoever sends drop by drop would hold it for ever, and hold up the stopping. */
const slowest = 300_000;

/** What the hooks give every other answer. */
const ofAnUnreadAddress = {
  'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'x-robots-tag': 'noindex, nofollow',
  'content-security-policy': "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;font-src 'self';form-action 'self';frame-ancestors 'none';base-uri 'none'",
};

/** Builds the web server over the routes of all features. It keeps no state of its own: any number may run side by side. */
export async function buildServer(app: App, site: Site): Promise<FastifyInstance> {
  const server = Fastify({ logger: false, trustProxy: app.settings.trustProxy, bodyLimit: 1_048_576, forceCloseConnections: 'idle', requestTimeout: slowest, routerOptions: { maxParamLength: 200 },
    // An address that is none comes to no route, hook or plug-in.
    frameworkErrors: (_cause, request, reply) => void send(request, reply.headers(ofAnUnreadAddress), badRequestPage(), null),
  });
  const send = sender(app, site.navigation, site.demonstration);
  await server.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'none'"], scriptSrc: ["'self'"], styleSrc: ["'self'"], imgSrc: ["'self'", 'data:'], fontSrc: ["'self'"],
        connectSrc: ["'self'"], formAction: ["'self'"], frameAncestors: ["'none'"], baseUri: ["'none'"],
        upgradeInsecureRequests: app.settings.baseUrl.startsWith('https:') ? [] : null,
      },
    },
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: app.settings.baseUrl.startsWith('https:') ? { maxAge: 31_536_000 } : false,
  });
  await server.register(cookiePlugin);
  await server.register(formbody, { bodyLimit: 1_048_576 });
  await server.register(multipart);
  await server.register(staticFiles, { root: fileURLToPath(new URL('../../../dist/public/', import.meta.url)), prefix: '/public/', maxAge: '1h' });
  // Whoever is answered while we stop is told that the connection ends: kept open, it would hold up the stopping for a minute.
  let stopping = false;
  server.addHook('preClose', async () => void (stopping = true));
  server.addHook('onSend', async (_request, reply) => {
    if (stopping) reply.header('connection', 'close');
    // Pages about children are kept by no cache on the way.
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
    // Nor are they found by a search engine, whoever publishes a secret link.
    reply.header('x-robots-tag', 'noindex, nofollow');
  });
  server.addHook('onResponse', async (request, reply) => countRequest(request.method, request.routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime));
  server.setErrorHandler((cause, request, reply) => send(request, reply, pageForFault(app, cause, { method: request.method, path: request.routeOptions.url ?? 'none' }), null));
  server.setNotFoundHandler((request, reply) => send(request, reply, notFoundPage(), null));

  for (const route of site.routes) {
    server.route({
      method: route.method,
      url: route.path,
      handler: (request, reply) => (route.open !== undefined ? answerOpen(route, request, reply) : answerSignedIn(route, request, reply)),
    });
  }

  const common = (request: FastifyRequest, files: readonly UploadedFile[], body: Sent) => {
    const now = app.now();
    return {
      app, now, today: dayInLondon(now), files, body, url: request.url,
      params: request.params as Record<string, string>, query: request.query as Sent,
    };
  };
  const openMe = (tx: Parameters<typeof openSession>[0], request: FastifyRequest): Promise<Me | null> => {
    const token = request.cookies[sessionCookie];
    const now = app.now();
    return token === undefined ? Promise.resolve(null) : openSession(tx, token, now, dayInLondon(now), site.permissionsOf);
  };
  const takeBody = async (request: FastifyRequest, upload: boolean): Promise<{ body: Sent; files: readonly UploadedFile[] }> =>
    upload && request.isMultipart() ? readMultipart(app, request) : { body: (request.body ?? {}) as Sent, files: [] };

  async function answerSignedIn(route: SignedInRoute, request: FastifyRequest, reply: FastifyReply) {
    // Whoever may not come in may not send files either: the session is asked before the first byte is kept.
    if (route.upload && request.isMultipart()) {
      const before = await app.database.run({ role: 'gt_app' }, (tx) => openMe(tx, request));
      if (before === null) return send(request, reply, toSignIn(request), null);
      if (!allowed(route, before)) return send(request, reply, forbidden, before);
    }
    const { body, files } = await takeBody(request, route.upload === true);
    let me: Me | null = null;
    let answer: Reply;
    try {
      answer = await app.database.run({ role: 'gt_app' }, async (tx) => {
        me = await openMe(tx, request);
        if (me === null) return toSignIn(request);
        if (!me.fullySignedIn) return { kind: 'redirect', to: '/sign-in/code' };
        if (!allowed(route, me)) return forbidden;
        if (request.method === 'POST' && !sameToken(body['_csrf'], me.csrfSecret)) return stalePage();
        return route.answer({ ...common(request, files, body), tx, me });
      });
    } catch (cause) {
      await letGo(app, files);
      return send(request, reply, pageForFault(app, cause, { method: route.method, path: route.path }), me);
    }
    // A form that was not accepted keeps no file: the person chooses it again beside the message.
    if (files.length > 0 && (answer.kind !== 'redirect' || answer.uploads === 'copied')) await letGo(app, files);
    return send(request, reply, answer, me);
  }

  async function answerOpen(route: OpenRoute, request: FastifyRequest, reply: FastifyReply) {
    const { body, files } = await takeBody(request, route.upload === true);
    try {
      const me = request.cookies[sessionCookie] === undefined ? null : await app.database.run({ role: 'gt_app' }, (tx) => openMe(tx, request)).catch(nobodyWhileAway);
      const answer = await route.answer({
        ...common(request, files, body), me, cookies: request.cookies, ip: request.ip, device: request.headers['user-agent'] ?? '', header: (name) => String(request.headers[name.toLowerCase()] ?? ''),
      });
      if (files.length > 0 && answer.kind !== 'redirect') await letGo(app, files);
      return send(request, reply, answer, me);
    } catch (cause) {
      await letGo(app, files);
      return send(request, reply, pageForFault(app, cause, { method: route.method, path: route.path }), null);
    }
  }
  return server;
}

const allowed = (route: SignedInRoute, me: Me): boolean => route.permission === 'signed-in' || me.permissions.has(route.permission);

/** What is open to anybody is shown even while nobody can be known. */
const nobodyWhileAway = (cause: unknown): null => {
  if (databaseIsAway(cause)) return null;
  throw cause;
};

const toSignIn = (request: FastifyRequest): Reply =>
  ({ kind: 'redirect', to: request.method === 'GET' && request.url !== '/' ? `/sign-in?next=${encodeURIComponent(request.url)}` : '/sign-in' });

function sameToken(given: string | string[] | undefined, secret: string): boolean {
  if (typeof given !== 'string') return false;
  const a = Buffer.from(given);
  const b = Buffer.from(secret);
  return a.length === b.length && timingSafeEqual(a, b);
}
