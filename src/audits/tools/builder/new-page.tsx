import { record } from '../../../access/record.ts';
import { cleanLine } from '../../../platform/index.ts';
import { Button, ErrorSummary, problemAt, RadioField, readText, SelectField, TextField, type FieldProblem } from '../../../web/fields/index.ts';
import { forbidden, goTo, page, PostForm, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { toolBoards, type ToolBoard } from '../library/open-tool.ts';
import { isToolKind, toolKinds } from '../tool-words.ts';
import { emptyTool, startDraft } from './draft.ts';
import { keyFor } from './keys.ts';

/** The boards whose tools the visitor keeps. */
export async function keptBoards(visit: Visit): Promise<ToolBoard[]> {
  const { boards, keeps } = await toolBoards(visit);
  return boards.filter((board) => keeps.has(board.id));
}

/** A key that no tool of the partnership's boards, nor any of their frameworks' forms, goes by. */
export async function newToolKey(visit: Visit, name: string): Promise<string> {
  const { boards } = await toolBoards(visit);
  const taken = await visit.tx.selectFrom('audit_tool').select('key').distinct().execute();
  return keyFor(name, [...taken.map((row) => row.key), ...boards.flatMap((board) => board.pack.forms.map((form) => form.key)), 'new']);
}

/** What a tool begins with: whose it is, its name and its kind. */
export function BeginFields({ visit, boards, problems }: { visit: Visit; boards: readonly ToolBoard[]; problems: readonly FieldProblem[] }) {
  return (
    <>
      {boards.length > 1 ? <SelectField name="board" label="Board" choices={boards.map(({ id, name }) => ({ value: id, label: name }))} value={sent(visit.body, 'board')} error={problemAt(problems, 'board')} /> : <input type="hidden" name="board" value={boards[0]?.id ?? ''} />}
      <TextField name="name" label="Name of the tool" value={sent(visit.body, 'name')} error={problemAt(problems, 'name')} />
      <RadioField name="kind" label="Kind of audit" choices={Object.entries(toolKinds).map(([value, label]) => ({ value, label }))} value={sent(visit.body, 'kind')} error={problemAt(problems, 'kind')} />
    </>
  );
}

export interface Begun { board: ToolBoard; name: string; kind: keyof typeof toolKinds }
export function readBegun(visit: Visit, boards: readonly ToolBoard[], problems: FieldProblem[]): Begun | null {
  const board = boards.find((each) => each.id === sent(visit.body, 'board'));
  if (board === undefined) problems.push({ field: 'board', message: 'Select the board' });
  const name = cleanLine(readText(visit.body, 'name', { what: 'The name', most: 120, missing: 'Enter a name' }, problems));
  const typed = sent(visit.body, 'kind');
  const kind = isToolKind(typed) ? typed : null;
  if (kind === null) problems.push({ field: 'kind', message: 'Select the kind of audit' });
  return board === undefined || kind === null || problems.length > 0 ? null : { board, name, kind };
}

/** Begins a tool of the board's own, without questions. */
export async function newToolPage(visit: Visit, problems: readonly FieldProblem[] = [], status: 200 | 422 = 200): Promise<Reply> {
  const boards = await keptBoards(visit);
  if (boards.length === 0) return forbidden;
  return page('Make a tool', (
    <>
      <ErrorSummary problems={problems} />
      <h1 class="govuk-heading-l">Make a tool</h1>
      <p class="govuk-body">To begin from a tool that is there, open it and start its next edition. To begin from a spreadsheet, <a class="govuk-link" href="/audits/tools/import">bring it in</a>.</p>
      <PostForm action="/audits/tools/new">
        <BeginFields visit={visit} boards={boards} problems={problems} />
        <Button>Begin the draft</Button>
      </PostForm>
    </>
  ), { status, section: 'audits', back: { href: '/audits/tools', text: 'Back to audit tools' } });
}

export async function makeTool(visit: Visit): Promise<Reply> {
  const boards = await keptBoards(visit);
  if (boards.length === 0) return forbidden;
  const problems: FieldProblem[] = [];
  const begun = readBegun(visit, boards, problems);
  if (begun === null) return newToolPage(visit, problems, 422);
  const { board, name, kind } = begun;
  const { id } = await startDraft(visit, board, emptyTool(await newToolKey(visit, name), name, kind, board.name), '');
  await record(visit.tx, visit.now, { deed: 'began a draft of an audit tool', subjectKind: 'audit-tool', subjectId: id, detail: { name } });
  return goTo(`/audits/tools/${id}/edit`, 'The draft is begun. Add its questions.');
}
