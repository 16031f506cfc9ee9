import { record } from '../../access/record.ts';
import { formatDay } from '../../calendar/index.ts';
import { isId, newId, post } from '../../platform/index.ts';
import { AreaField, Button, CheckboxField, DateField, ErrorSummary, problemAt, RadioField, readDay, readText, SelectField, TextField, typedDay, type FieldProblem } from '../../web/fields/index.ts';
import { InsetText } from '../../web/govuk/index.ts';
import { goTo, page, PostForm, sent, sentAll, type Reply, type Visit } from '../../web/visit/index.ts';
import { boardPack, choices, knownThemes, themeChoices } from '../board-pack.ts';
import { tie } from '../line/knot.ts';
import { nextReference } from '../reference.ts';

async function offers(visit: Visit) {
  const recommendation = sent(visit.query, 'recommendation');
  return {
    pack: await boardPack(visit),
    agencies: await visit.tx.selectFrom('agency').select(['id', 'name']).where('active', '=', true).orderBy('name').execute(),
    people: await visit.tx.selectFrom('person').select(['id', 'name', 'post', 'email']).where('active', '=', true).orderBy('name').execute(),
    recommendation: isId(recommendation) ? await visit.tx.selectFrom('recommendation').select(['id', 'reference', 'text', 'themes']).where('id', '=', recommendation).executeTakeFirst() : undefined,
  };
}

export async function newActionPage(visit: Visit, problems: readonly FieldProblem[] = [], status: 200 | 422 = 200): Promise<Reply> {
  const { pack, agencies, people, recommendation } = await offers(visit);
  const { body } = visit;
  return page('Add an action', (
    <>
      <ErrorSummary problems={problems} />
      {recommendation && <span class="govuk-caption-l">For {recommendation.reference}</span>}
      <h1 class="govuk-heading-l">Add an action</h1>
      {recommendation && <InsetText classes="gt-pre">{recommendation.text}</InsetText>}
      <PostForm action={`/actions/new${recommendation ? `?recommendation=${recommendation.id}` : ''}`}>
        <TextField name="title" label="What is to be done?" value={sent(body, 'title')} error={problemAt(problems, 'title')} />
        <AreaField name="detail" label="More about it (optional)" rows={3} value={sent(body, 'detail')} error={problemAt(problems, 'detail')} />
        <CheckboxField name="agencies" label="Which agencies must do it?" small choices={agencies.map(({ id, name }) => ({ value: id, label: name }))} values={sentAll(body, 'agencies')} error={problemAt(problems, 'agencies')} />
        <SelectField name="owner" label="Who owns it?" empty="Choose a person" choices={people.map((person) => ({ value: person.id, label: person.post ? `${person.name}, ${person.post}` : person.name }))} value={sent(body, 'owner')} error={problemAt(problems, 'owner')} />
        <DateField name="dueOn" label="By what day?" typed={typedDay(body, 'dueOn')} error={problemAt(problems, 'dueOn')} />
        <AreaField name="measure" label="How will you know that it made a difference?" hint="Set the measure now, before anything is done: what will be looked at, and what would count as better." rows={3} value={sent(body, 'measure')} error={problemAt(problems, 'measure')} />
        <TextField name="baseline" label="What is that measure today? (optional)" value={sent(body, 'baseline')} error={problemAt(problems, 'baseline')} />
        <RadioField name="strength" label="What kind of change is it?" hint="The weakest kind is first. A reminder repeated every year changes little." choices={choices(pack.learning.strengths)} value={sent(body, 'strength')} error={problemAt(problems, 'strength')} />
        <CheckboxField name="themes" label="Themes" small choices={themeChoices(pack)} values={body['_csrf'] === undefined ? (recommendation?.themes ?? []) : sentAll(body, 'themes')} />
        <Button>Add the action</Button>
      </PostForm>
    </>
  ), { status, section: 'actions', back: recommendation ? { href: `/recommendations/${recommendation.id}`, text: `Back to ${recommendation.reference}` } : { href: '/actions', text: 'Back to all actions' } });
}

/** Makes an action, with its measure of success set before anything is done (SUF-29), and tells its owner. */
export async function makeAction(visit: Visit): Promise<Reply> {
  const { tx, me, now, today, body, app } = visit;
  const { pack, agencies, people, recommendation } = await offers(visit);
  const problems: FieldProblem[] = [];
  const title = readText(body, 'title', { what: 'What is to be done', most: 200, missing: 'Enter what is to be done' }, problems);
  const detail = readText(body, 'detail', { what: 'The detail', most: 4000 }, problems);
  const bound = agencies.filter((agency) => sentAll(body, 'agencies').includes(agency.id));
  if (bound.length === 0) problems.push({ field: 'agencies', message: 'Select at least one agency' });
  const owner = people.find((person) => person.id === sent(body, 'owner'));
  if (owner === undefined) problems.push({ field: 'owner', message: 'Choose who owns it' });
  const dueOn = readDay(body, 'dueOn', 'The day', problems);
  if (dueOn !== null && dueOn < today) problems.push({ field: 'dueOn', message: 'The day must be today or later' });
  const measure = readText(body, 'measure', { what: 'The measure', most: 2000, missing: 'Enter how you will know that it made a difference' }, problems);
  const baseline = readText(body, 'baseline', { what: 'How it stands today', most: 500 }, problems);
  const strength = sent(body, 'strength');
  if (!pack.learning.strengths.some((each) => each.key === strength)) problems.push({ field: 'strength', message: 'Select what kind of change it is' });
  if (problems.length > 0 || owner === undefined || dueOn === null) return newActionPage(visit, problems, 422);
  const id = newId();
  const reference = await nextReference(tx, 'ACT', today);
  await tx.insertInto('action').values({
    partnership_id: me.partnershipId, id, reference, title, detail, recommendation_id: recommendation?.id ?? null, owner_id: owner.id, owner_name: owner.name, due_on: dueOn,
    measure, baseline, strength, themes: knownThemes(pack, sentAll(body, 'themes')), status: 'planned', created_at: now, created_by: me.personId,
  }).execute();
  await tx.insertInto('action_agency').values(bound.map((agency) => ({ partnership_id: me.partnershipId, action_id: id, agency_id: agency.id }))).execute();
  await tx.insertInto('action_entry').values({ partnership_id: me.partnershipId, id: newId(), action_id: id, kind: 'made', text: title, at: now, person_id: me.personId }).execute();
  await tie(tx, me.partnershipId, { id, kind: 'action', reference, title, state: `Planned, due ${formatDay(dueOn)}`, happenedOn: today, caseId: null }, recommendation ? [recommendation.id] : []);
  await post(tx, me.partnershipId, now, [{ key: `action ${id}`, toName: owner.name, toEmail: owner.email, subject: `${reference}: an action is yours, due ${formatDay(dueOn)}`, body: `You own the action ${reference}, due ${formatDay(dueOn)}.\n\n${app.settings.baseUrl}/actions/${id}\n` }]);
  await record(tx, now, { deed: 'made an action', subjectKind: 'action', subjectId: id, detail: { reference } });
  return goTo(`/actions/${id}`, `${reference} is made. ${owner.name} is told by mail.`);
}
