import type { VNode } from 'preact';
import { formatDay, formatDayShort, type Day } from '../../calendar/index.ts';
import { ButtonLink, Tag } from '../../web/fields/index.ts';
import type { OpenMeeting } from '../meeting/open-meeting.ts';
import { planHref } from '../plan/plan-href.ts';
import type { Matters } from './matters.ts';
import type { NumberedItem, Paper } from './read-agenda.ts';

interface Shown {
  open: OpenMeeting;
  items: readonly NumberedItem[];
  papers: readonly Paper[];
  /** The papers that draw themselves, by LINE DUE of the forward plan. */
  drawn: ReadonlyMap<string, string>;
  /** What the meeting has before it now; null once its minutes are issued. */
  matters: Matters | null;
  today: Day;
  writes: boolean;
  /** What the reader's roles permit: what they do not open is named by its reference alone, or not at all. */
  permits: ReadonlySet<string>;
  /** The minutes of the last meeting and the way to agree them. */
  lastMinutes: VNode;
}

/** The agenda, item by item: when, what, who leads, what there is to it, and what was minuted. */
export function AgendaList(shown: Shown) {
  if (shown.items.length === 0) return <p class="govuk-body">Nothing stands on the agenda.</p>;
  return (
    <ol class="gt-agenda">
      {shown.items.map((item) => <Item item={item} {...shown} />)}
    </ol>
  );
}

function Item({ item, open: { meeting }, papers, drawn, matters, today, writes, permits, lastMinutes }: Shown & { item: NumberedItem }) {
  const own = papers.filter((paper) => paper.itemId === item.id);
  const drawnHere = item.kind === 'plan' ? drawn.get(`${item.line} ${item.due}`) : undefined;
  return (
    <li class="gt-agenda__item" id={item.id}>
      <div class="gt-agenda__when"><strong>{item.number}</strong>{item.at !== null && <span>{item.at}</span>}{item.allotted !== null && <span class="gt-secondary">{item.allotted} min</span>}</div>
      <div class="gt-agenda__what">
        <h3 class="govuk-heading-s">{item.title}</h3>
        {item.lead !== null && <p class="govuk-body-s">Lead: {item.lead}</p>}
        {item.kind === 'plan' && <p class="govuk-body-s">From the forward plan: <a class="govuk-link" href={planHref(meeting.groupId, item.line!, item.due!)}>due {formatDay(item.due!)}</a></p>}
        {item.kind === 'minutes' && lastMinutes}
        {matters !== null && item.kind === 'actions' && <Actions of={matters.actions} today={today} linked={permits.has('see-learning')} />}
        {matters !== null && item.kind === 'reviews' && <>{permits.has('see-reviews') && <><Steps of={matters.steps} today={today} /><Reviews of={matters.reviews} /></>}<Audits of={matters.audits} linked={permits.has('see-audits')} /></>}
        {matters !== null && item.kind === 'learning' && <Lessons of={matters.lessons} linked={permits.has('see-learning')} />}
        {drawnHere !== undefined && <p class="govuk-body"><a class="govuk-link" href={drawnHere}>Read the paper<span class="govuk-visually-hidden"> on {item.title}</span></a></p>}
        {own.length > 0 && <ul class="govuk-list">{own.map((paper) => <li><a class="govuk-link" href={`/meetings/${meeting.id}/papers/${paper.id}`}>{paper.title}</a></li>)}</ul>}
        {item.minute !== '' && <p class="govuk-body gt-pre gt-agenda__minute">{item.minute}</p>}
        {item.decisions.length > 0 && <ul class="govuk-list">{item.decisions.map((decision) => <li><strong>Decided ({decision.reference}):</strong> <span class="gt-pre">{decision.text}</span></li>)}</ul>}
        {item.actions.length > 0 && <ul class="govuk-list">{item.actions.map((action) => <li><strong>Action:</strong> <Way href={`/actions/${action.id}`} linked={permits.has('see-learning')}>{action.title}</Way>, {action.owner}, by {formatDay(action.dueOn)}</li>)}</ul>}
        {writes && <ButtonLink href={`/meetings/${meeting.id}/items/${item.id}`} look="secondary">{item.minute === '' ? 'Write the minute' : 'Change the minute'}<span class="govuk-visually-hidden"> of {item.title}</span></ButtonLink>}
      </div>
    </li>
  );
}

/** A link for whoever may follow it, and for others its words. */
const Way = ({ href, linked, children }: { href: string; linked: boolean; children: string }) => (linked ? <a class="govuk-link" href={href}>{children}</a> : <>{children}</>);

const Actions = ({ of, today, linked }: { of: Matters['actions']; today: Day; linked: boolean }) => (of.length === 0 ? <p class="govuk-body-s">No action of the group is due by then.</p> : (
  <ul class="govuk-list">
    {of.map((action) => <li><Way href={`/actions/${action.id}`} linked={linked}>{action.title}</Way><span class="gt-under">{action.reference} · {action.owner} · due {formatDayShort(action.dueOn)} {action.dueOn < today && <Tag colour="red">Late</Tag>}</span></li>)}
  </ul>
));

const Steps = ({ of, today }: { of: Matters['steps']; today: Day }) => (of.length === 0 ? null : (
  <>
    <p class="govuk-body-s">The framework puts these steps to this meeting. Only those that you may see are shown:</p>
    <ul class="govuk-list">{of.map((step) => <li><a class="govuk-link" href={`/reviews/${step.processId}/steps/${step.key}`}>{step.name}</a><span class="gt-under">{step.reference}{step.dueOn !== null && <> · due {formatDayShort(step.dueOn)}</>} {step.dueOn !== null && step.dueOn < today && <Tag colour="red">Late</Tag>}</span></li>)}</ul>
  </>
));

const Reviews = ({ of }: { of: Matters['reviews'] }) => (of.length === 0 ? <p class="govuk-body-s">None that you are on the team of.</p> : (
  <>
    <p class="govuk-body-s">Only reference and stage, and only of reviews whose team you are on.</p>
    <ul class="govuk-list">{of.map((review) => <li><a class="govuk-link" href={`/reviews/${review.id}`}>{review.reference}</a><span class="gt-under">{review.stage ?? 'Nothing is open'}</span></li>)}</ul>
  </>
));

const Audits = ({ of, linked }: { of: Matters['audits']; linked: boolean }) => (of.length === 0 ? null : (
  <>
    <p class="govuk-body-s">Audits that report to this group:</p>
    <ul class="govuk-list">{of.map((audit) => <li><Way href={`/audits/plan/${audit.id}`} linked={linked}>{audit.name}</Way><span class="gt-under">{audit.reference} · {audit.state}{audit.dueOn !== null && <> · {formatDayShort(audit.dueOn)}</>} {audit.late && <Tag colour="red">Late</Tag>}</span></li>)}</ul>
  </>
));

const Lessons = ({ of, linked }: { of: Matters['lessons']; linked: boolean }) => (of.length === 0 ? <p class="govuk-body-s">Nothing new since the last meeting.</p> : (
  <ul class="govuk-list">{of.map((lesson) => <li><Way href={`/lessons/${lesson.id}`} linked={linked}>{lesson.title}</Way><span class="gt-under">{lesson.reference}</span></li>)}</ul>
));
