import type { App } from '../web/visit/index.ts';
import { addDays, dayInLondon } from '../calendar/index.ts';
import { foundBoard } from './demonstration/found-board.ts';
import { demonstrationPassword, demonstrationPeople } from './demonstration/people.ts';
import { partnerships } from './partnerships.ts';

/**
 * Founds the demonstration board in an installation that has no partnership yet.
 * @returns what to tell at start: where to go and whom to sign in as; null in an installation that is no demonstration
 */
export async function prepareDemonstration(app: App): Promise<string | null> {
  const there = await partnerships(app.database);
  if (there.length === 0) {
    const { fillBoard } = await import('./demonstration/fill-board.ts');
    const board = await foundBoard(app.database, addDays(dayInLondon(app.now()), -800));
    await fillBoard(app, board);
  } else if (!there.some((partnership) => partnership.demonstration)) return null;
  const shown = ['manager', 'chair', 'notifier', 'police', 'lig'].map((key) => demonstrationPeople.find((person) => person.key === key)!);
  return [
    'This is a demonstration: every person and case in it is invented.',
    ...shown.map((person) => `  ${person.email.padEnd(34)} ${person.post}`),
    `Password for all of them: ${demonstrationPassword}`,
    'All of them: npx golden-thread demo people', '',
  ].join('\n');
}
