import { Table, Tag } from '../../../web/fields/index.ts';
import { notFound, page, type Reply, type Visit } from '../../../web/visit/index.ts';
import { faultsIn } from './check-draft.ts';
import { fieldsOf } from './change-thing.ts';
import { draftBack } from './overview-page.tsx';
import { typedOf, type Field, type Typed } from './field.ts';
import type { Draft } from './store.ts';
import { entriesOf, shelvesOf, type Entry, type Subject } from './subject.ts';
import { subjectOf } from './subjects/index.ts';
import { withDraft } from './visit-draft.ts';

/** All things of a subject, in what they stand, with the ways to change each and to add one. */
export const thingsPage = (visit: Visit): Promise<Reply> => withDraft(visit, async (draft) => {
  const subject = subjectOf(visit.params['subject'] ?? '');
  return subject === null ? notFound : page(subject.title, <ThingsBody subject={subject} draft={draft} />, { section: 'framework', wide: true, back: draftBack });
});

export const pathOfThing = (subject: Subject, { id }: Pick<Entry, 'id'>): string => `/framework/draft/${subject.key}/${encodeURIComponent(id)}`;

function ThingsBody({ subject, draft }: { subject: Subject; draft: Draft }) {
  const entries = entriesOf(draft.values, subject);
  const shelves = draft.state === 'open' ? shelvesOf(draft.values, subject) : [];
  const places = [...new Set([...entries, ...shelves].map((each) => each.within))];
  return (
    <>
      <h1 class="govuk-heading-l">{subject.title}</h1>
      <p class="govuk-body">{subject.about}</p>
      {places.map((within) => {
        const here = entries.filter((entry) => entry.within === within);
        const shelf = shelves.find((each) => each.within === within);
        return (
          <section>
            {here.length > 0 && <Table caption={within === '' ? subject.title : within} heads={['Name', 'What it says', ...(draft.state === 'open' ? ['Change'] : [])]} rows={here.map((entry) => row(subject, draft, entry))} />}
            {here.length === 0 && within !== '' && <h2 class="govuk-heading-m">{within}</h2>}
            {shelf !== undefined && <p class="govuk-body"><a class="govuk-link" href={`/framework/draft/${subject.key}/new?in=${encodeURIComponent(shelf.id)}`}>Add a {subject.thing}{within === '' ? '' : <span class="govuk-visually-hidden"> to {within}</span>}</a></p>}
          </section>
        );
      })}
    </>
  );
}

function row(subject: Subject, draft: Draft, entry: Entry) {
  const faults = faultsIn(draft.faults, entry.file, entry.path);
  const name = subject.name(entry.value);
  const fields = fieldsOf(subject, entry.value);
  const typed = typedOf(fields, entry.value);
  const open = draft.state === 'open';
  return [
    name,
    <>
      {faults.map((fault) => <span class="gt-line"><Tag colour="red">To mend</Tag> {fault.message}</span>)}
      {fields.filter((field) => field.at !== 'rule.source').map((field) => ({ field, words: said(field, typed, draft, entry.file) })).filter(({ words }) => words !== '' && words !== name).slice(0, 4).map(({ field, words }) => <span class="gt-line"><span class="gt-secondary">{field.label}:</span> {words}</span>)}
    </>,
    ...(open ? [<>
      <a class="govuk-link gt-line" href={pathOfThing(subject, entry)}>Change<span class="govuk-visually-hidden"> {name}</span></a>
      {subject.grows && <a class="govuk-link gt-line" href={`${pathOfThing(subject, entry)}/remove`}>Remove<span class="govuk-visually-hidden"> {name}</span></a>}
    </>] : []),
  ];
}

/** What a field says, in words and briefly; '' where it says nothing. */
export function said({ name, kind }: Field, typed: Typed, draft: Pick<Draft, 'values'>, file: string): string {
  const value = typed[name] ?? '';
  const label = (of: string) => (kind.as === 'one' || kind.as === 'some' ? (kind.of(draft.values, file).find((choice) => choice.value === of)?.label ?? of) : of);
  if (kind.as === 'length') return typed[`${name}-amount`] === undefined ? '' : `${String(typed[`${name}-amount`])} ${unit(typed, name)}`;
  if (kind.as === 'window') return typed[`${name}-from`] === undefined ? '' : `${unit(typed, name)} ${String(typed[`${name}-from`])} to ${String(typed[`${name}-to`])}`;
  if (kind.as === 'yes-no') return value === 'yes' ? 'Yes' : '';
  if (Array.isArray(value)) return value.map(label).join(', ');
  return short(label(value).split('\n').join('; '));
}
const unit = (typed: Typed, name: string): string => String(typed[`${name}-unit`] ?? '').replace('-', ' ');
const short = (text: string): string => (text.length <= 200 ? text : `${text.slice(0, 197).trimEnd()} …`);
