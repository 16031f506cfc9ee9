import { coversOf, isBusinessOf } from '../../framework/business.ts';
import type { Pack } from '../../framework/index.ts';
import type { FormDefinition } from '../../framework/schema/form.ts';
import type { ProcessDefinition } from '../../framework/schema/process.ts';
import { editionOf, type Edition } from '../../people/framework-edition.ts';
import type { Tx } from '../../platform/index.ts';
import { readTool } from '../tools/editions.ts';

type Assessment = NonNullable<Pack['assessments']>[number];

/** Something that a round can be opened of: an assessment of the framework with its form, or a tool of the board. */
export type Source = { assessment: string } | { toolId: string };

export interface Askable {
  /** As a form sends it: BOARD:assessment:KEY or BOARD:tool:ID. */
  value: string;
  boardId: string;
  source: Source;
  name: string;
  /** The kinds that the framework names as those who answer; empty means all. */
  answeredBy: readonly string[];
}

export interface KeptBoard {
  id: string;
  name: string;
  edition: Edition;
}

/** The boards of these ids with the frameworks that they work to now. */
export async function readKept(tx: Tx, partnershipId: string, ids: readonly string[]): Promise<KeptBoard[]> {
  if (ids.length === 0) return [];
  const rows = await tx.selectFrom('board').select(['id', 'name', 'framework_id', 'framework_version']).where('id', 'in', ids).orderBy('name').execute();
  const boards: KeptBoard[] = [];
  for (const row of rows) boards.push({ id: row.id, name: row.name, edition: await editionOf(tx, partnershipId, row.framework_id, row.framework_version) });
  return boards;
}

/** The form of an assessment; undefined where the framework has none for it. */
export const formOf = ({ forms }: Pick<Pack, 'forms'>, assessment: Assessment): FormDefinition | undefined => forms.find((form) => form.key === assessment.form);

/** Everything that a round can be opened of on these boards, in one query. */
export async function readAskable(tx: Tx, boards: readonly KeptBoard[]): Promise<Askable[]> {
  const own = boards.length === 0 ? [] : await tx.selectFrom('audit_tool').select(['id', 'board_id', 'name', 'edition', 'definition'])
    .where('board_id', 'in', boards.map((board) => board.id)).where('source', '=', 'board').where('status', '=', 'published').orderBy('name').orderBy('edition', 'desc').execute();
  return boards.flatMap((board) => [
    ...(board.edition.pack.assessments ?? []).filter((each) => formOf(board.edition.pack, each) !== undefined && isAskedBy(board, each))
      .map((each): Askable => ({ value: `${board.id}:assessment:${each.key}`, boardId: board.id, source: { assessment: each.key }, name: each.name, answeredBy: each.answeredBy })),
    ...own.filter((tool) => tool.board_id === board.id && isSelfAssessment(tool.definition))
      .map((tool): Askable => ({ value: `${board.id}:tool:${tool.id}`, boardId: board.id, source: { toolId: tool.id }, name: `${tool.name}, edition ${tool.edition}`, answeredBy: [] })),
  ]);
}

/** An assessment is asked by a board where the process that asks for it is the board's business. */
function isAskedBy({ name, edition: { pack } }: KeptBoard, { key }: Assessment): boolean {
  const asking = pack.processes.filter(({ steps }) => steps.some(({ act }) => act.kind === 'round' && act.assessment === key));
  return asking.length === 0 || asking.some((process) => isBusinessOf(process, coversOf(pack, name)));
}

/** A tool for case files is no tool for a round, nor is a survey. */
const isSelfAssessment = (definition: unknown): boolean => !(typeof definition === 'object' && definition !== null && 'tool' in definition && (definition.tool === 'case-audit' || definition.tool === 'survey'));

/** The step of a framework's processes that asks for a round of an assessment: it says how long and when to remind. */
export function roundStep(processes: readonly ProcessDefinition[], assessment: string) {
  for (const process of processes) for (const { act } of process.steps) if (act.kind === 'round' && act.assessment === assessment) return act;
  return null;
}

/** The form of a tool of the board that is published; null where it is not. */
export async function publishedTool(tx: Tx, id: string, boardId: string) {
  const tool = await readTool(tx, id);
  return tool !== null && tool.boardId === boardId && tool.status === 'published' ? tool : null;
}
