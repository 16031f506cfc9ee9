import { sql } from 'kysely';
import { formatDay, type Day } from '../../calendar/index.ts';
import { carriersOf, dutyWords, type Carrier } from '../../framework/schema/organisation.ts';
import { asALine } from '../../framework/words.ts';
import { places } from '../../framework/schema/place.ts';
import type { Tx } from '../../platform/index.ts';
import { Table, Tag } from '../../web/fields/index.ts';
import { dutyLine } from './lay-out.ts';
import { nextTime, timesOf } from './next-time.ts';
import { planHref } from './plan-href.ts';
import type { GroupPlan } from './read-plan.ts';

/** What carries a duty, with where to find it and how it stands. */
interface Carried {
  name: string;
  /** What it is, in a word or two. */
  kind: string;
  href: string | null;
  /** What one has to be allowed for the page to open. */
  permission: string;
  /** When it was last done; of what runs for a time, when it was last begun, whether or not it has ended (`begun`). */
  last: Day | null;
  begun: boolean;
  next: Day | null;
  late: boolean;
  /** How much of it runs now, in words; '' where nothing does. */
  now: string;
}
interface DutyStanding {
  words: string;
  /** Empty where it is kept by hand. */
  by: Carried[];
  /** The line of the forward plan by which a duty that nothing carries is put before the group and recorded. */
  byHand: { href: string; last: Day | null; next: Day | null; late: boolean } | null;
}

interface Work {
  key: string;
  running: number;
  last: Day | null;
  next: Day | null;
}

const keysOf = (plans: readonly GroupPlan[], pick: (carrier: Carrier) => string | undefined): string[] => [...new Set(plans.flatMap(({ duties }) => duties.flatMap((duty) => carriersOf(duty).flatMap((carrier) => pick(carrier) ?? []))))];

/**
 * How the duties of some groups of a board stand: with what carries each, when that was last begun or done and falls due next. Three
 * queries, whatever their number; of work that the reader may not see nothing is counted.
 * @param plans the groups whose duties are asked for
 * @param all the plans of all groups of the board, in which the lines of the reporting schedule stand
 */
export async function readDuties(tx: Tx, plans: readonly GroupPlan[], all: readonly GroupPlan[], today: Day): Promise<Map<string, DutyStanding[]>> {
  const boards = [...new Set(plans.map(({ boardId }) => boardId))];
  const processes = keysOf(plans, (carrier) => ('process' in carrier ? carrier.process : undefined));
  const ran = await sql<Work & { boardId: string }>`
    select p.board_id as "boardId", p.definition as key, count(*) filter (where p.status = 'running')::int as running, (max(p.started_at) filter (where p.status <> 'withdrawn') at time zone 'Europe/London')::date::text as last,
      min((select min(d.due_on) from due_item d where d.partnership_id = p.partnership_id and d.process_id = p.id and d.kind = 'step' and d.done_on is null and d.needed)) filter (where p.status = 'running')::text as next
    from process p where p.partnership_id = gt.partnership() and p.board_id = any(${sql.val(boards)}::uuid[]) and p.definition = any(${sql.val(processes)}::text[]) group by p.board_id, p.definition`.execute(tx);
  const assessed = await sql<Work & { boardId: string }>`
    select board_id as "boardId", assessment as key, count(*) filter (where status = 'open')::int as running, max(opened_on)::text as last, min(due_on) filter (where status = 'open')::text as next
    from audit_round where partnership_id = gt.partnership() and board_id = any(${sql.val(boards)}::uuid[]) and assessment = any(${sql.val(keysOf(plans, (carrier) => ('assessment' in carrier ? carrier.assessment : undefined)))}::text[]) group by board_id, assessment`.execute(tx);
  const audited = await sql<Work & { boardId: string }>`
    select board_id as "boardId", kind as key, count(*) filter (where status = 'under-way')::int as running, max(coalesce(ends_on, starts_on)) filter (where status in ('reported', 'acting', 're-audit', 'closed'))::text as last,
      min(coalesce(starts_on, ends_on)) filter (where status in ('agreed', 'dated', 'under-way'))::text as next
    from audit_plan where partnership_id = gt.partnership() and board_id = any(${sql.val(boards)}::uuid[]) and kind = any(${sql.val(keysOf(plans, (carrier) => ('audit' in carrier ? carrier.audit : undefined)))}::text[]) group by board_id, kind`.execute(tx);
  const found = (rows: readonly (Work & { boardId: string })[], plan: GroupPlan, key: string) => rows.find((row) => row.boardId === plan.boardId && row.key === key);
  const told = (name: string, kind: string, { path, permission }: { path: string; permission: string }, work: Work | undefined, begun = false): Carried => ({ name, kind, href: path.includes(':') ? null : path, permission, last: work?.last ?? null, begun, next: work?.next ?? null, late: work?.next != null && work.next < today, now: work === undefined || work.running === 0 ? '' : `${work.running} under way` });

  const carried = (plan: GroupPlan, carrier: Carrier): Carried => {
    const { pack } = plan;
    if ('process' in carrier) return told(pack.processes.find(({ key }) => key === carrier.process)?.name ?? carrier.process, 'process', { path: `/framework/parts/process-${carrier.process}`, permission: 'see-framework' }, found(ran.rows, plan, carrier.process), true);
    if ('assessment' in carrier) return told(pack.assessments?.find(({ key }) => key === carrier.assessment)?.name ?? carrier.assessment, 'self-assessment', { path: '/audits/rounds', permission: places.audits.permission }, found(assessed.rows, plan, carrier.assessment), true);
    if ('audit' in carrier) return told(pack.audits.kinds.find(({ key }) => key === carrier.audit)?.name ?? carrier.audit, 'audits', places.audits, found(audited.rows, plan, carrier.audit));
    if ('page' in carrier) return told(asALine(places[carrier.page].name), 'page', places[carrier.page], undefined);
    return onThePlan(plan, all, carrier.cadence);
  };
  return new Map(plans.map((plan) => [plan.groupId, plan.duties.map((duty, index): DutyStanding => {
    const by = carriersOf(duty).map((carrier) => carried(plan, carrier));
    if (by.length > 0) return { words: dutyWords(duty), by, byHand: null };
    const line = dutyLine(plan.key, duty, index);
    const items = plan.items.filter((item) => item.line === line);
    const next = items.find(({ standing }) => standing !== 'taken' && standing !== 'not-needed');
    return { words: dutyWords(duty), by, byHand: { href: planHref(plan.groupId, line), last: items.findLast(({ standing }) => standing === 'taken')?.takenOn ?? null, next: next?.by ?? null, late: next?.standing === 'late' } };
  })]));
}

/** A line of the reporting schedule: its own group's times before those of the groups to which it goes as well. */
function onThePlan(plan: GroupPlan, all: readonly GroupPlan[], cadence: string): Carried {
  const at = [plan, ...all.filter((each) => each.boardId === plan.boardId && each.groupId !== plan.groupId)].find((each) => timesOf(each.items, cadence).length > 0) ?? plan;
  const items = timesOf(at.items, cadence);
  const next = nextTime(items);
  const undated = at.undated.find(({ line }) => line.startsWith(`${cadence}.`));
  return {
    name: plan.pack.cadences.find(({ key }) => key === cadence)?.name ?? cadence, kind: 'forward plan', permission: places['forward-plan'].permission, href: next !== undefined ? planHref(at.groupId, next.line, next.due) : undated !== undefined ? planHref(at.groupId, undated.line) : `/forward-plan?group=${at.groupId}`,
    last: items.findLast(({ standing }) => standing === 'taken')?.takenOn ?? null, begun: false, next: next?.by ?? null, late: next?.standing === 'late', now: next === undefined && undated !== undefined ? undated.rhythm : '',
  };
}

const When = ({ last, begun = false, next, late, now = '', none = '' }: { last: Day | null; begun?: boolean; next: Day | null; late: boolean; now?: string; none?: string }) => (
  <span class="gt-under">{asALine([now, ...(last === null ? [] : [`last ${begun ? 'begun ' : ''}${formatDay(last)}`]), ...(next === null ? [] : [`next ${formatDay(next)}`])].filter(Boolean).join(' · ')) || none} {late && <Tag colour="red">Late</Tag>}</span>
);

/** The duties of a group as its work: what carries each, when it was last begun or done, and when it is next due. */
export function Duties({ of, caption, keeps, permits }: { of: readonly DutyStanding[]; caption: string; keeps: boolean; permits: ReadonlySet<string> }) {
  const opens = ({ href, permission }: Carried) => href !== null && (permission === 'signed-in' || permits.has(permission));
  return (
    <Table caption={caption} heads={['Duty', 'What carries it, when it was last begun or done and is next due']} rows={of.map(({ words, by, byHand }) => [
      words,
      byHand !== null ? (
        <>
          <Tag colour="grey">Kept by hand</Tag> <a class="govuk-link" href={byHand.href}>{keeps ? 'Put it before a meeting, or see its record' : 'See its record'}<span class="govuk-visually-hidden">: {words}</span></a>
          <When {...byHand} none="No meeting has it on record, and no day is set" />
        </>
      ) : <ul class="govuk-list govuk-list--spaced">{by.map((each) => <li>{opens(each) ? <a class="govuk-link" href={each.href!}>{each.name}</a> : each.name}<span class="gt-secondary"> ({each.kind})</span><When {...each} none={each.kind === 'page' ? '' : 'Not on record yet'} /></li>)}</ul>,
    ])} />
  );
}
