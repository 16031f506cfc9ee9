import { sql } from 'kysely';
import type { Day } from '../../../calendar/index.ts';
import type { Tx } from '../../../platform/index.ts';
import { toolForms, usesInFramework } from './framework-tools.ts';
import type { ToolBoard } from './open-tool.ts';

export type Standing = 'draft' | 'published' | 'withdrawn' | 'not-used';

/** A tool of a board in the library: its newest edition in use, or what there is instead. */
export interface LibraryTool {
  /** Null for a tool of the framework that the board has not used yet. */
  id: string | null;
  boardId: string;
  board: string;
  key: string;
  name: string;
  kind: string;
  guidance: string;
  edition: number | null;
  standing: Standing;
  source: 'framework' | 'board';
  publishedOn: Day | null;
  /** What the framework does with it. */
  uses: string[];
  rounds: { id: string; reference: string; edition: number }[];
  roundsInAll: number;
  caseAudits: number;
  surveys: number;
  draft: string | null;
}

interface Row {
  id: string; boardId: string; key: string; edition: number; name: string; source: 'framework' | 'board'; status: 'draft' | 'published' | 'withdrawn'; publishedOn: Day | null;
  tool: string | null; guidance: string | null; rounds: { id: string; reference: string; edition: number }[]; roundsInAll: number; caseAudits: number; surveys: number;
}

/** Every edition of every tool of the boards that the visitor may see, with the newest rounds that used it: one query. */
const readEditions = async (tx: Tx, boards: readonly string[]): Promise<Row[]> => (await sql<Row>`
  select t.id, t.board_id as "boardId", t.key, t.edition, t.name, t.source, t.status, t.published_on as "publishedOn", t.definition ->> 'tool' as tool, t.definition ->> 'guidance' as guidance,
    coalesce((select json_agg(json_build_object('id', r.id, 'reference', r.reference, 'edition', t.edition) order by r.opened_on desc) from (
      select o.id, o.reference, o.opened_on from audit_round o where o.partnership_id = t.partnership_id and o.tool_id = t.id order by o.opened_on desc limit 3) r), '[]') as rounds,
    (select count(*)::int from audit_round o where o.partnership_id = t.partnership_id and o.tool_id = t.id) as "roundsInAll",
    (select count(distinct a.audit_id)::int from case_audit_agency a where a.partnership_id = t.partnership_id and a.tool_id = t.id) as "caseAudits",
    (select count(*)::int from survey s where s.partnership_id = t.partnership_id and s.tool_id = t.id) as surveys
  from audit_tool t where t.partnership_id = gt.partnership() and t.board_id = any(${sql.val(boards)}::uuid[]) order by t.name, t.board_id, t.key, t.edition desc`.execute(tx)).rows;

/** The tools of some boards, each once: those in use, those only begun, and those of their frameworks that nobody has used yet. */
export async function readLibrary(tx: Tx, boards: readonly ToolBoard[], keeps: ReadonlySet<string>): Promise<LibraryTool[]> {
  const rows = await readEditions(tx, boards.map((board) => board.id));
  return boards.flatMap((board): LibraryTool[] => {
    const own = [...Map.groupBy(rows.filter((row) => row.boardId === board.id), (row) => row.key).values()].flatMap((editions) => toolOf(board, editions, keeps.has(board.id)));
    const unused = toolForms(board.pack).filter((form) => !own.some((tool) => tool.key === form.key)).map((form): LibraryTool => ({
      id: null, boardId: board.id, board: board.name, key: form.key, name: form.name, kind: form.tool ?? '', guidance: form.guidance ?? '', edition: null, standing: 'not-used', source: 'framework', publishedOn: null,
      uses: usesInFramework(board.pack, form.key), rounds: [], roundsInAll: 0, caseAudits: 0, surveys: 0, draft: null,
    }));
    return [...own, ...unused];
  }).toSorted((a, b) => a.name.localeCompare(b.name, 'en-GB'));
}

function toolOf(board: ToolBoard, editions: readonly Row[], keeps: boolean): LibraryTool[] {
  const draft = keeps ? editions.find((each) => each.status === 'draft') : undefined;
  const shown = editions.find((each) => each.status === 'published') ?? draft ?? editions.find((each) => each.status === 'withdrawn');
  if (shown === undefined) return [];
  return [{
    id: shown.id, boardId: board.id, board: board.name, key: shown.key, name: shown.name, kind: shown.tool ?? '', guidance: shown.guidance ?? '', edition: shown.edition, standing: shown.status, source: shown.source, publishedOn: shown.publishedOn,
    uses: usesInFramework(board.pack, shown.key), rounds: editions.flatMap((each) => each.rounds), roundsInAll: editions.reduce((sum, each) => sum + each.roundsInAll, 0),
    caseAudits: editions.reduce((sum, each) => sum + each.caseAudits, 0), surveys: editions.reduce((sum, each) => sum + each.surveys, 0), draft: draft?.id ?? null,
  }];
}
