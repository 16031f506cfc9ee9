import { addDays, addMonths, dateParts, dayFromParts, formatDay, formatMonth, type Day } from '../../calendar/index.ts';
import { isId } from '../../platform/index.ts';
import { Button, SelectField, Table } from '../../web/fields/index.ts';
import { Details, WarningText } from '../../web/govuk/index.ts';
import { notFound, page, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { mayKeep, mayReadMeeting } from '../policies.ts';
import { Duties, readDuties } from './duties.tsx';
import { isDuty } from './lay-out.ts';
import { readPlans, titleOf, type GroupPlan, type PlanItem } from './read-plan.ts';
import { planHref } from './plan-href.ts';
import { AtMeeting, PlanTag, Preparer, WhenDue } from './words.tsx';

const spans = ['3', '6', '12', '24'];
const firstOfMonth = (of: Day): Day => dayFromParts({ ...dateParts(of), dayOfMonth: 1 });

interface Due {
  plan: GroupPlan;
  item: PlanItem;
  opens: boolean;
}

/** What the framework's cadences make due to the board and its groups: what is late, then month by month as far as is asked. */
export async function planPage(visit: Visit): Promise<Reply> {
  const { tx, me, query, today } = visit;
  const months = spans.includes(sent(query, 'months')) ? Number(sent(query, 'months')) : 12;
  const asked = sent(query, 'group');
  // The same month of the year to come is in it, so that a board that begins today sees its first yearly reports.
  const until = addDays(addMonths(firstOfMonth(today), months + 1), -1);
  const all = await readPlans(tx, me.partnershipId, { boards: [...new Set(me.roles.map((role) => role.boardId))] }, today, until);
  const plans = asked === '' ? all : all.filter((plan) => plan.groupId === asked);
  if (asked !== '' && (!isId(asked) || plans.length === 0)) return notFound;
  const boards = new Set(all.map((plan) => plan.boardId)).size;
  const nameOf = (plan: GroupPlan) => (boards > 1 && plan.name !== plan.board ? `${plan.name} (${plan.board})` : plan.name);
  const due = plans.flatMap((plan) => plan.items.map((item): Due => ({ plan, item, opens: mayReadMeeting(me, plan) })));
  const byDay = due.toSorted((one, other) => one.item.by.localeCompare(other.item.by));
  const late = latest(due.filter(({ item }) => item.standing === 'late'));
  const ahead = Array.from({ length: months + 1 }, (_, index) => addMonths(firstOfMonth(today), index));
  const one = plans.length === 1 ? plans[0]! : null;
  const undated = plans.flatMap((plan) => plan.undated.filter(({ line }) => !isDuty(line)).map((line) => ({ plan, line })));
  const of = plans.filter((plan) => plan.duties.length > 0);
  const duties = await readDuties(tx, of, all, today);
  const to = (plan: GroupPlan) => (one === null ? [nameOf(plan)] : []);
  return page(one === null ? 'Forward plan' : `Forward plan: ${one.name}`, (
    <>
      {one !== null && <span class="govuk-caption-l">{nameOf(one)}</span>}
      <h1 class="govuk-heading-l">Forward plan</h1>
      <p class="govuk-body gt-measure">What the framework asks to be reported, to which group and which of its meetings. Where it says how often but not when, the day is proposed and marked <abbr title="proposed">(p)</abbr>.</p>
      <form class="gt-filter" method="get" action="/forward-plan">
        <div class="gt-filter__row">
          <SelectField name="group" label="Group" empty="The whole board" value={asked} choices={all.map((plan) => ({ value: plan.groupId, label: nameOf(plan) }))} />
          <SelectField name="months" label="How far ahead" value={String(months)} choices={spans.map((value) => ({ value, label: `${value} months` }))} />
          <Button look="secondary">Show</Button>
        </div>
      </form>
      <div class={one === null ? 'gt-plan' : 'gt-plan gt-plan--one'}>
      {late.length > 0 && (
        <>
          <WarningText>{late.length === 1 ? '1 thing was due and has not been taken.' : `${late.length} things were due and have not been taken.`}</WarningText>
          <Table caption="Late" heads={['What', ...(one === null ? ['To'] : []), 'Prepared by', 'Was due', 'Next meeting', 'Standing']} rows={late.map(({ plan, item, opens, before }) => [
            <What plan={plan} item={item} before={before} opens={opens} />, ...to(plan), <Preparer plan={plan} of={item} />, <WhenDue item={item} />, <AtMeeting item={item} opens={opens} />, <PlanTag item={item} />,
          ])} />
        </>
      )}
      {ahead.map((month) => {
        const here = byDay.filter(({ item }) => item.standing !== 'late' && item.by >= month && item.by < addMonths(month, 1));
        return here.length === 0 ? null : (
          <Table caption={formatMonth(month)} heads={['What', ...(one === null ? ['To'] : []), 'Prepared by', 'Due', 'Meeting', 'Standing']} rows={here.map(({ plan, item, opens }) => [
            <What plan={plan} item={item} opens={opens} />, ...to(plan), <Preparer plan={plan} of={item} />, <WhenDue item={item} />, <AtMeeting item={item} opens={opens} />, <PlanTag item={item} />,
          ])} />
        );
      })}
      </div>
      {due.length === 0 && <p class="govuk-body">Nothing falls due in these months.</p>}
      {undated.length > 0 && <Table caption="Without a day of its own" heads={['What', ...(one === null ? ['To'] : []), 'When', 'Prepared by', 'Source']} rows={undated.map(({ plan, line }) => [
        <a class="govuk-link" href={planHref(plan.groupId, line.line)}>{titleOf(line)}</a>, ...to(plan), sentence(line.rhythm), <Preparer plan={plan} of={line} />, line.source,
      ])} />}
      {of.length > 0 && one === null && <h2 class="govuk-heading-m">Duties of the groups</h2>}
      {of.map((plan) => (one === null
        ? <Details summaryText={nameOf(plan)}><Duties of={duties.get(plan.groupId)!} caption={`Duties of ${nameOf(plan)}`} keeps={mayKeep(me, plan)} permits={me.permissions} /></Details>
        : <Duties of={duties.get(plan.groupId)!} caption="Duties of the group" keeps={mayKeep(me, plan)} permits={me.permissions} />))}
      {one !== null && <p class="govuk-body"><a class="govuk-link" href={`/meetings/groups/${one.groupId}`}>Meetings of this group</a></p>}
    </>
  ), { section: 'meetings', wide: true, back: { href: '/meetings', text: 'Back to meetings' } });
}

const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** Of what is late time after time only the last is shown, with how often it was missed before. */
function latest(due: readonly Due[]): (Due & { before: number })[] {
  return [...Map.groupBy(due, ({ plan, item }) => `${plan.groupId} ${item.line}`).values()].map((times) => ({ ...times.at(-1)!, before: times.length - 1 }));
}

const What = ({ plan, item, opens, before = 0 }: { plan: GroupPlan; item: PlanItem; opens: boolean; before?: number }) => (
  <>
    <a class="govuk-link" href={planHref(plan.groupId, item.line, item.due)}>{item.name}</a>
    {item.as !== '' && <span class="gt-under">{sentence(item.as)}</span>}
    {opens && item.draws !== undefined && item.paper !== undefined && <span class="gt-under"><a class="govuk-link" href={item.paper}>Read the paper<span class="govuk-visually-hidden"> {item.name}, due {formatDay(item.due)}</span></a></span>}
    {before > 0 && <span class="gt-under">Also missed <a class="govuk-link" href={planHref(plan.groupId, item.line)}>{before === 1 ? 'the time before' : `${before} times before`}</a></span>}
  </>
);
