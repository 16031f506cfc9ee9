import { formatDay, formatMonth, type Day } from '../../calendar/index.ts';
import { writeCsv, writeXlsx, type Column } from '../../platform/tables/write-table.ts';
import { record } from '../../access/record.ts';
import { ButtonLink, Button, SelectField, Table, Tag, withQuery } from '../../web/fields/index.ts';
import { forbidden, goTo, page, PostForm, sent, type Reply, type Visit } from '../../web/visit/index.ts';
import { named } from '../../thread/board-pack.ts';
import { mayKeepAudits } from '../policies.ts';
import { readOffers, type Offers } from './offers.ts';
import { isOver, monthOf, planWords, reportsMonthly } from './plan-state.ts';
import { readProgramme, type Plan } from './read-plans.ts';
import { takeFromFramework, untaken } from './take-from-framework.ts';
import { YearPicture, yearOf } from './year-picture.tsx';

const span = (year: number): string => `${year}/${String(year + 1).slice(2)}`;

async function readAsked(visit: Visit) {
  const offers = await readOffers(visit, 'see-audits');
  const asked = Number(sent(visit.query, 'year'));
  const year = Number.isInteger(asked) && asked >= 2000 && asked <= 2100 ? asked : yearOf(visit.today);
  const board = sent(visit.query, 'board');
  const boards = offers.boards.filter((each) => board === '' || each.id === board);
  return { offers, year, boards, plans: await readProgramme(visit.tx, boards.map((each) => each.id), year) };
}

/** The programme of audits: a year of each board that one sees, as a picture and a table. */
export async function auditsPage(visit: Visit): Promise<Reply> {
  const { offers, year, boards, plans } = await readAsked(visit);
  const keeps = boards.filter((board) => mayKeepAudits(offers.on, board.id));
  const waiting = keeps.map((board) => ({ board, count: untaken(board.pack, plans.filter((plan) => plan.boardId === board.id)).length })).filter(({ count }) => count > 0);
  return page('Audits', (
    <>
      <h1 class="govuk-heading-l">Audits</h1>
      <p class="govuk-body"><a class="govuk-link" href="/audits/rounds">Rounds of self-assessment</a>, <a class="govuk-link" href="/audits/cases">case audits</a>, <a class="govuk-link" href="/audits/surveys">surveys</a>, <a class="govuk-link" href="/audits/tools">tools</a>{keeps.length > 0 && <>, <a class="govuk-link" href="/audits/respondents">who answers</a></>}.</p>
      <h2 class="govuk-heading-m">Programme of {span(year)}</h2>
      <p class="govuk-body"><a class="govuk-link" href={withQuery(visit.query, { year: String(year - 1) })}>{span(year - 1)}</a>{' '}|{' '}<a class="govuk-link" href={withQuery(visit.query, { year: String(year + 1) })}>{span(year + 1)}</a></p>
      {offers.boards.length > 1 && (
        <form class="gt-filter" method="get" action="/audits">
          <input type="hidden" name="year" value={year} />
          <div class="gt-filter__row"><SelectField name="board" label="Board" empty="All that I see" choices={offers.boards.map(({ id, name }) => ({ value: id, label: name }))} value={sent(visit.query, 'board')} /><Button look="secondary">Show</Button></div>
        </form>
      )}
      {keeps.length > 0 && <ButtonLink look="secondary" href={`/audits/plan/new?year=${year}`}>Propose an audit</ButtonLink>}
      {waiting.map(({ board, count }) => (
        <PostForm action="/audits">
          <input type="hidden" name="board" value={board.id} /><input type="hidden" name="year" value={year} />
          <p class="govuk-body">{board.pack.name} names {count} {count === 1 ? 'audit' : 'audits'} that {count === 1 ? 'is' : 'are'} not on this year’s programme of {board.name}.</p>
          <Button look="secondary">Take them into the programme</Button>
        </PostForm>
      ))}
      {plans.length === 0 ? <p class="govuk-body">Nothing is on the programme of this year.</p> : (
        <>
          <YearPicture year={year} plans={plans} today={visit.today} />
          <p class="govuk-body">{plans.length} {plans.length === 1 ? 'audit' : 'audits'}.{visit.me.permissions.has('export-data') && <> Download them as <a class="govuk-link" href={`/audits.csv${withQuery(visit.query, {})}`}>CSV</a> or <a class="govuk-link" href={`/audits.xlsx${withQuery(visit.query, {})}`}>Excel</a>.</>}</p>
          <Table caption="The programme" captionSize="hidden" heads={['Audit', 'Kind', 'When', 'Lead', 'Priorities', 'Standing']} rows={plans.map((plan) => row(plan, offers, visit.today))} />
        </>
      )}
    </>
  ), { section: 'audits', wide: true });
}

const packOf = (offers: Offers, plan: Plan) => offers.boards.find((board) => board.id === plan.boardId)!.pack;
export const whenOf = (plan: Pick<Plan, 'startsOn' | 'endsOn' | 'proposed'>): string => (plan.startsOn === null ? plan.proposed || 'No day yet' : plan.endsOn === null ? formatDay(plan.startsOn) : `${formatDay(plan.startsOn)} to ${formatDay(plan.endsOn)}`);
const prioritiesOf = (offers: Offers, plan: Plan): string => plan.priorities.map((key) => named(packOf(offers, plan).priorities.priorities, key)).join('; ');

function row(plan: Plan, offers: Offers, today: Day) {
  const late = plan.endsOn !== null && plan.endsOn < today && !isOver(plan.status) && (plan.status === 'dated' || plan.status === 'under-way');
  const silent = reportsMonthly(plan.status) && (plan.toldOf ?? '') < monthOf(today);
  return [
    <><a class="govuk-link" href={`/audits/plan/${plan.id}`}>{plan.name}</a><span class="gt-under">{plan.reference}{plan.groupName && ` · ${plan.groupName}`}{plan.opened.map((each) => <>{' · '}<a class="govuk-link" href={each.href}>{each.reference}</a></>)}</span></>,
    named(packOf(offers, plan).audits.kinds, plan.kind), whenOf(plan), plan.leadName || 'Nobody yet', prioritiesOf(offers, plan),
    <span class="gt-tags"><Tag colour={isOver(plan.status) ? 'grey' : plan.status === 'under-way' ? 'blue' : 'teal'}>{planWords[plan.status]}</Tag>{late && <> <Tag colour="red">Late</Tag></>}{silent && <> <Tag colour="orange">{`No report for ${formatMonth(today)}`}</Tag></>}</span>,
  ];
}

/** Takes what the framework names into the year's programme of a board, each as far as the framework says that it has come. */
export async function takeProgramme(visit: Visit): Promise<Reply> {
  const offers = await readOffers(visit, 'manage-audits');
  const board = offers.boards.find((each) => each.id === sent(visit.body, 'board'));
  const year = Number(sent(visit.body, 'year'));
  if (board === undefined || !Number.isInteger(year) || year < 2000 || year > 2100) return forbidden;
  const taken = await takeFromFramework(visit, board, year);
  return goTo(`/audits?year=${year}`, `${taken} taken into the programme.`);
}

export async function exportProgramme(visit: Visit, kind: 'csv' | 'xlsx'): Promise<Reply> {
  const { offers, year, plans } = await readAsked(visit);
  const columns: Column<Plan>[] = [
    { heading: 'Reference', value: (plan) => plan.reference, width: 16 }, { heading: 'Audit', value: (plan) => plan.name, width: 40 }, { heading: 'Kind', value: (plan) => named(packOf(offers, plan).audits.kinds, plan.kind), width: 30 },
    { heading: 'Group', value: (plan) => plan.groupName, width: 30 }, { heading: 'Ground', value: (plan) => [named(packOf(offers, plan).audits.grounds ?? [], plan.ground), plan.groundText].filter(Boolean).join(': '), width: 40 },
    { heading: 'Starts', value: (plan) => plan.startsOn ?? '', width: 12 }, { heading: 'Ends', value: (plan) => plan.endsOn ?? '', width: 12 }, { heading: 'Lead', value: (plan) => plan.leadName, width: 24 },
    { heading: 'Priorities', value: (plan) => prioritiesOf(offers, plan), width: 40 }, { heading: 'Stands', value: (plan) => planWords[plan.status] },
  ];
  await record(visit.tx, visit.now, { deed: 'took out the audit programme', subjectKind: 'list', subjectId: null, detail: { year, rows: plans.length, kind } });
  const name = `Audit programme ${year}.${kind}`;
  return kind === 'csv' ? { kind: 'download', name, type: 'text/csv; charset=utf-8', content: writeCsv(columns, plans) }
    : { kind: 'download', name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content: await writeXlsx('Programme', columns, plans) };
}
