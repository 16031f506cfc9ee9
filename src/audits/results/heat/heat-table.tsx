import { Table as GovukTable } from '../../../web/govuk/index.ts';
import type { Level } from '../../tools/grades.ts';
import type { Results } from '../open-results.ts';
import { cellOf, type Cell, type Show } from './cell.ts';
import type { HeatRow } from './read-heat.ts';
import { stepOf } from './step.ts';

const lookOf = ({ step, towards }: Cell): string => (step !== null ? `gt-heat__cell gt-heat__cell--${step}` : towards !== null ? `gt-heat__cell gt-heat__cell--${towards}` : 'gt-heat__cell');

/** Who against which standard. Every cell says its grade in words and as a number; the colour only helps the eye. */
export function HeatTable({ results, rows, show, single, hrefOf, caption }: { results: Results; rows: readonly HeatRow[]; show: Show; single: boolean; hrefOf: (row: HeatRow) => string; caption: string }) {
  const { standards, levels } = results;
  return (
    <div class="gt-wide-scroll" tabindex={0} role="region" aria-label={caption}>
      <GovukTable
        caption={caption} captionClasses="govuk-visually-hidden" firstCellIsHeader classes="gt-table gt-table--stacks gt-heat"
        head={[{ text: single ? 'Who answered' : 'Area' }, ...standards.map(({ name }) => ({ text: name }))]}
        rows={rows.map((row) => [
          { text: <><a class="govuk-link" href={hrefOf(row)}>{row.name}</a>{!single && <span class="gt-under">{row.returns.toLocaleString('en-GB')} {row.returns === 1 ? 'return' : 'returns'}</span>}</> },
          ...standards.map(({ key, name }) => {
            const cell = cellOf(levels, row.by.get(key), show, single);
            return { text: <><span class="gt-heat__words">{cell.words}</span>{cell.more.length > 0 && <span class="gt-heat__more">{cell.more.join(', ')}</span>}</>, classes: lookOf(cell), attributes: { 'data-head': name } };
          }),
        ])}
      />
    </div>
  );
}

/** What the colours mean; the cells say it too. */
export const HeatLegend = ({ levels, show }: { levels: readonly Level[]; show: Show }) => (
  <p class="gt-legend" aria-hidden="true">
    {show === 'difference' ? <><span class="gt-heat-key--up">Graded higher by the panel</span><span class="gt-heat-key--down">Graded lower by the panel</span></>
      : levels.map((level) => <span class={`gt-heat-key--${stepOf(levels, level.score)}`}>{level.label}</span>)}
  </p>
);
