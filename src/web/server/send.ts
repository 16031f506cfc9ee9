import type { FastifyReply, FastifyRequest } from 'fastify';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Me } from '../../access/me.ts';
import { forbiddenPage, notFoundPage } from '../error-pages.tsx';
import { Layout, type NavigationItem } from '../layout.tsx';
import type { App } from '../visit/visit.ts';
import type { PageContext } from '../visit/form.tsx';
import type { Cookie, Page, Reply } from '../visit/reply.ts';

const saidCookie = 'gt_said';

/** Turns what a route answers into what the browser gets. */
export function sender(app: App, navigation: readonly NavigationItem[], demonstration: () => boolean) {
  const secure = app.settings.baseUrl.startsWith('https:');
  const cookie = (reply: FastifyReply, { name, value, maxAge }: Cookie) =>
    reply.setCookie(name, value, { path: '/', httpOnly: true, sameSite: 'lax', secure, ...(maxAge === undefined ? {} : { maxAge }) });

  function sendPage(request: FastifyRequest, reply: FastifyReply, page: Page, me: Me | null) {
    // Cookies are not read of a request whose address is none.
    const said = (request.cookies as FastifyRequest['cookies'] | null)?.[saidCookie] ?? null;
    if (said !== null) reply.clearCookie(saidCookie, { path: '/' });
    for (const each of page.cookies ?? []) cookie(reply, each);
    const frame = h(Layout, { page, me, demonstration: me?.demonstration ?? demonstration(), navigation, said });
    const html = renderToString(frame, { csrf: me?.csrfSecret ?? '' } satisfies PageContext);
    return reply.status(page.status ?? 200).type('text/html; charset=utf-8').send(`<!DOCTYPE html>${html}`);
  }

  return function send(request: FastifyRequest, reply: FastifyReply, answer: Reply, me: Me | null) {
    switch (answer.kind) {
      case 'page':
        return sendPage(request, reply, answer, me);
      case 'refused':
        return sendPage(request, reply, answer.why === 'forbidden' ? forbiddenPage() : notFoundPage(), me);
      case 'redirect':
        for (const each of answer.cookies ?? []) cookie(reply, each);
        if (answer.said !== undefined) cookie(reply, { name: saidCookie, value: answer.said, maxAge: 60 });
        return reply.redirect(answer.to, 303);
      case 'text':
        return reply.status(answer.status ?? 200).type(answer.type).send(answer.text);
      case 'download':
        return reply
          .header('content-disposition', `${answer.inline ? 'inline' : 'attachment'}; filename="${answer.name.replace(/[^\w. -]/g, '_')}"; filename*=UTF-8''${encodeURIComponent(answer.name)}`)
          .type(answer.type)
          .send(answer.content);
    }
  };
}
