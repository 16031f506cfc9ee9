import { buffer } from 'node:stream/consumers';
import { AreaField, problemAt, RadioField, type FieldProblem } from '../../web/fields/index.ts';
import { FileUpload } from '../../web/govuk/index.ts';
import { sent, type Sent, type Visit } from '../../web/visit/index.ts';

/** What is asked wherever a table is brought: the file, columns that go by another name, and whether to take it. */
export const FileFields = ({ body, problems, fileHint }: { body: Sent; problems: readonly FieldProblem[]; fileHint: string }) => (
  <>
    <FileUpload id="file" name="file" label={{ text: 'File', classes: 'govuk-label--s' }} hint={{ text: fileHint }} {...(problemAt(problems, 'file') ? { errorMessage: { text: problemAt(problems, 'file')! } } : {})} />
    <AreaField name="maps" label="Columns that go by another name (optional)" hint="One a line: Their heading=our column" rows={3} value={sent(body, 'maps')} error={problemAt(problems, 'maps')} />
    <RadioField name="take" label="What is to be done?" value={sent(body, 'take') || 'no'} choices={[{ value: 'no', label: 'Try it', hint: 'Says what would be taken, and every fault by its row. Nothing is written.' }, { value: 'yes', label: 'Take it', hint: 'All rows, or none where one has a fault.' }]} />
  </>
);

export const readMaps = (body: Sent): string[] => sent(body, 'maps').split('\n').map((line) => line.trim()).filter((line) => line !== '');

/** The bytes of the file that came with a form; null with a problem where none did. */
export async function readBytes({ app, files }: Visit, problems: FieldProblem[]): Promise<Buffer | null> {
  const file = files[0];
  if (file === undefined) {
    problems.push({ field: 'file', message: 'Choose a file' });
    return null;
  }
  return buffer(app.files.read(file.id));
}

/** What came of reading a file, line by line as the command says it. */
export const Told = ({ text }: { text: string }) => <div class="govuk-inset-text gt-pre">{text}</div>;
