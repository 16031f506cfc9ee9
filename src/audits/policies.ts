import type { Me } from '../access/me.ts';
import type { Permission } from '../framework/schema/permission.ts';
import { editionOf } from '../people/framework-edition.ts';
import type { Visit } from '../web/visit/index.ts';

/** Permissions are a board's own: who keeps the audits of one board has no say on another of the same partnership. */
export type BoardsBy = (permission: Permission) => ReadonlySet<string>;

/** On which boards the visitor's roles give which permissions, each by the framework of its board. */
export async function boardsBy({ tx, me }: Pick<Visit, 'tx' | 'me'>): Promise<BoardsBy> {
  const given: { boardId: string; permissions: readonly string[] }[] = [];
  for (const held of me.roles) {
    const { pack } = await editionOf(tx, me.partnershipId, held.frameworkId, held.frameworkVersion);
    given.push({ boardId: held.boardId, permissions: pack.roles.find((role) => role.key === held.role)?.permissions ?? [] });
  }
  return (permission) => new Set(given.filter((each) => each.permissions.includes(permission)).map((each) => each.boardId));
}

/** Who sees the audits of a board may read its rounds, its case audits and what they showed. */
export const maySeeAudits = (on: BoardsBy, boardId: string): boolean => on('see-audits').has(boardId);
/** Who keeps them opens, chases, moderates and reports. */
export const mayKeepAudits = (on: BoardsBy, boardId: string): boolean => on('manage-audits').has(boardId);
/** The challenge panel questions returns, and grades beside the agency's own grade. */
export const mayChallenge = (on: BoardsBy, boardId: string): boolean => on('challenge-audits').has(boardId) || mayKeepAudits(on, boardId);

/** The agencies for which somebody answers: those of the roles by which they hold an agency. */
export const agenciesOf = (me: Me): ReadonlySet<string> => new Set(me.roles.flatMap((role) => (role.agencyId === null ? [] : [role.agencyId])));
/** A return is filled in by the people of its agency who may answer, and read by those who see the audits of its board. */
export const mayAnswer = (me: Me, agencyId: string | null): boolean => agencyId !== null && me.permissions.has('answer-audits') && agenciesOf(me).has(agencyId);
