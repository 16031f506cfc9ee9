import { isId } from '../../platform/index.ts';
import { boxesOf, Button, DateField, ErrorSummary, problemAt, readDay, TextField, typedDay, type FieldProblem } from '../../web/fields/index.ts';
import { forbidden, notFound, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { readPerson } from '../accounts/read-person.ts';
import { answerWith, doingOf } from '../answer.ts';
import { mend } from '../doing.ts';
import { mayRecordAbsence } from '../policies.ts';
import { readDayOrNone } from '../read-days.ts';
import { spanWords } from '../span.ts';
import { endAbsence } from './end-absence.ts';
import { recordAbsence } from './record-absence.ts';

export async function absencePage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const { tx, me, params, body, today } = visit;
  const person = await readPerson(tx, params['id'] ?? '');
  if (person === null) return notFound;
  if (!mayRecordAbsence(me, person.id)) return forbidden;
  return page('Record an absence', (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{person.name}</span>
      <h1 class="govuk-heading-l">Record an absence</h1>
      <p class="govuk-body">On these days the nominated deputies act for them. They are told by e-mail.</p>
      <PostForm action={`/people/${person.id}/absences/new`}>
        <DateField name="from" label="First day away" typed={Object.keys(body).length === 0 ? boxesOf(today) : typedDay(body, 'from')} error={problemAt(problems, 'from')} />
        <DateField name="until" label="Last day away (optional)" hint="Leave it empty if it is not known yet." typed={typedDay(body, 'until')} error={problemAt(problems, 'until')} />
        <TextField name="reason" label="Reason (optional)" hint="Everybody in the partnership can read it. Write nothing about anybody’s health." value={sent(body, 'reason')} error={problemAt(problems, 'reason')} />
        <Button>Record the absence</Button>
      </PostForm>
    </>
  ), { status: problems.length > 0 ? 422 : 200, section: 'people', back: { href: `/people/${person.id}`, text: `Back to ${person.name}` } });
}

export async function answerAbsence(visit: Visit): Promise<Reply> {
  const { body, params } = visit;
  const personId = params['id'] ?? '';
  if (!isId(personId)) return notFound;
  const problems: FieldProblem[] = [];
  const from = readDay(body, 'from', 'The first day away', problems);
  const until = readDayOrNone(body, 'until', 'The last day away', problems);
  const done = from === null || problems.length > 0 ? mend(problems) : await recordAbsence(doingOf(visit), { personId, from, until, reason: sent(body, 'reason') });
  if (done.outcome === 'done') visit.app.wake('deliver-mail');
  return answerWith(done, (id) => `/people/${id}`, (found) => absencePage(visit, found));
}

export async function endAbsencePage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const { tx, me, params, body, today } = visit;
  const person = await readPerson(tx, params['id'] ?? '');
  const absence = person?.absences.find((each) => each.id === params['absence']);
  if (person === null || absence === undefined) return notFound;
  if (!mayRecordAbsence(me, person.id)) return forbidden;
  return page('Change the last day of an absence', (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{person.name}</span>
      <h1 class="govuk-heading-l">Change the last day of an absence</h1>
      <p class="govuk-body">It is recorded as: {spanWords(absence)}.</p>
      <PostForm action={`/people/${person.id}/absences/${absence.id}/end`}>
        <DateField name="last" label="Last day away" typed={Object.keys(body).length === 0 ? boxesOf(absence.until ?? (absence.from > today ? absence.from : today)) : typedDay(body, 'last')} error={problemAt(problems, 'last')} />
        <Button>Save</Button>
      </PostForm>
    </>
  ), { status: problems.length > 0 ? 422 : 200, section: 'people', back: { href: `/people/${person.id}`, text: `Back to ${person.name}` } });
}

export async function answerEndAbsence(visit: Visit): Promise<Reply> {
  const absence = visit.params['absence'] ?? '';
  if (!isId(absence)) return notFound;
  const problems: FieldProblem[] = [];
  const last = readDay(visit.body, 'last', 'The last day away', problems);
  const done = last === null ? mend(problems) : await endAbsence(doingOf(visit), absence, last);
  return answerWith(done, (id) => `/people/${id}`, (found) => endAbsencePage(visit, found));
}
