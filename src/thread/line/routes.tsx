import { isId } from '../../platform/index.ts';
import { notFound, page, type Route } from '../../web/visit/index.ts';
import { LinePage } from './line-page.tsx';
import { readLine } from './read-line.ts';
import { knotWords } from './words.ts';

export const lineRoutes: Route[] = [
  {
    method: 'GET', path: '/thread/:id', permission: 'signed-in',
    async answer({ tx, params }) {
      const line = isId(params['id'] ?? '') ? await readLine(tx, params['id']!) : null;
      if (line === null) return notFound;
      const here = line.knots.find((knot) => knot.id === line.at)!;
      return page(`The golden thread of ${here.reference}`, <LinePage line={line} />, {
        wide: true, back: { href: knotWords[here.kind].href(here.id), text: `Back to ${here.reference}` },
      });
    },
  },
];
