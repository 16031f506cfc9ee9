import { sentence } from '../../framework/fault.ts';
import type { Pack } from '../../framework/index.ts';
import type { Decision, Outcome } from '../../framework/schema/process.ts';
import { forceWords, listed } from '../../framework/words.ts';
import { bindingSets } from '../../process/index.ts';
import type { Day } from '../../calendar/index.ts';
import type { BoardsThatRun } from '../review/boards-that-run.ts';
import type { Room } from './room.ts';
import { dayOfCase, whyNotStart } from '../start/startable.ts';

/** What an outcome means, how the criteria bind it and what it starts; where rules do not hold for the day from which this case counts, why not. */
export function outcomeHint({ about, starts, requiredBy, needs, departure, onceActionsClosed }: Outcome, { review: { process, edition: { pack } }, outside: { openActions, runs } }: Pick<Room, 'review' | 'outside'>, today: Day): { hint?: string } {
  const started = starts.flatMap((key) => pack.processes.filter((each) => each.key === key));
  const day = dayOfCase(process, today);
  const begun = started.filter((each) => whyNotStart(each, day) === null);
  const refused = departure === 'refused';
  const said = [
    about && sentence(about),
    requiredBy !== undefined && `${refused ? 'Has to follow' : 'Called for'} where the criteria ‘${nameOfSet(pack, requiredBy)}’ are met.`,
    needs !== undefined && needs !== requiredBy && `${refused ? 'Open only' : 'Meant'} where the criteria ‘${nameOfSet(pack, needs)}’ are met.`,
    onceActionsClosed === true && `Open once every action of the case is closed.${openActions.length === 0 ? '' : ` Still open: ${openActions.join(', ')}.`}`,
    begun.length > 0 && `Starts: ${listed(begun.map((each) => startedWhere(each, runs(each), process.boardId)))}.`,
    ...started.filter((each) => !begun.includes(each)).map((each) => `${whyNotStart(each, day)} It is not started.`),
  ].filter((words): words is string => typeof words === 'string' && words !== '');
  return said.length === 0 ? {} : { hint: said.join(' ') };
}

/** A process by its name, and the board on which it starts where that is another. */
const startedWhere = ({ name }: { name: string }, board: ReturnType<BoardsThatRun>, own: string): string =>
  board === null ? `${name} (no board of the partnership runs it, so it is started elsewhere)` : board.id === own ? name : `${name}, on ${board.name}`;

const nameOfSet = (pack: Pack, key: string): string => pack.criteria.find((set) => set.key === key)?.name ?? key;

/** Whether the criteria bind a decision in a way that leaves room for a reason. */
export const mayDepart = (decision: Decision): boolean => decision.outcomes.some(({ requiredBy, needs, departure }) => (requiredBy ?? needs) !== undefined && departure === 'with-reason');

/** How the criteria bind a decision, and on which source that rests. */
export function bindingWords(decision: Decision, pack: Pack): string {
  const sources = bindingSets(decision).flatMap((key) => pack.criteria.filter((set) => set.key === key)).map(({ name, rule }) => `‘${name}’: ${rule.source} (${forceWords[rule.force].toLowerCase()})`);
  return `Only where the outcome is another than the criteria, as they are answered, call for. They rest on ${listed(sources)}.`;
}
