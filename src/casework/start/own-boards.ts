import type { Me } from '../../access/me.ts';
import { boardsFor, whyNotOn } from '../../framework/business.ts';
import type { ProcessDefinition } from '../../framework/schema/process.ts';
import { editionOfBoard, type Edition } from '../../people/framework-edition.ts';
import type { Visit } from '../../web/visit/index.ts';

/** The boards on which somebody holds a role, as far as they work to one framework: that of their first role. */
export interface OwnBoards {
  edition: Edition;
  boards: { id: string; name: string }[];
}

/** Null for somebody who holds no role on a board. */
export async function readOwnBoards({ me, tx }: Pick<Visit, 'me' | 'tx'>): Promise<OwnBoards | null> {
  const first = me.roles[0];
  if (first === undefined) return null;
  const own = [...new Set(me.roles.filter((role) => role.frameworkId === first.frameworkId && role.frameworkVersion === first.frameworkVersion).map((role) => role.boardId))];
  return {
    edition: await editionOfBoard(tx, me.partnershipId, first.boardId),
    boards: await tx.selectFrom('board').select(['id', 'name']).where('id', 'in', own).orderBy('name').execute(),
  };
}

type Scoped = Pick<ProcessDefinition, 'name' | 'covers'>;

/** Those of the boards whose business a process is. */
export const running = ({ edition: { pack }, boards }: OwnBoards, process: Scoped): OwnBoards['boards'] => boards.filter(({ name }) => whyNotOn(process, pack, [name]) === null);

/** Why none of somebody's boards runs a process, and which boards do; null where one of theirs does. */
export function whyNotHere(own: OwnBoards, process: Scoped): string | null {
  const { edition: { pack }, boards } = own;
  const why = whyNotOn(process, pack, boards.map(({ name }) => name));
  if (why === null) return null;
  const there = [...new Set(boards.flatMap(({ name }) => boardsFor(process, pack, name)))];
  return `${why}${there.length === 0 ? '' : ` It is run by: ${there.join(', ')}.`}`;
}

/** Somebody with the roles alone that they hold on boards which run a process. */
export const onBoards = (me: Me, boards: OwnBoards['boards']): Me => ({ ...me, roles: me.roles.filter((role) => boards.some(({ id }) => id === role.boardId)) });
