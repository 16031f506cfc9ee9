/** Somebody who could own an action. */
export interface Candidate {
  id: string;
  name: string;
  post: string;
}

const plain = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim().replace(/^the /, '');

/**
 * The one person whom a return means by the post or name that it gives: whose post or name is the same, or else begins with it or it with
 * theirs. Null where nobody is meant, or more than one may be: an action is never given to somebody by a guess.
 */
export function matchOwner(given: string, people: readonly Candidate[]): Candidate | null {
  const wanted = plain(given);
  if (wanted === '') return null;
  const of = (fits: (words: string) => boolean): Candidate[] => people.filter(({ name, post }) => [name, post].map(plain).some((words) => words !== '' && fits(words)));
  const same = of((words) => words === wanted);
  const found = same.length > 0 ? same : of((words) => words.startsWith(`${wanted} `) || wanted.startsWith(`${words} `));
  return found.length === 1 ? found[0]! : null;
}
