import { sql } from 'kysely';
import type { Day } from '../../calendar/index.ts';
import { editionOfBoard } from '../../people/framework-edition.ts';
import { isId } from '../../platform/index.ts';
import type { Visit } from '../../web/visit/index.ts';
import { boardsBy, mayKeepAudits } from '../policies.ts';
import type { ReturnRow, Round } from './read-round.ts';
import { addressed, type Addressed } from './write-to.ts';

/** A return as the office keeps it: who answers, how it stands, and its links. What was answered is not among it. */
export interface KeptReturn extends Addressed {
  roundId: string;
  roundStatus: Round['status'];
  status: ReturnRow['status'];
  asked: number;
  answered: number;
  invitedAt: Date | null;
  submittedAt: Date | null;
  submittedBy: string;
  signedBy: string;
  signedPost: string;
  returnedReason: string;
  deferredTo: Day | null;
  openLinks: number;
  /** Who may defer, and when, by the framework; null where it knows of no deferral. */
  deferral: { by: string; about: string } | null;
}

/** The return that an address names, for somebody who keeps the audits of its board; null where it is not there or not theirs to keep. */
export async function keptReturn(visit: Visit): Promise<KeptReturn | null> {
  const { tx, me, now, params } = visit;
  const [roundId, id] = [params['round'] ?? '', params['return'] ?? ''];
  if (!isId(roundId) || !isId(id)) return null;
  const { rows } = await sql<Omit<KeptReturn, 'deferral'> & { assessment: string | null }>`
    select ${addressed}, o.id as "roundId", o.status as "roundStatus", o.assessment, r.status, r.asked, r.answered, r.invited_at as "invitedAt", r.submitted_at as "submittedAt", r.submitted_by as "submittedBy",
      r.signed_by as "signedBy", r.signed_post as "signedPost", r.returned_reason as "returnedReason", r.deferred_to as "deferredTo",
      (select count(*)::int from personal_link l where l.partnership_id = r.partnership_id and l.subject_id = r.id and l.purpose = 'return' and l.revoked_at is null and l.expires_at > ${now}) as "openLinks"
    from audit_return r join audit_round o on o.partnership_id = r.partnership_id and o.id = r.round_id
    where r.partnership_id = gt.partnership() and r.id = ${id} and r.round_id = ${roundId}`.execute(tx);
  const row = rows[0];
  if (row === undefined || !mayKeepAudits(await boardsBy(visit), row.boardId)) return null;
  const { pack } = await editionOfBoard(tx, me.partnershipId, row.boardId);
  const deferral = pack.assessments?.find((each) => each.key === row.assessment)?.deferral;
  return { ...row, deferral: deferral === undefined ? null : { by: pack.groups.find((group) => group.key === deferral.by)?.name ?? pack.roles.find((role) => role.key === deferral.by)?.name ?? deferral.by, about: deferral.about } };
}
