import type { Figures } from './measure.ts';
import type { LoadingTimes } from './processes.ts';

export interface Report {
  results: readonly { page: string; product: Figures; bare: Figures; ratio: number; p99Ratio: number; queriesWithFew: number | null; queries: number; bytes: number }[];
  memory: { idle: number; load: number };
  start: { first: number; next: number };
  databaseMB: number;
  frameworks: LoadingTimes;
}

/** The pages as people read them. */
export function lines(results: Report['results']): string {
  const heads = ['Page', 'Requests/s', 'Bare', 'Ratio', 'p50 ms', 'Bare', 'p99 ms', 'Bare', 'Ratio', 'Queries (few rows)', 'Queries (many rows)', 'Bytes'];
  const rows = results.map((each) => [
    each.page, each.product.perSecond.toFixed(0), each.bare.perSecond.toFixed(0), each.ratio.toFixed(2), each.product.p50, each.bare.p50,
    each.product.p99, each.bare.p99, each.p99Ratio.toFixed(2), each.queriesWithFew ?? '', each.queries, each.bytes,
  ].map(String));
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]!.length)));
  const line = (cells: readonly string[]): string => cells.map((cell, column) => (column === 0 ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!))).join('  ');
  return [line(heads), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
}

/** The report as people read it. */
export function table({ results, memory, start, databaseMB, frameworks }: Report): string {
  return [
    lines(results), '',
    `Memory of the process: ${memory.idle} MB idle, ${memory.load} MB at most under load.`,
    `${frameworks.packs} frameworks in a fresh process: ${frameworks.started.toFixed(0)} ms as at a start, ${frameworks.checked.toFixed(0)} ms checked whole, ${frameworks.anew.toFixed(0)} ms with nothing kept by the build.`,
    `Start with the demonstration board: ${start.first.toFixed(1)} s the first time, ${start.next.toFixed(1)} s after that. Database: ${databaseMB} MB.`,
  ].join('\n');
}
