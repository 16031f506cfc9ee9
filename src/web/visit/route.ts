import type { OpenVisit, Visit } from './visit.ts';
import type { Reply } from './reply.ts';

/**
 * A route names who may use it. 'signed-in' is for what every account has (my work, my password);
 * any other text is a permission of the framework.
 */
export type Route = SignedInRoute | OpenRoute;

export interface SignedInRoute {
  method: 'GET' | 'POST';
  path: string;
  permission: string;
  open?: undefined;
  /** The route takes files. */
  upload?: boolean;
  answer: (visit: Visit) => Promise<Reply>;
}

export interface OpenRoute {
  method: 'GET' | 'POST';
  path: string;
  /** Who comes here: anybody, or whoever holds a personal link. */
  open: 'anybody' | 'link-holder';
  /** The route takes files. */
  upload?: boolean;
  answer: (visit: OpenVisit) => Promise<Reply>;
}
