import type { Me } from '../../access/me.ts';
import type { Pack } from '../../framework/index.ts';
import type { ProcessDefinition } from '../../framework/schema/process.ts';
import { editionOf } from '../../people/framework-edition.ts';
import type { Tx } from '../../platform/index.ts';

/** A process by which a group is heard. */
export type Heard = ProcessDefinition & { heard: NonNullable<ProcessDefinition['heard']> };

/** A forum as somebody stands to it. */
export interface Forum {
  boardId: string;
  /** What the group is called. */
  name: string;
  process: Heard;
  /** They sit on it, and put matters to the board. */
  sits: boolean;
  /** They take up what is put: they lead the step that writes it down, or deputise. */
  keeps: boolean;
}

export const isHeard = (process: ProcessDefinition): process is Heard => process.heard !== undefined && process.runs;

/**
 * The forums that somebody has to do with on a board: those on which they sit, by their place on the group or because the framework seats their
 * role on it, and those whose matters they take up.
 * @param groups keys of the groups on which they have a place
 */
export function forumsIn(pack: Pick<Pack, 'groups' | 'processes'>, boardId: string, roles: ReadonlySet<string>, groups: ReadonlySet<string>): Forum[] {
  return pack.processes.filter(isHeard).flatMap((process) => {
    const group = pack.groups.find((each) => each.key === process.heard.group);
    const step = process.steps.find((each) => each.key === process.heard.said);
    if (group === undefined || step === undefined) return [];
    const sits = groups.has(group.key) || (group.members ?? []).some((member) => 'role' in member && roles.has(member.role));
    const keeps = roles.has(step.lead) || (step.deputy !== undefined && roles.has(step.deputy));
    return sits || keeps ? [{ boardId, name: group.name, process, sits, keeps }] : [];
  });
}

/** The forums that somebody has to do with, on every board on which they hold a role. */
export async function forumsOf(tx: Tx, me: Pick<Me, 'partnershipId' | 'roles'>): Promise<Forum[]> {
  const ids = me.roles.flatMap((role) => role.groupId ?? []);
  const groups = ids.length === 0 ? [] : await tx.selectFrom('work_group').select(['id', 'key']).where('id', 'in', ids).execute();
  const forums: Forum[] = [];
  for (const [boardId, held] of Map.groupBy(me.roles, (role) => role.boardId)) {
    const { pack } = await editionOf(tx, me.partnershipId, held[0]!.frameworkId, held[0]!.frameworkVersion);
    const here = new Set(held.map((role) => role.groupId));
    forums.push(...forumsIn(pack, boardId, new Set(held.map(({ role }) => role)), new Set(groups.filter((group) => here.has(group.id)).map((group) => group.key))));
  }
  return forums;
}
