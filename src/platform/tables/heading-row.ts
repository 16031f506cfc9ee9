/** Rows at the top of a sheet among which the headings are looked for: boards put a title, a date or a key above them. */
const lookedAt = 20;

/**
 * Finds the row that holds the headings: the one of which most are known, or else the first that is not empty. A cell that
 * is empty because the one above it is merged down takes its text from there.
 * @returns the row's place, from 0, and its headings; null where every row is empty
 */
export function findHeadings(grid: readonly (readonly string[])[], isKnown: (heading: string) => boolean): { at: number; headings: string[] } | null {
  const filled = grid.slice(0, lookedAt).flatMap((row, at) => (row.some((cell) => cell !== '') ? [{ at, headings: mergedDown(row, grid[at - 1] ?? []) }] : []));
  const known = ({ headings }: { headings: readonly string[] }) => headings.filter((heading) => heading !== '' && isKnown(heading)).length;
  const best = filled.reduce<(typeof filled)[number] | null>((most, each) => (most === null || known(each) > known(most) ? each : most), null);
  if (best !== null) return best;
  const at = grid.findIndex((row) => row.some((cell) => cell !== ''));
  return at === -1 ? null : { at, headings: [...grid[at]!] };
}

const mergedDown = (row: readonly string[], above: readonly string[]): string[] =>
  Array.from({ length: Math.max(row.length, above.length) }, (_, column) => row[column] || above[column] || '');
