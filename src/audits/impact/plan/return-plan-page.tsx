import { formatDay } from '../../../calendar/index.ts';
import { choices, themeChoices } from '../../../thread/board-pack.ts';
import { AreaField, boxesOf, Button, CheckboxField, DateField, ErrorSummary, problemAt, RadioField, SelectField, Table, typedDay, type FieldProblem } from '../../../web/fields/index.ts';
import { Details, InsetText } from '../../../web/govuk/index.ts';
import { notFound, page, PostForm, sent, sentAll, type Reply, type Sent, type Visit } from '../../../web/visit/index.ts';
import { readFindings } from '../findings/read-findings.ts';
import { openSaid, type OpenSaid } from '../said/open-said.ts';
import { matchOwner } from './match-owner.ts';
import { readPeople, readTaken, readUnderWay, type Taken } from './read-taken.ts';
import { toTake, type ToTake } from './same-plan.ts';
import { roundHref, StandingTag } from './words.tsx';

export type Person = Awaited<ReturnType<typeof readPeople>>[number];

/** What of the plan of a return is among the actions, and what is still to become one. */
export interface Offered {
  taken: Taken[];
  left: ToTake[];
  people: Person[];
}

export async function readOffered({ tx, today }: Visit, { ret, planned }: OpenSaid): Promise<Offered> {
  const taken = await readTaken(tx, ret.id);
  return { taken, left: toTake(planned, new Set(taken.map(({ place }) => place)), await readUnderWay(tx, ret)), people: await readPeople(tx, ret.agencyId, today) };
}

/** How it is known that it made a difference, where nobody has said otherwise: by the same question, asked again. */
export const measureOf = ({ planned: { asks, level } }: ToTake): string => (level === '' ? `The next self-assessment shows it: ${asks}` : `The next self-assessment grades it above "${level}": ${asks}`);
export const OUTSIDE = 'outside';

/** What one agency said, what it plans and how its actions stand; and, for its own people and the keeper, the step that makes actions of the plan. */
export async function returnPlanPage(visit: Visit, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const open = await openSaid(visit, false);
  if (open === null) return notFound;
  const { round, ret, remarks, sees, takes, finds } = open;
  const offered = await readOffered(visit, open);
  const findings = await readFindings(visit.tx, round.id, ret.id);
  const { taken, left } = offered;
  return page(`Action plan: ${ret.name}`, (
    <>
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{round.reference} {round.name}</span>
      <h1 class="govuk-heading-l">Action plan: {ret.name}</h1>
      <p class="govuk-body"><a class="govuk-link" href={`/audits/returns/${ret.id}`}>Read the whole return</a></p>
      {taken.length > 0 && (
        <Table caption="Actions" heads={['Action', 'Owner', 'Due', 'Standing']} rows={[...new Map(taken.map((action) => [action.id, action])).values()].map((action) => [
          <><a class="govuk-link" href={`/actions/${action.id}`}>{action.title}</a><span class="gt-under">{action.reference}</span></>, action.ownerId === null ? `${action.owner || 'Nobody'} (no account)` : action.owner, formatDay(action.dueOn), <StandingTag {...action} today={visit.today} />,
        ])} />
      )}
      {left.length === 0 ? taken.length === 0 && <p class="govuk-body">The return plans nothing.</p>
        : takes ? <TakeForm open={open} offered={offered} body={visit.body} problems={problems} />
        : <Table caption="Planned, and not among the actions yet" heads={['What', 'Because of', 'Owner', 'By']} rows={left.map(({ planned }) => [planned.text, `${planned.asks}: ${planned.level}`, planned.owner, planned.by === null ? '' : formatDay(planned.by)])} />}
      {findings.length > 0 && <Table caption="Findings" heads={['Finding', 'What was found', 'Where']} rows={findings.map((finding) => [<a class="govuk-link" href={`/findings/${finding.id}`}>{finding.reference}</a>, finding.text, finding.cites])} />}
      {sees && remarks.length > 0 && (
        <Table caption="What the return says" heads={['Question', 'Answer', ...(finds ? ['Finding'] : [])]} rows={remarks.map((remark) => [
          <>{remark.asks}<span class="gt-under">{remark.section}</span></>, <span class="gt-pre">{remark.says}</span>,
          ...(finds ? [<a class="govuk-link" href={roundHref(round.id, `/findings/new?${new URLSearchParams({ return: ret.id, question: remark.place }).toString()}`)}>Write a finding<span class="govuk-visually-hidden"> on: {remark.asks}</span></a>] : []),
        ])} />
      )}
    </>
  ), { status: problems.length > 0 ? 422 : 200, section: 'audits', back: sees ? { href: roundHref(round.id, '/plan'), text: 'Back to the plan of the round' } : { href: `/audits/returns/${ret.id}`, text: 'Back to the return' } });
}

/** One step for the whole plan: what each action lacks is asked, everything else stands as the return says. */
function TakeForm({ open: { round, ret, pack }, offered: { left, people }, body, problems }: { open: OpenSaid; offered: Offered; body: Sent; problems: readonly FieldProblem[] }) {
  const typed = body['_csrf'] !== undefined;
  const fresh = left.filter(({ underWay }) => underWay === null);
  const again = left.filter(({ underWay }) => underWay !== null);
  return (
    <PostForm action={roundHref(round.id, `/plan/${ret.id}`)}>
      <h2 class="govuk-heading-m">Make actions of what is planned</h2>
      <p class="govuk-body gt-measure">Each becomes an action of the partnership with an owner, a day and a measure, and its owner is told. What is among the actions already is never made again.</p>
      {fresh.length > 0 && <RadioField name="strength" label="What kind of change are they, unless you say otherwise?" choices={choices(pack.learning.strengths)} value={sent(body, 'strength')} error={problemAt(problems, 'strength')} />}
      {fresh.length > 0 && <Details summaryText="Themes (optional)" open={sentAll(body, 'themes').length > 0}><CheckboxField name="themes" label="Themes of all of them" small choices={themeChoices(pack)} values={sentAll(body, 'themes')} /></Details>}
      {again.length > 0 && (
        <InsetText>
          <p class="govuk-body">{again.length === 1 ? 'One was planned before and is' : `${again.length} were planned before and are`} under way. {again.length === 1 ? 'It is' : 'They are'} tied to this return, not made again:</p>
          <ul class="govuk-list govuk-list--bullet">{again.map(({ planned, underWay }) => <li><a class="govuk-link" href={`/actions/${underWay!.id}`}>{underWay!.reference}</a> {planned.text}</li>)}</ul>
        </InsetText>
      )}
      {fresh.map((each, index) => {
        const { planned, also } = each;
        const name = (field: string): string => `${field}.${planned.place}`;
        const matched = matchOwner(planned.owner, people);
        const chosen = typed ? sent(body, name('owner')) : (matched?.id ?? (planned.owner === '' ? '' : OUTSIDE));
        return (
          <section class="gt-planned">
            <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{index + 1}. <span class="gt-pre">{planned.text}</span></h3>
            <p class="govuk-body gt-secondary">{planned.section}: {[planned, ...also].map(({ asks, level }) => `${asks} (${level})`).join('; ')}</p>
            <CheckboxField name={name('take')} label={<span class="govuk-visually-hidden">{planned.text}</span>} choices={[{ value: 'yes', label: 'Make it an action' }]} values={typed ? sentAll(body, name('take')) : ['yes']} small />
            <SelectField name={name('owner')} label="Who owns it?" hint={`The return says: ${planned.owner || 'nobody'}`} empty="Choose a person" value={chosen} error={problemAt(problems, name('owner'))}
              choices={[...people.map((person) => ({ value: person.id, label: person.post ? `${person.name}, ${person.post}` : person.name })), ...(planned.owner === '' ? [] : [{ value: OUTSIDE, label: `${planned.owner}, who has no account` }])]} />
            <DateField name={name('by')} label="By what day?" typed={typed ? typedDay(body, name('by')) : boxesOf(planned.by)} error={problemAt(problems, name('by'))} />
            <AreaField name={name('measure')} rows={2} label="How will you know that it made a difference?" value={typed ? sent(body, name('measure')) : measureOf(each)} error={problemAt(problems, name('measure'))} />
            <SelectField name={name('strength')} label="Another kind of change than the others? (optional)" empty="The same" value={sent(body, name('strength'))} choices={choices(pack.learning.strengths).map(({ value, label }) => ({ value, label }))} />
          </section>
        );
      })}
      <Button>{fresh.length === 0 ? 'Tie them' : 'Make these actions'}</Button>
    </PostForm>
  );
}
