import { cleanLine } from '../../../platform/index.ts';
import { AreaField, problemAt, readText, TextField, type FieldProblem } from '../../../web/fields/index.ts';
import { Fieldset } from '../../../web/govuk/index.ts';
import { sent, type Sent } from '../../../web/visit/index.ts';
import { keyFor } from './keys.ts';

/** A level of a scale or an answer to choose from, as it stands in the boxes of its row. */
export interface Row {
  value: string;
  label: string;
  /** What it takes to be there, or what the answer means. */
  more: string;
  score: string;
}
const blank: Row = { value: '', label: '', more: '', score: '' };
const mostRows = 40;
/** How many empty rows stand below those that are filled. */
const spare = 3;

export const withSpare = (rows: readonly Row[]): Row[] => [...rows, ...Array.from({ length: spare }, () => blank)];
export const rowsFrom = (body: Sent, name: string): Row[] => Array.from({ length: mostRows }, (_, i) => i).filter((i) => body[`${name}.${i}.label`] !== undefined)
  .map((i) => ({ value: sent(body, `${name}.${i}.value`), label: sent(body, `${name}.${i}.label`), more: sent(body, `${name}.${i}.more`), score: sent(body, `${name}.${i}.score`) }));

/** Rows to fill in. An empty label takes a row out. */
export function Rows({ name, rows, what, more, scored, problems }: { name: string; rows: readonly Row[]; what: string; more: string; scored: boolean; problems: readonly FieldProblem[] }) {
  return (
    <>
      {rows.map((row, i) => (
        <Fieldset key={i} legend={{ text: `${what} ${i + 1}`, classes: 'govuk-fieldset__legend--s' }}>
          <input type="hidden" name={`${name}.${i}.value`} value={row.value} />
          <TextField name={`${name}.${i}.label`} label="Name" value={row.label} error={problemAt(problems, `${name}.${i}.label`)} />
          <AreaField name={`${name}.${i}.more`} label={`${more} (optional)`} rows={2} value={row.more} error={problemAt(problems, `${name}.${i}.more`)} />
          {scored && <TextField name={`${name}.${i}.score`} label="Score (optional)" width="4" value={row.score} error={problemAt(problems, `${name}.${i}.score`)} />}
        </Fieldset>
      ))}
    </>
  );
}

/** The rows that have a name, each under the value that it had, or a new one. A score is a number, such as 2 or 2.5. */
export function readRows(body: Sent, name: string, what: string, before: readonly string[], problems: FieldProblem[]): { value: string; label: string; more: string; score: number | undefined }[] {
  const values: string[] = [];
  const labels: string[] = [];
  return Array.from({ length: mostRows }, (_, i) => i).flatMap((i) => {
    const at = `${name}.${i}`;
    const label = cleanLine(readText(body, `${at}.label`, { what: `The name of the ${what}`, most: 200 }, problems));
    const more = readText(body, `${at}.more`, { what: 'The text', most: 2000 }, problems);
    const typed = sent(body, `${at}.score`);
    if (label === '') {
      if (more !== '' || typed !== '') problems.push({ field: `${at}.label`, message: `Enter a name for the ${what}, or empty its other boxes` });
      return [];
    }
    if (labels.includes(label.toLowerCase())) problems.push({ field: `${at}.label`, message: `Another ${what} has this name already` });
    labels.push(label.toLowerCase());
    const score = typed === '' ? undefined : Number(typed);
    if (score !== undefined && !/^-?\d{1,4}(\.\d{1,2})?$/.test(typed)) problems.push({ field: `${at}.score`, message: 'The score must be a number, such as 2 or 2.5' });
    const kept = sent(body, `${at}.value`);
    const value = before.includes(kept) && !values.includes(kept) ? kept : keyFor(label, [...before, ...values]);
    values.push(value);
    return [{ value, label, more, score }];
  });
}
