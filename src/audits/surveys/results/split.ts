/** How many of a group gave each of some answers, of which everybody gave one: a row of a table. */
export interface Group {
  value: string;
  counts: number[];
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/**
 * Which cells of a table of groups and answers are held back, so that nobody can be known by the rest. The sums over all groups are told
 * beside it, as far as they are not held back themselves, and so is how many answered in each group; the groups are whole, those who did
 * not say where they work among them.
 *
 * A group smaller than the smallest number is held back whole, and the next smallest groups with it until those held back are together no fewer.
 * A cell below the smallest number is held back. Then in every row, and in every column with its sum, what is held back has to be of at
 * least two cells, and together no fewer than the smallest number: else the next smallest goes with it, until nothing changes.
 * @param sums whether the sum of each answer over all groups is held back
 * @returns for each group whether each of its cells is held back
 */
export function heldCells(groups: readonly Group[], sums: readonly boolean[], smallest: number): boolean[][] {
  const held = heldGroups(groups, smallest).map((whole, row) => groups[row]!.counts.map((count) => whole || (count > 0 && count < smallest)));
  const rows = groups.map((group, row) => group.counts.map((_, column): Cell => [row, column]));
  const columns = (groups[0]?.counts ?? []).map((_, column) => groups.map((_group, row): Cell => [row, column]));
  const sumBack = columns.map((column, at) => (sums[at] ? [sumOf(column.map(([row]) => groups[row]!.counts[at]!))].filter((sum) => sum > 0) : []));
  const countAt = ([row, column]: Cell): number => groups[row]!.counts[column]!;
  const isHeld = ([row, column]: Cell): boolean => held[row]![column]!;
  for (let changed = true; changed;) {
    changed = false;
    for (const { line, more } of [...rows.map((line) => ({ line, more: [] })), ...columns.map((line, at) => ({ line, more: sumBack[at]! }))]) {
      const filled = line.filter((cell) => countAt(cell) > 0);
      const back = filled.filter(isHeld).map(countAt);
      const parts = back.length + more.length;
      if (parts === 0 || (parts > 1 && sumOf(back) >= smallest)) continue;
      const next = filled.filter((cell) => !isHeld(cell)).toSorted((one, other) => countAt(one) - countAt(other))[0];
      if (next === undefined) continue;
      held[next[0]]![next[1]] = true;
      changed = true;
    }
  }
  return held;
}

type Cell = readonly [row: number, column: number];

/** The groups that are held back whole. */
function heldGroups(groups: readonly Group[], smallest: number): boolean[] {
  const sizes = groups.map(({ counts }) => sumOf(counts));
  const held = sizes.map((size) => size > 0 && size < smallest);
  for (;;) {
    const back = sizes.filter((size, at) => held[at] && size > 0);
    if (back.length === 0 || (back.length > 1 && sumOf(back) >= smallest)) return held;
    const next = sizes.map((size, at) => ({ size, at })).filter(({ size, at }) => size > 0 && !held[at]).toSorted((one, other) => one.size - other.size)[0];
    if (next === undefined) return held;
    held[next.at] = true;
  }
}
