import { daysBetween, formatDay, type Day } from '../../calendar/index.ts';
import { Table, Tag } from '../../web/fields/index.ts';
import { page, type Reply, type Visit } from '../../web/visit/index.ts';
import { Loop } from './loop.tsx';
import { readGlance, type Glance } from './read-glance.ts';

/** The partnership on one page: the loop of learning, every running clock, what is overdue by agency. Picture first, table beneath. */
export async function glancePage(visit: Visit): Promise<Reply> {
  const glance = await readGlance(visit.tx, visit.today);
  const late = glance.actions.reduce((sum, each) => sum + each.late, 0);
  const open = glance.actions.filter((each) => ['planned', 'in-progress', 'evidence-offered'].includes(each.status)).reduce((sum, each) => sum + each.count, 0);
  return page('The partnership at a glance', (
    <>
      <h1 class="govuk-heading-l">The partnership at a glance</h1>
      <ul class="gt-figures">
        <Figure number={glance.reviews.length} words="reviews running" href="/reviews" />
        <Figure number={open} words="actions open" href="/actions?status=open" />
        <Figure number={late} words="actions late" href="/actions?status=late" late={late > 0} />
        <Figure number={glance.improved.lessons + glance.improved.actions} words="shown to have improved things" href="/lessons?verdict=improved" />
        <Figure number={glance.withoutEffect.lessons + glance.withoutEffect.actions} words="done, but no effect" href="/actions?status=no-effect" late={glance.withoutEffect.lessons + glance.withoutEffect.actions > 0} />
      </ul>
      <h2 class="govuk-heading-m">Where learning stands</h2>
      <Loop stages={glance.stages} withoutEffect={glance.withoutEffect.lessons} />
      <Clocks glance={glance} today={visit.today} />
      <Overdue glance={glance} />
      {glance.reviews.length > 0 && <Table caption="Reviews that you are on the team of" heads={['Review', 'What', 'Next', 'Due', 'Late']} rows={glance.reviews.map((review) => [
        <a class="govuk-link" href={`/reviews/${review.id}`}>{review.reference}</a>, review.title, review.nextStep ?? '–', review.nextDue === null ? '–' : formatDay(review.nextDue), review.late > 0 ? <Tag colour="red">{`${review.late} late`}</Tag> : 'Nothing',
      ])} />}
    </>
  ), { section: 'glance', wide: true });
}

const Figure = ({ number, words, href, late = false }: { number: number; words: string; href: string; late?: boolean }) => (
  <li class={`gt-figure${late ? ' gt-figure--late' : ''}`}><a class="govuk-link govuk-link--no-visited-state" href={href}><span class="gt-figure__number">{number}</span>{words}</a></li>
);

function Clocks({ glance, today }: { glance: Glance; today: Day }) {
  if (glance.clocks.length === 0) return <p class="govuk-body">No clock is running in the cases on whose teams you are.</p>;
  const width = 640;
  const spans = glance.clocks.map((clock) => ({ clock, gone: Math.max(0, daysBetween(clock.startedOn, today)), length: Math.max(1, daysBetween(clock.startedOn, clock.dueOn!)) }));
  return (
    <>
      <h2 class="govuk-heading-m">Running clocks</h2>
      <ul class="gt-clocks" aria-hidden="true">
        {spans.map(({ clock, gone, length }) => {
          const part = Math.min(1, gone / length);
          const over = gone > length;
          return (
            <li><span class="gt-clocks__name">{clock.reference} {clock.name}</span>
              <svg width="100%" height="14" viewBox={`0 0 ${width} 14`} preserveAspectRatio="none"><rect width={width} height="14" fill="#e8ebee" /><rect width={Math.round(width * part)} height="14" fill={over ? '#ca3535' : part > 0.8 ? '#f0b323' : '#1d70b8'} /></svg>
            </li>
          );
        })}
      </ul>
      <Table caption="The same as a table" captionSize="s" heads={['Review', 'Clock', 'Last day', 'Left']} rows={glance.clocks.map((clock) => {
        const left = daysBetween(today, clock.dueOn!);
        return [<a class="govuk-link" href={`/reviews/${clock.processId}`}>{clock.reference}</a>, clock.name, formatDay(clock.dueOn!), clock.paused ? <Tag colour="purple">Paused</Tag> : left < 0 ? <Tag colour="red">{`${-left} days late`}</Tag> : left === 0 ? <Tag colour="yellow">Today</Tag> : `${left} days`];
      })} />
    </>
  );
}

function Overdue({ glance }: { glance: Glance }) {
  if (glance.overdueByAgency.length === 0) return <p class="govuk-body">Nothing is overdue at any agency.</p>;
  const most = Math.max(...glance.overdueByAgency.map((each) => each.actions + each.replies + each.cascades));
  return (
    <>
      <h2 class="govuk-heading-m">Overdue by agency</h2>
      <p class="gt-legend" aria-hidden="true"><span class="gt-legend__actions">Actions</span><span class="gt-legend__summaries">Summaries</span><span class="gt-legend__lessons">Lessons to confirm</span></p>
      <ul class="gt-clocks" aria-hidden="true">
        {glance.overdueByAgency.map((each) => {
          const at = (n: number) => Math.round((n / most) * 640);
          return (
            <li><span class="gt-clocks__name">{each.agency}</span>
              <svg width="100%" height="14" viewBox="0 0 640 14" preserveAspectRatio="none">
                <rect width={at(each.actions)} height="14" fill="#1d2f4f" /><rect x={at(each.actions)} width={at(each.replies)} height="14" fill="#ca3535" /><rect x={at(each.actions + each.replies)} width={at(each.cascades)} height="14" fill="#f0b323" />
              </svg>
            </li>
          );
        })}
      </ul>
      <Table caption="The same as a table" captionSize="s" heads={['Agency', 'Actions', 'Summaries', 'Lessons to confirm', 'Longest overdue']} rows={glance.overdueByAgency.map((each) => [
        <a class="govuk-link" href={`/actions?status=late&agency=${each.agencyId}`}>{each.agency}</a>, String(each.actions), String(each.replies), String(each.cascades), `${each.longestDays} days`,
      ])} />
    </>
  );
}
