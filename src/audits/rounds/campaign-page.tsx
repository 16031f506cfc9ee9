import { formatDay, formatInstant } from '../../calendar/index.ts';
import { kindName, readBoards, type Boards } from '../../people/boards.ts';
import { Bars, Button, ButtonLink, ErrorSummary, Facts, Pages, pageAt, SelectField, ShortDay, Table, Tag, TextField, withQuery, type FieldProblem, type TagColour } from '../../web/fields/index.ts';
import { Details } from '../../web/govuk/index.ts';
import { forbidden, goTo, notFound, page, sent, type Reply, type Sent, type Visit } from '../../web/visit/index.ts';
import { phaseName } from '../respondents/phase.ts';
import { countReturns, describeReturns, listReturns, readHistory, returnStatuses, roundFor, type ReturnFilter, type ReturnOrder, type ReturnRow, type Round, type StandingOf } from './read-round.ts';
import { doToRound, isRoundDeed, possibleRoundDeeds, type RoundDeed } from './round-deeds.ts';
import { RoundDeedForm } from './round-deed-form.tsx';

const pageSize = 50;
/** As many bars as can be taken in at a glance; the table holds all. */
const mostBars = 25;

const orders: readonly string[] = ['name', '-name', 'area', '-area', 'submitted', '-submitted'] satisfies ReturnOrder[];
const isOrder = (text: string): text is ReturnOrder => orders.includes(text);

export function readReturnFilter(query: Sent): { filter: ReturnFilter; order: ReturnOrder } {
  const order = sent(query, 'order');
  return { filter: { status: sent(query, 'status'), area: sent(query, 'area'), kind: sent(query, 'kind'), phase: sent(query, 'phase'), words: sent(query, 'words').slice(0, 100) }, order: isOrder(order) ? order : 'name' };
}

export const returnColours: Record<ReturnRow['status'], TagColour> = { 'not-started': 'grey', 'under-way': 'blue', submitted: 'green', returned: 'yellow' };
export const returnWords = (status: string): string => returnStatuses.find((each) => each.value === status)?.label ?? status;
export const RoundTag = ({ status }: Pick<Round, 'status'>) => <Tag colour={status === 'open' ? 'blue' : status === 'closed' ? 'grey' : 'green'}>{status === 'open' ? 'Open' : status === 'closed' ? 'Closed' : 'Received'}</Tag>;

const historyWords: Record<string, string> = { opened: 'Opened', imported: 'Taken from a file', chased: 'Chased', 'told-late': 'Late returns told to the keepers', extended: 'Last day moved', closed: 'Closed', reopened: 'Reopened', received: 'Overview received by the board', 'outstanding-told': 'What is outstanding told', pursued: 'Taken up with senior management' };

export async function campaignPage(visit: Visit, doing: RoundDeed | null = null, problems: readonly FieldProblem[] = []): Promise<Reply> {
  const found = await roundFor(visit);
  if (found === null) return notFound;
  const { round, keeps } = found;
  const { tx, me, query, today } = visit;
  const { filter, order } = readReturnFilter(query);
  const counts = await countReturns(tx, round.id, today);
  const rows = await listReturns(tx, round.id, filter, order, today, (pageAt(query) - 1) * pageSize, pageSize);
  const { total, kinds, phases } = await describeReturns(tx, round.id, filter, today);
  const history = await readHistory(tx, round.id);
  const boards = await readBoards(tx, me.partnershipId);
  const here = `/audits/rounds/${round.id}`;
  const out = withQuery(query, { page: '' });
  return page(`${round.reference} ${round.name}`, (
    <>
      <ErrorSummary problems={problems.map((problem) => ({ ...problem, field: problem.field === '' ? '' : `${doing}.${problem.field}` }))} />
      <span class="govuk-caption-l">Round {round.reference}, {round.board}</span>
      <h1 class="govuk-heading-l">{round.name}</h1>
      <p><RoundTag status={round.status} />{round.imported && <>{' '}<Tag colour="purple">Imported</Tag></>}</p>
      <Facts rows={[
        { name: 'Tool', value: <a class="govuk-link" href={`/audits/tools/${round.toolId}`}>{round.tool}, edition {round.edition}</a> },
        { name: 'Opened', value: formatDay(round.openedOn) }, { name: 'Last day', value: formatDay(round.dueOn) },
        ...(round.status === 'open' ? [{ name: 'Reminders', value: remindersInWords(round.remindDays) }] : []),
        ...(round.closedOn === null ? [] : [{ name: 'Closed', value: formatDay(round.closedOn) }]), ...(round.receivedOn === null ? [] : [{ name: 'Overview received by the board', value: formatDay(round.receivedOn) }]),
        { name: 'Round before', value: round.previousId === null ? 'None' : <a class="govuk-link" href={`/audits/rounds/${round.previousId}`}>{round.previous}</a> },
      ]} />
      <p class="govuk-body"><a class="govuk-link" href={`${here}/results`}>Results</a> <span aria-hidden="true">·</span> <a class="govuk-link" href={`${here}/challenge`}>Challenge</a> <span aria-hidden="true">·</span> <a class="govuk-link" href={`${here}/plan`}>Action plan</a> <span aria-hidden="true">·</span> <a class="govuk-link" href={`${here}/outstanding`}>Outstanding</a> <span aria-hidden="true">·</span> <a class="govuk-link" href={`${here}/impact`}>Before and after</a> <span aria-hidden="true">·</span> <a class="govuk-link" href={`/thread/${round.id}`}>Golden thread</a>
        {round.planId !== null && <> <span aria-hidden="true">·</span> <a class="govuk-link" href={`/audits/plan/${round.planId}`}>On the programme</a></>}
        {round.processId !== null && <> <span aria-hidden="true">·</span> <a class="govuk-link" href={`/reviews/${round.processId}/steps/${round.step}`}>The step that asked for it</a></>}</p>
      <h2 class="govuk-heading-m">How the returns stand</h2>
      <Figures counts={counts} here={here} />
      <Picture counts={counts} boards={boards} here={here} />
      {keeps && (
        <>
          <h2 class="govuk-heading-m">What you can do</h2>
          {possibleRoundDeeds(round).map((deed) => <RoundDeedForm deed={deed} round={round} counts={counts} body={doing === deed ? visit.body : {}} problems={doing === deed ? problems : []} open={doing === deed} />)}
          {round.status !== 'open' && <ButtonLink look="secondary" href={`/audits/rounds/new?what=${round.boardId}:${round.assessment === null ? `tool:${round.toolId}` : `assessment:${round.assessment}`}`}>Open the next round</ButtonLink>}
        </>
      )}
      <h2 class="govuk-heading-m" id="returns">Returns</h2>
      <form class="gt-filter gt-filter--many" method="get" action={`${here}#returns`}>
        <div class="gt-filter__row">
          <TextField name="words" label="Name" type="search" value={filter.words ?? ''} />
          <SelectField name="status" label="Status" empty="Any" choices={returnStatuses} value={filter.status ?? ''} />
          {counts.some((each) => each.isArea) && <SelectField name="area" label="Area" empty="Any" choices={counts.filter((each) => each.isArea).map(({ of }) => ({ value: of, label: of }))} value={filter.area ?? ''} />}
          <SelectField name="kind" label="Kind" empty="Any" choices={kinds.map((kind) => ({ value: kind, label: kindName(boards, kind) }))} value={filter.kind ?? ''} />
          {phases.length > 0 && <SelectField name="phase" label="Phase" empty="Any" choices={phases.map((phase) => ({ value: phase, label: phaseName(phase) }))} value={filter.phase ?? ''} />}
          <Button look="secondary">Apply filters</Button>
        </div>
      </form>
      <p class="govuk-body">{total.toLocaleString('en-GB')} {total === 1 ? 'return' : 'returns'}.{me.permissions.has('export-data') && total > 0 && <> Download them as <a class="govuk-link" href={`${here}/returns.csv${out}`}>CSV</a> or <a class="govuk-link" href={`${here}/returns.xlsx${out}`}>Excel</a>.</>}</p>
      {rows.length > 0 && <Returns rows={rows} query={query} order={order} boards={boards} here={here} keeps={keeps} />}
      <Pages query={query} total={total} size={pageSize} />
      <h2 class="govuk-heading-m">History</h2>
      <ul class="gt-work">
        {history.map((entry) => <li class="gt-work__item"><div><strong>{historyWords[entry.kind]}</strong>{entry.text !== '' && <><br /><span class="gt-pre">{entry.text}</span></>}</div><div class="gt-work__due gt-secondary">{entry.person ?? 'Golden Thread'}<br />{formatInstant(entry.at)}</div></li>)}
      </ul>
    </>
  ), { status: problems.length > 0 ? 422 : 200, section: 'audits', wide: true, back: { href: '/audits/rounds', text: 'Back to all rounds' } });
}

export const remindersInWords = (days: readonly number[]): string => (days.length === 0 ? 'None'
  : days.toSorted((one, other) => other - one).map((each) => (each > 0 ? `${each} ${each === 1 ? 'day' : 'days'} before` : each === 0 ? 'on the last day' : `${-each} ${each === -1 ? 'day' : 'days'} after`)).join(', '));

const sum = (counts: readonly StandingOf[], what: 'asked' | 'notStarted' | 'underWay' | 'submitted' | 'returned' | 'late' | 'uninvited' | 'withoutAddress'): number => counts.reduce((all, each) => all + each[what], 0);

function Figures({ counts, here }: { counts: readonly StandingOf[]; here: string }) {
  const figures = [['asked', 'asked', ''], ['notStarted', 'not started', 'not-started'], ['underWay', 'under way', 'under-way'], ['submitted', 'submitted', 'submitted'], ['returned', 'returned for change', 'returned'], ['late', 'late', 'late']] as const;
  return (
    <>
      <ul class="gt-figures">
        {figures.map(([what, words, status]) => {
          const number = sum(counts, what);
          return <li class={`gt-figure${what === 'late' && number > 0 ? ' gt-figure--late' : ''}`}><a class="govuk-link govuk-link--no-visited-state" href={`${here}${status === '' ? '' : `?status=${status}`}#returns`}><span class="gt-figure__number">{number.toLocaleString('en-GB')}</span>{words}</a></li>;
        })}
      </ul>
      {sum(counts, 'uninvited') > 0 && <p class="govuk-body">{sum(counts, 'uninvited').toLocaleString('en-GB')} {sum(counts, 'uninvited') === 1 ? 'invitation is' : 'invitations are'} still being written.</p>}
      {sum(counts, 'withoutAddress') > 0 && <p class="govuk-body"><a class="govuk-link" href={`${here}?status=no-address#returns`}>{sum(counts, 'withoutAddress').toLocaleString('en-GB')} {sum(counts, 'withoutAddress') === 1 ? 'has' : 'have'} no address</a> and cannot be written to.</p>}
    </>
  );
}

/** How far each area or kind has come: what is in, under way, and not begun; what is late is told in words beside. */
function Picture({ counts, boards, here }: { counts: readonly StandingOf[]; boards: Boards; here: string }) {
  if (counts.length === 0) return null;
  const name = ({ of, isArea }: StandingOf) => (isArea ? of : kindName(boards, of));
  const worst = counts.toSorted((one, other) => other.late - one.late || one.submitted / one.asked - other.submitted / other.asked);
  const shown = counts.length > mostBars ? worst.slice(0, mostBars) : counts;
  return (
    <>
      {shown.length < counts.length && <p class="govuk-body">The {mostBars} with the most to come. The table has all {counts.length}.</p>}
      <p class="gt-legend" aria-hidden="true"><span class="gt-legend__calm">Submitted</span><span class="gt-legend__lessons">Under way or returned</span><span class="gt-legend__ground">Not started</span></p>
      <Bars most={1} bars={shown.map((each) => ({
        name: <a class="govuk-link" href={`${here}?${each.isArea ? 'area' : 'kind'}=${encodeURIComponent(each.of)}#returns`}>{name(each)}</a>,
        parts: [{ length: each.submitted / each.asked, look: 'calm' }, { length: (each.underWay + each.returned) / each.asked, look: 'soon' }],
        words: <>{each.submitted.toLocaleString('en-GB')} of {each.asked.toLocaleString('en-GB')} in{each.late > 0 && <> <Tag colour="red">{`${each.late.toLocaleString('en-GB')} late`}</Tag></>}</>,
      }))} />
      <Details summaryText="How the returns stand, as a table">
        <Table caption="How the returns stand" captionSize="hidden" heads={['Area or kind', 'Asked', 'Not started', 'Under way', 'Submitted', 'Returned', 'Late']} rows={[
          ...counts.map((each) => [name(each), ...[each.asked, each.notStarted, each.underWay, each.submitted, each.returned, each.late].map((number) => number.toLocaleString('en-GB'))]),
          ['All', ...(['asked', 'notStarted', 'underWay', 'submitted', 'returned', 'late'] as const).map((what) => sum(counts, what).toLocaleString('en-GB'))],
        ]} />
      </Details>
    </>
  );
}

function Returns({ rows, query, order, boards, here, keeps }: { rows: readonly ReturnRow[]; query: Sent; order: ReturnOrder; boards: Boards; here: string; keeps: boolean }) {
  const sorted = (key: 'name' | 'area' | 'submitted', words: string) => ({ words, shown: <a class="govuk-link" href={`${withQuery(query, { order: order === key ? `-${key}` : key, page: '' })}#returns`}>{words}{order === key ? ' ▲' : order === `-${key}` ? ' ▼' : ''}<span class="govuk-visually-hidden">{order === key ? ', sorted upwards' : order === `-${key}` ? ', sorted downwards' : ', sort'}</span></a> });
  return (
    <Table caption="Returns" captionSize="hidden" heads={[sorted('name', 'Who answers'), sorted('area', 'Area and kind'), 'Standing', sorted('submitted', 'Submitted'), 'Contact']} rows={rows.map((row) => [
      <><a class="govuk-link" href={`/audits/returns/${row.id}`}>{row.name}</a>{keeps && <span class="gt-under"><a class="govuk-link" href={`${here}/returns/${row.id}`}>Chase or change<span class="govuk-visually-hidden"> {row.name}</span></a></span>}</>,
      <>{row.area || kindName(boards, row.kind)}{(row.area !== '' || row.phase !== '') && <span class="gt-under">{[row.area === '' ? '' : kindName(boards, row.kind), row.phase === '' ? '' : phaseName(row.phase)].filter(Boolean).join(', ')}</span>}</>,
      <><span class="gt-tags"><Tag colour={returnColours[row.status]}>{returnWords(row.status)}</Tag>{row.late && <> <Tag colour="red">Late</Tag></>}</span>{row.status !== 'submitted' && row.asked > 0 && row.answered > 0 && <span class="gt-under">{row.answered} of {row.asked} answered</span>}{row.deferredTo !== null && <span class="gt-under">Deferred to {formatDay(row.deferredTo)}</span>}</>,
      row.submittedAt === null ? '–' : <>{formatInstant(row.submittedAt)}{row.submittedBy !== '' && <span class="gt-under">{row.submittedBy}</span>}</>,
      <>{row.contactEmail === '' ? <Tag colour="yellow">No address</Tag> : row.contactName || row.contactEmail}<span class="gt-under">{row.chasing ? 'A mail is being written' : row.reminders > 0 && row.remindedOn !== null ? <>Reminded {row.reminders} {row.reminders === 1 ? 'time' : 'times'}, last on <ShortDay day={row.remindedOn} /></> : row.invitedAt === null ? 'Not invited' : 'Invited'}</span></>,
    ])} />
  );
}

/** Does something to the whole round, and says so. */
export async function changeRound(visit: Visit): Promise<Reply> {
  const found = await roundFor(visit);
  if (found === null) return notFound;
  if (!found.keeps) return forbidden;
  const deed = sent(visit.body, 'do');
  if (!isRoundDeed(deed)) return campaignPage(visit, null, [{ field: '', message: 'Choose what to do' }]);
  const outcome = await doToRound(visit, found.round, deed);
  return 'problems' in outcome ? campaignPage(visit, deed, outcome.problems) : goTo(`/audits/rounds/${found.round.id}`, outcome.said);
}
