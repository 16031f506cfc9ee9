import type { Tx } from '../../platform/index.ts';
import { pieceOf } from './given.ts';
import type { Piece } from './piece.ts';

export interface OwnedPiece extends Piece {
  partnershipId: string;
  respondentId: string;
  agencyId: string | null;
  owner: string;
}

/** Everything that these respondents keep, with how often each piece is given. */
export async function readEvidenceOf(tx: Tx, respondentIds: readonly string[]): Promise<(OwnedPiece & { uses: number })[]> {
  if (respondentIds.length === 0) return [];
  const rows = await tx.selectFrom('evidence as e').innerJoin('respondent as r', (join) => join.onRef('r.partnership_id', '=', 'e.partnership_id').onRef('r.id', '=', 'e.respondent_id'))
    .selectAll('e').select(['r.name as owner', (eb) => eb.selectFrom('evidence_use as u').whereRef('u.partnership_id', '=', 'e.partnership_id').whereRef('u.evidence_id', '=', 'e.id').select(eb.fn.countAll<number>().as('uses')).as('uses')])
    .where('e.respondent_id', 'in', [...respondentIds]).orderBy('e.title').orderBy('e.id').execute();
  return rows.map((row) => ({ ...pieceOf(row), partnershipId: row.partnership_id, respondentId: row.respondent_id, agencyId: row.agency_id, owner: row.owner, uses: Number(row.uses ?? 0) }));
}

/** One piece; null where it is not there or not for whoever asks. */
export async function readPiece(tx: Tx, id: string): Promise<OwnedPiece | null> {
  const row = await tx.selectFrom('evidence as e').innerJoin('respondent as r', (join) => join.onRef('r.partnership_id', '=', 'e.partnership_id').onRef('r.id', '=', 'e.respondent_id')).selectAll('e').select('r.name as owner').where('e.id', '=', id).executeTakeFirst();
  return row === undefined ? null : { ...pieceOf(row), partnershipId: row.partnership_id, respondentId: row.respondent_id, agencyId: row.agency_id, owner: row.owner };
}

export interface Version {
  version: number;
  fileId: string;
  name: string;
  type: string;
  at: Date;
  byName: string;
}

/** All versions of a piece, the newest first. */
export async function readVersions(tx: Tx, id: string): Promise<Version[]> {
  const rows = await tx.selectFrom('evidence_version as v').innerJoin('stored_file as f', (join) => join.onRef('f.partnership_id', '=', 'v.partnership_id').onRef('f.id', '=', 'v.file_id'))
    .select(['v.version', 'v.file_id', 'v.at', 'v.by_name', 'f.name', 'f.type']).where('v.evidence_id', '=', id).orderBy('v.version', 'desc').execute();
  return rows.map((row) => ({ version: row.version, fileId: row.file_id, name: row.name, type: row.type, at: row.at, byName: row.by_name }));
}

export interface Use {
  returnId: string;
  round: string;
  question: string;
  handedIn: boolean;
}

/** Where a piece is given, as far as whoever asks may know: each board sees its own returns. */
export async function readUses(tx: Tx, id: string): Promise<Use[]> {
  const rows = await tx.selectFrom('evidence_use as u')
    .innerJoin('audit_return as r', (join) => join.onRef('r.partnership_id', '=', 'u.partnership_id').onRef('r.id', '=', 'u.return_id'))
    .innerJoin('audit_round as o', (join) => join.onRef('o.partnership_id', '=', 'r.partnership_id').onRef('o.id', '=', 'r.round_id'))
    .select(['u.return_id', 'o.name', 'u.question', 'r.submitted_at']).where('u.evidence_id', '=', id).orderBy('o.opened_on', 'desc').orderBy('u.question').execute();
  return rows.map((row) => ({ returnId: row.return_id, round: row.name, question: row.question, handedIn: row.submitted_at !== null }));
}
