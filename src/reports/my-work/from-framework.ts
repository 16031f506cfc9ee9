import { sql, type RawBuilder } from 'kysely';
import type { Me } from '../../access/me.ts';
import { editionOf } from '../../people/framework-edition.ts';
import type { Tx } from '../../platform/index.ts';
import { maySeeProposal, mayWrite } from '../framework/draft/policies.ts';
import type { WaitingRow } from './waiting.ts';

/**
 * What the board's own copy of its framework asks: of whoever may approve it the version that somebody else put forward, and of
 * those who write it the copy that was sent back. As on its pages, it is the copy of the board on which the person holds their first
 * role, or of the boards that share one framework with it.
 */
export async function fromFramework(tx: Tx, me: Pick<Me, 'partnershipId' | 'personId' | 'roles' | 'permissions'>): Promise<RawBuilder<WaitingRow>> {
  const held = me.roles[0];
  const pack = held === undefined ? null : (await editionOf(tx, me.partnershipId, held.frameworkId, held.frameworkVersion)).pack;
  const shared = pack?.boards !== undefined;
  const approves = pack !== null && maySeeProposal(me, pack);
  return sql<WaitingRow>`
    select 'framework', 'Version ' || coalesce(d.version, d.from_version), case when d.state = 'open' then 'Mend the version of the framework that was sent back' else 'Approve a version of the framework, or send it back' end,
      case when d.state = 'open' then '/framework/draft' else '/framework/proposal' end, null::date, null, null::date, null::int
    from framework_draft d join board b on b.partnership_id = d.partnership_id and b.id = d.board_id
    where d.partnership_id = gt.partnership() and (b.id = ${held?.boardId ?? null} or ${shared}) and b.framework_id = ${held?.frameworkId ?? ''} and b.framework_version = ${held?.frameworkVersion ?? ''}
      and (d.state = 'put-forward' and d.put_forward_by <> ${me.personId} and ${approves} or d.state = 'open' and d.answer <> '' and ${mayWrite(me)})`;
}
