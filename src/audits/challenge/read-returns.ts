import { sql, type RawBuilder } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import type { Tx } from '../../platform/index.ts';
import { isModerated, toBeQuestioned } from './standing.ts';

/** A return of a round as the panel sees it in its list. */
export interface ChallengedReturn {
  id: string;
  name: string;
  area: string;
  toQuestion: boolean;
  reason: string;
  /** Questioned in the round before: the panel looks at more and more of them (RED-62). */
  before: boolean;
  drafts: number;
  sent: number;
  unanswered: number;
  /** Without a reply though its last day has passed. */
  late: number;
  unsettled: number;
  moderated: number;
  isModerated: boolean;
  judged: boolean;
  /** The mean of its own grades. */
  own: number | null;
  total: number;
}

export type ChallengeShow = 'all' | 'to-question' | 'not-chosen' | 'waiting' | 'late' | 'replied' | 'to-moderate';
export const challengeShows: readonly { key: ChallengeShow; words: string }[] = [
  { key: 'all', words: 'All that are in' }, { key: 'to-question', words: 'To be questioned' }, { key: 'not-chosen', words: 'Not chosen' }, { key: 'waiting', words: 'Await a reply' }, { key: 'late', words: 'Late with a reply' }, { key: 'replied', words: 'Replied, to be settled' }, { key: 'to-moderate', words: 'To be moderated' },
];

const asked = (what: RawBuilder<boolean>): RawBuilder<boolean> => sql`exists (select from challenge_question q where q.partnership_id = r.partnership_id and q.return_id = r.id and q.settled_at is null and ${what})`;

function condition(show: ChallengeShow, all: boolean, today: Day): RawBuilder<unknown> {
  switch (show) {
    case 'all': return sql`true`;
    case 'to-question': return toBeQuestioned(all);
    case 'not-chosen': return sql`not ${toBeQuestioned(all)}`;
    case 'waiting': return asked(sql`q.sent_on is not null and q.replied_at is null`);
    case 'late': return asked(sql`q.sent_on is not null and q.replied_at is null and q.reply_by < ${today}::date`);
    case 'replied': return asked(sql`q.replied_at is not null`);
    case 'to-moderate': return sql`${toBeQuestioned(all)} and not ${isModerated}`;
  }
}

/** A page of what has been handed in, with how far the challenge of each has come: one query. */
export async function readChallenged(tx: Tx, roundId: string, previousId: string | null, filter: { show: ChallengeShow; all: boolean; words: string; today: Day }, offset: number, limit: number): Promise<ChallengedReturn[]> {
  const { rows } = await sql<ChallengedReturn>`
    with found as (select r.partnership_id, r.id, r.name, r.area, r.respondent_id, ${toBeQuestioned(filter.all)} as to_question, r.challenge_reason, r.rigour, count(*) over ()::int as total from audit_return r
      where r.partnership_id = (select gt.partnership()) and r.round_id = ${roundId} and r.status = 'submitted' and ${condition(filter.show, filter.all, filter.today)} and (${filter.words} = '' or r.name ilike ${`%${filter.words.replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`})
      order by r.name, r.id offset ${offset} limit ${limit})
    select r.id, r.name, r.area, r.to_question as "toQuestion", r.challenge_reason as reason, r.total, r.rigour <> '' as judged, ${isModerated} as "isModerated",
      exists (select from audit_return b where b.partnership_id = r.partnership_id and b.round_id = ${previousId}::uuid and b.respondent_id = r.respondent_id and b.to_challenge) as before,
      coalesce(q.drafts, 0) as drafts, coalesce(q.sent, 0) as sent, coalesce(q.unanswered, 0) as unanswered, coalesce(q.late, 0) as late, coalesce(q.unsettled, 0) as unsettled, coalesce(g.moderated, 0) as moderated, g.own
    from found r
      left join lateral (select count(*) filter (where sent_on is null and settled_at is null)::int as drafts, count(*) filter (where sent_on is not null)::int as sent, count(*) filter (where sent_on is not null and replied_at is null and settled_at is null)::int as unanswered,
        count(*) filter (where sent_on is not null and replied_at is null and settled_at is null and reply_by < ${filter.today}::date)::int as late, count(*) filter (where replied_at is not null and settled_at is null)::int as unsettled from challenge_question c where c.partnership_id = r.partnership_id and c.return_id = r.id) q on true
      left join lateral (select count(moderated_level)::int as moderated, avg(own_score) as own from return_grade w where w.partnership_id = r.partnership_id and w.return_id = r.id) g on true
    order by r.name, r.id`.execute(tx);
  return rows;
}
