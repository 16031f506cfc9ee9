import { record } from '../../access/record.ts';
import { isId } from '../../platform/index.ts';
import { Button, ErrorSummary, type FieldProblem } from '../../web/fields/index.ts';
import { InsetText } from '../../web/govuk/index.ts';
import { goTo, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { MayNameField, mayNameProblems, type Hold, type MayName } from '../may-name.tsx';
import { ActionFields } from './action-fields.tsx';
import { actionOffers, addAction, readNewAction } from './add-action.ts';

/** The recommendation that the action follows, where the address names one. */
async function readCause({ tx, query }: Visit) {
  const id = sent(query, 'recommendation');
  return isId(id) ? tx.selectFrom('recommendation').select(['id', 'reference', 'text', 'themes', 'origin_process_id']).where('id', '=', id).executeTakeFirst() : undefined;
}

export async function newActionPage(visit: Visit, problems: readonly FieldProblem[] = [], status: 200 | 422 = 200, mayName: MayName | null = null): Promise<Reply> {
  const recommendation = await readCause(visit);
  return page('Add an action', (
    <>
      <ErrorSummary problems={problems} />
      {recommendation && <span class="govuk-caption-l">For {recommendation.reference}</span>}
      <h1 class="govuk-heading-l">Add an action</h1>
      {recommendation && <InsetText classes="gt-pre">{recommendation.text}</InsetText>}
      <PostForm action={`/actions/new${recommendation ? `?recommendation=${recommendation.id}` : ''}`}>
        <ActionFields offers={await actionOffers(visit)} body={visit.body} problems={problems} themes={recommendation?.themes ?? []} />
        <MayNameField mayName={mayName} problems={problems} />
        <Button>Add the action</Button>
      </PostForm>
    </>
  ), { status, section: 'actions', back: recommendation ? { href: `/recommendations/${recommendation.id}`, text: `Back to ${recommendation.reference}` } : { href: '/actions', text: 'Back to all actions' } });
}

/** Makes an action and tells its owner. */
export async function makeAction(visit: Visit, hold: Hold): Promise<Reply> {
  const recommendation = await readCause(visit);
  const problems: FieldProblem[] = [];
  const given = readNewAction(visit, await actionOffers(visit), problems);
  if (given === null) return newActionPage(visit, problems, 422);
  const mayName = recommendation === undefined ? null : await hold(visit, { processId: recommendation.origin_process_id, subjectKind: 'recommendation', subjectId: recommendation.id, reference: recommendation.reference, text: [given.title, given.detail, given.measure, given.baseline].join('\n') });
  if (mayName !== null) return newActionPage(visit, mayNameProblems(mayName, 'add the action'), 422, mayName);
  const { id, reference } = await addAction(visit, given, { recommendationId: recommendation?.id ?? null, knots: recommendation ? [recommendation.id] : [] });
  await record(visit.tx, visit.now, { deed: 'made an action', subjectKind: 'action', subjectId: id, detail: { reference } });
  return goTo(`/actions/${id}`, `${reference} is made. ${given.owner.name} is told by mail.`);
}
