import type { Day } from '../../calendar/index.ts';
import type { App, Sent, UploadedFile } from '../../web/visit/index.ts';
import type { Tx } from '../../platform/index.ts';
import type { OpenReturn } from '../returns/the-return.ts';

/** Whose evidence it is. */
export interface Owner {
  partnershipId: string;
  respondentId: string;
  agencyId: string | null;
}

/** Somebody at the evidence of a respondent: in a return that they fill in, or among what their agency keeps. */
export interface EvidenceDoor {
  app: App;
  tx: Tx;
  now: Date;
  today: Day;
  params: Readonly<Record<string, string>>;
  query: Sent;
  body: Sent;
  files: readonly UploadedFile[];
  via: 'account' | 'link';
  who: string;
  personId: string | null;
  linkId: string | null;
  /** Where the pages of evidence lie, for this door, and what lies behind them. */
  base: string;
  back: { href: string; text: string };
  /** The owner for whom the visitor acts; null for a board that reads. */
  owner: Owner | null;
  /** May change and withdraw what is there; a colleague with some sections only adds. */
  keeps: boolean;
  /** The return in which evidence is given, where they came from one. */
  open: OpenReturn | null;
}

export function doorOfReturn(open: OpenReturn): EvidenceDoor {
  const { app, tx, now, today, params, query, body, files, via, who, personId, linkId, ret } = open;
  return {
    app, tx, now, today, params, query, body, files, via, who, personId, linkId, base: `${open.base}/all/evidence`, back: { href: open.base, text: 'Back to all sections' },
    owner: open.fills ? { partnershipId: ret.partnershipId, respondentId: ret.respondentId, agencyId: ret.agencyId } : null, keeps: open.fills && open.only === null, open,
  };
}
