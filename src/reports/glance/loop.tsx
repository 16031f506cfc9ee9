import { Table } from '../../web/fields/index.ts';
import { Details } from '../../web/govuk/index.ts';
import type { Glance } from './read-glance.ts';

const order = ['identified', 'disseminated', 'embedded', 'evaluated'] as const;
const words: Record<string, string> = { identified: 'Identified', disseminated: 'Disseminated', embedded: 'Embedded', evaluated: 'Evaluated' };

/** The loop of learning: four knots on the thread, how many lessons stand at each, for how long, and what was done without effect. */
export function Loop({ stages, withoutEffect }: { stages: Glance['stages']; withoutEffect: number }) {
  const at = (stage: string) => stages.find((each) => each.stage === stage) ?? { stage, count: 0, longestDays: 0, medianDays: 0 };
  const most = Math.max(1, ...order.map((stage) => at(stage).count));
  return (
    <>
      <div class="gt-loop">
        <svg class="gt-loop__thread" viewBox="0 0 800 140" preserveAspectRatio="none" aria-hidden="true" focusable="false"><path d="M0 70C40 70 60 85 100 85S240 55 300 55 440 85 500 85 640 55 700 55 780 70 800 70" /></svg>
        <ol class="gt-loop__stages">
          {order.map((stage) => {
            const { count, longestDays, medianDays } = at(stage);
            return (
              <li class="gt-loop__stage">
                <svg class="gt-loop__knot" viewBox="0 0 100 100" aria-hidden="true" focusable="false"><circle cx="50" cy="50" r={28 + Math.round(20 * Math.sqrt(count / most))} /><text x="50" y="60" text-anchor="middle">{count}</text></svg>
                <div>
                  <a class="govuk-link gt-loop__name" href={`/lessons?stage=${stage}`}>{words[stage]}<span class="govuk-visually-hidden">: {count} {count === 1 ? 'lesson' : 'lessons'}</span></a>
                  <span class="gt-under">{count === 0 ? 'No lessons' : <>Half of them for {medianDays} days or more<br />The longest for {longestDays} days</>}</span>
                </div>
              </li>
            );
          })}
        </ol>
      </div>
      <Details summaryText="Where learning is, as a table">
        <Table caption="Where learning is" captionSize="hidden" heads={['Stage', 'Lessons', 'Half there for at least', 'Longest there']} rows={[
          ...order.map((stage) => [words[stage], String(at(stage).count), `${at(stage).medianDays} days`, `${at(stage).longestDays} days`]),
          ['Done, but no effect', String(withoutEffect), '–', '–'],
        ]} />
      </Details>
    </>
  );
}
