import { compareDays, type Day } from '../../calendar/index.ts';
import { durationWords } from '../../framework/words.ts';
import type { Step } from '../../framework/schema/process.ts';
import { waitsOn, type WaitBefore } from '../../process/index.ts';
import { AreaField, boxesOf, DateField, problemAt, TextField, typedDay, type FieldProblem } from '../../web/fields/index.ts';
import { sent, type Sent } from '../../web/visit/index.ts';
import type { Publication } from './read-publication.ts';
import { waitWords } from './read-published.ts';

interface PublishFieldsProps {
  stands: Publication;
  held: boolean;
  waits: readonly WaitBefore[];
  staysFor?: Extract<Step['act'], { kind: 'publish' }>['staysFor'];
  today: Day;
  /** What was typed and sent back to be mended; null where nothing was. */
  typed: Sent | null;
  problems: readonly FieldProblem[];
}

/** When and where something is published, until when, and why in spite of what stands against it: asked alike wherever it is recorded. */
export function PublishFields({ stands, held, waits, staysFor, today, typed, problems }: PublishFieldsProps) {
  const text = (name: string, kept: string) => ({ name, value: typed === null ? kept : sent(typed, name), error: problemAt(problems, name) });
  const day = (name: string, kept: Day | null) => ({ name, typed: typed === null ? boxesOf(kept) : typedDay(typed, name), error: problemAt(problems, name) });
  const early = waitsOn(waits, today);
  return (
    <>
      <DateField label="Published on" {...day('publishedOn', stands.publishedOn ?? today)} />
      <TextField label="Address" hint="Where everybody can read it, for example https://www.example.org/reviews." {...text('address', stands.address)} />
      <DateField label="Stays available until (optional)" {...(staysFor === undefined ? {} : { hint: `It stays public for ${durationWords(staysFor)} at least. Leave it empty where it stays without end.` })} {...day('availableUntil', stands.availableUntil)} />
      {(held || stands.despiteHolds !== '' || problemAt(problems, 'despiteHolds') !== undefined) && <AreaField label="A hold on disclosure is in force. Why is it published all the same?" hint="Say who agreed to it. It is kept in the record with the holds." rows={4} {...text('despiteHolds', stands.despiteHolds)} />}
      {(early.length > 0 || stands.beforeTime !== '' || problemAt(problems, 'beforeTime') !== undefined) && <AreaField label="The time before publication is not up. Why is it published all the same?" hint="Say who agreed to it. It is kept in the record, and shown with the publication." rows={4} {...text('beforeTime', stands.beforeTime)} />}
    </>
  );
}

/** From which day it may be published, by each clock that runs up to it. */
export function Waits({ waits, today }: { waits: readonly WaitBefore[]; today: Day }) {
  if (waits.length === 0) return null;
  const over = waits.every(({ earliest }) => earliest !== null && compareDays(earliest, today) <= 0);
  return <div class={over ? 'govuk-body' : 'govuk-inset-text'}>{waits.map((wait, index) => <>{index > 0 && <br />}{waitWords(wait)}.</>)}</div>;
}
