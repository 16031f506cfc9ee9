import { formatDay } from '../../calendar/index.ts';
import { knotKinds } from './knot.ts';
import { breakLines, card, placeLine, type Drawn, type Placed, type Thread } from './place-line.ts';
import type { Line } from './read-line.ts';
import { knotWords } from './words.ts';

/** The whole line through one knot, drawn, and beneath it the same as a list. */
export function LinePage({ line }: { line: Line }) {
  const at = line.knots.find((knot) => knot.id === line.at)!;
  return (
    <>
      <span class="govuk-caption-l">{knotWords[at.kind].one} {at.reference}</span>
      <h1 class="govuk-heading-l">The golden thread</h1>
      <p class="govuk-body-l">{at.title}</p>
      <p class="govuk-body gt-no-print">On the left is what led here, on the right what came of it. Select a card to follow the thread from there.</p>
      <div class="gt-wide-scroll" tabindex={0} role="region" aria-label="Drawing of the golden thread">
        <Drawing at={line.at} drawn={placeLine(line)} />
      </div>
      <h2 class="govuk-heading-m govuk-!-margin-top-6">The thread as a list</h2>
      <List line={line} />
    </>
  );
}

function Drawing({ at, drawn: { placed, threads, width, height } }: { at: string; drawn: Drawn }) {
  const places = new Map(placed.map((place) => [place.knot.id, place]));
  const lit = ({ from, to }: Thread) => from === at || to === at;
  return (
    <svg class="gt-thread" width={width + 8} height={height + 8} viewBox={`-4 -4 ${width + 8} ${height + 8}`} role="group" aria-label={`The thread has ${placed.length} parts. They follow as a list.`}>
      {threads.toSorted((a, b) => Number(lit(a)) - Number(lit(b))).map((thread) => <path class={lit(thread) ? 'gt-thread__tie gt-thread__tie--lit' : 'gt-thread__tie'} d={pathOf(thread, places.get(thread.from)!, places.get(thread.to)!)} />)}
      {placed.map((place) => <Card place={place} here={place.knot.id === at} />)}
    </svg>
  );
}

/** From the right edge of one card to the left edge of another, level where it passes a column. */
function pathOf({ passes }: Thread, from: Placed, to: Placed): string {
  const start = { x: from.x + card.width, y: from.y + card.height / 2 };
  const parts = [`M${start.x} ${start.y}`];
  let y = start.y;
  for (const stop of [...passes, { x: to.x, y: to.y + card.height / 2 }]) {
    parts.push(`C${stop.x - card.across / 2} ${y} ${stop.x - card.across / 2} ${stop.y} ${stop.x} ${stop.y}`);
    if (stop.x !== to.x) parts.push(`H${stop.x + card.width}`);
    y = stop.y;
  }
  return parts.join('');
}

function Card({ place: { knot, x, y }, here }: { place: Placed; here: boolean }) {
  const { one, part } = knotWords[knot.kind];
  return (
    <a href={`/thread/${knot.id}`} {...(here ? { 'aria-current': 'true' as const } : {})}>
      <g class={`gt-thread__card gt-thread__card--${part}${here ? ' gt-thread__card--here' : ''}`} transform={`translate(${x} ${y})`} data-here={here ? '' : undefined}>
        <rect class="gt-thread__paper" width={card.width} height={card.height} rx="3" />
        <rect class="gt-thread__edge" width="5" height={card.height} rx="2" />
        <text class="gt-thread__kind" x="16" y="20">{one}</text>
        <text class="gt-thread__reference" x="16" y="38">{breakLines(knot.reference, 24, 1)[0]}</text>
        {breakLines(knot.title, 26, 3).map((text, index) => <text x="16" y={57 + index * 16}>{text}</text>)}
        <text class="gt-thread__state" x="16" y={card.height - 9}>{breakLines(knot.state, 28, 1)[0]}</text>
      </g>
    </a>
  );
}

const List = ({ line: { at, knots } }: { line: Line }) => (
  <>
    {knotKinds.map((kind) => ({ kind, here: knots.filter((knot) => knot.kind === kind) })).filter(({ here }) => here.length > 0).map(({ kind, here }) => (
      <>
        <h3 class="govuk-heading-s govuk-!-margin-bottom-1">{knotWords[kind].many}</h3>
        <ul class="govuk-list govuk-list--bullet">
          {here.map((knot) => (
            <li>
              <a class="govuk-link" href={knotWords[kind].href(knot.id)}>{knot.reference}</a> {knot.title}
              <span class="gt-secondary"> {formatDay(knot.happenedOn)}{knot.state === '' ? '' : `, ${knot.state}`}</span>
              {knot.id === at ? <strong> You are here.</strong> : <span class="gt-no-print"> <a class="govuk-link" href={`/thread/${knot.id}`}>Follow from here<span class="govuk-visually-hidden"> ({knot.reference})</span></a></span>}
            </li>
          ))}
        </ul>
      </>
    ))}
  </>
);
