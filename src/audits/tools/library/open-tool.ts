import type { Pack } from '../../../framework/index.ts';
import { editionOf } from '../../../people/framework-edition.ts';
import { isId } from '../../../platform/index.ts';
import type { Visit } from '../../../web/visit/index.ts';
import { boardsBy, mayKeepAudits, maySeeAudits } from '../../policies.ts';
import { readTool, type ToolEdition } from '../editions.ts';
import { kindNames, type KindName } from '../tool-words.ts';

export interface ToolBoard {
  id: string;
  name: string;
  pack: Pack;
  /** The framework and its version, as an edition says where it was taken from. */
  framework: string;
}

export interface OpenTool {
  tool: ToolEdition;
  board: ToolBoard;
  /** Whether the visitor keeps the tools of the board. */
  keeps: boolean;
  kindName: KindName;
}

/** The boards whose audits the visitor sees, with the framework that each works to, and those whose tools they keep. */
export async function toolBoards(visit: Visit): Promise<{ boards: ToolBoard[]; keeps: ReadonlySet<string> }> {
  const on = await boardsBy(visit);
  const rows = await visit.tx.selectFrom('board').selectAll().where('partnership_id', '=', visit.me.partnershipId).orderBy('name').execute();
  const boards: ToolBoard[] = [];
  for (const row of rows.filter((each) => maySeeAudits(on, each.id))) {
    const { pack } = await editionOf(visit.tx, visit.me.partnershipId, row.framework_id, row.framework_version);
    boards.push({ id: row.id, name: row.name, pack, framework: `${row.framework_id} ${row.framework_version}` });
  }
  return { boards, keeps: new Set(boards.map((board) => board.id).filter((id) => mayKeepAudits(on, id))) };
}

/** An edition that the visitor may read; null for any other. A draft is for those who keep the tools of its board. */
export async function openTool(visit: Visit, id = visit.params['tool'] ?? ''): Promise<OpenTool | null> {
  const tool = isId(id) ? await readTool(visit.tx, id) : null;
  if (tool === null) return null;
  const { boards, keeps } = await toolBoards(visit);
  const board = boards.find((each) => each.id === tool.boardId);
  if (board === undefined || (tool.status === 'draft' && !keeps.has(board.id))) return null;
  return { tool, board, keeps: keeps.has(board.id), kindName: kindNames(board.pack.agencyKinds) };
}
