import { sql } from 'kysely';
import type { Day } from '../../../calendar/index.ts';
import { kindOfWork, type Pack } from '../../../framework/index.ts';
import { escalatedTo } from '../../../framework/schema/learning.ts';
import { either, namesOf } from '../../../framework/words.ts';
import { editionOfBoard } from '../../../people/framework-edition.ts';
import type { Tx } from '../../../platform/index.ts';
import type { Visit } from '../../../web/visit/index.ts';
import { boardsBy } from '../../policies.ts';
import { followUpOf } from '../../rounds/follow-up.ts';
import { roundFor, type Round } from '../../rounds/read-round.ts';

export interface OpenRound {
  round: Round;
  pack: Pack;
  keeps: boolean;
  /** May take it up with the senior management of an agency: whoever the framework names, and those who keep the audits for them. */
  pursues: boolean;
  /** Who pursues what is outstanding, by the names of the roles. */
  pursuer: string;
  receivers: string[];
  /** The framework's process for a challenge, where it runs one. */
  challenge: Pack['processes'][number] | null;
}

/** The roles that take up with agencies what stays undone. */
export const pursuersOf = (pack: Pack, round: Pick<Round, 'assessment'>): string[] => {
  const named = followUpOf(pack, round)?.pursuedBy;
  return named === undefined ? escalatedTo(pack) : [named];
};

export async function openOutstanding(visit: Visit): Promise<OpenRound | null> {
  const found = await roundFor(visit);
  if (found === null) return null;
  const { round, keeps } = found;
  const { pack } = await editionOfBoard(visit.tx, visit.me.partnershipId, round.boardId);
  const pursuers = pursuersOf(pack, round);
  const receivers = pack.assessments?.find((each) => each.key === round.assessment)?.receivedBy ?? [];
  return {
    round, pack, keeps, pursuer: either(pursuers.map(namesOf(pack).role)), receivers: receivers.map((key) => pack.groups.find((group) => group.key === key)?.name ?? key),
    pursues: keeps || (visit.me.roles.some((held) => held.boardId === round.boardId && pursuers.includes(held.role)) && (await boardsBy(visit))('see-audits').has(round.boardId)),
    challenge: pack.processes.find((process) => process.runs && kindOfWork(process) === 'challenge') ?? null,
  };
}

/** What was taken up with the senior management of one agency. */
export interface Pursuit {
  id: string;
  returnId: string;
  agency: string;
  toName: string;
  toPost: string;
  letter: string;
  outstanding: string[];
  sentOn: Day;
  replyDue: Day;
  reply: string;
  repliedOn: Day | null;
  outcome: string;
  settledOn: Day | null;
  revision: number;
}

export async function readPursuits(tx: Tx, roundId: string, returnId: string | null = null): Promise<Pursuit[]> {
  const { rows } = await sql<Pursuit>`select u.id, u.return_id as "returnId", r.name as agency, u.to_name as "toName", u.to_post as "toPost", u.letter, u.outstanding, u.sent_on as "sentOn", u.reply_due as "replyDue", u.reply, u.replied_on as "repliedOn", u.outcome, u.settled_on as "settledOn", u.revision
    from audit_pursuit u join audit_return r on r.partnership_id = u.partnership_id and r.id = u.return_id
    where u.partnership_id = gt.partnership() and u.round_id = ${roundId} and (${returnId}::uuid is null or u.return_id = ${returnId}::uuid) order by u.sent_on desc, u.id desc limit 500`.execute(tx);
  return rows;
}

export const standingOf = ({ settledOn, repliedOn, replyDue }: Pick<Pursuit, 'settledOn' | 'repliedOn' | 'replyDue'>, today: Day): 'settled' | 'answered' | 'late' | 'waits' => (settledOn !== null ? 'settled' : repliedOn !== null ? 'answered' : replyDue < today ? 'late' : 'waits');
