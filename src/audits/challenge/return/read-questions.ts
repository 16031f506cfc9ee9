import { sql } from 'kysely';
import type { Day } from '../../../calendar/index.ts';
import type { Tx } from '../../../platform/index.ts';

/** A question of the panel, and what became of it. */
export interface ChallengeQuestion {
  id: string;
  returnId: string;
  standard: string;
  question: string;
  askedBy: string;
  askedAt: Date;
  sentOn: Day | null;
  /** The last day for the reply; null where none was set. */
  replyBy: Day | null;
  reply: string;
  repliedBy: string;
  repliedAt: Date | null;
  evidenceId: string | null;
  evidence: string | null;
  settledAt: Date | null;
  settledText: string;
}

/** The questions put to these returns, in the order in which they were asked: one query. The agency's own connection gives no drafts. */
export async function readQuestions(tx: Tx, returnIds: readonly string[], sentOnly = false): Promise<ChallengeQuestion[]> {
  const { rows } = await sql<ChallengeQuestion>`
    select q.id, q.return_id as "returnId", q.standard, q.question, coalesce(p.name, '') as "askedBy", q.asked_at as "askedAt", q.sent_on as "sentOn", q.reply_by as "replyBy", q.reply, q.replied_by as "repliedBy", q.replied_at as "repliedAt",
      q.evidence_id as "evidenceId", e.title as evidence, q.settled_at as "settledAt", q.settled_text as "settledText"
    from challenge_question q left join person p on p.partnership_id = q.partnership_id and p.id = q.asked_by left join evidence e on e.partnership_id = q.partnership_id and e.id = q.evidence_id
    where q.partnership_id = (select gt.partnership()) and q.return_id = any(${sql.val([...returnIds])}::uuid[]) and (${!sentOnly} or q.sent_on is not null) order by q.asked_at, q.id`.execute(tx);
  return rows;
}

/** The same for the agency, by its account or its link: who on the panel asked is not told. */
export async function readSent(tx: Tx, returnId: string): Promise<ChallengeQuestion[]> {
  const rows = await tx.selectFrom('challenge_question as q').leftJoin('evidence as e', (join) => join.onRef('e.partnership_id', '=', 'q.partnership_id').onRef('e.id', '=', 'q.evidence_id'))
    .select(['q.id', 'q.return_id', 'q.standard', 'q.question', 'q.asked_at', 'q.sent_on', 'q.reply_by', 'q.reply', 'q.replied_by', 'q.replied_at', 'q.evidence_id', 'e.title as evidence', 'q.settled_at', 'q.settled_text'])
    .where('q.return_id', '=', returnId).where('q.sent_on', 'is not', null).orderBy('q.asked_at').orderBy('q.id').execute();
  return rows.map((row) => ({
    id: row.id, returnId: row.return_id, standard: row.standard, question: row.question, askedBy: '', askedAt: row.asked_at, sentOn: row.sent_on as Day | null, replyBy: row.reply_by as Day | null, reply: row.reply, repliedBy: row.replied_by, repliedAt: row.replied_at,
    evidenceId: row.evidence_id, evidence: row.evidence, settledAt: row.settled_at, settledText: row.settled_text,
  }));
}

export type QuestionState = 'draft' | 'sent' | 'replied' | 'settled';
export const stateOf = ({ sentOn, repliedAt, settledAt }: Pick<ChallengeQuestion, 'sentOn' | 'repliedAt' | 'settledAt'>): QuestionState => (settledAt !== null ? 'settled' : sentOn === null ? 'draft' : repliedAt === null ? 'sent' : 'replied');

/** A question whose reply is still to come after its last day. */
export const isLate = (question: Pick<ChallengeQuestion, 'sentOn' | 'replyBy' | 'repliedAt' | 'settledAt'>, today: Day): boolean => stateOf(question) === 'sent' && question.replyBy !== null && question.replyBy < today;

export interface KeptGrade {
  standard: string;
  own: string | null;
  ownScore: number | null;
  moderated: string | null;
  reason: string;
  at: Date | null;
  by: string | null;
}

/** The grades of a return, own and moderated side by side. */
export async function readGrades(tx: Tx, returnId: string): Promise<KeptGrade[]> {
  const { rows } = await sql<KeptGrade>`
    select g.standard, g.own_level as own, g.own_score as "ownScore", g.moderated_level as moderated, g.moderated_reason as reason, g.moderated_at as at, p.name as by
    from return_grade g left join person p on p.partnership_id = g.partnership_id and p.id = g.moderated_by where g.partnership_id = (select gt.partnership()) and g.return_id = ${returnId}`.execute(tx);
  return rows;
}
