import { formatDay } from '../../calendar/index.ts';
import { dues, nothingLeft, type Happening } from '../../process/index.ts';
import { retie } from '../../thread/line/knot.ts';
import { AreaField, Button, ErrorSummary, problemAt, readText, type FieldProblem } from '../../web/fields/index.ts';
import { goTo, notFound, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { act } from './act.ts';
import { openReview, type OpenReview } from './open-review.ts';

const done = { closed: 'It is closed.', withdrawn: 'It is withdrawn. Its clocks have stopped.', reopened: 'It is taken up again.' } as const;
const states = { closed: 'Closed', withdrawn: 'Withdrawn', reopened: 'Running' } as const;

/** Where a review is closed once everything is done, withdrawn before that, or taken up again. */
export async function endingPage(visit: Visit): Promise<Reply> {
  const review = await openReview(visit, visit.params['id'] ?? '');
  return review === null ? notFound : shown(visit, review, [], 200);
}

/** Closes, withdraws or reopens, each with its words on the record. */
export async function endReview(visit: Visit): Promise<Reply> {
  const review = await openReview(visit, visit.params['id'] ?? '');
  if (review === null) return notFound;
  const problems: FieldProblem[] = [];
  const said = readText(visit.body, 'reason', { what: 'The reason', most: 2000 }, problems);
  const happening = ((): Extract<Happening, { type: keyof typeof done }> | null => {
    switch (sent(visit.body, 'do')) {
      case 'close': return { type: 'closed', note: said };
      case 'withdraw': return { type: 'withdrawn', reason: said };
      case 'reopen': return { type: 'reopened', reason: said };
      default: return null;
    }
  })();
  if (happening === null) problems.push({ field: '', message: 'Choose what to do' });
  if (happening === null || problems.length > 0) return shown(visit, review, problems, 422);
  const outcome = await act(visit, review, happening);
  if ('problems' in outcome) return shown(visit, review, outcome.problems, 422);
  await retie(visit.tx, review.process.id, { state: states[happening.type] });
  return goTo(`/reviews/${review.process.id}`, done[happening.type]);
}

function shown(visit: Visit, review: OpenReview, problems: readonly FieldProblem[], status: 200 | 422): Reply {
  const { process, on } = review;
  const running = process.state.status === 'running';
  const left = dues(process.definition, process.state, on).filter((item) => item.kind === 'step' && item.needed && item.doneOn === null);
  const action = `/reviews/${process.id}/ending`;
  const reason = { value: sent(visit.body, 'reason'), error: problemAt(problems, 'reason'), rows: 3 };
  const title = running ? `Close or withdraw ${process.reference}` : `Take up ${process.reference} again`;
  return page(title, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{process.definition.name} {process.reference}</span>
      <h1 class="govuk-heading-l">{title}</h1>
      {!running && (
        <PostForm action={action}>
          <p class="govuk-body">It is {process.state.status}. Taken up again, what is still to be done stands where it stood, and its clocks go on from their own days.</p>
          <AreaField name="reason" label="Why is it taken up again?" {...reason} />
          <Button name="do" value="reopen">Take it up again</Button>
        </PostForm>
      )}
      {running && nothingLeft(process.state) && (
        <PostForm action={action}>
          <p class="govuk-body">Every step is done.</p>
          <AreaField name="reason" label="Anything to note (optional)" {...reason} />
          <Button name="do" value="close">Close it</Button>
        </PostForm>
      )}
      {running && !nothingLeft(process.state) && (
        <>
          <p class="govuk-body">It closes by itself when its last step is done. Still to be done:</p>
          <ul class="govuk-list govuk-list--bullet">
            {left.map((item) => <li><a class="govuk-link" href={`/reviews/${process.id}/steps/${item.key}`}>{item.name}</a>{item.due === null ? '' : `, by ${formatDay(item.due)}`}</li>)}
          </ul>
          <PostForm action={action}>
            <h2 class="govuk-heading-m">Withdraw it</h2>
            <p class="govuk-body">Only where it should not go on at all, for example because it was started twice. What was recorded stays; nothing more is asked of anybody. It can be taken up again.</p>
            <AreaField name="reason" label="Why is it withdrawn?" {...reason} />
            <Button name="do" value="withdraw" look="warning">Withdraw it</Button>
          </PostForm>
        </>
      )}
    </>
  ), { back: { href: `/reviews/${process.id}`, text: `Back to ${process.reference}` }, status, section: 'reviews' });
}
