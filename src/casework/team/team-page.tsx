import { record } from '../../access/record.ts';
import { formatInstant } from '../../calendar/index.ts';
import { isId } from '../../platform/index.ts';
import { Button, ErrorSummary, problemAt, readText, SelectField, Table, TextField, type FieldProblem } from '../../web/fields/index.ts';
import { forbidden, goTo, notFound, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { openReview, type OpenReview } from '../review/open-review.ts';

/** Who needs to know: the team of a case, since when and why. Rank opens nothing; only being on the team does. */
export async function teamPage(visit: Visit): Promise<Reply> {
  const review = await openReview(visit, visit.params['id'] ?? '');
  return review === null || review.process.caseId === null ? notFound : shown(visit, review, [], 200);
}

export async function changeTeam(visit: Visit): Promise<Reply> {
  const review = await openReview(visit, visit.params['id'] ?? '');
  if (review === null || review.process.caseId === null) return notFound;
  if (!visit.me.permissions.has('run-review')) return forbidden;
  const { tx, me, now } = visit;
  const { caseId } = review.process;
  const problems: FieldProblem[] = [];
  const person = sent(visit.body, 'person');
  const leaving = sent(visit.body, 'leave');
  if (leaving !== '') {
    if (!isId(leaving) || leaving === me.personId) return shown(visit, review, [{ field: '', message: 'You cannot take yourself off the team.' }], 422);
    await tx.updateTable('case_member').set({ until_at: now }).where('case_id', '=', caseId).where('person_id', '=', leaving).where('until_at', 'is', null).execute();
    await record(tx, now, { deed: 'took somebody off a case', subjectKind: 'case', subjectId: caseId, caseId, detail: { person: leaving } });
    return goTo(`/reviews/${review.process.id}/team`, 'They no longer see this case.');
  }
  if (!isId(person)) problems.push({ field: 'person', message: 'Choose who joins the team' });
  const reason = readText(visit.body, 'reason', { what: 'The reason', most: 500, missing: 'Enter why they need to know' }, problems);
  if (problems.length > 0) return shown(visit, review, problems, 422);
  await tx.insertInto('case_member').values({ partnership_id: me.partnershipId, case_id: caseId, person_id: person, role: 'named', from_at: now, added_by: me.personId, reason }).execute();
  await record(tx, now, { deed: 'brought somebody into a case', subjectKind: 'case', subjectId: caseId, caseId, detail: { person, reason } });
  return goTo(`/reviews/${review.process.id}/team`, 'They are on the team.');
}

async function shown(visit: Visit, review: OpenReview, problems: readonly FieldProblem[], status: 200 | 422): Promise<Reply> {
  const { caseId } = review.process;
  const team = await visit.tx.selectFrom('case_member as m').innerJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'm.partnership_id').onRef('p.id', '=', 'm.person_id'))
    .select(['p.id', 'p.name', 'p.post', 'm.from_at', 'm.until_at', 'm.reason']).where('m.case_id', '=', caseId).orderBy('p.name').execute();
  const on = new Set(team.filter((each) => each.until_at === null).map((each) => each.id));
  const standIns = await visit.tx.selectFrom('deputy as d')
    .innerJoin('absence as a', (join) => join.onRef('a.partnership_id', '=', 'd.partnership_id').onRef('a.person_id', '=', 'd.person_id'))
    .innerJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'd.partnership_id').onRef('p.id', '=', 'd.deputy_id'))
    .select(['d.person_id as for', 'p.id', 'p.name']).where('p.active', '=', true)
    .where('a.starts_on', '<=', visit.today).where((where) => where.or([where('a.ends_on', 'is', null), where('a.ends_on', '>=', visit.today)]))
    .where('d.starts_on', '<=', visit.today).where((where) => where.or([where('d.ends_on', 'is', null), where('d.ends_on', '>=', visit.today)])).execute();
  const off = new Set(team.filter((each) => each.until_at !== null && !on.has(each.id)).map((each) => each.id));
  const inPlace = (id: string): string => standIns.filter((each) => each.for === id && !off.has(each.id)).map((each) => each.name).join(', ');
  const others = (await visit.tx.selectFrom('person').select(['id', 'name', 'post']).where('active', '=', true).orderBy('name').execute()).filter((each) => !on.has(each.id));
  const may = visit.me.permissions.has('run-review');
  return page('The team', (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{review.process.reference}</span>
      <h1 class="govuk-heading-l">Who sees this case</h1>
      <Table caption="The team" captionSize="hidden" heads={['Name', 'Post', 'Why', 'Since', 'Until', ...(may ? [''] : [])]} rows={team.map((each) => [
        <>{each.name}{each.until_at === null && inPlace(each.id) !== '' && <span class="gt-under">Away today: {inPlace(each.id)} acts for them and sees this case</span>}</>, each.post, each.reason, formatInstant(each.from_at), each.until_at === null ? '–' : formatInstant(each.until_at),
        ...(may ? [each.until_at === null && each.id !== visit.me.personId ? <PostForm action={`/reviews/${review.process.id}/team`}><button class="govuk-button govuk-button--secondary govuk-!-margin-bottom-0" name="leave" value={each.id}>Take off<span class="govuk-visually-hidden"> {each.name}</span></button></PostForm> : ''] : []),
      ])} />
      {may && (
        <PostForm action={`/reviews/${review.process.id}/team`}>
          <h2 class="govuk-heading-m">Bring somebody in</h2>
          <SelectField name="person" label="Who?" empty="Choose" choices={others.map((each) => ({ value: each.id, label: each.post ? `${each.name}, ${each.post}` : each.name }))} value={sent(visit.body, 'person')} error={problemAt(problems, 'person')} />
          <TextField name="reason" label="Why do they need to know?" value={sent(visit.body, 'reason')} error={problemAt(problems, 'reason')} />
          <Button>Bring in</Button>
        </PostForm>
      )}
    </>
  ), { status, wide: true, section: 'reviews', back: { href: `/reviews/${review.process.id}`, text: `Back to ${review.process.reference}` } });
}
