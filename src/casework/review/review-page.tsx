import { formatDay, formatDayShort, type Day } from '../../calendar/index.ts';
import { toBeConfirmed } from '../../framework/index.ts';
import { listed } from '../../framework/words.ts';
import { isInDoubt, readingInUse } from '../../framework/readings/readings.ts';
import { dayNumberFrom, dues, latestViews, openProposal, originalDue, recurs, standing, standingDecision, stillToAgree, strip, type Due, type Standing } from '../../process/index.ts';
import { ButtonLink, Table, Tag, type TagColour } from '../../web/fields/index.ts';
import { HoldsWarning } from '../proceedings/holds-warning.tsx';
import type { HoldInForce } from '../proceedings/read-proceedings.ts';
import type { OpenReview } from './open-review.ts';
import { nameOfRole } from './names.ts';

export interface ReviewView {
  review: OpenReview;
  title: string;
  today: Day;
  mayRun: boolean;
  /** It, or other work beside it, may be about a case; a review of the framework is not. */
  ofCase: boolean;
  mayOpenVault: boolean;
  mayReadRecord: boolean;
  /** Who holds each role today, and who of them is away. */
  holders: ReadonlyMap<string, { name: string; away: boolean }[]>;
  team: number;
  related: { id: string; reference: string; name: string; how: 'before' | 'after' | 'beside' }[];
  /** What may not be disclosed today. */
  holds: readonly HoldInForce[];
}

const standingTags: Record<Standing, { words: string; colour: TagColour }> = {
  'not-needed': { words: 'Not needed', colour: 'grey' }, 'no-longer-needed': { words: 'Done, no longer needed', colour: 'grey' }, done: { words: 'Done', colour: 'green' }, 'done-late': { words: 'Done late', colour: 'orange' },
  paused: { words: 'Paused', colour: 'purple' }, late: { words: 'Late', colour: 'red' }, 'due-today': { words: 'Due today', colour: 'yellow' },
  due: { words: 'Open', colour: 'blue' }, waiting: { words: 'Not yet', colour: 'grey' },
};
export const StandingTag = ({ is }: { is: Standing }) => <Tag colour={standingTags[is].colour}>{standingTags[is].words}</Tag>;

/** The review on one page: its clock as a strip of days, every step with who and when, its decisions, and the ways on. */
export function ReviewPage(view: ReviewView) {
  const { review } = view;
  const { process, edition, on } = review;
  const items = dues(process.definition, process.state, on);
  const href = `/reviews/${process.id}`;
  return (
    <>
      <span class="govuk-caption-l">{process.definition.name} {process.reference}</span>
      <h1 class="govuk-heading-l">{view.title}</h1>
      {process.state.status !== 'running' && <p class="govuk-body"><Tag colour="grey">{process.state.status === 'closed' ? 'Closed' : 'Withdrawn'}</Tag></p>}
      <HoldsWarning holds={view.holds} href={href} />
      <Clocks view={view} items={items} />
      <Strip view={view} items={items} />
      <AnyTime review={review} />
      <Steps view={view} items={items} />
      <h2 class="govuk-heading-m gt-no-print">More of this review</h2>
      <ul class="govuk-list govuk-list--spaced gt-no-print">
        <li><a class="govuk-link" href={`/thread/${process.id}`}>Its golden thread</a></li>
        {process.state.requests.length > 0 && <li><a class="govuk-link" href={`${href}/composite`}>What the agencies gave, side by side</a></li>}
        <li><a class="govuk-link" href={`${href}/report.docx`}>All that the record holds, as a Word document</a></li>
        <li><a class="govuk-link" href={`/findings/new?process=${process.id}`}>Write a finding</a></li>
        <li><a class="govuk-link" href={`${href}/particulars`}>Particulars</a>: lead reviewer, themes, linked reviews</li>
        {(view.ofCase || view.holds.length > 0) && <li><a class="govuk-link" href={`${href}/proceedings`}>Parallel proceedings</a>{view.holds.length > 0 && `: ${view.holds.length === 1 ? 'a hold on disclosure is' : `${view.holds.length} holds on disclosure are`} in force`}</li>}
        <li><a class="govuk-link" href={`${href}/publication`}>Publication</a></li>
        <li><a class="govuk-link" href={`${href}/team`}>The team</a>: {view.team === 1 ? '1 person sees' : `${view.team} people see`} {view.ofCase ? 'this case' : 'it'}</li>
        {view.mayOpenVault && process.caseId !== null && <li><a class="govuk-link" href={`${href}/vault`}>The identity vault</a>: who this is about, and who has looked</li>}
        {view.mayReadRecord && <li><a class="govuk-link" href={`/record/cases/${process.caseId}`}>Who read or changed {view.ofCase ? 'this case' : 'it'}</a></li>}
        <li><a class="govuk-link" href={`${href}/map`}>Where it stands on the map of the process</a></li>
        <li><a class="govuk-link" href={`${href}/history`}>What happened so far</a></li>
        {view.mayRun && <li><a class="govuk-link" href={`${href}/ending`}>{process.state.status === 'running' ? 'Close or withdraw it' : 'Take it up again'}</a></li>}
      </ul>
      <Related view={view} />
      <p class="govuk-body gt-secondary">Runs under {edition.pack.name}, version {edition.version}.</p>
    </>
  );
}

/** The other work of the same case: what it came from, what it led to, what runs beside it. */
function Related({ view: { related, ofCase } }: { view: ReviewView }) {
  if (related.length === 0) return null;
  const words = { before: 'It came from', after: 'It led to', beside: ofCase ? 'Of the same case' : 'Beside it' };
  return (
    <>
      <h2 class="govuk-heading-m">{ofCase ? 'Other work on this case' : 'Other work on it'}</h2>
      <ul class="govuk-list govuk-list--spaced">
        {(['before', 'after', 'beside'] as const).flatMap((how) => related.filter((each) => each.how === how).map((each) => <li>{words[how]}: <a class="govuk-link" href={`/reviews/${each.id}`}>{each.name} {each.reference}</a></li>))}
      </ul>
    </>
  );
}

function Clocks({ view: { review, today }, items }: { view: ReviewView; items: readonly Due[] }) {
  const { process, on } = review;
  const clocks = process.definition.clocks.flatMap((clock) => {
    const item = items.find((each) => each.key === `clock-${clock.key}`)!;
    return item.needed && item.ready ? [{ clock, item }] : [];
  });
  if (clocks.length === 0) return null;
  return (
    <ul class="gt-figures">
      {clocks.map(({ clock, item }) => {
        const stands = standing(item, today);
        const anchor = process.state.anchors[clock.anchor]!;
        const original = originalDue(clock, anchor, on);
        return (
          <li class={`gt-figure${stands === 'late' ? ' gt-figure--late' : ''}`}>
            <strong>{clock.name}</strong>
            <span class="gt-figure__number">{item.due === null ? 'As soon as possible' : formatDay(item.due)}</span>
            <StandingTag is={stands} />{' '}
            {item.doneOn === null && clock.within?.unit === 'working-days' && <span>Working day {dayNumberFrom(anchor, today, on)} of {clock.within.amount}. </span>}
            <span class="gt-secondary">Counted from {formatDay(anchor)}. {original !== null && original !== item.due ? `First due ${formatDay(original)}. ` : ''}{toBeConfirmed(clock.rule) ? 'This rule is to be confirmed. ' : ''}</span>
            {clock.chosen !== undefined ? <span class="gt-secondary">Read as the board chose: {clock.chosen.reading}. </span> : isInDoubt(clock) && <span class="gt-secondary">{clock.ambiguous || clock.readings.length > 0 ? 'The framework can be read in more than one way.' : `Its source is in doubt (${clock.rule.doubts.join(', ')}).`} Read here as: {readingInUse(clock, process.definition)}. </span>}
            <a class="govuk-link" href={`/reviews/${process.id}/clocks/${clock.key}`}>{clock.readings.length > 0 ? 'Other readings, pause or extend' : 'Pause or extend'}<span class="govuk-visually-hidden"> {clock.name}</span></a>
          </li>
        );
      })}
    </ul>
  );
}

function Strip({ view: { review, today }, items }: { view: ReviewView; items: readonly Due[] }) {
  const { process, on } = review;
  const main = process.definition.clocks.find((clock) => clock.within?.unit === 'working-days');
  const days = main === undefined ? [] : strip(process.definition, process.state, main.key, on, today);
  const steps = items.filter((item) => item.kind === 'step' && item.opens !== null && item.due !== null && item.needed);
  if (days.length === 0 || steps.length === 0) return null;
  const last = days.at(-1)!;
  const past = today > last.day;
  return (
    <div class="gt-wide-scroll" tabindex={0} role="region" aria-label={`The ${days.length} days`}>
      <table class="gt-strip">
        <caption class="govuk-heading-m"><span class="gt-strip__title">The {days.length} working days{past ? '. They have passed' : ''}</span></caption>
        <thead>
          <tr><th scope="col">Step</th>{days.map((day) => <th scope="col" class={day.isToday ? 'gt-strip__today' : ''} data-here={day.isToday ? '' : undefined}><span class="gt-strip__number">{day.number}</span><span class="gt-strip__day">{formatDayShort(day.day).replace(/ \d{4}$/, '')}</span>{day.isToday && <span class="gt-strip__now">Today</span>}</th>)}</tr>
        </thead>
        <tbody>
          {steps.map((step) => {
            const stands = standing(step, today);
            return (
              <tr>
                <th scope="row"><a class="govuk-link" href={`/reviews/${process.id}/steps/${step.key}`}>{step.name}</a></th>
                {days.map((day) => {
                  const inside = step.opens! <= day.day && day.day <= step.due!;
                  const done = step.doneOn !== null && nearestDay(days.map((each) => each.day), step.doneOn) === day.day;
                  return <td class={`${inside ? `gt-strip__in gt-strip__in--${stands}` : ''}${day.isToday ? ' gt-strip__today' : ''}`}>{done ? <><span aria-hidden="true">✓</span><span class="govuk-visually-hidden">Done</span></> : inside ? <span class="govuk-visually-hidden">{standingTags[stands].words}</span> : ''}</td>;
                })}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

const nearestDay = (days: readonly Day[], on: Day): Day | undefined => days.find((day) => day >= on) ?? days.at(-1);

function Steps({ view, items }: { view: ReviewView; items: readonly Due[] }) {
  const { review, today } = view;
  const { process } = review;
  return (
    <Table caption="Steps" heads={['Step', 'Status', 'When', 'Lead', 'Deputy']} rows={process.definition.steps.map((step) => {
      const item = items.find((each) => each.kind === 'step' && each.key === step.key)!;
      const state = process.state.steps[step.key]!;
      const stands = standing(item, today);
      // To have asked is not to have been answered: how many answers are in stands beside it.
      const asked = step.act.kind === 'request' || step.act.kind === 'views';
      return [
        <span id={step.key}><a class="govuk-link" href={`/reviews/${process.id}/steps/${step.key}`}>{step.name}</a><Progress view={view} step={step.key} items={items} /></span>,
        asked && state.doneOn ? <Tag colour={standingTags[stands].colour}>{stands === 'done-late' ? 'Asked late' : stands === 'no-longer-needed' ? 'Asked, no longer needed' : 'Asked'}</Tag> : <StandingTag is={stands} />,
        recurs(step, process.state) && item.due ? `Done ${formatDay(state.lastOn!)}. Again by ${formatDay(item.due)}` : state.doneOn ? `${asked ? 'Asked' : 'Done'} ${formatDay(state.doneOn)}` : item.due ? spanOf(item.opens, item.due) : (step.whenDue ?? 'No due date'),
        <span><Holder view={view} role={step.lead} /></span>,
        step.deputy ? <span><Holder view={view} role={step.deputy} />{state.actingFor && <><br /><strong>A deputy acted</strong></>}</span> : '–',
      ];
    })} />
  );
}

/** What may come up at any time is said from the top of the page, whatever step comes next. */
function AnyTime({ review: { process } }: { review: OpenReview }) {
  const steps = process.state.status !== 'running' ? [] : process.definition.steps.filter((step) => step.atAnyTime === true && ['open', 'done'].includes(process.state.steps[step.key]!.standing));
  return steps.length === 0 ? null : <div class="govuk-button-group gt-no-print">{steps.map((step) => <ButtonLink look="secondary" href={`/reviews/${process.id}/steps/${step.key}`}>{step.name}</ButtonLink>)}</div>;
}

/** "20 to 23 November 2026": what both days share is said once. */
function spanOf(opens: Day | null, due: Day): string {
  if (opens === null || opens === due) return `By ${formatDay(due)}`;
  const shared = opens.slice(0, 7) === due.slice(0, 7) ? 2 : opens.slice(0, 4) === due.slice(0, 4) ? 1 : 0;
  const words = formatDay(opens).split(' ');
  return `${words.slice(0, words.length - shared).join(' ')} to ${formatDay(due)}`;
}

function Holder({ view, role }: { view: ReviewView; role: string }) {
  const people = view.holders.get(role) ?? [];
  // A role that every agency fills is one of many: who of them acts is seen when they do.
  if (people.length > 3) return <>{nameOfRole(view.review.edition.pack, role)}<br /><span class="gt-secondary">{people.length} people</span></>;
  return <>{nameOfRole(view.review.edition.pack, role)}{people.map((person) => <><br /><span class="gt-secondary">{person.name}{person.away ? ', away today' : ''}</span></>)}</>;
}

function Progress({ view: { review, today }, step, items }: { view: ReviewView; step: string; items: readonly Due[] }) {
  const { pack } = review.edition;
  const { state, definition } = review.process;
  const act = definition.steps.find((each) => each.key === step)!.act;
  if (act.kind === 'request') {
    const asked = state.requests.filter((request) => request.step === step && request.standing !== 'withdrawn');
    if (asked.length === 0) return null;
    const late = asked.filter((request) => items.some((item) => item.key === `reply-${request.id}` && standing(item, today) === 'late')).length;
    return <span class="gt-under">{asked.filter((request) => request.standing === 'received').length} of {asked.length} are in {late > 0 && <Tag colour="red">{`${late} late`}</Tag>}</span>;
  }
  if (act.kind === 'views') {
    const views = latestViews(state, step);
    return views.length === 0 ? null : <span class="gt-under">{views.length} {views.length === 1 ? 'view' : 'views'} given</span>;
  }
  if (act.kind === 'decision') {
    const proposal = openProposal(state.proposals, act.decision);
    if (proposal !== undefined) return <span class="gt-under">Waits for the agreement of {listed(stillToAgree(definition.decisions.find(({ key }) => key === act.decision)!, proposal).map((role) => nameOfRole(pack, role)))}</span>;
    const taken = standingDecision(state, act.decision);
    const outcome = definition.decisions.find((decision) => decision.key === act.decision)?.outcomes.find((each) => each.key === taken?.outcome);
    return outcome === undefined ? null : <span class="gt-under">{outcome.name}</span>;
  }
  return null;
}
