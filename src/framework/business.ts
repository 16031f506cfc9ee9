import type { Covers } from './schema/covers.ts';
import type { Pack } from './schema/pack.ts';
import { listed } from './words.ts';
import type { Decision, ProcessDefinition } from './schema/process.ts';

/** Whose safety a board of the framework sees to. Boards that share a framework are known in it by their names. */
export const coversOf = (pack: Pick<Pack, 'covers' | 'boards'>, board: string): Covers => pack.boards?.find(({ name }) => name === board)?.covers ?? pack.covers;

/** Whether a process is the business of a board that sees to these: of every board, where the process does not say. */
export const isBusinessOf = ({ covers }: Pick<ProcessDefinition, 'covers'>, board: Covers): boolean => covers === undefined || covers.some((cover) => board.includes(cover));

/** `children’s`, `children’s and adults’`. */
export const coverWords = (covers: Covers): string => covers.map((cover) => `${cover}’${cover.endsWith('s') ? '' : 's'}`).join(' and ');

/** Why none of these boards runs a process, in words; null where one of them does. */
export function whyNotOn({ name, covers }: Pick<ProcessDefinition, 'name' | 'covers'>, pack: Pick<Pack, 'covers' | 'boards'>, boards: readonly string[]): string | null {
  if (covers === undefined || boards.some((board) => isBusinessOf({ covers }, coversOf(pack, board)))) return null;
  const own = [...new Set(boards.flatMap((board) => coversOf(pack, board)))];
  const are = boards.length === 1 ? `is ${own[0] === 'adults' ? 'an' : 'a'} ${coverWords(own)} board` : `are ${coverWords(own)} boards`;
  return `“${name}” is the business of ${coverWords(covers)} boards. ${listed(boards)} ${are}, so it cannot be started there.`;
}

/**
 * The boards that run what a board's case calls for: the board itself, or, where the process is not its business, those of its
 * own area whose business it is.
 */
export function boardsFor(process: Pick<ProcessDefinition, 'covers'>, pack: Pick<Pack, 'covers' | 'boards'>, board: string): string[] {
  if (isBusinessOf(process, coversOf(pack, board))) return [board];
  const area = pack.boards?.find(({ name }) => name === board)?.area;
  return (pack.boards ?? []).filter((each) => each.area === area && isBusinessOf(process, each.covers)).map(({ name }) => name);
}

/** The outside body that takes a decision, which is only recorded here; null where it is for our own people to take. */
export const bodyThatDecides = ({ ownedBy }: Pick<ProcessDefinition, 'ownedBy'>, { ours }: Pick<Decision, 'ours'>): string | null => (ours === true ? null : (ownedBy ?? null));
