/** The known word that was most likely meant, or null where none is near: at most a third of its letters differ. */
export function nearest(word: string, known: readonly string[]): string | null {
  let best: { word: string; distance: number } | null = null;
  for (const each of known) {
    const distance = letterDistance(word, each);
    if (distance <= Math.max(2, each.length / 3) && (best === null || distance < best.distance)) best = { word: each, distance };
  }
  return best?.word ?? null;
}

/** How many letters have to be put in, taken out or changed to make one word of the other (Levenshtein). */
export function letterDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) next[j] = Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length]!;
}
