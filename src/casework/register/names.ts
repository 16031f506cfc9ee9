import { kindOfWork } from '../../framework/index.ts';
import { editionOf } from '../../people/framework-edition.ts';
import type { Tx } from '../../platform/index.ts';
import type { RegisterRow } from './read-register.ts';

type Under = Pick<RegisterRow, 'frameworkId' | 'frameworkVersion' | 'definition'>;

/** What the frameworks call kinds of review, themes and channels: each review is named as the edition under which it runs names it. */
export interface Names {
  kind(row: Under): string;
  themes(row: Under, keys: readonly string[]): string[];
  channels(row: Under, keys: readonly string[]): string[];
  /** Whether the framework's process is a rapid review, whatever it calls it. */
  isRapidReview(row: Under): boolean;
}

/** Reads the names that some reviews need. Editions never change and are kept, so that this asks the database once in a process's life. */
export async function readNames(tx: Tx, partnershipId: string, rows: readonly Under[]): Promise<Names> {
  const editions = new Map<string, { kinds: ReadonlyMap<string, string>; themes: ReadonlyMap<string, string>; channels: ReadonlyMap<string, string>; rapid: ReadonlySet<string> }>();
  for (const { frameworkId, frameworkVersion } of rows) {
    const name = `${frameworkId} ${frameworkVersion}`;
    if (editions.has(name)) continue;
    const { pack } = await editionOf(tx, partnershipId, frameworkId, frameworkVersion);
    editions.set(name, {
      kinds: new Map(pack.processes.map((process) => [process.key, process.name])),
      themes: new Map(pack.themes.flatMap((group) => group.themes.map((theme) => [theme.key, theme.name] as const))),
      rapid: new Set(pack.processes.filter((process) => kindOfWork(process) === 'rapid-review').map((process) => process.key)),
      channels: new Map(pack.channels.map((channel) => [channel.key, channel.name])),
    });
  }
  const of = ({ frameworkId, frameworkVersion }: Under) => editions.get(`${frameworkId} ${frameworkVersion}`);
  return {
    kind: (row) => of(row)?.kinds.get(row.definition) ?? row.definition,
    themes: (row, keys) => keys.map((key) => of(row)?.themes.get(key) ?? key),
    isRapidReview: (row) => of(row)?.rapid.has(row.definition) ?? false,
    channels: (row, keys) => keys.map((key) => of(row)?.channels.get(key) ?? key),
  };
}
