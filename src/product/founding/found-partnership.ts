import { inNameOf, linkHours, makePasswordLink, record } from '../../access/index.ts';
import { dayInLondon } from '../../calendar/index.ts';
import { bundledPack, type Pack } from '../../framework/index.ts';
import { newId } from '../../platform/index.ts';
import { detailProblems } from '../../people/index.ts';
import type { App } from '../../web/visit/index.ts';
import { partnerships } from '../partnerships.ts';
import { layGround } from './lay-ground.ts';

export interface Founding {
  name: string;
  /** The short name in addresses and commands: lower-case letters, digits and hyphens. */
  slug: string;
  /** The framework that its board works to. */
  framework: string;
  /** The first person: they add everybody else. */
  person: string;
  email: string;
}

/**
 * Founds a partnership for real use, with the one person who then adds all others in the browser.
 * @returns the link with which that person sets a password; it works once, for 14 days
 * Throws in plain words where something is missing or taken; then nothing was written.
 */
export async function foundPartnership(app: App, { name, slug, framework, person, email }: Founding): Promise<{ link: string; role: string }> {
  const { pack, digest } = await bundledPack(framework);
  const role = firstRole(pack);
  const wrong = detailProblems({ name: person, email, post: role.name, agencyId: '' }).map((problem) => problem.message);
  if (name.trim() === '' || name.length > 200) wrong.push('Give the partnership a name of up to 200 characters');
  if (!/^[a-z0-9-]{2,60}$/.test(slug)) wrong.push('The slug is 2 to 60 lower-case letters, digits and hyphens');
  if ((await partnerships(app.database)).some((each) => each.slug === slug)) wrong.push(`There is a partnership "${slug}" already`);
  if (wrong.length > 0) throw new Error(`Nothing was founded.\n${wrong.map((each) => `  ${each}.`).join('\n')}`);
  const partnershipId = newId();
  const personId = newId();
  const now = app.now();
  const token = await app.database.run({ role: 'gt_worker', partnershipId }, async (tx) => {
    const { boardId } = await layGround(tx, { partnershipId, name: name.trim(), shortName: name.trim().slice(0, 60), slug, demonstration: false, pack, digest });
    const added = await tx.insertInto('person').values({ partnership_id: partnershipId, id: personId, name: person, email, post: role.name, created_at: now }).onConflict((conflict) => conflict.doNothing()).executeTakeFirst();
    if (added.numInsertedOrUpdatedRows === 0n) throw new Error(`Nothing was founded. The e-mail address ${email} belongs to an account already.`);
    await tx.insertInto('membership').values({ partnership_id: partnershipId, id: newId(), person_id: personId, role: role.key, board_id: boardId, starts_on: dayInLondon(now) }).execute();
    const made = await inNameOf(tx, personId, personId, async () => {
      await tx.insertInto('credential').values({ partnership_id: partnershipId, person_id: personId, code_required: true }).execute();
      return makePasswordLink(tx, { partnershipId, personId }, now, linkHours.welcome);
    });
    await record(tx, now, { deed: 'founded the partnership', subjectKind: 'partnership', subjectId: partnershipId, via: 'command', detail: { framework: pack.id, version: pack.version, person } });
    return made;
  });
  return { link: `${app.settings.baseUrl}/reset-password/${token}`, role: role.name };
}

/** The role that the first person holds: the one that manages people and the framework, with the least besides. */
function firstRole(pack: Pack): Pack['roles'][number] {
  const able = pack.roles.filter((role) => role.permissions.includes('manage-people')).sort((a, b) =>
    Number(b.permissions.includes('manage-framework')) - Number(a.permissions.includes('manage-framework')) || a.permissions.length - b.permissions.length);
  if (able[0] === undefined) throw new Error(`The framework ${pack.id} has no role that manages people: nobody could ever be added.`);
  return able[0];
}
