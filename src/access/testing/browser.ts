import type { FastifyInstance } from 'fastify';

export interface Answer {
  status: number;
  /** Where a redirect leads. */
  to: string | undefined;
  /** The page as text, without its marks. */
  text: string;
  html: string;
}

/** A browser without scripts: it keeps cookies and sends forms with what the last page hid in them. */
export class Browser {
  private readonly server: FastifyInstance;
  private readonly ip: string;
  readonly cookies = new Map<string, string>();
  private csrf = '';

  constructor(server: FastifyInstance, ip: string) {
    this.server = server;
    this.ip = ip;
  }

  get(url: string): Promise<Answer> {
    return this.ask('GET', url);
  }

  /** Sends a form; the proof that it came from our page is that of the last page seen. */
  post(url: string, fields: Record<string, string | string[]> = {}): Promise<Answer> {
    return this.ask('POST', url, new URLSearchParams(Object.entries({ _csrf: this.csrf, ...fields }).flatMap(([name, value]) => [value].flat().map((each) => [name, each]))).toString());
  }

  /** Looks at a page and sends a form from it. */
  async send(page: string, url: string, fields: Record<string, string | string[]>): Promise<Answer> {
    await this.get(page);
    return this.post(url, fields);
  }

  signIn(email: string, password: string, more: Record<string, string> = {}): Promise<Answer> {
    return this.post('/sign-in', { email, password, ...more });
  }

  private async ask(method: 'GET' | 'POST', url: string, payload?: string): Promise<Answer> {
    const answer = await this.server.inject({
      method, url, remoteAddress: this.ip, cookies: Object.fromEntries(this.cookies),
      headers: { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0', ...(payload === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }) },
      ...(payload === undefined ? {} : { payload }),
    });
    for (const { name, value, maxAge } of answer.cookies) {
      if (maxAge === 0 || value === '') this.cookies.delete(name);
      else this.cookies.set(name, value);
    }
    const html = answer.payload;
    this.csrf = /name="_csrf" value="([^"]*)"/.exec(html)?.[1] ?? this.csrf;
    return { status: answer.statusCode, to: answer.headers.location, html, text: html.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ') };
  }
}
