import type { Pack } from '../framework/index.ts';
import { editionOfBoard } from '../people/framework-edition.ts';
import type { Visit } from '../web/visit/index.ts';

/** The pack of the visitor's board: its themes, strengths, channels, verdicts. */
export async function boardPack(visit: Pick<Visit, 'tx' | 'me'>): Promise<Pack> {
  const held = visit.me.roles[0];
  if (held === undefined) throw new Error('somebody without a role came to a page of the thread');
  return (await editionOfBoard(visit.tx, visit.me.partnershipId, held.boardId)).pack;
}

export const themeChoices = (pack: Pack) => pack.themes.flatMap((group) => group.themes.map(({ key, name }) => ({ value: key, label: name })));
export const themeNames = (pack: Pack, keys: readonly string[]): string => keys.map((key) => themeChoices(pack).find((theme) => theme.value === key)?.label ?? key).join(', ');
export const named = (items: readonly { key: string; name: string }[], key: string | null): string => items.find((item) => item.key === key)?.name ?? key ?? '';
export const choices = (items: readonly { key: string; name: string; about?: string | undefined }[]) => items.map(({ key, name, about }) => ({ value: key, label: name, ...(about ? { hint: about } : {}) }));
/** Themes that were sent and that the pack has. */
export const knownThemes = (pack: Pack, sent: readonly string[]): string[] => sent.filter((key) => themeChoices(pack).some((theme) => theme.value === key));
