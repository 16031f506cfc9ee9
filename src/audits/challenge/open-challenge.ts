import { editionOfBoard } from '../../people/framework-edition.ts';
import { isId } from '../../platform/index.ts';
import type { Visit } from '../../web/visit/index.ts';
import { agenciesOf, boardsBy, mayAnswer, mayChallenge, maySeeAudits } from '../policies.ts';
import { challengeOf, type Challenge } from '../results/open-results.ts';
import { readReturn, type AuditReturn } from '../returns/the-return.ts';
import { levelsOf, type Level } from '../tools/grades.ts';

/** A return before the challenge panel, or before somebody who reads what the panel asked. */
export interface OpenChallenge {
  ret: AuditReturn;
  levels: Level[];
  standards: readonly { key: string; name: string }[];
  challenge: Challenge | null;
  toChallenge: boolean;
  challengeReason: string;
  rigour: string;
  /** May question, settle and grade. Nobody does so with the return of their own agency. */
  asks: boolean;
  /** May read the panel's side; the agency sees only what was sent to it. */
  reads: boolean;
  /** Answers for the agency. */
  answers: boolean;
  ownAgency: boolean;
}

/** The return that an address names; null where it is not there or nothing of it is the visitor's. */
export async function openChallenge({ tx, me, today, params }: Visit, how: { locked: boolean } = { locked: false }): Promise<OpenChallenge | null> {
  const id = params['return'] ?? '';
  const found = isId(id) ? await readReturn(tx, id, today, how.locked) : null;
  if (found === null) return null;
  const { ret } = found;
  const row = await tx.selectFrom('audit_return as r').innerJoin('audit_round as o', (join) => join.onRef('o.partnership_id', '=', 'r.partnership_id').onRef('o.id', '=', 'r.round_id'))
    .select(['r.to_challenge', 'r.challenge_reason', 'r.rigour', 'o.assessment']).where('r.id', '=', id).executeTakeFirstOrThrow();
  const on = await boardsBy({ tx, me });
  const ownAgency = ret.agencyId !== null && agenciesOf(me).has(ret.agencyId);
  const answers = mayAnswer(me, ret.agencyId);
  const panel = mayChallenge(on, ret.boardId);
  const reads = panel || maySeeAudits(on, ret.boardId);
  if (!answers && !reads) return null;
  const challenge = reads ? challengeOf((await editionOfBoard(tx, me.partnershipId, ret.boardId)).pack, row.assessment) : null;
  return { ret, levels: levelsOf(ret.form), standards: ret.form.standards ?? [], challenge, toChallenge: row.to_challenge || challenge?.which === 'all', challengeReason: row.challenge_reason, rigour: row.rigour, asks: panel && !ownAgency, reads: reads && !ownAgency, answers, ownAgency };
}

export const challengeHref = (returnId: string, part = ''): string => `/audits/returns/${returnId}/challenge${part}`;
export const roundChallengeHref = (roundId: string, part = ''): string => `/audits/rounds/${roundId}/challenge${part}`;
export const nameOf = (things: readonly { key: string; name: string }[], key: string): string => things.find((each) => each.key === key)?.name ?? key;
export const levelName = (levels: readonly Level[], level: string | null): string => (level === null ? 'No grade' : (levels.find(({ value }) => value === level)?.label ?? level));
