import { either, listed } from '../../framework/words.ts';
import type { TakenDecision } from '../../process/index.ts';
import { AreaField, Button, problemAt, RadioField, SelectField } from '../../web/fields/index.ts';
import { PostForm, sent } from '../../web/visit/index.ts';
import { nameOfRole } from '../review/names.ts';
import { AttachWithin } from '../papers/step-papers.tsx';
import { stepHref } from '../steps/step-page.ts';
import { CriteriaFields } from '../steps/views-step.tsx';
import { notStarted } from './around-decision.ts';
import type { Room } from './room.ts';
import { bindingWords, mayDepart, outcomeHint } from './outcome-hint.ts';
import { bodyDeciding, TheirFields } from './their-decision.tsx';

/** Where the decision is entered, or one that takes the place of what stands or is proposed. */
export function DecideForm({ before, ...room }: Room & { before: TakenDecision | undefined }) {
  const { visit, review, step, decision, facts, sets, problems } = room;
  const body = bodyDeciding(review, decision);
  const { pack } = review.edition;
  const typed = (name: string, otherwise = '') => (visit.body[name] === undefined ? otherwise : sent(visit.body, name));
  const valueAt = (name: string): string => {
    const [set = '', item = '', reason] = name.split('.');
    const answer = before?.criteria[set]?.[item];
    return typed(name, (reason === undefined ? answer?.answer : answer?.reason) ?? '');
  };
  const why = whyInstead(room);
  const alone = decision.outcomes.some((outcome) => outcome.withoutAgreement);
  return (
    <PostForm action={stepHref(review, step)}>
      <AttachWithin review={review} step={step} problems={problems} />
      {decision.jointly && <p class="govuk-body">This is decided jointly by {listed(decision.jointly.map((role) => nameOfRole(pack, role)))}. What one of them records stands when each of the others has agreed, in person.</p>}
      {before && <AreaField name="reason" label="Why is the earlier decision superseded?" rows={3} value={typed('reason')} error={problemAt(problems, 'reason')} />}
      {decision.aims.map((aim) => <AreaField name={`aims.${aim.key}`} label={aim.question} rows={4} value={typed(`aims.${aim.key}`, before?.aims[aim.key])} error={problemAt(problems, `aims.${aim.key}`)} />)}
      <CriteriaFields sets={sets} valueAt={valueAt} problems={problems} />
      <h2 class="govuk-heading-m">The decision</h2>
      <RadioField name="outcome" label={decision.question} choices={decision.outcomes.map((outcome) => ({ value: outcome.key, label: outcome.name, ...outcomeHint(outcome, room, visit.today) }))} value={typed('outcome')} error={problemAt(problems, 'outcome')} />
      {body !== null && <TheirFields body={body} visit={visit} problems={problems} />}
      <AreaField name="justification" label={body === null ? 'Justification' : 'Its reasons'} hint={body === null ? 'It goes out with the decision.' : 'As it gave them. If it gave none, say so.'} value={typed('justification')} error={problemAt(problems, 'justification')} />
      {body === null && mayDepart(decision) && <AreaField name="departure" label="Why does it depart from the criteria, if it does?" hint={bindingWords(decision, pack)} rows={3} value={typed('departure')} error={problemAt(problems, 'departure')} />}
      {why !== '' && <AreaField name="instead" label="Who does it instead, where something cannot be started here?" hint={`${why} Say who does it, and under which rules.`} rows={3} value={typed('instead')} error={problemAt(problems, 'instead')} />}
      {before && <StartedBefore {...room} />}
      {decision.present.map((role) => {
        const holders = facts.candidates.filter((each) => each.role === role);
        return (
          <>
            <SelectField name={`present.${role}`} label={nameOfRole(pack, role)} empty="Choose who this is" choices={holders.map((each) => ({ value: each.id, label: each.name }))} value={typed(`present.${role}`, holders.length === 1 ? holders[0]!.id : '')} error={problemAt(problems, `present.${role}`)} />
            <SelectField name={`deputy.${role}`} label={`Deputy who took part in their place, if any (${nameOfRole(pack, role)})`} empty="They took part themselves" choices={facts.candidates.filter((each) => each.role !== role).map((each) => ({ value: each.id, label: each.name }))} value={typed(`deputy.${role}`)} error={problemAt(problems, `deputy.${role}`)} />
          </>
        );
      })}
      <AreaField name="dissent" label="Dissent, if anybody differed" hint="Say who and why. It stays on record." rows={3} value={typed('dissent')} />
      <p class="govuk-body">A decision cannot be altered once it is recorded. It can only be superseded, with a reason.</p>
      <Button>{decision.jointly ? (alone ? 'Record it' : 'Record it for the others to agree') : before ? 'Record the new decision' : body === null ? 'Record the decision' : 'Record what was decided'}</Button>
    </PostForm>
  );
}

/** Why something that an outcome starts cannot be started here, in sentences; '' where all can. */
function whyInstead({ visit, review, decision, outside: { runs } }: Room): string {
  const starts = [...new Set(decision.outcomes.flatMap((outcome) => outcome.starts))];
  const { notInForce, notRun } = notStarted(review, runs, visit.today);
  const [ended, elsewhere] = [notInForce, notRun].map((names) => starts.flatMap((key) => names[key] ?? []).map((name) => `‘${name}’`));
  return [
    ...(ended!.length === 0 ? [] : [`The rules of ${listed(ended!)} do not hold for this case.`]),
    ...(elsewhere!.length === 0 ? [] : [`No board of the partnership runs ${either(elsewhere!)}.`]),
  ].join(' ');
}

/** What the earlier decision started and still runs: for each, whether it goes on. */
function StartedBefore({ visit, outside: { startedWork }, problems }: Room) {
  if (startedWork.length === 0) return null;
  return (
    <>
      <h2 class="govuk-heading-m">What the earlier decision started</h2>
      {startedWork.map(({ id, reference, name }) => (
        <>
          <RadioField name={`followed.${id}`} label={`Does ${name} ${reference} go on?`} choices={[
            { value: 'on', label: 'It goes on' }, { value: 'closed', label: 'It is closed', hint: 'It is withdrawn as the new decision stands, and nothing more is asked of anybody. What was recorded in it stays.' },
          ]} value={sent(visit.body, `followed.${id}`)} error={problemAt(problems, `followed.${id}`)} />
          <AreaField name={`followed.${id}.reason`} label={`Why is ${reference} closed, if it is?`} rows={2} value={sent(visit.body, `followed.${id}.reason`)} error={problemAt(problems, `followed.${id}.reason`)} />
          <p class="govuk-body"><a class="govuk-link" href={`/reviews/${id}`}>Read {name} {reference}</a></p>
        </>
      ))}
    </>
  );
}
