import { levelAt, type Level } from '../../tools/grades.ts';
import { stepOf, type Step } from './step.ts';

/** What a heat map shows: the agencies' own grades, the grades after challenge, or how far the two are apart. */
export type Show = 'own' | 'moderated' | 'difference';
export const shows: readonly { key: Show; words: string }[] = [
  { key: 'own', words: 'Own grades' }, { key: 'moderated', words: 'After challenge' }, { key: 'difference', words: 'Difference' },
];

/** How one return, or the returns of one area, stand against one standard. Scores are means where there are several. */
export interface Stood {
  own: number | null;
  /** The mean over those that were moderated. */
  moderated: number | null;
  /** The moderated grade where there is one, else the own: what counts. */
  stands: number | null;
  /** What counted in the round before; null where there was none. */
  before: number | null;
  /** How many returns carry a grade, and how many of them were moderated. */
  graded: number;
  moderatedCount: number;
  /** How far the panel's grades lie from the own grades of the same returns. */
  moved: number | null;
}

export interface Cell {
  /** Null where there is nothing to colour. */
  step: Step | null;
  /** Set where the picture shows a difference. */
  towards: 'up' | 'down' | null;
  words: string;
  /** What stands beneath: the mean, whose grade it is, how it moved. */
  more: string[];
}

// Less than this is no difference at one decimal, which is what the page shows.
const nothing = 0.05;
const oneDecimal = (value: number): string => Math.abs(value).toFixed(1);

/** How a score has moved, in words. */
export function movedWords(from: number | null, to: number | null): string {
  if (from === null || to === null) return '';
  const by = to - from;
  return Math.abs(by) < nothing ? 'as before' : `${by > 0 ? '▲ up' : '▼ down'} ${oneDecimal(by)}`;
}

export function cellOf(levels: readonly Level[], stood: Stood | undefined, show: Show, single: boolean): Cell {
  const none = (words: string): Cell => ({ step: null, towards: null, words, more: [] });
  if (stood === undefined || stood.graded === 0) return none('No grade');
  if (show === 'difference') {
    if (stood.moderatedCount === 0 || stood.moved === null) return none('Not moderated');
    const of = single ? [] : [`${stood.moderatedCount} of ${stood.graded} moderated`];
    if (Math.abs(stood.moved) < nothing) return { step: null, towards: null, words: 'Agreed', more: of };
    const changed = single ? [`${labelOf(levels, stood.own)} to ${labelOf(levels, stood.moderated)}`] : of;
    return { step: null, towards: stood.moved > 0 ? 'up' : 'down', words: `${oneDecimal(stood.moved)} ${stood.moved > 0 ? 'higher' : 'lower'}`, more: changed };
  }
  const score = show === 'own' ? stood.own : stood.stands;
  if (score === null) return none('No grade');
  const whose = show === 'own' ? [] : single ? [stood.moderatedCount > 0 ? 'panel’s grade' : 'own grade'] : [`${stood.moderatedCount} of ${stood.graded} moderated`];
  const moved = movedWords(stood.before, score);
  return { step: stepOf(levels, score), towards: null, words: labelOf(levels, score), more: [score.toFixed(1), ...whose, ...(moved === '' ? [] : [moved])] };
}

const labelOf = (levels: readonly Level[], score: number | null): string => (score === null ? '' : (levelAt(levels, score)?.label ?? score.toFixed(1)));
