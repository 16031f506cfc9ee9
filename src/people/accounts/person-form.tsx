import { Button, ErrorSummary, problemAt, SelectField, TextField, type FieldProblem } from '../../web/fields/index.ts';
import { notFound, page, PostForm, sent, type Reply, type Sent, type Visit } from '../../web/visit/index.ts';
import { answerWith, doingOf } from '../answer.ts';
import { addPerson } from './add-person.ts';
import { changePerson } from './change-person.ts';
import type { Details } from './details.ts';
import { readAgencyChoices, readPerson } from './read-person.ts';

const none: Details = { name: '', email: '', post: '', agencyId: '' };

const readDetails = (from: Sent, prefix = ''): Details => {
  const text = (name: string) => sent(from, `${prefix}${name}`).replace(/\s+/g, ' ');
  return { name: text('name'), email: text('email'), post: text('post'), agencyId: text('agency') };
};

interface Form {
  title: string;
  about: string | null;
  action: string;
  button: string;
  details: Details;
  /** What the person was when the form was opened. */
  before: Details | null;
  back: { href: string; text: string };
}

async function shown(visit: Visit, form: Form, problems: readonly FieldProblem[]): Promise<Reply> {
  const { details, before } = form;
  return page(form.title, (
    <>
      <ErrorSummary problems={problems} />
      <h1 class="govuk-heading-l">{form.title}</h1>
      {form.about !== null && <p class="govuk-body">{form.about}</p>}
      <PostForm action={form.action}>
        {before !== null && Object.entries({ name: before.name, email: before.email, post: before.post, agency: before.agencyId }).map(([name, value]) => <input type="hidden" name={`before-${name}`} value={value} />)}
        <TextField name="name" label="Full name" autocomplete="off" value={details.name} error={problemAt(problems, 'name')} />
        <TextField name="email" label="E-mail address" hint="They sign in with it, and letters go to it." type="email" autocomplete="off" value={details.email} error={problemAt(problems, 'email')} />
        <TextField name="post" label="Post" hint="What they are at their agency, for example Named Nurse." value={details.post} error={problemAt(problems, 'post')} />
        <SelectField name="agency" label="Agency" empty="None" choices={await readAgencyChoices(visit.tx)} value={details.agencyId} error={problemAt(problems, 'agency')} />
        <Button>{form.button}</Button>
      </PostForm>
    </>
  ), { status: problems.length > 0 ? 422 : 200, section: 'people', back: form.back });
}

const newForm = (details: Details): Form => ({
  title: 'Add a person', about: 'They get an e-mail with a link to set a password. Give them a role next: without one they see almost nothing.', action: '/people/new', button: 'Add the person',
  details, before: null, back: { href: '/people', text: 'Back to people' },
});

export const newPersonPage = (visit: Visit): Promise<Reply> => shown(visit, newForm(none), []);

export async function answerNewPerson(visit: Visit): Promise<Reply> {
  const details = readDetails(visit.body);
  const done = await addPerson(doingOf(visit), details);
  if (done.outcome === 'done') visit.app.wake('deliver-mail');
  return answerWith(done, (id) => `/people/${id}`, (problems) => shown(visit, newForm(details), problems));
}

const changeForm = (id: string, details: Details, before: Details): Form => ({
  title: 'Change the details of a person', about: null, action: `/people/${id}/change`, button: 'Save', details, before, back: { href: `/people/${id}`, text: 'Back to the person' },
});

async function presentDetails(visit: Visit): Promise<{ id: string; details: Details } | null> {
  const person = await readPerson(visit.tx, visit.params['id'] ?? '');
  return person === null ? null : { id: person.id, details: { name: person.name, email: person.email, post: person.post, agencyId: person.agencyId ?? '' } };
}

export async function changePersonPage(visit: Visit): Promise<Reply> {
  const present = await presentDetails(visit);
  return present === null ? notFound : shown(visit, changeForm(present.id, present.details, present.details), []);
}

export async function answerChangePerson(visit: Visit): Promise<Reply> {
  const present = await presentDetails(visit);
  if (present === null) return notFound;
  const details = readDetails(visit.body);
  const done = await changePerson(doingOf(visit), present.id, readDetails(visit.body, 'before-'), details);
  if (done.outcome === 'done') visit.app.wake('deliver-mail');
  // The form goes on from how things stand now: sent again, it knowingly puts what was typed in their place.
  return answerWith(done, (id) => `/people/${id}`, (problems) => shown(visit, changeForm(present.id, details, present.details), problems));
}
