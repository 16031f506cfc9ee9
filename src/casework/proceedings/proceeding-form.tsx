import type { Day } from '../../calendar/index.ts';
import { AreaField, boxesOf, DateField, problemAt, readDay, readText, SelectField, TextField, typedDay, type FieldProblem } from '../../web/fields/index.ts';
import { sent, type Sent } from '../../web/visit/index.ts';
import { proceedingKinds, proceedingStates, stateWords, type ProceedingState } from './kinds.ts';
import type { ProceedingRow } from './read-proceedings.ts';

/** What is told of proceedings on the form. */
export interface ProceedingTold {
  kind: string;
  body: string;
  contact: string;
  status: ProceedingState;
  stands: string;
  nextOn: Day | null;
  nextWhat: string;
  endedOn: Day | null;
}

/** A day that may be left out. */
export function readOptionalDay(from: Sent, name: string, what: string, problems: FieldProblem[]): Day | null {
  const typed = typedDay(from, name);
  return typed.day === '' && typed.month === '' && typed.year === '' ? null : readDay(from, name, what, problems);
}

/** Reads the form; null with problems where something has to be mended. */
export function readProceeding(from: Sent, today: Day, problems: FieldProblem[]): ProceedingTold | null {
  const kind = proceedingKinds.find((each) => each.key === sent(from, 'kind'))?.key;
  if (kind === undefined) problems.push({ field: 'kind', message: 'Select the kind of proceedings' });
  const body = readText(from, 'body', { what: 'Whose proceedings they are', most: 200, missing: 'Enter whose proceedings they are' }, problems);
  const contact = readText(from, 'contact', { what: 'The contact', most: 300 }, problems);
  const status = proceedingStates.find((each) => each === sent(from, 'status'));
  if (status === undefined) problems.push({ field: 'status', message: 'Select how they stand' });
  const stands = readText(from, 'stands', { what: 'How they stand', most: 2000 }, problems);
  const nextOn = readOptionalDay(from, 'nextOn', 'The next date', problems);
  const nextWhat = readText(from, 'nextWhat', { what: 'What happens then', most: 300 }, problems);
  const endedOn = status === 'ended' ? readDay(from, 'endedOn', 'The day on which they ended', problems) : null;
  if (endedOn !== null && endedOn > today) problems.push({ field: 'endedOn', message: 'The day on which they ended must be today or in the past' });
  return problems.length > 0 || kind === undefined || status === undefined ? null : { kind, body, contact, status, stands, nextOn, nextWhat, endedOn };
}

/** The fields of proceedings, as they stand or as somebody typed them. */
export function ProceedingFields({ typed, stands, problems }: { typed: Sent | null; stands: ProceedingRow | null; problems: readonly FieldProblem[] }) {
  const text = (name: string, kept: string | undefined): string => (typed === null ? (kept ?? '') : sent(typed, name));
  const day = (name: string, kept: Day | null | undefined) => (typed === null ? boxesOf(kept ?? null) : typedDay(typed, name));
  const error = (name: string) => problemAt(problems, name);
  const status = text('status', stands?.status);
  return (
    <>
      <SelectField name="kind" label="Kind" empty="Choose" value={text('kind', stands?.kind)} error={error('kind')} choices={proceedingKinds.map((kind) => ({ value: kind.key, label: kind.name }))} />
      <TextField name="body" label="Whose proceedings are they?" hint="For example the police force, the coroner, the employer." value={text('body', stands?.body)} error={error('body')} />
      <TextField name="contact" label="Contact (optional)" hint="Post and how to reach them." value={text('contact', stands?.contact)} error={error('contact')} />
      <SelectField name="status" label="How do they stand?" empty="Choose" value={status} error={error('status')} choices={proceedingStates.map((state) => ({ value: state, label: stateWords[state] }))} />
      <AreaField name="stands" label="In your own words (optional)" hint="Names nobody." rows={2} value={text('stands', stands?.stands)} error={error('stands')} />
      <DateField name="nextOn" label="Next date (optional)" typed={day('nextOn', stands?.nextOn)} error={error('nextOn')} />
      <TextField name="nextWhat" label="What happens then? (optional)" hint="For example a pre-inquest hearing." value={text('nextWhat', stands?.nextWhat)} error={error('nextWhat')} />
      <DateField name="endedOn" label="Ended on, where they have ended" typed={day('endedOn', stands?.endedOn)} error={error('endedOn')} />
    </>
  );
}
