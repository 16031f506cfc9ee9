import type { Pack } from '../../framework/index.ts';
import { editionOfBoard } from '../../people/framework-edition.ts';
import { isId } from '../../platform/index.ts';
import type { Visit } from '../../web/visit/index.ts';
import { agenciesOf, boardsBy, mayChallenge, maySeeAudits } from '../policies.ts';
import { challengeOf, type Challenge } from '../results/open-results.ts';
import { readRound, type Round } from '../rounds/read-round.ts';

/** The challenge of a round, for the people of its board. */
export interface RoundChallenge {
  round: Round;
  pack: Pack;
  challenge: Challenge | null;
  /** Chooses, prepares and records. */
  panel: boolean;
  /** The agencies that the visitor answers for: what the panel has drafted for them is not shown. */
  ownAgencies: ReadonlySet<string>;
}

/** @param id of the round; by default the one that the address names */
export async function openRoundChallenge(visit: Visit, id = visit.params['round'] ?? ''): Promise<RoundChallenge | null> {
  const round = isId(id) ? await readRound(visit.tx, id) : null;
  if (round === null) return null;
  const on = await boardsBy(visit);
  const panel = mayChallenge(on, round.boardId);
  if (!panel && !maySeeAudits(on, round.boardId)) return null;
  const { pack } = await editionOfBoard(visit.tx, visit.me.partnershipId, round.boardId);
  return { round, pack, challenge: challengeOf(pack, round.assessment), panel, ownAgencies: agenciesOf(visit.me) };
}

export const panelName = ({ pack, challenge }: Pick<RoundChallenge, 'pack' | 'challenge'>): string => (challenge === null ? 'The challenge panel' : (pack.groups.find(({ key }) => key === challenge.by)?.name ?? pack.roles.find(({ key }) => key === challenge.by)?.name ?? challenge.by));
