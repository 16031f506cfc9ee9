import { formatDay } from '../../calendar/index.ts';
import { breakLines, placeLine, type Placed } from './place-line.ts';
import type { Line } from './read-line.ts';
import { knotWords } from './words.ts';

const card = { width: 190, height: 96, across: 62, down: 18, top: 34 };
const x = (column: number) => column * (card.width + card.across);
const y = (row: number) => card.top + row * (card.height + card.down);

/** The whole line through one knot, drawn, and beneath it the same as a list. */
export function LinePage({ line }: { line: Line }) {
  const { placed, columns, rows } = placeLine(line);
  const at = placed.find((place) => place.knot.id === line.at)!.knot;
  return (
    <>
      <span class="govuk-caption-l">{knotWords[at.kind].one} {at.reference}</span>
      <h1 class="govuk-heading-l">The golden thread</h1>
      <p class="govuk-body-l">{at.title}</p>
      <p class="govuk-body">To the left is what this rests on, to the right what came of it. Choose any part to stand on it and see its own line.</p>
      <div class="gt-wide-scroll" tabindex={0} role="region" aria-label="Drawing of the golden thread">
        <Drawing line={line} placed={placed} columns={columns} rows={rows} />
      </div>
      <h2 class="govuk-heading-m govuk-!-margin-top-6">The same as a list</h2>
      <List placed={placed} columns={columns} at={line.at} />
    </>
  );
}

function Drawing({ line, placed, columns, rows }: { line: Line; placed: Placed[]; columns: ReturnType<typeof placeLine>['columns']; rows: number }) {
  const width = x(columns.length) - card.across + 4;
  const height = y(rows) + 4;
  const places = new Map(placed.map((place) => [place.knot.id, place]));
  return (
    <svg class="gt-thread" width={width} height={height} viewBox={`-2 0 ${width} ${height}`} role="group" aria-label={`The thread has ${placed.length} knots. The same content follows as a list.`}>
      {columns.map((kind, column) => <text class="gt-thread__heading" x={x(column)} y={18}>{knotWords[kind].many}</text>)}
      {line.ties.map(([from, to]) => <Tie from={places.get(from)!} to={places.get(to)!} lit={from === line.at || to === line.at} />)}
      {placed.map((place) => <Card place={place} here={place.knot.id === line.at} />)}
    </svg>
  );
}

function Tie({ from, to, lit }: { from: Placed; to: Placed; lit: boolean }) {
  const [ax, ay] = [x(from.column) + card.width, y(from.row) + card.height / 2];
  const [bx, by] = [x(to.column), y(to.row) + card.height / 2];
  // A thread that goes back, or stays in its column, swings round instead of crossing the cards.
  const bend = bx > ax ? (bx - ax) / 2 : 40;
  return <path class={lit ? 'gt-thread__tie gt-thread__tie--lit' : 'gt-thread__tie'} d={`M${ax} ${ay}C${ax + bend} ${ay} ${bx - bend} ${by} ${bx} ${by}`} />;
}

function Card({ place: { knot, column, row }, here }: { place: Placed; here: boolean }) {
  const lines = breakLines(knot.title, 25, 3);
  return (
    <a href={`/thread/${knot.id}`} {...(here ? { 'aria-current': 'true' as const } : {})}>
      <g class={here ? 'gt-thread__card gt-thread__card--here' : 'gt-thread__card'} transform={`translate(${x(column)} ${y(row)})`}>
        <rect width={card.width} height={card.height} rx="4" />
        <text class="gt-thread__reference" x="10" y="20">{knot.reference}</text>
        {lines.map((text, index) => <text x="10" y={39 + index * 16}>{text}</text>)}
        <text class="gt-thread__state" x="10" y={card.height - 8}>{breakLines(knot.state, 27, 1)[0]}</text>
      </g>
    </a>
  );
}

function List({ placed, columns, at }: { placed: Placed[]; columns: ReturnType<typeof placeLine>['columns']; at: string }) {
  return (
    <>
      {columns.map((kind, column) => (
        <>
          <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{knotWords[kind].many}</h3>
          <ul class="govuk-list govuk-list--bullet">
            {placed.filter((place) => place.column === column).map(({ knot }) => (
              <li>
                <a class="govuk-link" href={knotWords[kind].href(knot.id)}>{knot.reference}</a> {knot.title}
                <span class="gt-secondary"> {formatDay(knot.happenedOn)}{knot.state === '' ? '' : `, ${knot.state}`}</span>
                {knot.id === at ? <strong> You are here.</strong> : <> <a class="govuk-link" href={`/thread/${knot.id}`}>See its line<span class="govuk-visually-hidden"> ({knot.reference})</span></a></>}
              </li>
            ))}
          </ul>
        </>
      ))}
    </>
  );
}
