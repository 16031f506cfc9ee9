import type { App } from '../web/visit/index.ts';
import { addDays, dayInLondon } from '../calendar/index.ts';
import { bundledIds, bundledPack } from '../framework/index.ts';
import { foundBoard, foundPackBoard, placeOf } from './demonstration/found-board.ts';
import { firstToSignIn, inventPeople } from './demonstration/invented-people.ts';
import { demonstrationPassword, demonstrationPeople } from './demonstration/people.ts';
import { partnerships } from './partnerships.ts';

/** Every framework beside the one whose demonstration is told in full. */
const otherFrameworks = async (): Promise<string[]> => (await bundledIds()).filter((id) => id !== 'suffolk-2019');

/**
 * Founds the demonstration boards, one for each framework, in an installation that has no partnership yet.
 * @returns what to tell at start: where to go and whom to sign in as; null in an installation that is no demonstration
 */
export async function prepareDemonstration(app: App): Promise<string | null> {
  const there = await partnerships(app.database);
  if (there.length === 0) {
    const { fillBoard, fillPackBoard } = await import('./demonstration/fill-board.ts');
    const since = addDays(dayInLondon(app.now()), -800);
    await fillBoard(app, await foundBoard(app.database, since));
    for (const id of await otherFrameworks()) await fillPackBoard(app, await foundPackBoard(app.database, since, id));
  } else if (!there.some((partnership) => partnership.demonstration)) return null;
  const shown = ['manager', 'chair', 'notifier', 'police', 'lig'].map((key) => demonstrationPeople.find((person) => person.key === key)!);
  const others = await Promise.all((await otherFrameworks()).map(async (id) => {
    const { pack } = await bundledPack(id);
    const first = firstToSignIn(pack, inventPeople(pack, placeOf(pack)).people);
    return { email: first.email, post: `${first.post}, ${pack.board}` };
  }));
  return [
    'This is a demonstration: every person and case in it is invented.',
    ...[...shown, ...others].map((person) => `  ${person.email.padEnd(40)} ${person.post}`),
    `Password for all of them: ${demonstrationPassword}`,
    'All of them: npx golden-thread demo people', '',
  ].join('\n');
}
