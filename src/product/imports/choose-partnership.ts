import type { Database } from '../../platform/index.ts';
import { partnerships, type PartnershipName } from '../partnerships.ts';

/** The partnership that a command is for: the one of a slug, or the only one. Throws in plain words where that is not clear. */
export async function choosePartnership(database: Database, slug: string | undefined): Promise<PartnershipName> {
  const all = await partnerships(database);
  if (all.length === 0) throw new Error('There is no partnership in this installation yet.');
  const those = all.map((each) => `  ${each.slug.padEnd(20)} ${each.name}`).join('\n');
  const chosen = slug === undefined ? (all.length === 1 ? all[0] : undefined) : all.find((each) => each.slug === slug);
  if (chosen !== undefined) return chosen;
  throw new Error(slug === undefined ? `There are several partnerships. Say which with --partnership:\n${those}` : `There is no partnership "${slug}". There are:\n${those}`);
}
