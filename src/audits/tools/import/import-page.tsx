import { buffer } from 'node:stream/consumers';
import { record } from '../../../access/record.ts';
import { checkForm } from '../../../framework/check/check-form.ts';
import { readTable, UnreadableTable, type ReadTable } from '../../../platform/tables/read-table.ts';
import { writeXlsx } from '../../../platform/tables/write-table.ts';
import { Button, ErrorSummary, problemAt, Table, TextField, type FieldProblem } from '../../../web/fields/index.ts';
import { FileUpload } from '../../../web/govuk/index.ts';
import { forbidden, goTo, notFound, page, PostForm, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { firstTerms, startDraft } from '../builder/draft.ts';
import { BeginFields, keptBoards, newToolKey, readBegun } from '../builder/new-page.tsx';
import { openTool } from '../library/open-tool.ts';
import { ToolShown } from '../library/tool-shown.tsx';
import { kindNames } from '../tool-words.ts';
import { columnKeys, columns, findColumns, isOurs, type RowFault } from './columns.ts';
import { planTool } from './plan-tool.ts';
import { templateTool } from './template.ts';
import { toolTable } from './write-tool.ts';

const mostBytes = 3_000_000;
/** The tool travels in the page between the look and the taking; a form takes a million characters. */
const mostLetters = 700_000;
const excel = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface Looked { problems?: readonly FieldProblem[]; faults?: readonly RowFault[]; rows?: number }

/** Bringing a tool in from a spreadsheet: the file is looked at first, and nothing is taken while anything in it is wrong. */
export async function importPage(visit: Visit, { problems = [], faults = [], rows = 0 }: Looked = {}): Promise<Reply> {
  const boards = await keptBoards(visit);
  if (boards.length === 0) return forbidden;
  const faulty = new Set(faults.map((fault) => fault.row)).size;
  return page('Bring in a tool', (
    <>
      <ErrorSummary problems={faults.length > 0 ? [{ field: 'faults', message: `Nothing is taken: ${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in ${faulty} ${faulty === 1 ? 'row' : 'rows'} of ${rows}` }, ...problems] : problems} />
      <h1 class="govuk-heading-l">Bring in a tool from a spreadsheet</h1>
      <p class="govuk-body gt-measure">An Excel workbook (.xlsx) or CSV with a question in each row, under these headings: {columnKeys.map((key) => columns[key].heading).join(', ')}. <a class="govuk-link" href="/audits/tools/template.xlsx">Download a template</a>. What comes of it is a draft, which you can change before it is used.</p>
      {faults.length > 0 && (
        <div id="faults" tabindex={-1}>
          <Table caption="What is wrong in the file" heads={['Row', 'Column', 'What is wrong']} rows={faults.map((fault) => [fault.row, fault.column, fault.message])} />
        </div>
      )}
      <PostForm action="/audits/tools/import" upload>
        <BeginFields visit={visit} boards={boards} problems={problems} />
        <TextField name="guidance" label="Guidance that it follows, with its year (optional)" value={sent(visit.body, 'guidance')} error={problemAt(problems, 'guidance')} />
        <FileUpload id="file" name="file" label={{ text: 'Spreadsheet', classes: 'govuk-label--s' }} hint="Up to 3 MB. The first sheet is read." {...(problemAt(problems, 'file') === undefined ? {} : { errorMessage: { text: problemAt(problems, 'file') } })} />
        <Button>Look at the file</Button>
      </PostForm>
    </>
  ), { status: faults.length > 0 || problems.length > 0 ? 422 : 200, section: 'audits', wide: faults.length > 0, back: { href: '/audits/tools', text: 'Back to audit tools' } });
}

/** Looks at a file and shows the tool that it would make, or everything that is wrong with it. Nothing is written. */
export async function lookAtFile(visit: Visit): Promise<Reply> {
  const boards = await keptBoards(visit);
  if (boards.length === 0) return forbidden;
  const problems: FieldProblem[] = [];
  const begun = readBegun(visit, boards, problems);
  const table = await readSent(visit, problems);
  if (begun === null || table === null || problems.length > 0) return importPage(visit, { problems });
  const found = findColumns(table);
  const phases = await visit.tx.selectFrom('respondent').select('phase').distinct().where('phase', '<>', '').limit(40).execute();
  const planned = found.faults.length > 0 ? null : planTool(table.rows, found, { kinds: begun.board.pack.agencyKinds, phases: phases.map((row) => row.phase) });
  const faults = [...found.faults, ...(planned?.faults ?? [])];
  if (table.rows.length === 0) faults.push({ row: table.headingsRow, column: columns.question.heading, message: 'There is no row under the headings.' });
  if (planned === null || faults.length > 0) return importPage(visit, { faults: faults.toSorted((a, b) => a.row - b.row), rows: table.rows.length });
  const guidance = sent(visit.body, 'guidance').slice(0, 200);
  const checked = checkForm({
    ...planned.tool, key: await newToolKey(visit, begun.name), name: begun.name, suppliedBy: 'board', tool: begun.kind, ...firstTerms(begun.kind), ...(guidance === '' ? {} : { guidance }),
    rule: { source: `Brought in by ${begun.board.name}`, force: 'local', confidence: 'S' },
  });
  if (!checked.ok) return importPage(visit, { problems: checked.faults.map((fault) => ({ field: 'file', message: fault.message })) });
  const tool = JSON.stringify(checked.form);
  if (tool.length > mostLetters) return importPage(visit, { problems: [{ field: 'file', message: 'The tool is too long. Shorten its guidance, or divide it into two.' }] });
  return page('Look at the tool', (
    <>
      <h1 class="govuk-heading-l">Look at what would be taken</h1>
      <p class="govuk-body">{table.rows.length} questions in {checked.form.sections.length} {checked.form.sections.length === 1 ? 'section' : 'sections'}. Nothing is written yet.{found.unused.length > 0 && ` Nothing is taken from: ${found.unused.join(', ')}.`}{table.letters === 'Windows-1252' && ' The file is not in UTF-8: look whether names with accents are right.'}</p>
      <PostForm action="/audits/tools/import/take">
        <input type="hidden" name="board" value={begun.board.id} />
        <input type="hidden" name="tool" value={tool} />
        <Button>Make a draft of it</Button>
      </PostForm>
      <ToolShown form={checked.form} kindName={kindNames(begun.board.pack.agencyKinds)} />
    </>
  ), { section: 'audits', wide: true, back: { href: '/audits/tools/import', text: 'Back to the file' } });
}

/** The file that came with the form as a table; it is read and let go. */
async function readSent(visit: Visit, problems: FieldProblem[]): Promise<ReadTable | null> {
  const file = visit.files.find((each) => each.field === 'file');
  if (file === undefined || file.size === 0) problems.push({ field: 'file', message: 'Select a spreadsheet' });
  else if (file.size > mostBytes) problems.push({ field: 'file', message: 'The spreadsheet must be 3 MB or smaller' });
  else {
    try {
      return await readTable(await buffer(visit.app.files.read(file.id)), isOurs);
    } catch (cause) {
      if (!(cause instanceof UnreadableTable)) throw cause;
      problems.push({ field: 'file', message: cause.message });
    }
  }
  return null;
}

/** Makes a draft of a tool that was looked at. What comes back from the page is held against the rules again. */
export async function takeTool(visit: Visit): Promise<Reply> {
  const board = (await keptBoards(visit)).find((each) => each.id === sent(visit.body, 'board'));
  if (board === undefined) return forbidden;
  const checked = checkForm(parsed(visit.body['tool']), (board.pack.audits.lineKinds ?? []).map((line) => line.key));
  if (!checked.ok) return importPage(visit, { problems: [{ field: 'file', message: 'What was looked at came back incomplete. Select the spreadsheet again' }] });
  const { id } = await startDraft(visit, board, { ...checked.form, key: await newToolKey(visit, checked.form.name) }, '');
  await record(visit.tx, visit.now, { deed: 'brought in an audit tool', subjectKind: 'audit-tool', subjectId: id, detail: { name: checked.form.name } });
  return goTo(`/audits/tools/${id}/edit`, 'The draft is made from the spreadsheet.');
}

function parsed(text: unknown): unknown {
  try {
    return typeof text === 'string' ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

/** A spreadsheet that shows how a tool is written in rows. */
export const downloadTemplate = async (): Promise<Reply> => {
  const { columns: heads, rows } = toolTable(templateTool, kindNames([]));
  return { kind: 'download', name: 'Audit tool template.xlsx', type: excel, content: await writeXlsx('Questions', heads, rows) };
};

/** An edition as a spreadsheet, in the columns in which a tool is brought in. */
export async function downloadTool(visit: Visit): Promise<Reply> {
  const open = await openTool(visit);
  if (open === null) return notFound;
  const { columns: heads, rows } = toolTable(open.tool.form, open.kindName);
  return { kind: 'download', name: `${open.tool.name.replace(/[^\p{L}\p{N} ]+/gu, ' ').trim()}.xlsx`, type: excel, content: await writeXlsx('Questions', heads, rows) };
}
