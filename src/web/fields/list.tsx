import { Pagination } from '../govuk/index.ts';
import { sent, type Sent } from '../visit/visit.ts';

/** Which page of a list the address asks for, from 1. */
export const pageAt = (query: Sent): number => Math.max(1, Math.min(100_000, Number.parseInt(sent(query, 'page'), 10) || 1));

/** The same address with some of its parts changed; '' takes a part out. */
export function withQuery(query: Sent, change: Record<string, string>): string {
  const parts = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...query, ...change })) if (typeof value === 'string' && value !== '') parts.set(name, value);
  return `?${parts.toString()}`;
}

/** The ways to the pages before and after. Nothing where there is only one. `size` is how many rows a page holds. */
export function Pages({ query, total, size }: { query: Sent; total: number; size: number }) {
  const at = pageAt(query);
  const pages = Math.ceil(total / size);
  if (pages <= 1) return null;
  const link = (page: number) => ({ href: withQuery(query, { page: page === 1 ? '' : String(page) }), labelText: `${page} of ${pages}` });
  return <Pagination landmarkLabel="Pages of the list" {...(at > 1 ? { previous: link(at - 1) } : {})} {...(at < pages ? { next: link(at + 1) } : {})} />;
}
