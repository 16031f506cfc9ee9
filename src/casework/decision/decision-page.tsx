import { formatDay, formatInstant, type Day } from '../../calendar/index.ts';
import { sentence } from '../../framework/fault.ts';
import type { CriteriaSet } from '../../framework/schema/criteria.ts';
import type { Decision, Step } from '../../framework/schema/process.ts';
import { either, listed } from '../../framework/words.ts';
import { standingDecision, type TakenDecision } from '../../process/index.ts';
import { AreaField, Button, Facts as FactList, problemAt, RadioField, SelectField, Table, Tag, type FieldProblem } from '../../web/fields/index.ts';
import { PostForm, sent, type Visit } from '../../web/visit/index.ts';
import { PlanTests } from '../plan/impact-step.tsx';
import type { PlanTest } from '../plan/read-tests.ts';
import { answerWords, nameOfRole } from '../review/names.ts';
import type { OpenReview } from '../review/open-review.ts';
import { whyNotStart } from '../start/startable.ts';
import { StepFrame } from '../steps/step-frame.tsx';
import { reviewHref, stepHref } from '../steps/step-page.ts';
import { NotNow } from '../steps/task-step.tsx';
import { CriteriaFields, ViewsGiven } from '../steps/views-step.tsx';
import { calledTogether, capital } from '../summaries/called.ts';
import type { Facts } from './read-facts.ts';

interface Room {
  visit: Visit;
  review: OpenReview;
  step: Step;
  decision: Decision;
  facts: Facts;
  sets: readonly CriteriaSet[];
  /** What a case audit was asked of the plan, and showed; none where the process tests none. */
  tests: readonly PlanTest[];
  mayDecide: boolean;
  /** Why the deputy may not decide today; null for anybody else. */
  refusal: string | null;
  problems: readonly FieldProblem[];
}

const metWords = { met: 'Met', possibly: 'Possibly met: something is not known', 'not-met': 'Not met' } as const;

export function DecisionPage(room: Room) {
  const { review, step, decision, problems } = room;
  const standing = review.process.state.steps[step.key]!.standing;
  const taken = standingDecision(review.process.state, decision.key);
  const earlier = review.process.state.decisions.filter((each) => each.decision === decision.key && each.supersededBy !== null);
  return (
    <StepFrame review={review} step={step} problems={problems}>
      {taken && <Taken {...room} taken={taken} />}
      {earlier.map((each) => <Taken {...room} taken={each} />)}
      {standing === 'waiting' || standing === 'not-needed' ? <NotNow review={review} step={step} /> : (
        <>
          {room.tests.length > 0 && <PlanTests tests={room.tests} pack={review.edition.pack} />}
          <OnTheTable {...room} />
          <Conflicts {...room} />
          {room.mayDecide ? <Decide {...room} before={taken} /> : (
            <div class="govuk-inset-text">{room.refusal !== null && <p class="govuk-body">{room.refusal}</p>}{steppedAside(room) && <p class="govuk-body">You have stepped aside from this decision.</p>}The decision is recorded by {either(decision.deciders.map((role) => nameOfRole(review.edition.pack, role)))}. You can read everything here, but you cannot decide.</div>
          )}
        </>
      )}
    </StepFrame>
  );
}

function Taken({ review, decision, facts, taken, sets }: Room & { taken: TakenDecision }) {
  const person = (id: string | null) => facts.names.get(id ?? '') ?? 'Somebody who has since left';
  return (
    <section id="decision">
      <h2 class="govuk-heading-m">{taken.supersededBy === null ? 'The decision' : 'An earlier decision, superseded'} {taken.supersededBy === null ? <Tag colour="green">Stands</Tag> : <Tag colour="grey">Superseded</Tag>}</h2>
      <FactList rows={[
        { name: decision.question, value: <strong>{decision.outcomes.find((outcome) => outcome.key === taken.outcome)?.name}</strong> },
        { name: 'Justification', value: taken.justification },
        { name: 'Recorded by', value: `${person(taken.by)}${taken.actingFor === null ? '' : `, acting for ${person(taken.actingFor)}`}, ${formatInstant(new Date(taken.at))}` },
        { name: 'Taking part', value: taken.present.map((each) => `${person(each.person)}, ${nameOfRole(review.edition.pack, each.role)}${each.actingFor === null ? '' : `, deputy for ${person(each.actingFor)}`}`).join('\n') || 'Nobody else was recorded' },
        ...(taken.dissent.length > 0 ? [{ name: 'Dissent', value: taken.dissent.map((each) => each.text).join('\n') }] : []),
        ...(taken.reason ? [{ name: 'Why it took the place of an earlier one', value: taken.reason }] : []),
        ...decision.aims.map((aim) => ({ name: aim.question, value: taken.aims[aim.key] ?? '' })),
        ...sets.flatMap((set) => set.items.map((item) => {
          const answer = taken.criteria[set.key]?.[item.key];
          return { name: `${set.name}: ${item.text}`, value: answer === undefined ? '' : `${answerWords[answer.answer]}. ${answer.reason}` };
        })),
      ]} />
    </section>
  );
}

function OnTheTable({ review, facts, step }: Room) {
  const words = calledTogether(review.edition.pack, facts.summaries.map((summary) => summary.form));
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
          <Table caption="Agencies" heads={['Agency', capital(words.one), 'Involved']} rows={facts.summaries.map((summary) => [
            <a class="govuk-link" href={`/summaries/${summary.id}`}>{summary.agency}</a>,
            summary.standing === 'received' ? 'Received' : <Tag colour="red">Missing</Tag>,
            summary.involved === null ? 'Not known' : summary.involved ? 'Yes' : 'No',
          ])} />
          <p class="govuk-body"><a class="govuk-link" href={`${reviewHref(review)}/composite`}>Read the {words.many} side by side</a></p>
        </>
      )}
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

const steppedAside = ({ visit, review, decision }: Room): boolean =>
  review.process.state.conflicts.some((conflict) => conflict.decision === decision.key && conflict.steppedAside && conflict.person === visit.me.personId);

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

/** What an outcome means and what it starts; where rules do not hold for the day from which this case counts, why not. */
function outcomeHint({ about, starts }: Decision['outcomes'][number], { process, edition }: OpenReview, today: Day): { hint?: string } {
  const day = process.state.anchors[process.definition.anchors[0]!.key] ?? today;
  const started = starts.flatMap((key) => edition.pack.processes.filter((each) => each.key === key));
  const said = [about && sentence(about), started.length > 0 && `Starts: ${listed(started.map(({ name }) => name))}.`, ...started.filter(({ runs }) => runs).map((each) => whyNotStart(each, day))].filter((words): words is string => typeof words === 'string' && words !== '');
  return said.length === 0 ? {} : { hint: said.join(' ') };
}

function Decide({ visit, review, step, decision, facts, sets, problems, before }: Room & { before: TakenDecision | undefined }) {
  const typed = (name: string, otherwise = '') => (visit.body[name] === undefined ? otherwise : sent(visit.body, name));
  const valueAt = (name: string): string => {
    const [set = '', item = '', reason] = name.split('.');
    const answer = before?.criteria[set]?.[item];
    return typed(name, (reason === undefined ? answer?.answer : answer?.reason) ?? '');
  };
  const form = (
    <PostForm action={stepHref(review, step)}>
      {before && <AreaField name="reason" label="Why is the earlier decision superseded?" rows={3} value={typed('reason')} error={problemAt(problems, 'reason')} />}
      {decision.aims.map((aim) => <AreaField name={`aims.${aim.key}`} label={aim.question} rows={4} value={typed(`aims.${aim.key}`, before?.aims[aim.key])} error={problemAt(problems, `aims.${aim.key}`)} />)}
      <CriteriaFields sets={sets} valueAt={valueAt} problems={problems} />
      <h2 class="govuk-heading-m">The decision</h2>
      <RadioField name="outcome" label={decision.question} choices={decision.outcomes.map((outcome) => ({ value: outcome.key, label: outcome.name, ...outcomeHint(outcome, review, visit.today) }))} value={typed('outcome')} error={problemAt(problems, 'outcome')} />
      <AreaField name="justification" label="Justification" hint="It goes out with the decision." value={typed('justification')} error={problemAt(problems, 'justification')} />
      {decision.present.map((role) => {
        const holders = facts.candidates.filter((each) => each.role === role);
        return (
          <>
            <SelectField name={`present.${role}`} label={nameOfRole(review.edition.pack, role)} empty="Choose who this is" choices={holders.map((each) => ({ value: each.id, label: each.name }))} value={typed(`present.${role}`, holders.length === 1 ? holders[0]!.id : '')} error={problemAt(problems, `present.${role}`)} />
            <SelectField name={`deputy.${role}`} label={`Deputy who took part in their place, if any (${nameOfRole(review.edition.pack, role)})`} empty="They took part themselves" choices={facts.candidates.filter((each) => each.role !== role).map((each) => ({ value: each.id, label: each.name }))} value={typed(`deputy.${role}`)} />
          </>
        );
      })}
      <AreaField name="dissent" label="Dissent, if anybody differed" hint="Say who and why. It stays on record." rows={3} value={typed('dissent')} />
      <p class="govuk-body">A decision cannot be altered once it is recorded. It can only be superseded, with a reason.</p>
      <Button>{before ? 'Record the new decision' : 'Record the decision'}</Button>
    </PostForm>
  );
  if (before === undefined) return <><h2 class="govuk-heading-l">Decide</h2>{form}</>;
  return (
    <details class="govuk-details" {...(problems.length > 0 ? { open: true } : {})}>
      <summary class="govuk-details__summary"><span class="govuk-details__summary-text">Supersede this decision</span></summary>
      <div class="govuk-details__text">{form}</div>
    </details>
  );
}
