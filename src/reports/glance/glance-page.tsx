import { daysBetween, type Day } from '../../calendar/index.ts';
import { Bars, ShortDay, Table, Tag } from '../../web/fields/index.ts';
import { Details } from '../../web/govuk/index.ts';
import { page, type Reply, type Visit } from '../../web/visit/index.ts';
import { Loop } from './loop.tsx';
import { readGlance, type Glance } from './read-glance.ts';

/** The partnership on one page: the loop of learning, every running clock, what is overdue by agency. Picture first, table beneath. */
export async function glancePage(visit: Visit): Promise<Reply> {
  const glance = await readGlance(visit.tx, visit.today);
  // What the reader's roles do not open is counted and not linked.
  const may = (permission: string): boolean => visit.me.permissions.has(permission);
  const late = glance.actions.reduce((sum, each) => sum + each.late, 0);
  const open = glance.actions.filter((each) => ['planned', 'in-progress', 'evidence-offered'].includes(each.status)).reduce((sum, each) => sum + each.count, 0);
  return page('The partnership at a glance', (
    <>
      <h1 class="govuk-heading-l">The partnership at a glance</h1>
      <ul class="gt-figures">
        <Figure number={glance.reviews.length} words="reviews running" href={may('see-reviews') ? '/reviews' : undefined} />
        <Figure number={open} words="actions open" href={may('see-learning') ? '/actions?status=open' : undefined} />
        <Figure number={late} words="actions late" href={may('see-learning') ? '/actions?status=late' : undefined} late={late > 0} />
        <Figure number={glance.improved.lessons + glance.improved.actions} words="shown to have improved things" href={may('see-learning') ? '/lessons?verdict=improved' : undefined} />
        <Figure number={glance.withoutEffect.lessons + glance.withoutEffect.actions} words="done, but no effect" href={may('see-learning') ? '/actions?status=no-effect' : undefined} late={glance.withoutEffect.lessons + glance.withoutEffect.actions > 0} />
      </ul>
      <h2 class="govuk-heading-m">Where learning is</h2>
      <Loop stages={glance.stages} withoutEffect={glance.withoutEffect.lessons} />
      {may('see-reviews') && (
        <>
          <h2 class="govuk-heading-m">Running clocks</h2>
          <Clocks glance={glance} today={visit.today} />
        </>
      )}
      <h2 class="govuk-heading-m">Overdue by agency</h2>
      <Overdue glance={glance} linked={may('see-learning')} />
      {may('see-reviews') && glance.reviews.length > 0 && <Table caption="Reviews whose team you are on" heads={['Review', 'Next step', 'Next due', 'Late']} rows={glance.reviews.map((review) => [
        <><a class="govuk-link" href={`/reviews/${review.id}`}>{review.title || review.reference}</a><span class="gt-under">{review.reference}</span></>, review.nextStep ?? '–', review.nextDue === null ? '–' : <ShortDay day={review.nextDue} />, review.late > 0 ? <Tag colour="red">{`${review.late} late`}</Tag> : 'Nothing',
      ])} />}
    </>
  ), { section: 'glance', wide: true });
}

const Figure = ({ number, words, href, late = false }: { number: number; words: string; href: string | undefined; late?: boolean }) => {
  const figure = <><span class="gt-figure__number">{number}</span>{words}</>;
  return <li class={`gt-figure${late ? ' gt-figure--late' : ''}`}>{href === undefined ? figure : <a class="govuk-link govuk-link--no-visited-state" href={href}>{figure}</a>}</li>;
};

function left(clock: Glance['clocks'][number], today: Day) {
  const days = daysBetween(today, clock.dueOn!);
  if (clock.paused) return <Tag colour="purple">Paused</Tag>;
  if (days < 0) return <Tag colour="red">{`${count(-days, 'day')} late`}</Tag>;
  return days === 0 ? <Tag colour="yellow">Today</Tag> : `${count(days, 'day')} left`;
}

const count = (number: number, one: string) => `${number} ${number === 1 ? one : `${one}s`}`;

function Clocks({ glance: { clocks }, today }: { glance: Glance; today: Day }) {
  if (clocks.length === 0) return <p class="govuk-body">No clock is running in the cases whose team you are on.</p>;
  const gone = ({ startedOn, dueOn }: Glance['clocks'][number]) => Math.max(0, daysBetween(startedOn, today)) / Math.max(1, daysBetween(startedOn, dueOn!));
  return (
    <>
      <Bars most={1} bars={clocks.map((clock) => ({
        name: <><a class="govuk-link" href={`/reviews/${clock.processId}`}>{clock.reference}</a> {clock.name}</>,
        parts: [{ length: Math.min(1, gone(clock)), look: gone(clock) > 1 ? 'late' : gone(clock) > 0.8 ? 'soon' : 'calm' }],
        words: <><ShortDay day={clock.dueOn!} />, {left(clock, today)}</>,
      }))} />
      <Details summaryText="Running clocks as a table">
        <Table caption="Running clocks" captionSize="hidden" heads={['Review', 'Clock', 'Started', 'Due', 'Time left']} rows={clocks.map((clock) => [clock.reference, clock.name, <ShortDay day={clock.startedOn} />, <ShortDay day={clock.dueOn!} />, left(clock, today)])} />
      </Details>
    </>
  );
}

function Overdue({ glance: { overdueByAgency: agencies }, linked }: { glance: Glance; linked: boolean }) {
  if (agencies.length === 0) return <p class="govuk-body">Nothing is overdue at any agency.</p>;
  return (
    <>
      <p class="gt-legend" aria-hidden="true"><span class="gt-legend__actions">Actions</span><span class="gt-legend__summaries">Summaries</span><span class="gt-legend__lessons">Lessons to confirm</span></p>
      <Bars most={Math.max(...agencies.map((each) => each.actions + each.replies + each.cascades))} bars={agencies.map((each) => ({
        name: linked ? <a class="govuk-link" href={`/actions?status=late&agency=${each.agencyId}`}>{each.agency}</a> : <>{each.agency}</>,
        parts: [{ length: each.actions, look: 'actions' }, { length: each.replies, look: 'summaries' }, { length: each.cascades, look: 'lessons' }],
        words: [[each.actions, 'action', 'actions'], [each.replies, 'summary', 'summaries'], [each.cascades, 'lesson', 'lessons']].filter(([number]) => number !== 0).map(([number, one, many]) => `${number} ${number === 1 ? one : many}`).join(', '),
      }))} />
      <Details summaryText="Overdue by agency as a table">
        <Table caption="Overdue by agency" captionSize="hidden" heads={['Agency', 'Actions', 'Summaries', 'Lessons to confirm', 'Longest overdue']} rows={agencies.map((each) => [each.agency, String(each.actions), String(each.replies), String(each.cascades), count(each.longestDays, 'day')])} />
      </Details>
    </>
  );
}
