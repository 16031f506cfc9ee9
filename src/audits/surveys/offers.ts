import type { FormDefinition } from '../../framework/schema/form.ts';
import type { Tx } from '../../platform/index.ts';
import type { KeptBoard } from '../rounds/askable.ts';

/** A tool with which a survey can be opened: a form of the framework, or a tool that the board published. */
export interface SurveyTool {
  /** As a form sends it: BOARD:form:KEY or BOARD:tool:ID. */
  value: string;
  board: KeptBoard;
  source: { form: FormDefinition } | { toolId: string };
  name: string;
}

/** Every tool with which a survey can be opened on these boards, in one query. A board whose framework has no terms for surveys has none. */
export async function readSurveyTools(tx: Tx, boards: readonly KeptBoard[]): Promise<SurveyTool[]> {
  const able = boards.filter(({ edition }) => edition.pack.audits.surveys !== undefined);
  const own = able.length === 0 ? [] : await tx.selectFrom('audit_tool').select(['id', 'board_id', 'name', 'edition', 'definition']).where('board_id', 'in', able.map((board) => board.id))
    .where('source', '=', 'board').where('status', '=', 'published').orderBy('name').orderBy('edition', 'desc').execute();
  return able.flatMap((board) => [
    ...board.edition.pack.forms.filter((form) => form.tool === 'survey').map((form): SurveyTool => ({ value: `${board.id}:form:${form.key}`, board, source: { form }, name: form.name })),
    ...own.filter((tool) => tool.board_id === board.id && isSurvey(tool.definition)).map((tool): SurveyTool => ({ value: `${board.id}:tool:${tool.id}`, board, source: { toolId: tool.id }, name: `${tool.name}, edition ${tool.edition}` })),
  ]);
}

const isSurvey = (definition: unknown): boolean => typeof definition === 'object' && definition !== null && 'tool' in definition && definition.tool === 'survey';
