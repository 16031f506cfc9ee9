import { formatDay } from '../../calendar/index.ts';
import { either } from '../../framework/words.ts';
import { openProposal, standingDecision, steppedAside, type TakenDecision } from '../../process/index.ts';
import { AreaField, Button, Facts as FactList, problemAt, RadioField, Table, Tag } from '../../web/fields/index.ts';
import { PostForm, sent } from '../../web/visit/index.ts';
import { PlanTests } from '../plan/impact-step.tsx';
import { answerWords, nameOfRole } from '../review/names.ts';
import { StepFrame } from '../steps/step-frame.tsx';
import { reviewHref, stepHref } from '../steps/step-page.ts';
import { NotNow } from '../steps/task-step.tsx';
import { ViewsGiven } from '../steps/views-step.tsx';
import { calledTogether, capital } from '../summaries/called.ts';
import { DecideForm } from './decide-form.tsx';
import { EarlierProposals, ProposedDecision } from './joint-decision.tsx';
import { EarlierSteps } from './earlier-steps.tsx';
import type { Facts } from './read-facts.ts';
import { recordRows } from './record-rows.ts';
import type { Room } from './room.ts';
import { bodyDeciding, NotDecidedHere } from './their-decision.tsx';

const metWords = { met: 'Met', possibly: 'Possibly met: something is not known', 'not-met': 'Not met' } as const;

export function DecisionPage(room: Room) {
  const { review, step, decision, problems } = room;
  const standing = review.process.state.steps[step.key]!.standing;
  const taken = standingDecision(review.process.state, decision.key);
  const earlier = review.process.state.decisions.filter((each) => each.decision === decision.key && each.supersededBy !== null);
  const body = bodyDeciding(review, decision);
  const proposal = openProposal(review.process.state.proposals, decision.key);
  return (
    <StepFrame review={review} step={step} problems={problems} attachWithin={room.mayDecide && standing !== 'waiting' && standing !== 'not-needed'}>
      {proposal && <ProposedDecision {...room} proposal={proposal} />}
      {taken && <Taken {...room} taken={taken} />}
      {earlier.map((each) => <Taken {...room} taken={each} />)}
      <EarlierProposals {...room} />
      {standing === 'waiting' || standing === 'not-needed' ? <NotNow review={review} step={step} /> : (
        <>
          {room.tests.length > 0 && <PlanTests tests={room.tests} pack={review.edition.pack} />}
          <OnTheTable {...room} />
          <Conflicts {...room} />
          {room.mayDecide ? <Decide {...room} before={taken} waits={proposal !== undefined} /> : (
            <div class="govuk-inset-text">{room.refusal !== null && <p class="govuk-body">{room.refusal}</p>}{steppedAside(review.process.state, decision.key, room.visit.me.personId) && <p class="govuk-body">You have stepped aside from this decision.</p>}{body === null ? 'The decision is recorded by' : `${body} decides. What it decided is recorded here by`} {either(decision.deciders.map((role) => nameOfRole(review.edition.pack, role)))}. You can read everything here, but you cannot {body === null ? 'decide' : 'record it'}.</div>
          )}
        </>
      )}
    </StepFrame>
  );
}

function Taken({ review, decision, facts, taken, sets, referenceOf }: Room & { taken: TakenDecision }) {
  const nameOf = (id: string | null) => facts.names.get(id ?? '') ?? 'Somebody who has since left';
  return (
    <section id="decision">
      <h2 class="govuk-heading-m">{taken.supersededBy === null ? 'The decision' : 'An earlier decision, superseded'} {taken.supersededBy === null ? <Tag colour="green">Stands</Tag> : <Tag colour="grey">Superseded</Tag>}</h2>
      <FactList rows={recordRows(taken, { review, decision, sets, nameOf, referenceOf }).map(({ name, value }, index) => ({ name, value: index === 0 ? <strong>{value}</strong> : value }))} />
    </section>
  );
}

/** The form, open at first; behind a summary where a decision stands or waits for agreement already. */
function Decide({ before, waits, ...room }: Room & { before: TakenDecision | undefined; waits: boolean }) {
  const form = <DecideForm {...room} before={before} />;
  const body = bodyDeciding(room.review, room.decision);
  if (before === undefined && !waits) return <><h2 class="govuk-heading-l">{body === null ? 'Decide' : 'Record what was decided'}</h2>{body !== null && <NotDecidedHere body={body} />}{form}</>;
  const answering = room.visit.body['do'] === 'agree';
  return (
    <details class="govuk-details" {...(room.problems.length > 0 && !answering ? { open: true } : {})}>
      <summary class="govuk-details__summary"><span class="govuk-details__summary-text">{waits ? 'Propose another decision in its place' : 'Supersede this decision'}</span></summary>
      <div class="govuk-details__text">{form}</div>
    </details>
  );
}

function OnTheTable({ review, facts, step, decision }: Room) {
  const words = calledTogether(review.edition.pack, facts.summaries.map((summary) => summary.form));
  const askedFor = (summary: Facts['summaries'][number]) => `${review.edition.pack.forms.find((form) => form.key === summary.form)?.name ?? summary.form}, ${summary.reference}`;
  const asked = new Set(facts.summaries.map(askedFor));
  const viewSets = review.process.definition.steps.flatMap((each) => (each.act.kind === 'views' ? each.act.criteria : []));
  const sets = review.edition.pack.criteria.filter((set) => viewSets.includes(set.key));
  return (
    <>
      <h2 class="govuk-heading-l">What is known</h2>
      {facts.notification !== null && (
        <>
          <h3 class="govuk-heading-m">What was notified</h3>
          <FactList rows={facts.notified.filter((row) => row.entry === '').map((row) => ({ name: row.question, value: row.text }))} />
          <p class="govuk-body"><a class="govuk-link" href={`/incidents/${facts.notification.id}`}>Read the whole notification, child by child</a></p>
          {facts.urgent.length === 0 ? <><h3 class="govuk-heading-m">To be done at once to keep children safe</h3><p class="govuk-body">Neither the notification nor a summary names anything.</p></>
            : <Table caption="To be done at once to keep children safe" heads={['What', 'Said by']} rows={facts.urgent.map(({ what, agency }) => [what, agency ?? 'The notification'])} />}
        </>
      )}
      {facts.summaries.length > 0 && (
        <>
          <Table caption={`What the agencies gave: ${words.many}`} heads={['Agency', ...(asked.size > 1 ? ['What was asked for'] : []), capital(words.one), 'Involved']} rows={facts.summaries.map((summary) => [
            <a class="govuk-link" href={`/summaries/${summary.id}`}>{summary.agency}</a>, ...(asked.size > 1 ? [askedFor(summary)] : []),
            summary.standing === 'received' ? 'Received' : <Tag colour="red">Missing</Tag>,
            summary.involved === null ? 'Not known' : summary.involved ? 'Yes' : 'No',
          ])} />
          <p class="govuk-body"><a class="govuk-link" href={`${reviewHref(review)}/composite`}>Read the {words.many} side by side</a></p>
        </>
      )}
      <EarlierSteps {...{ review, step, decision }} />
      {review.process.caseId !== null && <p class="govuk-body"><a class="govuk-link" href={`${reviewHref(review)}/report.docx`}>The report as a Word document</a>, made from the record as it stands now.</p>}
      {facts.perChild.map(({ set, children }) => (
        <Table caption={set.name} heads={['Criterion', ...children.map((child) => child.label)]} rows={[
          ...set.items.map((item) => [item.text, ...children.map((child) => answerWords[child.answers[item.key] ?? ''] ?? 'Not answered')]),
          ['What follows', ...children.map((child) => (child.met === null ? 'To be weighed' : <strong>{metWords[child.met]}</strong>))],
        ]} />
      ))}
      {step.after.length > 0 && facts.views.length > 0 && <ViewsGiven members={facts.members} names={facts.names} views={facts.views} sets={sets} />}
      {step.after.length > 0 && facts.views.length === 0 && viewSets.length > 0 && facts.summaries.length > 0 && <p class="govuk-body">No member has given a view yet.</p>}
    </>
  );
}

function Conflicts({ visit, review, step, decision, facts, problems }: Room) {
  const declared = review.process.state.conflicts.filter((conflict) => conflict.decision === decision.key);
  return (
    <>
      <h2 class="govuk-heading-m">Conflicts of interest</h2>
      {declared.length === 0 ? <p class="govuk-body">Nobody has declared one.</p> : (
        <ul class="govuk-list govuk-list--bullet">{declared.map((conflict) => (
          <li>{facts.names.get(conflict.person ?? '') ?? 'A member of the team'}, {formatDay(conflict.on)}: {conflict.text}{conflict.steppedAside ? ' Stepped aside.' : ''}</li>
        ))}</ul>
      )}
      {declared.some((conflict) => conflict.steppedAside) && <p class="govuk-body">Whoever stepped aside does not decide. If nobody else holds a role that may, whoever manages people names a deputy for them and records them as away, under People. The deputy then decides.</p>}
      <details class="govuk-details" {...(problemAt(problems, 'conflict') ?? problemAt(problems, 'steppedAside') ? { open: true } : {})}>
        <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Declare a conflict of interest</span></summary>
        <div class="govuk-details__text">
          <PostForm action={stepHref(review, step)}>
            <AreaField name="conflict" label="What is the conflict?" rows={3} value={sent(visit.body, 'conflict')} error={problemAt(problems, 'conflict')} />
            <RadioField name="steppedAside" label="Do you step aside from this decision?" choices={[{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }]} value={sent(visit.body, 'steppedAside')} error={problemAt(problems, 'steppedAside')} />
            <Button name="do" value="declare" look="secondary">Declare</Button>
          </PostForm>
        </div>
      </details>
    </>
  );
}
