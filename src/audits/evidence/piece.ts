import { addDays, type Day } from '../../calendar/index.ts';

/** A piece of evidence that a respondent keeps. */
export interface Piece {
  id: string;
  title: string;
  about: string;
  version: number;
  expiresOn: Day | null;
  withdrawnOn: Day | null;
  withdrawnReason: string;
}

export type PieceStanding = 'current' | 'expires-soon' | 'expired' | 'withdrawn';
/** Days before its end from which a piece is said to expire soon: time enough to ask for a newer one. */
const soon = 30;

export function standingOfPiece({ expiresOn, withdrawnOn }: Pick<Piece, 'expiresOn' | 'withdrawnOn'>, today: Day): PieceStanding {
  if (withdrawnOn !== null) return 'withdrawn';
  if (expiresOn === null) return 'current';
  return expiresOn < today ? 'expired' : expiresOn <= addDays(today, soon) ? 'expires-soon' : 'current';
}
