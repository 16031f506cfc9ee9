import { record } from '../../access/record.ts';
import { formatDay } from '../../calendar/index.ts';
import { ChangedMeanwhile, isId } from '../../platform/index.ts';
import { knownThemes, named, themeChoices } from '../../thread/board-pack.ts';
import { AreaField, boxesOf, Button, CheckboxField, DateField, ErrorSummary, Facts, problemAt, RadioField, readText, SelectField, TextField, typedDay, type FieldProblem } from '../../web/fields/index.ts';
import { goTo, notFound, page, PostForm, sent, sentAll, type Reply, type Sent, type Visit } from '../../web/visit/index.ts';
import { captionOf, changedMeanwhile, openCaseReview, type CaseReview } from '../proceedings/case-review.ts';
import { readOptionalDay } from '../proceedings/proceeding-form.tsx';
import { openPoints } from './independence.ts';
import { endLink, Links, makeLink } from './links.tsx';
import { readLinks, readParticulars, type Particulars } from './read-particulars.ts';

/** What the register tells of a review beside its steps, and where it is set. */
export async function particularsPage(visit: Visit): Promise<Reply> {
  const review = await openCaseReview(visit);
  if (review === null) return notFound;
  const reply = await shown(visit, review, await readParticulars(visit.tx, review.process.id), [], 200);
  await record(visit.tx, visit.now, { deed: 'read the particulars of a review', subjectKind: 'process', subjectId: review.process.id, caseId: review.caseId, detail: { reference: review.process.reference } });
  return reply;
}

/** Sets the particulars, or links the review with another, or takes a link off. */
export async function changeParticulars(visit: Visit): Promise<Reply> {
  const review = await openCaseReview(visit);
  if (review === null) return notFound;
  const stands = await readParticulars(visit.tx, review.process.id);
  const problems: FieldProblem[] = [];
  const back = `${review.href}/particulars`;
  switch (sent(visit.body, 'do')) {
    case 'save': {
      const conflict = Number(sent(visit.body, 'revision')) !== stands.revision;
      if (conflict) return shown(visit, review, stands, [{ field: '', message: changedMeanwhile }], 409);
      const told = await read(visit, review, problems);
      if (told === null || problems.length > 0) return shown(visit, review, stands, problems, 422);
      await save(visit, review, stands, told);
      return goTo(back, 'The particulars are saved.');
    }
    case 'link': return (await makeLink(visit, review, problems)) ? goTo(back, 'The reviews are linked, from both sides.') : shown(visit, review, stands, problems, 422);
    case 'unlink': return (await endLink(visit, review)) ? goTo(back, 'The link is taken off.') : notFound;
    default: return shown(visit, review, stands, [{ field: '', message: 'Choose what to do' }], 422);
  }
}

async function read({ tx, body, today }: Visit, review: CaseReview, problems: FieldProblem[]): Promise<Omit<Particulars, 'revision'> | null> {
  const lead = sent(body, 'lead');
  const asked = review.process.definition.independence ?? [];
  const personId = sent(body, 'leadPerson');
  const person = lead === 'person' && isId(personId) ? await tx.selectFrom('person').select('id').where('id', '=', personId).executeTakeFirst() : undefined;
  if (lead === 'person' && person === undefined) problems.push({ field: 'leadPerson', message: 'Choose who leads it' });
  const independent = lead === 'independent';
  const leadPost = independent ? readText(body, 'leadPost', { what: 'The post', most: 200, missing: 'Enter the post' }, problems) : '';
  const leadOrganisation = independent ? readText(body, 'leadOrganisation', { what: 'The organisation', most: 200, missing: 'Enter the organisation' }, problems) : '';
  const told = { freeOf: sentAll(body, 'freeOf').filter((point) => asked.includes(point)), statement: readText(body, 'statement', { what: 'The statement', most: 2000 }, problems) };
  if (openPoints(asked, lead === 'person' || independent, told).length > 0) problems.push({ field: 'statement', message: 'Say what stands in place of the independence that is not confirmed' });
  const signedOffOn = readOptionalDay(body, 'signedOffOn', 'The day of the sign-off', problems);
  if (signedOffOn !== null && signedOffOn > today) problems.push({ field: 'signedOffOn', message: 'The day of the sign-off must be today or in the past' });
  const short = (name: string, what: string) => readText(body, name, { what, most: 200 }, problems);
  return {
    leadPersonId: person?.id ?? null, leadPost, leadOrganisation, ...told, themes: knownThemes(review.edition.pack, sentAll(body, 'themes')), nhsReference: short('nhsReference', 'The number'),
    nhsLocality: short('nhsLocality', 'The locality'), designatedProfessional: short('designatedProfessional', 'The designated professional'), signedOffOn,
  };
}

async function save({ tx, me, now }: Visit, review: CaseReview, stands: Particulars, told: Omit<Particulars, 'revision'>): Promise<void> {
  const values = {
    lead_person_id: told.leadPersonId, lead_post: told.leadPost, lead_organisation: told.leadOrganisation, free_of: told.freeOf, independence_statement: told.statement, themes: told.themes,
    nhs_reference: told.nhsReference, nhs_locality: told.nhsLocality, designated_professional: told.designatedProfessional, signed_off_on: told.signedOffOn, revision: stands.revision + 1, changed_at: now, changed_by: me.personId,
  };
  const written = stands.revision === 0
    ? (await tx.insertInto('review_particulars').values({ partnership_id: me.partnershipId, process_id: review.process.id, case_id: review.caseId, ...values }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst()).numInsertedOrUpdatedRows
    : (await tx.updateTable('review_particulars').set(values).where('partnership_id', '=', me.partnershipId).where('process_id', '=', review.process.id).where('revision', '=', stands.revision).executeTakeFirst()).numUpdatedRows;
  if (written !== 1n) throw new ChangedMeanwhile();
  await record(tx, now, {
    deed: 'set the particulars of a review', subjectKind: 'process', subjectId: review.process.id, caseId: review.caseId,
    detail: { reference: review.process.reference, themes: told.themes, lead: told.leadPersonId ?? ([told.leadPost, told.leadOrganisation].filter(Boolean).join(', ') || 'nobody yet'), freeOf: told.freeOf },
  });
}

async function shown(visit: Visit, review: CaseReview, stands: Particulars, problems: readonly FieldProblem[], status: 200 | 409 | 422): Promise<Reply> {
  const { tx, me, body } = visit;
  const doing = problems.length > 0 ? sent(body, 'do') : '';
  const links = await readLinks(tx, review.process.id, review.caseId);
  const people = await tx.selectFrom('person').select(['id', 'name', 'post']).where((where) => where.or([where('active', '=', true), where('id', '=', stands.leadPersonId)])).orderBy('name').execute();
  const may = me.permissions.has('run-review');
  return page('Particulars', (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{captionOf(review)}</span>
      <h1 class="govuk-heading-l">Particulars</h1>
      {may ? <Form review={review} stands={stands} typed={doing === 'save' ? body : null} people={people} problems={doing === 'save' ? problems : []} /> : <ReadOnly review={review} stands={stands} people={people} />}
      <Links visit={visit} review={review} links={links} typed={doing === 'link' ? body : null} problems={doing === 'link' ? problems : []} />
    </>
  ), { status, section: 'reviews', wide: true, back: { href: review.href, text: `Back to ${review.process.reference}` } });
}

interface Person {
  id: string;
  name: string;
  post: string;
}

function Form({ review, stands, typed, people, problems }: { review: CaseReview; stands: Particulars; typed: Sent | null; people: readonly Person[]; problems: readonly FieldProblem[] }) {
  const text = (name: string, kept: string): string => (typed === null ? kept : sent(typed, name));
  const all = (name: string, kept: readonly string[]): readonly string[] => (typed === null ? kept : sentAll(typed, name));
  const error = (name: string) => problemAt(problems, name);
  const lead = text('lead', stands.leadPersonId !== null ? 'person' : stands.leadPost !== '' ? 'independent' : 'nobody');
  const asked = review.process.definition.independence ?? [];
  return (
    <PostForm action={`${review.href}/particulars`}>
      <input type="hidden" name="revision" value={stands.revision} />
      <RadioField name="lead" label="Who leads the review?" value={lead} choices={[{ value: 'person', label: 'Somebody of the partnership' }, { value: 'independent', label: 'Somebody independent', hint: 'Named by post and organisation.' }, { value: 'nobody', label: 'Nobody yet' }]} />
      <SelectField name="leadPerson" label="If somebody of the partnership, who?" empty="Choose" value={text('leadPerson', stands.leadPersonId ?? '')} error={error('leadPerson')} choices={people.map(({ id, name, post }) => ({ value: id, label: post ? `${name}, ${post}` : name }))} />
      <TextField name="leadPost" label="If somebody independent, in what post?" value={text('leadPost', stands.leadPost)} error={error('leadPost')} />
      <TextField name="leadOrganisation" label="And of what organisation?" value={text('leadOrganisation', stands.leadOrganisation)} error={error('leadOrganisation')} />
      {asked.length > 0 && <CheckboxField name="freeOf" label="Of what are they independent?" hint="The framework asks for each of these." values={all('freeOf', stands.freeOf)} choices={asked.map((point) => ({ value: point, label: point }))} small />}
      <AreaField name="statement" label={asked.length > 0 ? 'Statement on their independence' : 'Statement on their independence (optional)'} hint={asked.length > 0 ? 'Needed where one of these is not confirmed.' : 'The framework asks for none.'} rows={3} value={text('statement', stands.statement)} error={error('statement')} />
      <div class="gt-columns"><CheckboxField name="themes" label="Themes" hint="The first three go into the NHS tracker." values={all('themes', stands.themes)} choices={themeChoices(review.edition.pack)} small /></div>
      <fieldset class="govuk-fieldset">
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--m">For the NHS case review tracker</legend>
        <TextField name="nhsReference" label="StEIS number (optional)" width="20" value={text('nhsReference', stands.nhsReference)} error={error('nhsReference')} />
        <TextField name="designatedProfessional" label="Designated professional (optional)" hint="Post and organisation." value={text('designatedProfessional', stands.designatedProfessional)} error={error('designatedProfessional')} />
        <TextField name="nhsLocality" label="Locality (optional)" hint="The place or integrated care board." value={text('nhsLocality', stands.nhsLocality)} error={error('nhsLocality')} />
        <DateField name="signedOffOn" label="Report signed off on (optional)" typed={typed === null ? boxesOf(stands.signedOffOn) : typedDay(typed, 'signedOffOn')} error={error('signedOffOn')} />
      </fieldset>
      <Button name="do" value="save">Save</Button>
    </PostForm>
  );
}

function ReadOnly({ review, stands, people }: { review: CaseReview; stands: Particulars; people: readonly Person[] }) {
  const lead = people.find((person) => person.id === stands.leadPersonId)?.name ?? [stands.leadPost, stands.leadOrganisation].filter(Boolean).join(', ');
  const rows = [
    ['Lead reviewer', lead || 'Nobody yet'], ['Independent', [...stands.freeOf, stands.statement].filter(Boolean).join('\n') || 'Nothing was stated'],
    ['Themes', stands.themes.map((theme) => named(review.edition.pack.themes.flatMap((group) => group.themes), theme)).join('\n') || 'None were set'],
    ['Report signed off on', stands.signedOffOn === null ? 'Not yet' : formatDay(stands.signedOffOn)],
  ] as const;
  return <Facts rows={rows.map(([name, value]) => ({ name, value }))} />;
}
