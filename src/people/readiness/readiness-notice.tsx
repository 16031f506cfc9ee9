import { InsetText } from '../../web/govuk/index.ts';
import type { Visit } from '../../web/visit/index.ts';
import { readBoards, type Boards } from '../boards.ts';
import { mayManagePeople } from '../policies.ts';
import { readThere } from './read-there.ts';
import { isReady, stillNeeded } from './still-needed.ts';

/** For whoever manages people: that a board is not complete, and where it says what it needs. Null where nothing is lacking. */
export async function readinessNotice({ tx, me, today }: Visit, known?: Boards) {
  if (!mayManagePeople(me)) return null;
  const boards = known ?? (await readBoards(tx, me.partnershipId));
  const there = await readThere(tx, boards, today);
  const lacking = boards.filter((board) => !isReady(stillNeeded(board.pack, today, there.get(board.id)!, board.name)));
  if (lacking.length === 0) return null;
  return <InsetText>{boards.length === 1 ? 'Your board is' : `${lacking.map(({ name }) => name).join(', ')}: ${lacking.length === 1 ? 'this board is' : 'these boards are'}`} not complete yet: <a class="govuk-link" href="/people/needed">see what is still needed</a>.</InsetText>;
}
