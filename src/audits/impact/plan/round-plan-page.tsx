import { record } from '../../../access/record.ts';
import { writeCsv, writeXlsx, type Column } from '../../../platform/tables/write-table.ts';
import { statusWords } from '../../../thread/actions/action-state.ts';
import { Button, Pages, pageAt, SelectField, ShortDay, Table, Tag, TextField, withQuery } from '../../../web/fields/index.ts';
import { notFound, page, sent, type Reply, type Sent, type Visit } from '../../../web/visit/index.ts';
import { roundFor, type Round } from '../../rounds/read-round.ts';
import { readTool } from '../../tools/editions.ts';
import { plannedQuestions } from '../said/said.ts';
import { countPlan, countPlanned, listPlanActions, listPlans, planStates, type PlanAction, type PlanCounts, type PlanOfReturn, type PlanState } from './read-plan.ts';
import { backToRound, roundHref, StandingTag, Ways } from './words.tsx';

const pageSize = 50;
const mostExported = 30_000;
const stateOf = (query: Sent): PlanState | null => planStates.find(({ value }) => value === sent(query, 'state'))?.value ?? null;
const number = (of: number): string => of.toLocaleString('en-GB');

/** What all who answered a round have planned, and how it stands: agency by agency, or action by action where a state is asked for. */
export async function roundPlanPage(visit: Visit): Promise<Reply> {
  const found = await roundFor(visit);
  if (found === null) return notFound;
  const { tx, me, query, today } = visit;
  const { round } = found;
  const [state, words] = [stateOf(query), sent(query, 'words').slice(0, 100)];
  const all = await countPlan(tx, round.id, today);
  const from = (pageAt(query) - 1) * pageSize;
  const plans = state === null ? await listPlans(tx, round.id, words, today, from, pageSize) : null;
  const actions = state === null ? null : await listPlanActions(tx, round.id, { state, words }, today, from, pageSize);
  const planned = plans === null ? new Map<string, number>() : await countPlanned(tx, plans.rows.filter(({ handedIn }) => handedIn).map(({ id }) => id), plannedQuestions((await readTool(tx, round.toolId))!.form));
  const here = roundHref(round.id, '/plan');
  const out = withQuery(query, { page: '' });
  return page(`Action plan: ${round.name}`, (
    <>
      <span class="govuk-caption-l">Round {round.reference}, {round.board}</span>
      <h1 class="govuk-heading-l">Action plan: {round.name}</h1>
      <Ways round={round} here="plan" />
      <Figures all={all} here={here} />
      <p class="govuk-body">The plans of {number(all.taken)} of the {number(all.handedIn)} returns that were handed in are among the actions.</p>
      <form class="gt-filter" method="get" action={here}>
        <div class="gt-filter__row">
          <TextField name="words" label="Who answered" type="search" value={words} />
          <SelectField name="state" label="Show" empty="Agency by agency" choices={[...planStates]} value={state ?? ''} />
          <Button look="secondary">Apply filters</Button>
        </div>
      </form>
      {me.permissions.has('export-data') && all.actions > 0 && <p class="govuk-body gt-no-print">Download the actions as <a class="govuk-link" href={`${here}.csv${out}`}>CSV</a> or <a class="govuk-link" href={`${here}.xlsx${out}`}>Excel</a>.</p>}
      {plans !== null && <ByAgency rows={plans.rows} planned={planned} round={round} here={here} />}
      {actions !== null && actions.rows.length > 0 && <Actions rows={actions.rows} round={round} today={today} />}
      {(plans ?? actions)!.total === 0 && <p class="govuk-body">None.</p>}
      <Pages query={query} total={(plans ?? actions)!.total} size={pageSize} />
    </>
  ), { wide: true, ...backToRound(round) });
}

function Figures({ all, here }: { all: PlanCounts; here: string }) {
  const figures: [state: PlanState, words: string, number: number][] = [['all', 'actions', all.actions], ['done', 'done', all.done], ['open', 'open', all.open], ['late', 'late', all.late], ['without-owner', 'without an owner', all.withoutOwner]];
  return (
    <ul class="gt-figures">
      {figures.map(([state, words, of]) => <li class={`gt-figure${state === 'late' && of > 0 ? ' gt-figure--late' : ''}`}><a class="govuk-link govuk-link--no-visited-state" href={`${here}?state=${state}`}><span class="gt-figure__number">{number(of)}</span>{words}</a></li>)}
    </ul>
  );
}

/** How much of a plan has become actions. What nobody planned is not lacking. */
function Stands({ row, planned }: { row: PlanOfReturn; planned: number }) {
  if (!row.handedIn) return <Tag colour="grey">Not handed in</Tag>;
  if (row.takenOn !== null) return <>{number(row.actions)} {row.actions === 1 ? 'action' : 'actions'}<span class="gt-under">{number(planned)} planned</span></>;
  return planned === 0 ? <>Plans nothing</> : <><Tag colour="yellow">Not taken up yet</Tag><span class="gt-under">{number(planned)} planned</span></>;
}

const ByAgency = ({ rows, planned, round, here }: { rows: readonly PlanOfReturn[]; planned: ReadonlyMap<string, number>; round: Round; here: string }) => (rows.length === 0 ? null : (
  <Table caption="Agency by agency" captionSize="hidden" heads={['Who answered', 'Plan', 'Done', 'Open', 'Late', 'Without owner']} rows={rows.map((row) => [
    row.handedIn ? <a class="govuk-link" href={`${here}/${row.id}`}>{row.name}</a> : <a class="govuk-link" href={roundHref(round.id, `/returns/${row.id}`)}>{row.name}</a>,
    <Stands row={row} planned={planned.get(row.id) ?? 0} />,
    number(row.done), number(row.open), row.late > 0 ? <Tag colour="red">{number(row.late)}</Tag> : '0', number(row.withoutOwner),
  ])} />
));

export const Actions = ({ rows, round, today }: { rows: readonly PlanAction[]; round: Round; today: Visit['today'] }) => (
  <Table caption="Actions" captionSize="hidden" heads={['Action', 'Who answered', 'Owner', 'Due', 'Standing']} rows={rows.map((row) => [
    <><a class="govuk-link" href={`/actions/${row.id}`}>{row.title}</a><span class="gt-under">{row.reference}</span></>, <a class="govuk-link" href={roundHref(round.id, `/plan/${row.returnId}`)}>{row.agency}</a>,
    row.ownerId === null ? <>{row.owner}<span class="gt-under">No account</span></> : row.owner, <ShortDay day={row.dueOn} />, <StandingTag {...row} today={today} />,
  ])} />
);

/** The actions of a round as CSV or Excel, narrowed as on screen. Taking them out is recorded. */
export async function exportPlan(visit: Visit, kind: 'csv' | 'xlsx'): Promise<Reply> {
  const found = await roundFor(visit);
  if (found === null) return notFound;
  const { tx, query, now, today } = visit;
  const { round } = found;
  const { rows } = await listPlanActions(tx, round.id, { state: stateOf(query) ?? 'all', words: sent(query, 'words').slice(0, 100) }, today, 0, mostExported);
  const columns: Column<PlanAction>[] = [
    { heading: 'Who answered', value: (row) => row.agency, width: 40 }, { heading: 'Reference', value: (row) => row.reference, width: 16 }, { heading: 'Action', value: (row) => row.title, width: 50 }, { heading: 'Owner', value: (row) => row.owner, width: 28 },
    { heading: 'Last day', value: (row) => row.dueOn, width: 12 }, { heading: 'Stands', value: (row) => statusWords[row.status] }, { heading: 'Measure', value: (row) => row.measure, width: 50 }, { heading: 'Last reported', value: (row) => row.last, width: 50 },
  ];
  await record(tx, now, { deed: 'took out the action plan of a round', subjectKind: 'round', subjectId: round.id, detail: { reference: round.reference, rows: rows.length, kind } });
  const name = `${round.reference} action plan ${today}.${kind}`;
  return kind === 'csv' ? { kind: 'download', name, type: 'text/csv; charset=utf-8', content: writeCsv(columns, rows) }
    : { kind: 'download', name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content: await writeXlsx('Action plan', columns, rows) };
}
