import { formatDay } from '../../calendar/index.ts';
import { UnreadableTable } from '../../platform/tables/read-table.ts';
import { Button, DateField, ErrorSummary, problemAt, readDay, readText, SelectField, TextField, typedDay, type FieldProblem } from '../../web/fields/index.ts';
import { forbidden, goTo, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { boardsBy } from '../policies.ts';
import { readAskable, readKept } from '../rounds/askable.ts';
import { FileFields, readBytes, readMaps, Told } from './file-form.tsx';
import { takeRoundFile } from './import-round.ts';

/** Brings a round that was over before the product: its history then starts with data. */
export async function importRoundPage(visit: Visit, problems: readonly FieldProblem[] = [], told = ''): Promise<Reply> {
  const boards = await readKept(visit.tx, visit.me.partnershipId, [...(await boardsBy(visit))('manage-audits')]);
  if (boards.length === 0) return forbidden;
  const askable = await readAskable(visit.tx, boards);
  const { body } = visit;
  return page('Import a finished round', (
    <>
      <ErrorSummary problems={problems} />
      <h1 class="govuk-heading-l">Import a finished round</h1>
      <p class="govuk-body">The file has either a row for each answer, with the columns Respondent, Question, Level and Comment, or a row for each agency or school with a column for each question. Questions are known by their words, or as SECTION/QUESTION.</p>
      {told !== '' && <Told text={told} />}
      <PostForm action="/audits/rounds/import" upload>
        <SelectField name="what" label="What was asked?" empty="Choose" value={sent(body, 'what')} error={problemAt(problems, 'what')} choices={askable.map((each) => ({ value: each.value, label: boards.length > 1 ? `${each.name} (${boards.find((board) => board.id === each.boardId)!.name})` : each.name }))} />
        <TextField name="name" label="Name of the round" hint="For example, Section 11 audit 2024" value={sent(body, 'name')} error={problemAt(problems, 'name')} />
        <TextField name="year" label="Year" width="4" value={sent(body, 'year')} error={problemAt(problems, 'year')} />
        <DateField name="closedOn" label="On what day was it over?" typed={typedDay(body, 'closedOn')} error={problemAt(problems, 'closedOn')} />
        <FileFields body={body} problems={problems} fileHint="An Excel workbook (.xlsx), of which the first sheet is read, or CSV" />
        <Button>Read the file</Button>
      </PostForm>
    </>
  ), { status: problems.length > 0 ? 422 : 200, section: 'audits', back: { href: '/audits/rounds', text: 'Back to all rounds' } });
}

export async function takeRound(visit: Visit): Promise<Reply> {
  const { tx, me, body, today } = visit;
  const boards = await readKept(tx, me.partnershipId, [...(await boardsBy(visit))('manage-audits')]);
  if (boards.length === 0) return forbidden;
  const problems: FieldProblem[] = [];
  const what = (await readAskable(tx, boards)).find((each) => each.value === sent(body, 'what'));
  if (what === undefined) problems.push({ field: 'what', message: 'Choose what was asked' });
  const name = readText(body, 'name', { what: 'The name', most: 200, missing: 'Enter a name for the round' }, problems);
  const year = Number(sent(body, 'year'));
  if (!/^\d{4}$/.test(sent(body, 'year')) || year < 1990 || year > 2100) problems.push({ field: 'year', message: 'The year must be like 2024' });
  const closedOn = readDay(body, 'closedOn', 'The day on which it was over', problems);
  if (closedOn !== null && closedOn > today) problems.push({ field: 'closedOn', message: `The day must be ${formatDay(today)} or before` });
  const bytes = await readBytes(visit, problems);
  if (what === undefined || closedOn === null || bytes === null || problems.length > 0) return importRoundPage(visit, problems);
  try {
    const outcome = await takeRoundFile(visit, { board: boards.find((board) => board.id === what.boardId)!, what, name, year, closedOn, bytes, maps: readMaps(body), take: sent(body, 'take') === 'yes' });
    if (outcome.faults.length > 0) return importRoundPage(visit, [{ field: 'file', message: `The file has ${outcome.faults.length} ${outcome.faults.length === 1 ? 'fault' : 'faults'}. Nothing is taken.` }], outcome.text);
    if (outcome.id === null) return importRoundPage(visit, [], outcome.text);
    // The file has done its work: what it said is in the product.
    await visit.app.files.remove(visit.files[0]!.id);
    return goTo(`/audits/rounds/${outcome.id}`, outcome.text.split('\n')[0]!);
  } catch (cause) {
    if (!(cause instanceof UnreadableTable)) throw cause;
    return importRoundPage(visit, [{ field: 'file', message: cause.message }]);
  }
}
