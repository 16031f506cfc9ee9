import type { Pack } from '../schema/pack.ts';
import type { Clock, ProcessDefinition } from '../schema/process.ts';
import { clockWords } from '../words.ts';
import { clockDays, cutMap, daysDiffer, layOut, nameSize, smallSize, wrapText, type MapBox } from './map-layout.ts';

/** How a step of a running case stands, to mark it on the map. */
export type MapStanding = 'done' | 'open' | 'waiting' | 'not-needed' | 'late';
const marks: Record<MapStanding, { fill: string; line: string; words: string }> = {
  done: { fill: '#cce2d8', line: '#00703c', words: 'Done' },
  open: { fill: '#fff7bf', line: '#594d00', words: 'Open' },
  late: { fill: '#f4cdc6', line: '#942514', words: 'Late' },
  waiting: { fill: '#ffffff', line: '#505a5f', words: 'Not yet' },
  'not-needed': { fill: '#eeefef', line: '#a0a6a9', words: 'Not needed' },
};
const ink = '#1d2f4f';
const font = "'Helvetica Neue', helvetica, arial, sans-serif";

export interface ProcessMapInput {
  process: ProcessDefinition;
  pack: Pack;
  /** Where a case stands: by the key of the step. */
  standings?: Readonly<Record<string, MapStanding>>;
}

/** A process as a drawing: lanes by leading role, steps in order, decisions as diamonds, clocks as bars beneath. It reads at 900 units of width. */
export function ProcessMap({ process, pack, standings = {} }: ProcessMapInput) {
  const map = layOut(process, pack);
  const clocks = process.clocks;
  const barsAt = map.height + 8;
  const height = map.height + (clocks.length > 0 ? 26 + clocks.length * barHeight : 0);
  const tip = `tip-${process.key}`;
  const pieces = cutMap(map, height);
  const label = `Map of the process ${process.name}. Its steps follow as a list.`;
  const heads = map.lanes.map((lane) => (
    <g>
      <rect x={lane.x} y="0" width={lane.width} height={map.head} fill={ink} stroke="#ffffff" />
      <Lines lines={lane.name} x={lane.x + lane.width / 2} y={22} size={nameSize} step={17} fill="#ffffff" bold />
    </g>
  ));
  const drawn = pieces.map(({ from, to }, index) => (
    <svg class="gt-picture" xmlns="http://www.w3.org/2000/svg" viewBox={`0 ${from} ${map.width} ${to - from}`} width={map.width} height={to - from} {...(pieces.length === 1 ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' })} font-family={font}>
      {index === 0 && <defs><marker id={tip} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0L8 4L0 8z" fill={ink} /></marker></defs>}
      {map.lanes.map((lane, place) => <rect x={lane.x} y="0" width={lane.width} height={map.height} fill={place % 2 === 0 ? '#f4f6f9' : '#ffffff'} stroke="#b1b4b6" />)}
      {index === 0 && heads}
      {map.edges.map((edge) => <path d={edge.path} fill="none" stroke={ink} stroke-width="1.5" stroke-linejoin="round" {...(edge.conditional ? { 'stroke-dasharray': '5 4' } : {})} marker-end={`url(#${tip})`} />)}
      {map.boxes.filter((box) => from <= box.y && box.y < to).map((box) => <Box box={box} standing={standings[box.key]} />)}
      {index === pieces.length - 1 && clocks.length > 0 && <text x="0" y={barsAt + 12} font-size={nameSize} font-weight="bold" fill="#0b0c0c">Clocks</text>}
      {index === pieces.length - 1 && clocks.map((clock, place) => <ClockBar clock={clock} process={process} y={barsAt + 20 + place * barHeight} width={map.width} />)}
    </svg>
  ));
  if (pieces.length === 1) return <div class="gt-process-map">{drawn}</div>;
  // On the screen the pieces stand close together as one drawing; on paper each has a page, under the heads of its lanes.
  return (
    <div class="gt-process-map" role="img" aria-label={label}>
      {drawn.map((piece, index) => (
        <div class="gt-process-map__piece">
          {index > 0 && <svg class="gt-picture gt-process-map__again" xmlns="http://www.w3.org/2000/svg" viewBox={`0 0 ${map.width} ${map.head}`} width={map.width} height={map.head} aria-hidden="true" font-family={font}>{heads}</svg>}
          {piece}
        </div>
      ))}
    </div>
  );
}

interface Text {
  lines: readonly string[];
  x: number;
  y: number;
  size: number;
  step: number;
  fill?: string;
  bold?: boolean;
  italic?: boolean;
  anchor?: 'middle' | 'start';
}
const Lines = ({ lines, x, y, size, step, fill = '#0b0c0c', bold = false, italic = false, anchor = 'middle' }: Text) => (
  <>{lines.map((line, index) => <text x={x} y={y + index * step} text-anchor={anchor} font-size={size} fill={fill} {...(bold ? { 'font-weight': 'bold' } : {})} {...(italic ? { 'font-style': 'italic' } : {})}>{line}</text>)}</>
);

function Box({ box, standing }: { box: MapBox; standing: MapStanding | undefined }) {
  const mark = standing === undefined ? { fill: '#ffffff', line: ink, words: '' } : marks[standing];
  const middle = box.x + box.width / 2;
  const height = box.foot - box.y;
  const text = box.name.length * 17 + (box.when.length + box.onlyIf.length) * 15;
  const top = box.y + (height - text) / 2 + 13;
  const after = top + box.name.length * 17;
  return (
    <g>
      {box.shape === 'box'
        ? <rect x={box.x} y={box.y} width={box.width} height={height} rx="3" fill={mark.fill} stroke={mark.line} stroke-width="1.5" />
        : <path d={`M${middle} ${box.y}L${box.x + box.width + 8} ${box.y + height / 2}L${middle} ${box.foot}L${box.x - 8} ${box.y + height / 2}z`} fill={standing === undefined ? '#fff7e0' : mark.fill} stroke={standing === undefined ? '#9a6f00' : mark.line} stroke-width="1.5" />}
      <Lines lines={box.name} x={middle} y={top} size={nameSize} step={17} bold />
      <Lines lines={box.when} x={middle} y={after - 1} size={smallSize} step={15} fill="#383f43" />
      <Lines lines={box.onlyIf} x={middle} y={after - 1 + box.when.length * 15} size={smallSize} step={15} italic />
      {box.outcomes.length > 0 && <rect x={box.x - 4} y={box.foot + 3} width={box.width + 8} height={box.outcomes.flat().length * 15 + 4} fill="#ffffff" fill-opacity="0.85" />}
      <Lines lines={box.outcomes.flat()} x={box.x} y={box.foot + 15} size={smallSize} step={15} anchor="start" />
      {mark.words !== '' && <g><rect x={box.x + box.width - 70} y={box.y - 9} width="74" height="17" rx="2" fill={mark.line} /><text x={box.x + box.width - 33} y={box.y + 4} text-anchor="middle" font-size={smallSize} font-weight="bold" fill="#ffffff">{mark.words}</text></g>}
    </g>
  );
}

/** With room for two lines of words above the bar. */
const barHeight = 69;

/** A clock as a bar of its days, weeks or months; those that a step's window takes are darker and carry the step's number. */
function ClockBar({ clock, process, y, width }: { clock: Clock; process: ProcessDefinition; y: number; width: number }) {
  const days = clockDays(clock, process);
  const anchor = process.anchors.find((each) => each.key === clock.anchor)?.name ?? clock.anchor;
  const stop = process.steps.findIndex((each) => each.key === clock.stops);
  const words = `${clock.name}: ${clockWords(clock)}${clock.atLeastBefore === undefined ? ', from' : ''} ${anchor}; ends with step ${stop + 1}`;
  const lines = wrapText(words, width, 13).slice(0, 2);
  const bar = y + 3 + 15 * lines.length;
  const cell = days === null ? 0 : width / days.length;
  return (
    <g>
      <Lines lines={lines} x={0} y={y + 12} size={13} step={15} anchor="start" />
      {days === null || days.length > 40
        ? <path d={`M0 ${bar + 8}H${width - 10}`} stroke="#f0b323" stroke-width="6" stroke-dasharray={days === null ? '14 6' : '0'} />
        : days.map(({ unit, steps }, index) => {
          const early = clock.between !== undefined && unit < clock.between.from;
          return (
            <g>
              <rect x={index * cell + 1} y={bar} width={Math.max(1, cell - 2)} height="26" fill={early ? '#fdf3dc' : steps.length > 0 ? '#f7cf78' : '#fbe6b8'} stroke="#c98f12" stroke-width="0.75" />
              <text x={index * cell + cell / 2} y={bar + 11} text-anchor="middle" font-size="11">{unit}</text>
              {steps.length > 0 && daysDiffer(days) && <text x={index * cell + cell / 2} y={bar + 23} text-anchor="middle" font-size="11" font-weight="bold">{`step ${steps.join(', ')}`}</text>}
            </g>
          );
        })}
    </g>
  );
}
