import type { Readable } from 'node:stream';
import type { VNode } from 'preact';

/** What a request is answered with. */
export type Reply =
  | Page
  /** `uploads: 'copied'`: what was kept of the files that came is kept apart from them, and they go. */
  | { kind: 'redirect'; to: string; said?: string; cookies?: Cookie[]; uploads?: 'copied' }
  | { kind: 'download'; name: string; type: string; content: Buffer | Readable; inline?: boolean }
  | { kind: 'text'; type: string; text: string; status?: number }
  | { kind: 'refused'; why: 'not-found' | 'forbidden' };

export interface Page {
  kind: 'page';
  /** 422 where the person has something to mend, 409 where somebody else was first. */
  status?: 200 | 400 | 403 | 404 | 409 | 410 | 413 | 422 | 429 | 500 | 503 | 507;
  /** Title of the page, without the service's name. */
  title: string;
  body: VNode;
  /** Which item of the navigation this page belongs to. */
  section?: string;
  /** Way back, shown above the page. */
  back?: { href: string; text: string };
  /** Wider than text: for tables and pictures. */
  wide?: boolean;
  cookies?: Cookie[];
}

export interface Cookie {
  name: string;
  value: string;
  /** Seconds; 0 ends the cookie; left out, it ends with the browser. */
  maxAge?: number;
}

export const page = (title: string, body: VNode, more: Omit<Page, 'kind' | 'title' | 'body'> = {}): Page => ({ kind: 'page', title, body, ...more });
/** Sends the browser on after something was done, with one sentence that says what. */
export const goTo = (to: string, said?: string): Reply => ({ kind: 'redirect', to, ...(said === undefined ? {} : { said }) });
export const notFound: Reply = { kind: 'refused', why: 'not-found' };
export const forbidden: Reply = { kind: 'refused', why: 'forbidden' };
