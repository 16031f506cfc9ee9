import { levelAt, type Level } from '../../tools/grades.ts';
import { shareOf } from '../heat/step.ts';

/** What a source says of a standard: in place and known to work, in part, or not. */
export type Position = 'strong' | 'mixed' | 'weak';
export const positions: readonly { key: Position; words: string }[] = [{ key: 'strong', words: 'Strong' }, { key: 'mixed', words: 'Mixed' }, { key: 'weak', words: 'Weak' }];
export const positionWords = (position: Position): string => positions.find(({ key }) => key === position)!.words;

// Scales differ in their number of levels; by thirds between their ends each can be set beside any other.
export const positionOfShare = (share: number): Position => (share >= 2 / 3 ? 'strong' : share <= 1 / 3 ? 'weak' : 'mixed');
/** By the level that lies nearest to the score, so that it agrees with the words beside it. */
export const positionOf = (levels: readonly Level[], score: number): Position => positionOfShare(shareOf(levels, levelAt(levels, score)?.score ?? score));

/** One of those that speak of a standard. What carries no judgement, such as a bare count, has no position and takes no part. */
export interface Voice {
  key: string;
  name: string;
  position: Position | null;
}

export interface Disagreement {
  between: [Voice, Voice];
  /** 2: one says strong where the other says weak. */
  by: 1 | 2;
}

const height: Record<Position, number> = { weak: 0, mixed: 1, strong: 2 };

/**
 * Where those who speak of a standard do not agree, the widest first. The agencies' own grade (the first voice, `own`) is set beside each other
 * voice; others are set beside each other only where they contradict, or every page would be full of shades.
 */
export function disagreements(voices: readonly Voice[]): Disagreement[] {
  const heard = voices.filter((voice) => voice.position !== null);
  const pairs = heard.flatMap((one, index) => heard.slice(index + 1).map((other): [Voice, Voice] => [one, other]));
  const apart = ([one, other]: [Voice, Voice]): number => Math.abs(height[one.position!] - height[other.position!]);
  return pairs.flatMap((between): Disagreement[] => {
    const by = apart(between);
    if (by === 2) return [{ between, by }];
    return by === 1 && between[0].key === 'own' ? [{ between, by }] : [];
  }).toSorted((a, b) => b.by - a.by);
}

export const disagreementWords = ({ between: [one, other], by }: Disagreement): string => `${by === 2 ? 'Contradiction' : 'Difference'}: ${saysWords(one)} against ${saysWords(other)}.`;
const saysWords = ({ name, position }: Voice): string => `${name} (${position ?? 'no judgement'})`;

/** What can be said of all voices together where none disagree. */
export function agreementWords(voices: readonly Voice[]): string {
  const heard = voices.filter((voice) => voice.position !== null);
  if (heard.length === 0) return 'Nothing is known of this standard yet.';
  if (heard.length === 1) return heard[0]!.key === 'own' ? 'Nothing but the agencies’ own grades speaks of this standard: it is not assured.' : 'Only one source speaks of this standard.';
  return 'All that is known agrees, or differs only in shades.';
}
