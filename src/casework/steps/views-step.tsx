import { dueDay, formatDay, formatInstant } from '../../calendar/index.ts';
import type { CriteriaSet } from '../../framework/schema/criteria.ts';
import type { Step } from '../../framework/schema/process.ts';
import { newId, post, type Letter } from '../../platform/index.ts';
import { actsAs, latestViews, leadsOf, type CriteriaGiven, type View } from '../../process/index.ts';
import { AreaField, Button, problemAt, RadioField, readText, Table, TextField, type FieldProblem } from '../../web/fields/index.ts';
import { goTo, page, PostForm, sent, type Visit } from '../../web/visit/index.ts';
import { act } from '../review/act.ts';
import { answerWords, nameOfGroup } from '../review/names.ts';
import { actorOn, type OpenReview } from '../review/open-review.ts';
import { namesOf, peopleOf, type RoleHolder } from '../team/people-of.ts';
import { StepFrame } from './step-frame.tsx';
import { backToReview, reviewHref, stepHref, type StepPage } from './step-page.ts';
import { NotNow } from './task-step.tsx';

/** The members of a group are asked, and each gives a view, criterion by criterion. Every view stays; the latest counts. */
export const viewsStep: StepPage = {
  show: (visit, review, step) => shown(visit, review, step, [], 200),
  async take(visit, review, step) {
    if (step.act.kind !== 'views') throw new Error('not a step of this kind');
    if (sent(visit.body, 'do') === 'ask') return ask(visit, review, step);
    const place = placeOf(visit, await peopleOf(visit.tx, review.process.boardId, { groups: [step.act.group] }, visit.now), latestViews(review.process.state, step.key));
    if (place === null) return shown(visit, review, step, [{ field: '', message: 'Only a member of the group, or their deputy while they are away, gives a view.' }], 422);
    const problems: FieldProblem[] = [];
    const criteria = readCriteria(visit, criteriaSets(review, step.act.criteria), false, problems);
    const comment = readText(visit.body, 'comment', { what: 'Your comment' }, problems);
    const dissent = readText(visit.body, 'dissent', { what: 'Your dissent' }, problems);
    if (problems.length > 0) return shown(visit, review, step, problems, 422);
    const done = await act(visit, review, { type: 'view-given', step: step.key, criteria, comment, dissent }, {}, { actingFor: place.actingFor });
    return 'problems' in done ? shown(visit, review, step, done.problems, 422) : goTo(reviewHref(review), 'Your view is recorded.');
  },
};

/** Whose place on the group the visitor has: their own before one that they hold for a member who is away (SUF-78), and of these the one whom the form was for, or else first one for whom no view was given. Null: none. */
function placeOf({ me, body }: Visit, members: readonly RoleHolder[], views: readonly View[]): { member: RoleHolder; actingFor: string | null } | null {
  const own = members.find((each) => each.id === me.personId);
  if (own !== undefined) return { member: own, actingFor: null };
  const absent = members.filter((each) => me.roles.some((role) => role.actingFor === each.id));
  const away = absent.find((each) => each.id === sent(body, 'for')) ?? absent.find((each) => !views.some((view) => (view.actingFor ?? view.person) === each.id)) ?? absent[0];
  return away === undefined ? null : { member: away, actingFor: away.id };
}

export const criteriaSets = (review: OpenReview, keys: readonly string[]): CriteriaSet[] => keys.flatMap((key) => review.edition.pack.criteria.find((set) => set.key === key) ?? []);

/** Reads the answers to sets of criteria, fields named SET.CRITERION and SET.CRITERION.reason. */
export function readCriteria(visit: Visit, sets: readonly CriteriaSet[], required: boolean, problems: FieldProblem[]): CriteriaGiven {
  const given: CriteriaGiven = {};
  for (const set of sets) {
    for (const item of set.items) {
      const name = `${set.key}.${item.key}`;
      const answer = sent(visit.body, name);
      const reason = readText(visit.body, `${name}.reason`, { what: 'The reason', most: 4000 }, problems);
      if (answer === 'yes' || answer === 'no' || answer === set.middle) {
        if (required && reason === '') problems.push({ field: `${name}.reason`, message: `Give a reason for ‘${item.text}’ under ‘${set.name}’` });
        (given[set.key] ??= {})[item.key] = { answer, reason };
      } else if (required || reason !== '') problems.push({ field: name, message: `Select an answer to ‘${item.text}’ under ‘${set.name}’` });
    }
  }
  return given;
}

/** The questions of sets of criteria, one by one, each with its reason. */
export function CriteriaFields({ sets, valueAt, problems }: { sets: readonly CriteriaSet[]; valueAt: (name: string) => string; problems: readonly FieldProblem[] }) {
  return (
    <>
      {sets.map((set) => (
        <>
          <h2 class="govuk-heading-m">{set.name}</h2>
          {set.about && <p class="govuk-body">{set.about}</p>}
          {set.items.map((item) => {
            const name = `${set.key}.${item.key}`;
            return (
              <>
                <RadioField name={name} label={item.text} {...(item.help ? { hint: item.help } : {})} choices={['yes', 'no', set.middle].map((value) => ({ value, label: answerWords[value]! }))} value={valueAt(name)} error={problemAt(problems, name)} />
                <TextField name={`${name}.reason`} label="Reason" value={valueAt(`${name}.reason`)} error={problemAt(problems, `${name}.reason`)} />
              </>
            );
          })}
        </>
      ))}
    </>
  );
}

async function ask(visit: Visit, review: OpenReview, step: Step) {
  if (step.act.kind !== 'views') throw new Error('not a step of this kind');
  const members = await peopleOf(visit.tx, review.process.boardId, { groups: [step.act.group] }, visit.now);
  const done = await act(visit, review, { type: 'circulated', step: step.key, to: members.map((member) => member.name), missing: [] });
  if ('problems' in done) return shown(visit, review, step, done.problems, 422);
  const due = dueDay(visit.today, step.act.replyWithin, review.on);
  const batch = newId();
  await post(visit.tx, review.process.partnershipId, visit.now, members.map((member): Letter => ({
    key: `views ${batch} ${member.id}`, toName: member.name, toEmail: member.email, subject: `${review.process.reference}: your view is asked for by ${formatDay(due)}`,
    body: `Please give your view on ${review.process.reference}, criterion by criterion, by ${formatDay(due)}.\n\nSign in to read what is known and to answer:\n${visit.app.settings.baseUrl}${stepHref(review, step)}\n`,
  })));
  return goTo(stepHref(review, step), `${members.length} ${members.length === 1 ? 'member was' : 'members were'} asked for their view by ${formatDay(due)}.`);
}

async function shown(visit: Visit, review: OpenReview, step: Step, problems: readonly FieldProblem[], status: 200 | 422) {
  if (step.act.kind !== 'views') throw new Error('not a step of this kind');
  const { act: asks } = step;
  const members = await peopleOf(visit.tx, review.process.boardId, { groups: [asks.group] }, visit.now);
  const sets = criteriaSets(review, asks.criteria);
  const views = latestViews(review.process.state, step.key);
  const names = await namesOf(visit.tx, peopleIn(views));
  const stands = review.process.state.steps[step.key]!.standing;
  const mayAsk = actsAs(actorOn(visit.me, review.process.boardId), leadsOf(step)) !== undefined;
  const place = placeOf(visit, members, views);
  const mine = views.find((view) => view.person === visit.me.personId && view.actingFor === (place?.actingFor ?? null));
  const valueAt = (name: string): string => {
    if (visit.body[name] !== undefined) return sent(visit.body, name);
    const [set = '', item = '', reason] = name.split('.');
    const answer = mine?.criteria[set]?.[item];
    return (reason === undefined ? answer?.answer : answer?.reason) ?? '';
  };
  return page(step.name, (
    <StepFrame review={review} step={step} problems={problems}>
      {stands === 'waiting' || stands === 'not-needed' ? <NotNow review={review} step={step} /> : (
        <>
          {mayAsk && stands === 'open' && (
            <PostForm action={stepHref(review, step)}>
              <p class="govuk-body">{members.length} {members.length === 1 ? 'member' : 'members'} of the {nameOfGroup(review.edition.pack, asks.group)} will be asked by mail: {members.map((each) => each.name).join(', ') || 'nobody holds a place on it yet'}.</p>
              <Button name="do" value="ask">Ask for views</Button>
            </PostForm>
          )}
          <ViewsGiven members={members} names={names} views={views} sets={sets} />
          {stands === 'done' && place !== null && (
            <PostForm action={stepHref(review, step)}>
              <h2 class="govuk-heading-l">{mine ? 'Change your view' : 'Your view'}</h2>
              {place.actingFor !== null && <input type="hidden" name="for" value={place.actingFor} />}
              {place.actingFor !== null && <p class="govuk-body">{place.member.name} is away, and you are their deputy. The record says that you give it for them.</p>}
              <p class="govuk-body"><a class="govuk-link" href={`${reviewHref(review)}/composite`}>Read what the agencies gave</a> first, side by side. Earlier views stay on record.</p>
              <CriteriaFields sets={sets} valueAt={valueAt} problems={problems} />
              <AreaField name="comment" label="Anything else the chair should know" rows={3} value={visit.body['comment'] === undefined ? (mine?.comment ?? '') : sent(visit.body, 'comment')} />
              <AreaField name="dissent" label="Dissent" hint="If you differ from the others, say how and why. It stays in the record and goes into the report." rows={3} value={visit.body['dissent'] === undefined ? (mine?.dissent ?? '') : sent(visit.body, 'dissent')} />
              <Button>Give my view</Button>
            </PostForm>
          )}
        </>
      )}
    </StepFrame>
  ), { ...backToReview(review), status, section: 'reviews', wide: true });
}

/** Who gave views, and for whom. */
export const peopleIn = (views: readonly View[]): string[] => views.flatMap((view) => (view.actingFor === null ? [view.person] : [view.person, view.actingFor]));

/** Every member's view beside the others', criterion by criterion; who has not answered is named. */
export function ViewsGiven({ members, names, views, sets }: { members: readonly RoleHolder[]; names: ReadonlyMap<string, string>; views: readonly View[]; sets: readonly CriteriaSet[] }) {
  const nameOf = (id: string | null) => names.get(id ?? '') ?? 'A former member';
  const silent = members.filter((member) => !views.some((view) => view.person === member.id || view.actingFor === member.id));
  return (
    <>
      {views.length > 0 && (
        <Table caption="Views given" heads={['Criterion', ...views.map((view) => (view.actingFor === null ? nameOf(view.person) : `${nameOf(view.person)} for ${nameOf(view.actingFor)}`))]} rows={[
          ...sets.flatMap((set) => set.items.map((item) => [sets.length === 1 ? item.text : <>{item.text}<span class="gt-under">{set.name}</span></>, ...views.map((view) => {
            const answer = view.criteria[set.key]?.[item.key];
            return answer === undefined ? '–' : <><strong>{answerWords[answer.answer]}</strong>{answer.reason && <><br />{answer.reason}</>}</>;
          })])),
          ['Comment', ...views.map((view) => view.comment || '–')],
          ['Dissent', ...views.map((view) => (view.dissent ? <strong>{view.dissent}</strong> : '–'))],
          ['Given', ...views.map((view) => formatInstant(new Date(view.at)))],
        ]} />
      )}
      {silent.length > 0 && views.length > 0 && <p class="govuk-body">No view yet from {silent.map((member) => member.name).join(', ')}.</p>}
    </>
  );
}
