import { formatDay, type Day } from '../../calendar/index.ts';
import { readinessNotice } from '../../people/index.ts';
import { ButtonLink, Tag } from '../../web/fields/index.ts';
import { page, type Reply, type Visit } from '../../web/visit/index.ts';
import { daysAhead, type ComingStep } from './coming-up.ts';
import { readMyWork } from './read-my-work.ts';
import type { Waiting } from './waiting.ts';

const kinds: Record<Waiting['kind'], string> = {
  step: 'Step of a review', view: 'View', summary: 'Answer of an agency', hold: 'Hold to look at again', finding: 'Finding to agree', recommendation: 'Recommendation to answer', action: 'Action', verify: 'To verify', impact: 'To judge',
  cascade: 'To confirm', embedding: 'Embedding check', evaluation: 'To evaluate', return: 'Audit to answer', challenge: 'Question of a panel', scoring: 'Case audit', agenda: 'Meeting', minutes: 'Meeting', item: 'Meeting', plan: 'Forward plan', framework: 'Framework', said: 'Said in a forum',
};

/** The first page: what waits for the person, what is late first. */
export async function myWork(visit: Visit): Promise<Reply> {
  const { waiting, comingUp } = await readMyWork(visit);
  const late = waiting.filter((item) => item.dueOn !== null && item.dueOn < visit.today);
  const soon = waiting.filter((item) => !late.includes(item));
  return page('My work', (
    <>
      <h1 class="govuk-heading-l">My work</h1>
      {await readinessNotice(visit)}
      {waiting.length === 0 && <p class="govuk-body-l">Nothing is waiting for you today.</p>}
      {late.length > 0 && <List title={`${late.length} late`} items={late} today={visit.today} />}
      {soon.length > 0 && <List title={`${soon.length} waiting for you`} items={soon} today={visit.today} />}
      {comingUp.length > 0 && <Coming steps={comingUp} today={visit.today} />}
      {visit.me.permissions.has('speak-in-forum') && <p class="govuk-body">What a forum told the board, and what was done about it: <a class="govuk-link" href="/said">You said, we did</a>.</p>}
      {visit.me.permissions.has('notify-incident') && <ButtonLink href="/incidents/new">Notify a serious incident</ButtonLink>}
    </>
  ), { section: 'work', wide: true });
}

function List({ title, items, today }: { title: string; items: readonly Waiting[]; today: Day }) {
  return (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      <ul class="gt-work">
        {items.map((item) => (
          <li class="gt-work__item">
            <div><a class="govuk-link" href={item.href}><strong>{item.what}</strong></a><span class="gt-under">{kinds[item.kind]} · {item.reference}{forWhom(item)}</span></div>
            <div class="gt-work__due">{item.dueOn === null ? 'No due date' : formatDay(item.dueOn)} {item.dueOn !== null && (item.dueOn < today ? <Tag colour="red">Late</Tag> : item.dueOn === today ? <Tag colour="yellow">Today</Tag> : null)}</div>
          </li>
        ))}
      </ul>
    </>
  );
}

const forWhom = ({ actingFor }: Pick<Waiting, 'actingFor'>): string => (actingFor === null ? '' : ` · for ${actingFor}, who is away`);

function Coming({ steps, today }: { steps: readonly ComingStep[]; today: Day }) {
  return (
    <>
      <h2 class="govuk-heading-m">Coming up in the next {daysAhead} days</h2>
      <ul class="gt-work">
        {steps.map((step) => (
          <li class="gt-work__item">
            <div><a class="govuk-link" href={step.href}>{step.what}</a><span class="gt-under">{kinds.step} · {step.reference}{forWhom(step)}</span></div>
            <div class="gt-work__due">{step.opensOn > today ? `Opens ${formatDay(step.opensOn)}` : 'Waits for the step before it'}{step.dueOn !== null && <span class="gt-under">Due {formatDay(step.dueOn)}</span>}</div>
          </li>
        ))}
      </ul>
    </>
  );
}
