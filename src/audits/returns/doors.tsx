import { sql } from 'kysely';
import { formatInstant } from '../../calendar/index.ts';
import { isId, tokenHash } from '../../platform/index.ts';
import { forbidden, notFound, page, type OpenVisit, type Reply, type Visit } from '../../web/visit/index.ts';
import { boardsBy, maySeeAudits, mayAnswer } from '../policies.ts';
import { readReturn, type OpenReturn } from './the-return.ts';

export type ReturnDeed = (open: OpenReturn) => Promise<Reply>;

/** Opens a return for somebody with an account: the agency's people who may answer fill it in, those who see the board's audits read it. */
export const byAccount = (deed: ReturnDeed, how: { locked: boolean } = { locked: false }) => async (visit: Visit): Promise<Reply> => {
  const { tx, me, now, today, params, query, body, files, app } = visit;
  const id = params['return'] ?? '';
  const found = isId(id) ? await readReturn(tx, id, today, how.locked) : null;
  if (found === null) return notFound;
  const fills = mayAnswer(me, found.ret.agencyId);
  if (!fills && !maySeeAudits(await boardsBy(visit), found.ret.boardId)) return forbidden;
  if (!fills && how.locked) return forbidden;
  return deed({ app, tx, now, today, params, query, body, files, via: 'account', who: me.name, personId: me.personId, linkId: null, base: `/audits/returns/${id}`, only: null, fills, ...found });
};

/** Opens a return for the holder of a personal link, in a transaction of the holder's own role, or tells why the link does not hold. */
export const byLink = (deed: ReturnDeed, how: { locked: boolean } = { locked: false }) => (visit: OpenVisit): Promise<Reply> => {
  const token = visit.params['token'] ?? '';
  return visit.app.database.run({ role: 'gt_link' }, async (tx) => {
    const { rows } = await sql<{ id: string; purpose: string; subject_id: string; holder_name: string; expires_at: Date; standing: string }>`select * from gt.open_link(${tokenHash(token)}, ${visit.now})`.execute(tx);
    const link = rows[0];
    if (link === undefined || link.purpose !== 'return') return noSuchLink();
    if (link.standing !== 'open') return endedLink(link.standing, link.expires_at);
    const found = await readReturn(tx, link.subject_id, visit.today, how.locked);
    if (found === null) return noSuchLink();
    const delegated = await tx.selectFrom('return_delegation').select(['sections', 'ended_at']).where('link_id', '=', link.id).executeTakeFirst();
    if (delegated !== undefined && delegated.ended_at !== null) return endedLink('revoked', link.expires_at);
    const { now, today, params, query, body, files, app } = visit;
    return deed({
      app, tx, now, today, params, query, body, files, via: 'link', who: link.holder_name, personId: null, linkId: link.id, base: `/a/${token}`,
      only: delegated === undefined ? null : new Set(delegated.sections), fills: true, ...found,
    });
  });
};

const noSuchLink = (): Reply => page('This link does not work', (
  <>
    <h1 class="govuk-heading-l">This link does not work</h1>
    <p class="govuk-body">It may be incomplete. Copy the whole link from the mail into your browser.</p>
    <p class="govuk-body">If it still does not work, ask whoever wrote to you for a new one.</p>
  </>
), { status: 404 });

const endedLink = (standing: string, expired: Date): Reply => page('This link has ended', (
  <>
    <h1 class="govuk-heading-l">This link has ended</h1>
    <p class="govuk-body">{standing === 'expired' ? `It ended on ${formatInstant(expired)}.` : 'It was ended by whoever sent it, or passed on to a colleague.'} What was saved with it is kept.</p>
    <p class="govuk-body">If an answer is still wanted of you, ask whoever wrote to you for a new link.</p>
  </>
), { status: 410 });
