import { Table } from '../../web/fields/index.ts';
import type { Glance } from './read-glance.ts';

const order = ['identified', 'disseminated', 'embedded', 'evaluated'] as const;
const words: Record<string, string> = { identified: 'Identified', disseminated: 'Disseminated', embedded: 'Embedded', evaluated: 'Evaluated' };

/** The loop of learning: four stages, how much stands at each, for how long, and what was done without effect. */
export function Loop({ stages, withoutEffect }: { stages: Glance['stages']; withoutEffect: number }) {
  const at = (stage: string) => stages.find((each) => each.stage === stage) ?? { stage, count: 0, longestDays: 0, medianDays: 0 };
  const most = Math.max(1, ...order.map((stage) => at(stage).count));
  return (
    <>
      <div class="gt-wide-scroll" tabindex={0} role="region" aria-label="Drawing of where learning stands">
        <svg class="gt-picture gt-loop" viewBox="0 0 880 230" width="880" height="230" role="group" aria-label="How much learning stands at each of the four stages. The same follows as a table.">
          <path d="M110 120C260 120 260 60 330 60S400 120 550 120 620 60 770 60" fill="none" stroke="#f0b323" stroke-width="5" />
          {order.map((stage, index) => {
            const here = at(stage);
            const x = 110 + index * 220;
            const y = index % 2 === 0 ? 120 : 60;
            const r = 18 + Math.round(26 * Math.sqrt(here.count / most));
            return (
              <a href={`/lessons?stage=${stage}`}>
                <circle cx={x} cy={y} r={r} fill="#1d2f4f" stroke="#fff" stroke-width="3" />
                <text x={x} y={y + 8} text-anchor="middle" fill="#fff" font-size="22" font-weight="bold">{here.count}</text>
                <text x={x} y={y + r + 20} text-anchor="middle" font-size="16" font-weight="bold">{words[stage]}</text>
                <text x={x} y={y + r + 38} text-anchor="middle" font-size="13">{here.count === 0 ? '' : `longest ${here.longestDays} days`}</text>
              </a>
            );
          })}
        </svg>
      </div>
      <Table caption="The same as a table" captionSize="s" heads={['Stage', 'Lessons', 'Half of them stand there for', 'The longest for']} rows={[
        ...order.map((stage) => [<a class="govuk-link" href={`/lessons?stage=${stage}`}>{words[stage]}</a>, String(at(stage).count), `${at(stage).medianDays} days`, `${at(stage).longestDays} days`]),
        ['Done, but no effect', String(withoutEffect), '', ''],
      ]} />
    </>
  );
}
