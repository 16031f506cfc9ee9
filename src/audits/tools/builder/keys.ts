/** A key for something new, from its name, that none of those beside it has. It stays, whatever the name becomes. */
export function keyFor(name: string, taken: readonly string[]): string {
  const words = name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 40).replace(/-+$/, '') || 'new';
  for (let number = 1; ; number += 1) {
    const key = number === 1 ? words : `${words}-${number}`;
    if (!taken.includes(key)) return key;
  }
}

/** A list with the thing at a place moved one place; unchanged where it stands at that end already. */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): T[] {
  const to = at + by;
  const [thing, other] = [list[at], list[to]];
  return thing === undefined || other === undefined ? [...list] : list.map((each, i) => (i === at ? other : i === to ? thing : each));
}
