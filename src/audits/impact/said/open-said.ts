import { dayInLondon, type Day } from '../../../calendar/index.ts';
import type { Pack } from '../../../framework/index.ts';
import type { Answers } from '../../../forms/index.ts';
import { editionOfBoard } from '../../../people/framework-edition.ts';
import { isId, type Tx } from '../../../platform/index.ts';
import { tie } from '../../../thread/line/knot.ts';
import type { Visit } from '../../../web/visit/index.ts';
import { boardsBy, mayAnswer, mayKeepAudits, maySeeAudits } from '../../policies.ts';
import { readDrafts } from '../../returns/drafts.ts';
import { readReturn, type AuditReturn } from '../../returns/the-return.ts';
import { readRound, type Round } from '../../rounds/read-round.ts';
import { plannedIn, remarksIn, type Planned, type Remark } from './said.ts';

/** A return that was handed in, as what follows from it is settled: what it says, and what the visitor may do. */
export interface OpenSaid {
  round: Round;
  ret: AuditReturn;
  pack: Pack;
  answers: Answers;
  planned: Planned[];
  remarks: Remark[];
  /** Keeps the audits of the board. */
  keeps: boolean;
  /** Sees the audits of the board: not only the own agency's part. */
  sees: boolean;
  /** Takes the plan into actions: the keeper, and the agency's own people who answer for it. */
  takes: boolean;
  /** Writes findings. */
  finds: boolean;
}

/**
 * The return that an address names; null where it is not there, has not been handed in, or is not for the visitor.
 * @param locked holds the return until the transaction ends, so that two who take up its plan come one after the other
 */
export async function openSaid(visit: Visit, locked: boolean): Promise<OpenSaid | null> {
  const { tx, me, today, params } = visit;
  const id = params['return'] ?? '';
  const found = isId(id) ? await readReturn(tx, id, today, locked) : null;
  if (found === null || found.ret.submittedAt === null || found.ret.round.id !== params['round']) return null;
  const { ret, setting } = found;
  const on = await boardsBy(visit);
  const keeps = mayKeepAudits(on, ret.boardId);
  const sees = keeps || maySeeAudits(on, ret.boardId);
  const answersFor = mayAnswer(me, ret.agencyId);
  const round = sees || answersFor ? await readRound(tx, ret.round.id) : null;
  if (round === null) return null;
  const { answers } = await readDrafts({ tx, ret, setting });
  return {
    round, ret, pack: (await editionOfBoard(tx, me.partnershipId, ret.boardId)).pack, answers, planned: plannedIn(ret.form, answers), remarks: remarksIn(ret.form, answers),
    keeps, sees, takes: keeps || answersFor, finds: keeps || on('write-finding').has(ret.boardId),
  };
}

/** The knot of a return on the golden thread, tied behind its round when the first thing follows from it. */
export async function returnKnot(tx: Tx, partnershipId: string, { ret, round }: Pick<OpenSaid, 'ret' | 'round'>): Promise<string> {
  const there = await tx.selectFrom('thread_node').select('id').where('id', '=', ret.id).executeTakeFirst();
  const handedIn: Day = dayInLondon(ret.submittedAt!);
  if (there === undefined) await tie(tx, partnershipId, { id: ret.id, kind: 'return', reference: round.reference, title: `${ret.name}: ${round.name}`, state: 'Handed in', happenedOn: handedIn, caseId: null }, [round.id]);
  return ret.id;
}
