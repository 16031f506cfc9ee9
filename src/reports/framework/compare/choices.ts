import { bundledIds, bundledPack, type Pack } from '../../../framework/index.ts';
import { editionOf } from '../../../people/framework-edition.ts';
import type { Tx } from '../../../platform/index.ts';

/** A framework that may be laid beside another: one that comes with the product, or an edition that the partnership adopted. */
export interface FrameworkChoice {
  /** As it stands in the address: "product suffolk-2019", "adopted suffolk-2019 8.1". */
  value: string;
  label: string;
}

/** What a reader may lay side by side: their partnership's editions, newest first, then what comes with the product. */
export async function frameworkChoices(tx: Tx, partnershipId: string): Promise<FrameworkChoice[]> {
  const editions = await tx.selectFrom('framework_edition').select(['framework_id', 'version']).where('partnership_id', '=', partnershipId).orderBy('adopted_at', 'desc').execute();
  const adopted = await Promise.all(editions.map(async (each) => ({ value: `adopted ${each.framework_id} ${each.version}`, label: `${(await editionOf(tx, partnershipId, each.framework_id, each.version)).pack.board}, version ${each.version} (adopted here)` })));
  const bundled = await Promise.all((await bundledIds()).map(async (id) => ({ id, pack: (await bundledPack(id)).pack })));
  return [...adopted, ...bundled.map(({ id, pack }) => ({ value: `product ${id}`, label: `${pack.board}, ${pack.dated} (comes with the product)` }))];
}

/** The framework behind a choice; null where it is none of those that may be chosen. */
export async function chosenFramework(tx: Tx, partnershipId: string, value: string, choices: readonly FrameworkChoice[]): Promise<Pack | null> {
  if (!choices.some((each) => each.value === value)) return null;
  const [where, id = '', ...version] = value.split(' ');
  return where === 'adopted' ? (await editionOf(tx, partnershipId, id, version.join(' '))).pack : (await bundledPack(id)).pack;
}
