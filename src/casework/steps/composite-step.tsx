import type { Step } from '../../framework/schema/process.ts';
import { formatInstant } from '../../calendar/index.ts';
import { newId, post, type Letter } from '../../platform/index.ts';
import { actsAs, leadsOf } from '../../process/index.ts';
import { Button, Facts, type FieldProblem } from '../../web/fields/index.ts';
import { goTo, page, PostForm, type Visit } from '../../web/visit/index.ts';
import { act } from '../review/act.ts';
import { nameOfAddressee } from '../review/names.ts';
import { actorOn, type OpenReview } from '../review/open-review.ts';
import { readRequests } from '../summaries/read-requests.ts';
import { peopleOf } from '../team/people-of.ts';
import { askedFor, Requests } from './request-step.tsx';
import { StepFrame } from './step-frame.tsx';
import { backToReview, reviewHref, stepHref, type StepPage } from './step-page.ts';
import { NotNow } from './task-step.tsx';

/** What came back is sent round to the group. The clock does not wait: what is missing is named, and may still come in. */
export const compositeStep: StepPage = {
  show: (visit, review, step) => shown(visit, review, step, [], 200),
  async take(visit, review, step) {
    if (step.act.kind !== 'composite') throw new Error('not a step of this kind');
    const { to } = step.act;
    const { many } = gathered(review, step);
    const people = await peopleOf(visit.tx, review.process.boardId, {
      roles: to.flatMap((addressee) => ('role' in addressee ? [addressee.role] : [])), groups: to.flatMap((addressee) => ('group' in addressee ? [addressee.group] : [])),
    }, visit.now);
    const missing = review.process.state.requests.filter((request) => request.standing === 'asked' || request.standing === 'returned').map((request) => request.agency);
    const done = await act(visit, review, { type: 'circulated', step: step.key, to: people.map((person) => person.name), missing });
    if ('problems' in done) return shown(visit, review, step, done.problems, 422);
    const batch = newId();
    await post(visit.tx, review.process.partnershipId, visit.now, people.map((person): Letter => ({
      key: `composite ${batch} ${person.id}`, toName: person.name, toEmail: person.email, subject: `${review.process.reference}: the ${many} are together`,
      body: `The agencies' ${many} for ${review.process.reference} stand side by side.\n\nSign in to read them:\n${visit.app.settings.baseUrl}${reviewHref(review)}/composite\n`,
    })));
    return goTo(reviewHref(review), `The ${many} were sent round to ${people.length} ${people.length === 1 ? 'person' : 'people'}.`);
  },
};

/** What was asked for at the step whose answers go round here. */
function gathered(review: OpenReview, { act: round }: Step) {
  return askedFor(review, review.process.definition.steps.find((each) => round.kind === 'composite' && each.key === round.of)!);
}

async function shown(visit: Visit, review: OpenReview, step: Step, problems: readonly FieldProblem[], status: 200 | 422) {
  if (step.act.kind !== 'composite') throw new Error('not a step of this kind');
  const standing = review.process.state.steps[step.key]!.standing;
  const requests = await readRequests(visit.tx, review.process.id, step.act.of);
  const rounds = review.process.events.filter((event) => event.happening.type === 'circulated' && event.happening.step === step.key);
  const may = actsAs(actorOn(visit.me, review.process.boardId), leadsOf(step)) !== undefined;
  const words = gathered(review, step);
  const missing = requests.filter((request) => request.status !== 'received' && request.status !== 'withdrawn');
  return page(step.name, (
    <StepFrame review={review} step={step} problems={problems}>
      {standing === 'waiting' || standing === 'not-needed' ? <NotNow review={review} step={step} /> : (
        <>
          <Requests requests={requests} today={visit.today} words={words} />
          <p class="govuk-body"><a class="govuk-link" href={`${reviewHref(review)}/composite`}>Read the {words.many} side by side</a></p>
          {rounds.map((event) => event.happening.type === 'circulated' && <Facts rows={[{ name: 'Sent round', value: formatInstant(new Date(event.at)) }, { name: 'To', value: event.happening.to.join('\n') || 'Nobody' }]} />)}
          {may && (
            <PostForm action={stepHref(review, step)}>
              {missing.length > 0 && <div class="govuk-warning-text"><span class="govuk-warning-text__icon" aria-hidden="true">!</span><strong class="govuk-warning-text__text"><span class="govuk-visually-hidden">Warning</span>{missing.map((request) => request.agency).join(', ')} {missing.length === 1 ? 'has' : 'have'} not answered yet. The {words.many} go round with the gap named.</strong></div>}
              <p class="govuk-body">They go to: {step.act.kind === 'composite' && step.act.to.map((addressee) => nameOfAddressee(review.edition.pack, addressee)).join(', ')}.</p>
              <Button>{rounds.length > 0 ? 'Send round again' : 'Send round'}</Button>
            </PostForm>
          )}
        </>
      )}
    </StepFrame>
  ), { ...backToReview(review), status, section: 'reviews', wide: true });
}
