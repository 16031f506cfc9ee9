import type { Visit } from '../../web/visit/index.ts';
import type { OpenReview } from '../review/open-review.ts';
import { addTeamByRole, rolesAtWork, rolesOfAgencies } from './add-team-by-role.ts';

/** Once an agency has become involved, whoever answers for it joins the team, where the process has them work on it. */
export async function bringInAgencies({ tx, me, now }: Pick<Visit, 'tx' | 'me' | 'now'>, { process, edition: { pack } }: OpenReview): Promise<void> {
  if (process.caseId === null) return;
  const ofAgencies = rolesOfAgencies(pack);
  const roles = new Set([...rolesAtWork(process.definition).roles].filter((role) => ofAgencies.has(role)));
  if (roles.size === 0) return;
  await addTeamByRole(tx, { partnershipId: process.partnershipId, caseId: process.caseId, boardId: process.boardId, definition: process.definition, pack, at: now, addedBy: me.personId }, { roles, groups: new Set() });
}
