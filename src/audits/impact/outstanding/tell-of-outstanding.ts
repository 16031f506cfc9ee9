import { sql } from 'kysely';
import { record } from '../../../access/record.ts';
import { dayInLondon } from '../../../calendar/index.ts';
import { editionOfBoard } from '../../../people/framework-edition.ts';
import { readHolders } from '../../../people/holders.ts';
import { newId, post, type Tx } from '../../../platform/index.ts';
import type { App } from '../../../web/visit/index.ts';
import { readKeepers } from '../../rounds/tell-respondents.ts';
import { pursuersOf } from './read-outstanding.ts';

/** On the day on which what is outstanding goes to the board, tells those who keep its audits and whoever pursues it, once a round. */
export async function tellOfOutstanding(app: App, partnershipId: string): Promise<number> {
  return app.database.run({ role: 'gt_worker', partnershipId }, (tx) => tell(tx, partnershipId, app.settings.baseUrl, app.now()));
}

async function tell(tx: Tx, partnershipId: string, baseUrl: string, now: Date): Promise<number> {
  const today = dayInLondon(now);
  const { rows } = await sql<{ id: string; boardId: string; reference: string; assessment: string | null; actions: number; agencies: number }>`
    select o.id, o.board_id as "boardId", o.reference, o.assessment, n.actions, n.agencies from audit_round o, lateral (
      select count(distinct a.id)::int as actions, count(distinct x.return_id)::int as agencies from return_action x join action a on a.partnership_id = x.partnership_id and a.id = x.action_id
      where x.partnership_id = o.partnership_id and x.round_id = o.id and a.status in ('planned', 'in-progress', 'evidence-offered')) n
    where o.partnership_id = ${partnershipId} and o.follow_up_on <= ${today}
      and not exists (select from audit_round_entry e where e.partnership_id = o.partnership_id and e.round_id = o.id and e.kind = 'outstanding-told' and e.at::date >= o.received_on) for update of o`.execute(tx);
  for (const round of rows) {
    const { pack } = await editionOfBoard(tx, partnershipId, round.boardId);
    const told = [...new Map([...(await readKeepers(tx, partnershipId, round.boardId, today)), ...(await readHolders(tx, round.boardId, pursuersOf(pack, round), today))].map((person) => [person.email, person])).values()];
    const words = round.actions === 0 ? 'nothing is outstanding' : `${round.actions} ${round.actions === 1 ? 'action is' : 'actions are'} outstanding`;
    await post(tx, partnershipId, now, told.map((person) => ({
      key: `round ${round.id} outstanding ${today} ${person.email}`, toName: person.name, toEmail: person.email, subject: `${round.reference}: ${words}`,
      body: `The day has come on which what is outstanding of ${round.reference} goes to the board: ${words}${round.actions === 0 ? '' : `, of ${round.agencies} ${round.agencies === 1 ? 'agency' : 'agencies'}`}.\n\n${baseUrl}/audits/rounds/${round.id}/outstanding\n`,
    })));
    await tx.insertInto('audit_round_entry').values({ partnership_id: partnershipId, id: newId(), round_id: round.id, board_id: round.boardId, kind: 'outstanding-told', text: `${words}. Told: ${told.map((person) => person.name).join(', ')}`, at: now }).execute();
    await record(tx, now, { deed: 'told of outstanding actions', via: 'job', subjectKind: 'round', subjectId: round.id, detail: { reference: round.reference, actions: round.actions } });
  }
  return rows.length;
}
