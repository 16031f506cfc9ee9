import type { Planned } from '../said/said.ts';
import type { UnderWay } from './read-taken.ts';

/** The most that a title of an action holds. */
const mostInTitle = 200;
const plain = (text: string): string => text.toLowerCase().replaceAll(/\s+/g, ' ').trim();

/** How a planned action is called, and the whole of it where that is longer. */
export function titleOf({ text }: Pick<Planned, 'text'>): { title: string; rest: string } {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= mostInTitle) return { title: line, rest: '' };
  const cut = line.slice(0, mostInTitle - 1);
  return { title: `${cut.slice(0, Math.max(cut.lastIndexOf(' '), mostInTitle / 2))}…`, rest: text };
}

/** Something that is planned, with others of the same return that say the same, and the action under way that it repeats. */
export interface ToTake {
  planned: Planned;
  also: Planned[];
  underWay: UnderWay | null;
}

/**
 * What of a plan is still to become actions. The same words by the same owner for the same day are one action, for however many
 * questions they stand; what an earlier return made an action of, and is not finished, is that action.
 */
export function toTake(planned: readonly Planned[], taken: ReadonlySet<string>, underWay: readonly UnderWay[]): ToTake[] {
  const left = planned.filter(({ place }) => !taken.has(place));
  const same = (one: Planned, other: Planned): boolean => plain(one.text) === plain(other.text) && plain(one.owner) === plain(other.owner) && one.by === other.by;
  return left.filter((each, index) => left.findIndex((other) => same(each, other)) === index).map((each) => {
    const { title, rest } = titleOf(each);
    return {
      planned: each, also: left.filter((other) => other !== each && same(each, other)),
      underWay: underWay.find((action) => action.place === each.place && plain(action.title) === plain(title) && (rest === '' || plain(action.detail).startsWith(plain(rest)))) ?? null,
    };
  });
}
