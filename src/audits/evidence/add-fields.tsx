import { cleanLine } from '../../platform/index.ts';
import type { Day } from '../../calendar/index.ts';
import { AreaField, DateField, problemAt, readDay, readText, TextField, typedDay, type FieldProblem } from '../../web/fields/index.ts';
import { FileUpload } from '../../web/govuk/index.ts';
import { sent, type Sent, type UploadedFile } from '../../web/visit/index.ts';
import type { EvidenceDoor } from './door.ts';

/** The fields of a file of evidence. */
export const FileField = ({ door, problems, label, id = 'file' }: { door: EvidenceDoor; problems: readonly FieldProblem[]; label: string; id?: string }) => {
  const error = problemAt(problems, 'file');
  return <FileUpload id={id} name="file" label={{ text: label, classes: 'govuk-label--s' }} hint={`PDF, Word, Excel, PowerPoint, PNG, JPEG or text, up to ${door.app.settings.uploadLimitBytes / 1024 / 1024} MB. No names of children.`} {...(error === undefined ? {} : { errorMessage: error })} />;
};

export const ExpiryField = ({ body, problems, typed }: { body: Sent; problems: readonly FieldProblem[]; typed?: ReturnType<typeof typedDay> }) => (
  <DateField name="expires" label="Last day on which it counts (optional)" hint="For a policy with a review date or a certificate. Leave it empty where it does not age." typed={typed ?? typedDay(body, 'expires')} error={problemAt(problems, 'expires')} />
);

export const AddFields = ({ door, problems }: { door: EvidenceDoor; problems: readonly FieldProblem[] }) => (
  <>
    <TextField name="title" label="What is it?" hint="For example, Safeguarding policy 2026" value={sent(door.body, 'title')} error={problemAt(problems, 'title')} />
    <AreaField name="about" label="What does it show? (optional)" rows={3} value={sent(door.body, 'about')} error={problemAt(problems, 'about')} />
    <ExpiryField body={door.body} problems={problems} />
    <FileField door={door} problems={problems} label="File" />
  </>
);

/** A day that may be left empty. */
export function readExpiry(body: Sent, problems: FieldProblem[]): Day | null {
  const { day, month, year } = typedDay(body, 'expires');
  return day === '' && month === '' && year === '' ? null : readDay(body, 'expires', 'The last day', problems);
}

export interface Added {
  title: string;
  about: string;
  expiresOn: Day | null;
  file: UploadedFile | undefined;
}

export function readAdded({ body, files }: EvidenceDoor, problems: FieldProblem[]): Added {
  const title = cleanLine(readText(body, 'title', { what: 'The title', missing: 'Enter what it is', most: 200 }, problems));
  const about = readText(body, 'about', { what: 'The description', most: 2000 }, problems);
  const expiresOn = readExpiry(body, problems);
  const file = files.find(({ field }) => field === 'file');
  if (file === undefined) problems.push({ field: 'file', message: 'Choose a file' });
  return { title, about, expiresOn, file };
}
