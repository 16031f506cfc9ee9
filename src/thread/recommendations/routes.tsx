import { record } from '../../access/record.ts';
import { ChangedMeanwhile, isId, newId } from '../../platform/index.ts';
import { AreaField, Button, ButtonLink, ErrorSummary, Facts, problemAt, RadioField, readText, ShortDay, Table, type FieldProblem } from '../../web/fields/index.ts';
import { InsetText } from '../../web/govuk/index.ts';
import { forbidden, goTo, notFound, page, PostForm, sent, type Reply, type Route, type Visit } from '../../web/visit/index.ts';
import { statusWords, type ActionStatus } from '../actions/action-state.ts';
import { boardPack, choices, named, themeNames } from '../board-pack.ts';
import { retie, tie } from '../line/knot.ts';
import { MayNameField, mayNameProblems, type Hold, type MayName } from '../may-name.tsx';
import { nextReference } from '../reference.ts';
import type { Day } from '../../calendar/index.ts';

async function findingOf(visit: Visit) {
  const id = sent(visit.query, 'finding');
  return isId(id) ? ((await visit.tx.selectFrom('finding').selectAll().where('id', '=', id).executeTakeFirst()) ?? null) : null;
}

async function newPage(visit: Visit, problems: readonly FieldProblem[], status: 200 | 422, mayName: MayName | null = null): Promise<Reply> {
  const finding = await findingOf(visit);
  if (finding === null) return notFound;
  return page('Recommend something', (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">Because of {finding.reference}</span>
      <h1 class="govuk-heading-l">Recommend something</h1>
      <InsetText classes="gt-pre">{finding.text}</InsetText>
      <PostForm action={`/recommendations/new?finding=${finding.id}`}>
        <AreaField name="text" label="What should change?" hint="Say who should do what, so that somebody can tell whether it was done. A change of the system lasts longer than a reminder. Name nobody." value={sent(visit.body, 'text')} error={problemAt(problems, 'text')} />
        <MayNameField mayName={mayName} problems={problems} />
        <Button>Make the recommendation</Button>
      </PostForm>
    </>
  ), { status, section: 'lessons', back: { href: `/findings/${finding.id}`, text: `Back to ${finding.reference}` } });
}

async function makeRecommendation(visit: Visit, hold: Hold): Promise<Reply> {
  const { tx, me, now, today } = visit;
  const finding = await findingOf(visit);
  if (finding === null) return notFound;
  const problems: FieldProblem[] = [];
  const text = readText(visit.body, 'text', { what: 'The recommendation', most: 4000, missing: 'Enter what should change' }, problems);
  if (problems.length > 0) return newPage(visit, problems, 422);
  const mayName = await hold(visit, { processId: finding.origin_process_id, subjectKind: 'finding', subjectId: finding.id, reference: finding.reference, text });
  if (mayName !== null) return newPage(visit, mayNameProblems(mayName, 'make the recommendation'), 422, mayName);
  const id = newId();
  const reference = await nextReference(tx, 'REC', today);
  await tx.insertInto('recommendation').values({ partnership_id: me.partnershipId, id, reference, text, themes: finding.themes, origin_process_id: finding.origin_process_id, made_at: now, made_by: me.personId }).execute();
  await tie(tx, me.partnershipId, { id, kind: 'recommendation', reference, title: text.slice(0, 200), state: 'Waits for an answer', happenedOn: today, caseId: null }, [finding.id]);
  await record(tx, now, { deed: 'made a recommendation', subjectKind: 'recommendation', subjectId: id, detail: { reference } });
  return goTo(`/recommendations/${id}`, `${reference} is made.`);
}

async function shown(visit: Visit, problems: readonly FieldProblem[], status: 200 | 422, mayName: MayName | null = null): Promise<Reply> {
  const id = visit.params['id'] ?? '';
  const row = isId(id) ? await visit.tx.selectFrom('recommendation').selectAll().where('id', '=', id).executeTakeFirst() : undefined;
  if (row === undefined) return notFound;
  const pack = await boardPack(visit);
  const actions = await visit.tx.selectFrom('action').select(['id', 'reference', 'title', 'status', 'due_on']).where('recommendation_id', '=', id).orderBy('reference').execute();
  return page(`Recommendation ${row.reference}`, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">Recommendation {row.reference}</span>
      <h1 class="govuk-heading-l gt-pre">{row.text}</h1>
      <Facts rows={[{ name: 'Answer', value: row.response === null ? 'None yet' : `${named(pack.learning.recommendationResponses, row.response)}${row.response_reason ? `\n${row.response_reason}` : ''}` }, { name: 'Themes', value: themeNames(pack, row.themes) }]} />
      <p class="govuk-body"><a class="govuk-link" href={`/thread/${row.id}`}>See its golden thread</a></p>
      {actions.length > 0 && <Table caption="Actions" heads={['Reference', 'What', 'Due', 'Status']} rows={actions.map((action) => [<a class="govuk-link" href={`/actions/${action.id}`}>{action.reference}</a>, action.title, <ShortDay day={action.due_on as Day} />, statusWords[action.status as ActionStatus]])} />}
      {visit.me.permissions.has('manage-actions') && <ButtonLink href={`/actions/new?recommendation=${row.id}`}>Add an action</ButtonLink>}
      {row.response === null && visit.me.permissions.has('agree-learning') && (
        <PostForm action={`/recommendations/${row.id}`}>
          <h2 class="govuk-heading-m">Answer it</h2>
          <RadioField name="response" label="What is the answer?" choices={choices(pack.learning.recommendationResponses)} value={sent(visit.body, 'response')} error={problemAt(problems, 'response')} />
          <AreaField name="reason" label="Reason" hint="Give a reason unless it is accepted in full." rows={3} value={sent(visit.body, 'reason')} error={problemAt(problems, 'reason')} />
          <MayNameField mayName={mayName} problems={problems} />
          <Button>Record the answer</Button>
        </PostForm>
      )}
    </>
  ), { status, section: 'lessons' });
}

async function respond(visit: Visit, hold: Hold): Promise<Reply> {
  const { tx, now, today } = visit;
  const id = visit.params['id'] ?? '';
  const row = isId(id) ? await tx.selectFrom('recommendation').select(['id', 'response', 'reference', 'origin_process_id']).where('id', '=', id).executeTakeFirst() : undefined;
  if (row === undefined) return notFound;
  if (row.response !== null) return forbidden;
  const { learning } = await boardPack(visit);
  const problems: FieldProblem[] = [];
  const response = sent(visit.body, 'response');
  const index = learning.recommendationResponses.findIndex((each) => each.key === response);
  if (index === -1) problems.push({ field: 'response', message: 'Select the answer' });
  // The first answer of a pack is acceptance in full; any other needs its reason.
  const reason = readText(visit.body, 'reason', { what: 'The reason', most: 2000, ...(index > 0 ? { missing: 'Enter the reason' } : {}) }, problems);
  if (problems.length > 0) return shown(visit, problems, 422);
  const mayName = await hold(visit, { processId: row.origin_process_id, subjectKind: 'recommendation', subjectId: id, reference: row.reference, text: reason });
  if (mayName !== null) return shown(visit, mayNameProblems(mayName, 'record the answer'), 422, mayName);
  const { numUpdatedRows } = await tx.updateTable('recommendation').set({ response, response_reason: reason, responded_on: today }).where('id', '=', id).where('response', 'is', null).executeTakeFirst();
  if (numUpdatedRows !== 1n) throw new ChangedMeanwhile();
  await retie(tx, id, { state: named(learning.recommendationResponses, response) });
  await record(tx, now, { deed: 'answered a recommendation', subjectKind: 'recommendation', subjectId: id, detail: { reference: row.reference, response } });
  return goTo(`/recommendations/${id}`, 'The answer is recorded.');
}

export const recommendationRoutes = (hold: Hold): Route[] => [
  { method: 'GET', path: '/recommendations/new', permission: 'write-finding', answer: (visit) => newPage(visit, [], 200) },
  { method: 'POST', path: '/recommendations/new', permission: 'write-finding', answer: (visit) => makeRecommendation(visit, hold) },
  { method: 'GET', path: '/recommendations/:id', permission: 'see-learning', answer: (visit) => shown(visit, [], 200) },
  { method: 'POST', path: '/recommendations/:id', permission: 'agree-learning', answer: (visit) => respond(visit, hold) },
];
