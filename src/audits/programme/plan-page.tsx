import { formatInstant, formatMonth } from '../../calendar/index.ts';
import { isId } from '../../platform/index.ts';
import { named } from '../../thread/board-pack.ts';
import { knotWords } from '../../thread/line/words.ts';
import { AreaField, boxesOf, Button, ButtonLink, ErrorSummary, Facts, problemAt, RadioField, Tag, type FieldProblem } from '../../web/fields/index.ts';
import { notFound, page, PostForm, sent, type Reply, type Sent, type Visit } from '../../web/visit/index.ts';
import { mayKeepAudits } from '../policies.ts';
import { whenOf } from './audits-page.tsx';
import { readOffers, type Offers } from './offers.ts';
import { PlanFields } from './plan-fields.tsx';
import { isOver, mayFollow, monthOf, planWords, reportsMonthly, type PlanStatus } from './plan-state.ts';
import { readEntries, readPlan, type Plan } from './read-plans.ts';

export interface OpenPlan {
  plan: Plan;
  offers: Offers;
  keeps: boolean;
}

/** The audit that the address names; null where it is not there or not for the visitor. */
export async function openPlan(visit: Visit): Promise<OpenPlan | null> {
  const id = visit.params['plan'] ?? '';
  if (!isId(id)) return null;
  const offers = await readOffers(visit, 'see-audits');
  const plan = await readPlan(visit.tx, id);
  return plan === null || !offers.boards.some((board) => board.id === plan.boardId) ? null : { plan, offers, keeps: mayKeepAudits(offers.on, plan.boardId) };
}

const entryWords = (kind: string): string => (kind === 'progress' ? 'Progress' : kind === 'changed' ? 'Changed' : planWords[kind as PlanStatus]);

export async function planPage(visit: Visit, opened?: OpenPlan, problems: readonly FieldProblem[] = [], status: 200 | 409 | 422 = 200): Promise<Reply> {
  const found = opened ?? await openPlan(visit);
  if (found === null) return notFound;
  const { plan, offers, keeps } = found;
  const board = offers.boards.find((each) => each.id === plan.boardId)!;
  const { pack } = board;
  const entries = await readEntries(visit.tx, plan.id);
  const steps = mayFollow(plan.status);
  const month = monthOf(visit.today);
  const telling = reportsMonthly(plan.status) && (plan.toldOf ?? '') < month;
  return page(plan.name, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{plan.reference}, programme of {plan.year}/{String(plan.year + 1).slice(2)}, {board.name}</span>
      <h1 class="govuk-heading-l">{plan.name}</h1>
      <p class="govuk-body"><Tag colour={isOver(plan.status) ? 'grey' : 'blue'}>{planWords[plan.status]}</Tag></p>
      {plan.about && <p class="govuk-body gt-pre">{plan.about}</p>}
      <Facts rows={[
        { name: 'Kind', value: named(pack.audits.kinds, plan.kind) }, { name: 'When', value: whenOf(plan) }, { name: 'Lead', value: plan.leadName || 'Nobody yet' }, { name: 'Told to', value: plan.groupName || 'No group' },
        { name: 'Ground', value: [named(pack.audits.grounds ?? [], plan.ground), plan.groundText].filter(Boolean).join('\n') || 'Not stated' },
        ...(plan.promptedBy === null ? [] : [{ name: 'Prompted by', value: <a class="govuk-link" href={knotWords[plan.promptedBy.kind as keyof typeof knotWords].href(plan.promptedBy.id)}>{plan.promptedBy.reference}: {plan.promptedBy.title}</a> }]),
        { name: 'Priorities served', value: plan.priorities.map((key) => named(pack.priorities.priorities, key)).join('\n') || 'None named' },
        { name: 'Opened for it', value: plan.opened.length === 0 ? 'Nothing yet' : <>{plan.opened.map((each) => <><a class="govuk-link" href={each.href}>{each.reference}</a> ({each.state})<br /></>)}</> },
      ]} />
      <p class="govuk-body"><a class="govuk-link" href={`/thread/${plan.id}`}>See its golden thread</a>{keeps && !isOver(plan.status) && <>{' '}| <a class="govuk-link" href={`/audits/plan/${plan.id}/change`}>Change it</a></>}</p>
      {keeps && !isOver(plan.status) && plan.status !== 'proposed' && (
        <div class="govuk-button-group"><ButtonLink look="secondary" href={`/audits/rounds/new?plan=${plan.id}`}>Open a round for it</ButtonLink><ButtonLink look="secondary" href={`/audits/cases/new?plan=${plan.id}`}>Plan a case audit for it</ButtonLink></div>
      )}
      {keeps && telling && (
        <PostForm action={`/audits/plan/${plan.id}`}>
          <h2 class="govuk-heading-m">Progress of {formatMonth(month)}</h2>
          <AreaField name="progress" label="How far is it?" hint="The group is told every month while the audit is under way." rows={3} value={sent(visit.body, 'progress')} error={problemAt(problems, 'progress')} />
          <input type="hidden" name="revision" value={plan.revision} />
          <Button name="do" value="progress">Tell the group</Button>
        </PostForm>
      )}
      {keeps && steps.length > 0 && (
        <PostForm action={`/audits/plan/${plan.id}`}>
          <h2 class="govuk-heading-m">What happens next?</h2>
          <input type="hidden" name="revision" value={plan.revision} />
          <RadioField name="to" label="How does it stand now?" choices={steps.map((step) => ({ value: step, label: planWords[step] }))} value={sent(visit.body, 'to') || undefined} error={problemAt(problems, 'to')} />
          <AreaField name="text" label="Say more" hint="Who agreed it, why it is dropped, to whom it was reported, what came of it." rows={3} value={sent(visit.body, 'text')} error={problemAt(problems, 'text')} />
          <Button name="do" value="step">Save</Button>
        </PostForm>
      )}
      {keeps && (plan.status === 're-audit' || plan.status === 'closed') && <ButtonLink look="secondary" href={`/audits/plan/new?year=${plan.year + 1}&board=${plan.boardId}&again=${plan.reference}`}>Put it on the next programme</ButtonLink>}
      <h2 class="govuk-heading-m">History</h2>
      <ul class="gt-work">
        {entries.map((entry) => <li class="gt-work__item"><div><strong>{entryWords(entry.kind)}{entry.month !== null && `, ${formatMonth(entry.month)}`}</strong>{entry.text && <span class="gt-under gt-pre">{entry.text}</span>}</div><div class="gt-work__due gt-secondary">{entry.by ?? 'Golden Thread'}<br />{formatInstant(entry.at)}</div></li>)}
      </ul>
    </>
  ), { status, section: 'audits', back: { href: `/audits?year=${plan.year}`, text: 'Back to the programme' } });
}

/** What an audit states, as its form would send it. */
export const asBody = (plan: Plan): Sent => {
  const boxes = (name: string, day: Plan['startsOn']) => { const each = boxesOf(day); return { [`${name}-day`]: each.day, [`${name}-month`]: each.month, [`${name}-year`]: each.year }; };
  return { name: plan.name, about: plan.about, kind: plan.kind, group: plan.groupId ?? '', ground: plan.ground ?? '', groundText: plan.groundText, promptedBy: plan.promptedBy?.reference ?? '', lead: plan.leadId ?? '', priorities: plan.priorities, ...boxes('startsOn', plan.startsOn), ...boxes('endsOn', plan.endsOn) };
};

export async function changePlanPage(visit: Visit, opened?: OpenPlan, problems: readonly FieldProblem[] = [], status: 200 | 409 | 422 = 200): Promise<Reply> {
  const found = opened ?? await openPlan(visit);
  if (found === null) return notFound;
  const { plan, offers, keeps } = found;
  if (!keeps || isOver(plan.status)) return { kind: 'refused', why: 'forbidden' };
  const board = offers.boards.find((each) => each.id === plan.boardId)!;
  return page(`Change ${plan.reference}`, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{plan.reference}</span>
      <h1 class="govuk-heading-l">Change the audit</h1>
      <PostForm action={`/audits/plan/${plan.id}/change`}>
        <input type="hidden" name="revision" value={status === 409 ? plan.revision : sent(visit.body, 'revision') || plan.revision} />
        <PlanFields offers={offers} board={board} body={visit.body['name'] === undefined ? asBody(plan) : visit.body} problems={problems} />
        <Button>Save</Button>
      </PostForm>
    </>
  ), { status, section: 'audits', back: { href: `/audits/plan/${plan.id}`, text: `Back to ${plan.reference}` } });
}
