import { describe, expect, it } from 'vitest';
import { bundledIds, bundledPack } from '../../framework/index.ts';
import { rolesAtWork, rolesIn } from './add-team-by-role.ts';

const packs = await Promise.all((await bundledIds()).map(async (id) => (await bundledPack(id)).pack));

describe('the team of a process', () => {
  it.each(packs.flatMap((pack) => pack.processes.map((process) => ({ name: `${pack.id}: ${process.name}`, process }))))('has whoever leads a step of $name on it from its start, a notice among them', ({ process }) => {
    const { roles } = rolesAtWork(process);
    for (const step of process.steps) expect(roles.has(step.lead), step.key).toBe(true);
    for (const decision of process.decisions) for (const decider of decision.deciders) expect(roles.has(decider), decision.key).toBe(true);
  });

  it('has those who are only told not at once, and counts them among those who need to know', async () => {
    const { pack } = await bundledPack('england-2026');
    const notification = pack.processes.find((process) => process.key === 'serious-incident-notification')!;
    expect([...rolesAtWork(notification).roles].sort()).toEqual(['local-authority-head', 'local-authority-notifier']);
    expect([...rolesIn(notification).roles].sort()).toEqual(['business-manager', 'delegated-partner', 'local-authority-head', 'local-authority-notifier']);
  });
});
