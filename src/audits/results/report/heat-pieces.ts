import { shadedTable, subheading, type Piece, type Shaded } from '../../../platform/documents/word.ts';
import type { Level } from '../../tools/grades.ts';
import { cellOf, type Show } from '../heat/cell.ts';
import type { HeatRow } from '../heat/read-heat.ts';
import type { Step } from '../heat/step.ts';

/** The looks of the steps on paper: the same as on screen. */
export const stepFill: Record<Step, string> = { 1: 'EDA79C', 2: 'F8D2B4', 3: 'FFEDB3', 4: 'D3E8DC', 5: '9FD3BB' };

// As many columns as stay readable on an upright page.
const mostColumns = 8;

/** The heat map for a page: standards by their number, in several tables where there are many. */
export function heatPieces(standards: readonly { key: string; name: string }[], levels: readonly Level[], rows: readonly HeatRow[], show: Show, byArea: boolean): Piece[] {
  const parts = Array.from({ length: Math.ceil(standards.length / mostColumns) }, (_, index) => standards.slice(index * mostColumns, (index + 1) * mostColumns));
  const width = (count: number): number[] => [22, ...Array.from({ length: count }, () => 78 / count)];
  const cell = (row: HeatRow, standard: string): Shaded => {
    const { words, more, step } = cellOf(levels, row.by.get(standard), show, !byArea);
    return { text: [words, ...more].join('\n'), fill: step === null ? null : stepFill[step] };
  };
  return parts.flatMap((part, index) => [
    ...(parts.length > 1 ? [subheading(`Standards ${index * mostColumns + 1} to ${index * mostColumns + part.length}`)] : []),
    shadedTable([byArea ? 'Area' : 'Who answered', ...part.map(({ key }) => String(standards.findIndex((each) => each.key === key) + 1))], width(part.length), rows.map((row) => ({ name: row.name, cells: part.map(({ key }) => cell(row, key)) }))),
  ]);
}
