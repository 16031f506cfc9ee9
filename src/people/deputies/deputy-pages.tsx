import { isId } from '../../platform/index.ts';
import { boxesOf, Button, DateField, ErrorSummary, problemAt, readDay, SelectField, typedDay, type FieldProblem } from '../../web/fields/index.ts';
import { notFound, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { readChoices, readPerson } from '../accounts/read-person.ts';
import { answerWith, doingOf } from '../answer.ts';
import { mend } from '../doing.ts';
import { readDayOrNone } from '../read-days.ts';
import { endNomination } from './end-nomination.ts';
import { nominateDeputy } from './nominate-deputy.ts';

export async function nominatePage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const { tx, me, params, body, today } = visit;
  const person = await readPerson(tx, params['id'] ?? '');
  if (person === null) return notFound;
  const choices = (await readChoices(tx)).filter((each) => each.value !== person.id && each.value !== me.personId);
  return page('Nominate a deputy', (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{person.name}</span>
      <h1 class="govuk-heading-l">Nominate a deputy</h1>
      <p class="govuk-body">On days on which {person.name} is recorded as away, the deputy may do what they may, and sees the cases that they see. The record says for whom. Who was taken off the team of a case does not come back to it as a deputy.</p>
      <PostForm action={`/people/${person.id}/deputies/new`}>
        <SelectField name="deputy" label="Who acts for them?" empty="Choose" choices={choices} value={sent(body, 'deputy')} error={problemAt(problems, 'deputy')} />
        <DateField name="from" label="First day" typed={Object.keys(body).length === 0 ? boxesOf(today) : typedDay(body, 'from')} error={problemAt(problems, 'from')} />
        <DateField name="until" label="Last day (optional)" hint="Leave it empty if it is not known." typed={typedDay(body, 'until')} error={problemAt(problems, 'until')} />
        <Button>Nominate</Button>
      </PostForm>
    </>
  ), { status: problems.length > 0 ? 422 : 200, section: 'people', back: { href: `/people/${person.id}`, text: `Back to ${person.name}` } });
}

export async function answerNominate(visit: Visit): Promise<Reply> {
  const { body, params } = visit;
  const personId = params['id'] ?? '';
  if (!isId(personId)) return notFound;
  const problems: FieldProblem[] = [];
  if (sent(body, 'deputy') === '') problems.push({ field: 'deputy', message: 'Choose the deputy' });
  const from = readDay(body, 'from', 'The first day', problems);
  const until = readDayOrNone(body, 'until', 'The last day', problems);
  const done = from === null || problems.length > 0 ? mend(problems) : await nominateDeputy(doingOf(visit), { personId, deputyId: sent(body, 'deputy'), from, until });
  return answerWith(done, (id) => `/people/${id}`, (found) => nominatePage(visit, found));
}

export async function answerEndNomination(visit: Visit): Promise<Reply> {
  const nomination = visit.params['nomination'] ?? '';
  return isId(nomination) ? answerWith(await endNomination(doingOf(visit), nomination), (id) => `/people/${id}`, async () => notFound) : notFound;
}
