import { formatDay, type Day } from '../../calendar/index.ts';
import { editionOfBoard } from '../../people/framework-edition.ts';
import { themeChoices } from '../../thread/board-pack.ts';
import { Button, ButtonLink, pageAt, Pages, SelectField, Table, Tag, TextField, withQuery } from '../../web/fields/index.ts';
import { page, sent, type Reply, type Sent, type Visit } from '../../web/visit/index.ts';
import { linkWords } from '../particulars/links.tsx';
import { untilWords } from '../proceedings/hold.ts';
import { nameOfKind } from '../proceedings/kinds.ts';
import { publicationLine, publicationStanding, publicationStandings, publicationWords } from '../publication/standing.ts';
import { readNames, type Names } from './names.ts';
import { readRegister, type RegisterRow } from './read-register.ts';
import { readRegisterFilter, stepStage, type RegisterOrder } from './register-filter.ts';
import { slippageWords } from './slippage.ts';

const pageSize = 50;
const yesNo = [{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }];

/** The register of all reviews on whose teams the visitor is, whatever their kind: narrowed, sorted and paged by the address. */
export async function registerPage(visit: Visit): Promise<Reply> {
  const { tx, me, today, query } = visit;
  const { filter, order } = readRegisterFilter(query);
  const { rows, total, stages } = await readRegister(tx, filter, order, today, (pageAt(query) - 1) * pageSize, pageSize);
  const first = me.roles[0]?.boardId;
  const pack = first === undefined ? null : (await editionOfBoard(tx, me.partnershipId, first)).pack;
  const boards = await tx.selectFrom('board').select(['id', 'name']).where('partnership_id', '=', me.partnershipId).orderBy('name').execute();
  const names = await readNames(tx, me.partnershipId, rows);
  const head = (key: 'started' | 'due' | 'reference', words: string) => ({ words, shown: <Sorted query={query} order={order} asked={key} words={words} /> });
  return page('Reviews', (
    <>
      <h1 class="govuk-heading-l">Reviews</h1>
      <div class="govuk-button-group">
        {me.permissions.has('notify-incident') && <ButtonLink href="/incidents/new">Notify a serious incident</ButtonLink>}
        <ButtonLink href="/reviews/start" look="secondary">Start a review</ButtonLink>
        <a class="govuk-link" href="/reviews/aid">Which review?</a>
      </div>
      <form class="gt-filter gt-filter--many" method="get" action="/reviews">
        <div class="gt-filter__row">
          <TextField name="words" label="Reference, title or lead" type="search" value={sent(query, 'words')} />
          <SelectField name="kind" label="Kind" empty="Every kind" value={filter.kind ?? ''} choices={(pack?.processes ?? []).filter((process) => process.runs).map((process) => ({ value: process.key, label: process.name }))} />
          {boards.length > 1 && <SelectField name="board" label="Board" empty="Every board" value={filter.board ?? ''} choices={boards.map(({ id, name }) => ({ value: id, label: name }))} />}
          <SelectField name="stage" label="Stage" value={'step' in filter.stage ? stepStage(filter.stage.step) : filter.stage.status} choices={[{ value: 'running', label: 'Running' }, { value: 'closed', label: 'Closed' }, { value: 'withdrawn', label: 'Withdrawn' }, { value: 'all', label: 'All' }, ...stages.map((name) => ({ value: stepStage(name), label: `At: ${name}` }))]} />
          <SelectField name="late" label="Late" empty="Any" value={sent(query, 'late')} choices={yesNo} />
          <SelectField name="theme" label="Theme" empty="Any" value={filter.theme ?? ''} choices={pack === null ? [] : themeChoices(pack)} />
          <SelectField name="held" label="Hold in force" empty="Any" value={sent(query, 'held')} choices={yesNo} />
          <SelectField name="published" label="Publication" empty="Any" value={filter.published ?? ''} choices={publicationStandings.map((value) => ({ value, label: publicationWords[value] }))} />
          <Button look="secondary">Show</Button>
        </div>
        {order !== '-started' && <input type="hidden" name="order" value={order} />}
      </form>
      <p class="govuk-body">
        {total} {total === 1 ? 'review' : 'reviews'} that you are on the team of. {order === 'late' ? <a class="govuk-link" href={`/reviews${withQuery(query, { order: '', page: '' })}`}>Sort by when they began</a> : <a class="govuk-link" href={`/reviews${withQuery(query, { order: 'late', page: '' })}`}>Sort by slippage</a>}.
        {me.permissions.has('export-data') && <> Download them as <a class="govuk-link" href={`/reviews.csv${withQuery(query, { page: '' })}`}>CSV</a> or <a class="govuk-link" href={`/reviews.xlsx${withQuery(query, { page: '' })}`}>Excel</a>.</>} <a class="govuk-link" href="/reviews/tracker">For the NHS case review tracker</a>.
      </p>
      {rows.length > 0 && (
        <Table caption="Reviews" captionSize="hidden" heads={[head('reference', 'Review'), head('due', 'Stage and next day'), 'Slippage', 'Lead and themes', 'Linked', 'Proceedings', 'Publication']} rows={rows.map((row) => cells(row, names, today, boards.length > 1))} />
      )}
      <Pages query={query} total={total} size={pageSize} />
    </>
  ), { section: 'reviews', wide: true });
}

function Sorted({ query, order, asked, words }: { query: Sent; order: RegisterOrder; asked: 'started' | 'due' | 'reference'; words: string }) {
  const up = order === asked;
  const down = order === `-${asked}`;
  return <a class="govuk-link" href={`/reviews${withQuery(query, { order: up ? `-${asked}` : asked, page: '' })}`}>{words}{up ? ' ▲' : down ? ' ▼' : ''}<span class="govuk-visually-hidden">{up ? ', sorted upwards' : down ? ', sorted downwards' : ', sort'}</span></a>;
}

function cells(row: RegisterRow, names: Names, today: Day, severalBoards: boolean) {
  const late = row.slippage.current > 0;
  return [
    <><a class="govuk-link" href={`/reviews/${row.id}`}>{row.reference}</a><span class="gt-under">{row.title}</span><span class="gt-under">{names.kind(row)}, begun {formatDay(row.startedOn)}</span>{severalBoards && <span class="gt-under">{row.board}</span>}</>,
    <span>{stageWords(row)}{row.nextDue !== null && <span class="gt-under">{row.nextDue < today ? 'Overdue since' : 'Next due'} {formatDay(row.nextDue)}{row.nextWhat !== null && row.nextWhat !== row.stage && <>: {row.nextWhat}</>}</span>}</span>,
    late ? <span><Tag colour="red">{`${row.slippage.current} ${row.slippage.current === 1 ? 'day' : 'days'}`}</Tag>{row.slippage.first !== row.slippage.current && <span class="gt-under">{row.slippage.first} after the first day set</span>}</span> : slippageWords(row.slippage),
    <span>{row.lead || '–'}{row.themes.length > 0 && <span class="gt-under">{names.themes(row, row.themes).join(', ')}</span>}</span>,
    <Linked row={row} />,
    row.proceedings.length === 0 ? '–' : <span>{row.holds.length > 0 && <><Tag colour="red">{row.holds.length === 1 ? 'Hold' : `${row.holds.length} holds`}</Tag><span class="gt-under">{untilWords(row.holds[0]!)}</span></>}{row.proceedings.map((each) => <span class="gt-under">{nameOfKind(each.kind)}{each.status === 'ended' ? ', ended' : ''}</span>)}</span>,
    publicationStanding(row.publication) === 'open' ? '–' : publicationLine(row.publication),
  ];
}

/** The stage of a review in words: its open step, or how it ended. */
export const stageWords = (row: Pick<RegisterRow, 'status' | 'stage'>): string =>
  row.status === 'closed' ? 'Closed' : row.status === 'withdrawn' ? 'Withdrawn' : (row.stage ?? 'Nothing is open');

function Linked({ row }: { row: RegisterRow }) {
  if (row.from === null && row.led.length === 0 && row.linked.length === 0) return <>–</>;
  const Review = ({ id, reference }: { id: string | null; reference: string }) => (id === null ? <>{reference}</> : <a class="govuk-link" href={`/reviews/${id}`}>{reference}</a>);
  return (
    <span>
      {row.from !== null && <span class="gt-under">From <Review {...row.from} /></span>}
      {row.led.map((each) => <span class="gt-under">Led to <Review {...each} /></span>)}
      {row.linked.map((each) => <span class="gt-under">{linkWords[each.kind]}: <Review id={each.id} reference={each.reference} /></span>)}
    </span>
  );
}
