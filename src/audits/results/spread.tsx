import type { Level } from '../tools/grades.ts';
import { stepOf } from './heat/step.ts';
import type { Count, StandardSummary } from './tally.ts';

export const spreadWords = (spread: readonly Count[]): string => spread.filter(({ count }) => count > 0).map(({ level, count }) => `${level.label}: ${count.toLocaleString('en-GB')}`).join(', ') || 'No grades';

/** How the grades of each standard are spread, weakest on the left. The words behind each bar say the same. */
export const SpreadPicture = ({ summaries, levels, of, hrefOf }: { summaries: readonly StandardSummary[]; levels: readonly Level[]; of: 'ownSpread' | 'standsSpread'; hrefOf: (standard: string) => string }) => (
  <ul class="gt-bars">
    {summaries.map((summary) => (
      <li class="gt-bars__row">
        <span class="gt-bars__name"><a class="govuk-link" href={hrefOf(summary.key)}>{summary.name}</a></span>
        <Bar spread={summary[of]} levels={levels} />
        <span class="gt-bars__words">{spreadWords(summary[of])}</span>
      </li>
    ))}
  </ul>
);

function Bar({ spread, levels }: { spread: readonly Count[]; levels: readonly Level[] }) {
  const all = spread.reduce((sum, { count }) => sum + count, 0);
  const upTo = (index: number): number => (all === 0 ? 0 : Math.round((spread.slice(0, index).reduce((sum, { count }) => sum + count, 0) / all) * 1000));
  return (
    <svg class="gt-bars__bar gt-spread" viewBox="0 0 1000 12" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect class="gt-bars__ground" width="1000" height="12" />
      {spread.map(({ level, count }, index) => (count === 0 ? null : <rect class={`gt-spread__part--${stepOf(levels, level.score)}`} x={upTo(index)} width={upTo(index + 1) - upTo(index)} height="12" />))}
    </svg>
  );
}
