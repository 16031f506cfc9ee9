import { Button, ButtonLink, ErrorSummary, Table, type FieldProblem } from '../../../web/fields/index.ts';
import { Details } from '../../../web/govuk/index.ts';
import { goTo, notFound, page, PostForm, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { addThing, changeThing, fieldsOf, markOf, removeThing } from './change-thing.ts';
import type { DraftFault } from './check-draft.ts';
import { FieldView } from './field-view.tsx';
import { typedFrom, typedOf, type Field, type Typed } from './field.ts';
import { changesOfDraft, keepChange, type Draft } from './store.ts';
import { entriesOf, shelvesOf, type Entry, type Shelf, type Subject } from './subject.ts';
import { subjectOf } from './subjects/index.ts';
import { pathOfThing, said } from './things-page.tsx';
import { withDraft } from './visit-draft.ts';

interface Found { draft: Draft; subject: Subject; entry: Entry }
const listOf = (subject: Subject) => `/framework/draft/${subject.key}`;
const listBack = (subject: Subject) => ({ back: { href: listOf(subject), text: subject.title }, section: 'framework' as const });

const withSubject = (visit: Visit, answer: (draft: Draft, subject: Subject) => Promise<Reply>, lock = false): Promise<Reply> => withDraft(visit, async (draft) => {
  const subject = subjectOf(visit.params['subject'] ?? '');
  return subject === null ? notFound : answer(draft, subject);
}, lock);
const withThing = (visit: Visit, answer: (found: Found) => Promise<Reply>, missing: (draft: Draft, subject: Subject) => Promise<Reply>, lock = false): Promise<Reply> => withSubject(visit, async (draft, subject) => {
  const entry = entriesOf(draft.values, subject).find((each) => each.id === visit.params['entry']);
  return entry === undefined ? missing(draft, subject) : answer({ draft, subject, entry });
}, lock);

export const thingPage = (visit: Visit): Promise<Reply> => withThing(visit, async (found) => {
  const fields = fieldsOf(found.subject, found.entry.value);
  return changing(found, typedOf(fields, found.entry.value), found.draft.faults.filter((fault) => fault.mend?.subject === found.subject.key && fault.mend.entry === found.entry.id).map((fault) => ({ field: fault.mend?.field ?? '', message: fault.message })), 200);
}, async () => notFound);

/** Keeps a thing as it was typed. Where another changed it since the form was opened, both are shown and nothing is lost. */
export const answerThing = (visit: Visit): Promise<Reply> => withThing(visit, async (found) => {
  const { draft, subject, entry } = found;
  const fields = fieldsOf(subject, entry.value);
  const typed = typedFrom(fields, visit.body);
  if (draft.state !== 'open') return changing(found, typed, [putForwardMeanwhile], 409);
  if (sent(visit.body, 'seen') !== markOf(entry.value)) return overtaken(visit, found, fields, typed);
  const changed = changeThing(draft.values, subject, entry, typed);
  if (!changed.ok) return changing(found, typed, changed.problems, 422);
  if (markOf(changed.values) === markOf(draft.values)) return goTo(listOf(subject), 'Nothing was changed.');
  await keepChange(visit.tx, draft, changed, { person: visit.me.personId, subject: subject.key, entry: entry.id, what: `Changed ${subject.thing} “${changed.name}”${entry.within === '' ? '' : ` (${entry.within})`}.`, file: entry.file }, visit.now);
  return goTo(listOf(subject), savedWords(changed.faults));
}, (draft, subject) => goneMeanwhile(visit, draft, subject), true);

const putForwardMeanwhile: FieldProblem = { field: '', message: 'The copy has been put forward meanwhile. What you typed stands below. Take the copy back, then save it again' };
const savedWords = (faults: readonly DraftFault[]): string => (faults.length === 0 ? 'Saved.' : `Saved. ${faults.length === 1 ? 'One thing elsewhere has' : `${faults.length} things elsewhere have`} to be mended: see the board’s copy.`);

function changing({ draft, subject, entry }: Found, typed: Typed, problems: readonly FieldProblem[], status: 200 | 409 | 422, more?: preact.JSX.Element): Reply {
  const name = subject.name(entry.value);
  return page(`Change: ${name}`, (
    <>
      <ErrorSummary problems={problems} />
      {entry.within !== '' && <span class="govuk-caption-l">{entry.within}</span>}
      <h1 class="govuk-heading-l">{name}</h1>
      {more}
      <PostForm action={pathOfThing(subject, entry)}>
        <input type="hidden" name="seen" value={markOf(entry.value)} />
        {fieldsOf(subject, entry.value).map((field) => <FieldView field={field} typed={typed} values={draft.values} file={entry.file} problems={problems} />)}
        <Button>Save</Button>
      </PostForm>
    </>
  ), { ...listBack(subject), status });
}

/** The second of two: what now stands there beside what they typed, and their own words still in the boxes. */
async function overtaken(visit: Visit, found: Found, fields: readonly Field[], typed: Typed): Promise<Reply> {
  const { draft, entry } = found;
  const last = (await changesOfDraft(visit.tx, draft)).find((change) => change.entry === entry.id && !change.undone);
  const now = typedOf(fields, entry.value);
  const apart = fields.map((field) => ({ field, stands: said(field, now, draft, entry.file), typed: said(field, typed, draft, entry.file) })).filter((each) => each.stands !== each.typed);
  const who = last === undefined || last.personId === visit.me.personId ? 'It was changed' : `${last.by} changed it`;
  return changing(found, typed, [{ field: '', message: `${who} while you had it open. Nothing of yours is lost: it stands in the boxes below` }], 409, apart.length === 0 ? <p class="govuk-body">What stands there now is what you typed.</p> : (
    <>
      <Table caption="Where the two differ" heads={['What', 'What stands there now', 'What you typed']} rows={apart.map((each) => [each.field.label, each.stands || 'Nothing', each.typed || 'Nothing'])} />
      <p class="govuk-body">Make of the two what is right, then save. What you save then stands.</p>
    </>
  ));
}

/** Somebody took the thing out meanwhile: what was typed may be added again. */
async function goneMeanwhile(visit: Visit, draft: Draft, subject: Subject): Promise<Reply> {
  const shelf = shelvesOf(draft.values, subject)[0];
  if (shelf === undefined) return notFound;
  const fields = fieldsOf(subject, undefined);
  return adding(draft, subject, shelf, typedFrom(fields, visit.body), [{ field: '', message: 'It is not there any more: somebody has taken it out. What you typed stands below, and can be added again' }], 409);
}

export const newThingPage = (visit: Visit): Promise<Reply> => withSubject(visit, async (draft, subject) => {
  const shelf = shelvesOf(draft.values, subject).find((each) => each.id === sent(visit.query, 'in'));
  return shelf === undefined || draft.state !== 'open' ? notFound : adding(draft, subject, shelf, typedOf(fieldsOf(subject, undefined), subject.fresh?.() ?? {}), [], 200);
});

export const answerNewThing = (visit: Visit): Promise<Reply> => withSubject(visit, async (draft, subject) => {
  const shelf = shelvesOf(draft.values, subject).find((each) => each.id === sent(visit.body, 'in'));
  if (shelf === undefined) return notFound;
  const typed = typedFrom(fieldsOf(subject, undefined), visit.body);
  if (draft.state !== 'open') return adding(draft, subject, shelf, typed, [putForwardMeanwhile], 409);
  const added = addThing(draft.values, subject, shelf, typed);
  if (!added.ok) return adding(draft, subject, shelf, typed, added.problems, 422);
  await keepChange(visit.tx, draft, added, { person: visit.me.personId, subject: subject.key, entry: shelf.id, what: `Added ${subject.thing} “${added.name}”${shelf.within === '' ? '' : ` (${shelf.within})`}.`, file: shelf.file }, visit.now);
  return goTo(listOf(subject), savedWords(added.faults));
}, true);

function adding(draft: Draft, subject: Subject, shelf: Shelf, typed: Typed, problems: readonly FieldProblem[], status: 200 | 409 | 422): Reply {
  return page(`Add a ${subject.thing}`, (
    <>
      <ErrorSummary problems={problems} />
      {shelf.within !== '' && <span class="govuk-caption-l">{shelf.within}</span>}
      <h1 class="govuk-heading-l">Add a {subject.thing}</h1>
      <PostForm action={`${listOf(subject)}/new`}>
        <input type="hidden" name="in" value={shelf.id} />
        {fieldsOf(subject, undefined).map((field) => <FieldView field={field} typed={typed} values={draft.values} file={shelf.file} problems={problems} />)}
        <Button>Add</Button>
      </PostForm>
    </>
  ), { ...listBack(subject), status });
}

export const removeThingPage = (visit: Visit): Promise<Reply> => withThing(visit, async ({ draft, subject, entry }) => {
  if (!subject.grows || draft.state !== 'open') return notFound;
  const name = subject.name(entry.value);
  const left = removeThing(draft.values, entry).faults.filter((fault) => !draft.faults.some((each) => each.message === fault.message && each.where === fault.where));
  return page(`Remove: ${name}`, (
    <>
      {entry.within !== '' && <span class="govuk-caption-l">{entry.within}</span>}
      <h1 class="govuk-heading-l">Remove “{name}”?</h1>
      {left.length === 0 ? <p class="govuk-body">Nothing else in the framework names it.</p> : (
        <>
          <p class="govuk-body">{left.length === 1 ? 'One other place names it' : `${left.length} other places name it`}. They would have to be mended before the copy can be put forward.</p>
          <Details summaryText="See what names it"><Table caption="What names it" captionSize="hidden" heads={['Where', 'What']} rows={left.map((fault) => [fault.mend === null ? <>{fault.where} <span class="gt-under">This place cannot be changed here.</span></> : fault.where, fault.message])} /></Details>
        </>
      )}
      <PostForm action={`${pathOfThing(subject, entry)}/remove`}>
        <input type="hidden" name="seen" value={markOf(entry.value)} />
        <div class="govuk-button-group"><Button look="warning">Remove it</Button><ButtonLink href={listOf(subject)} look="secondary">Keep it</ButtonLink></div>
      </PostForm>
    </>
  ), listBack(subject));
}, async () => notFound);

export const answerRemoveThing = (visit: Visit): Promise<Reply> => withThing(visit, async ({ draft, subject, entry }) => {
  if (!subject.grows) return notFound;
  if (draft.state !== 'open') return changing({ draft, subject, entry }, typedOf(fieldsOf(subject, entry.value), entry.value), [putForwardMeanwhile], 409);
  if (sent(visit.body, 'seen') !== markOf(entry.value)) return changing({ draft, subject, entry }, typedOf(fieldsOf(subject, entry.value), entry.value), [{ field: '', message: 'Somebody changed it while you looked, so it was not removed. This is what it says now' }], 409);
  const removed = removeThing(draft.values, entry);
  await keepChange(visit.tx, draft, removed, { person: visit.me.personId, subject: subject.key, entry: entry.id, what: `Removed ${subject.thing} “${subject.name(entry.value)}”${entry.within === '' ? '' : ` (${entry.within})`}.`, file: entry.file }, visit.now);
  return goTo(listOf(subject), removed.faults.length === 0 ? 'Removed.' : savedWords(removed.faults).replace('Saved', 'Removed'));
}, async (_, subject) => goTo(listOf(subject), 'It was removed already.'), true);
