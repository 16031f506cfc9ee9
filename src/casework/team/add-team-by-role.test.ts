import { describe, expect, it } from 'vitest';
import { bundledIds, bundledPack } from '../../framework/index.ts';
import { addressed, rolesAtWork, rolesIn, rolesOfAgencies, toldAndAtWork } from './add-team-by-role.ts';

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

  it.each(packs)('lets a notice of $id bring in nobody who answers for an agency and has no step of the work', (pack) => {
    const ofAgencies = rolesOfAgencies(pack);
    for (const process of pack.processes) {
      const work = rolesAtWork(process);
      for (const { act } of process.steps) {
        if (act.kind !== 'notice') continue;
        const joining = toldAndAtWork(addressed([...act.to, ...act.copies]), process, pack);
        expect([...joining.roles].filter((role) => ofAgencies.has(role) && !work.roles.has(role)), process.key).toEqual([]);
      }
    }
  });

  it('has whoever takes up what a notification may start join when they are told, and a board that only hears of it not', async () => {
    const packOf = async (id: string) => (await bundledPack(id)).pack;
    const told = (pack: (typeof packs)[number], key: string, step: string) => {
      const process = pack.processes.find((each) => each.key === key)!;
      const { act } = process.steps.find((each) => each.key === step)!;
      const { roles, groups } = toldAndAtWork(addressed(act.kind === 'notice' ? [...act.to, ...act.copies] : []), process, pack);
      return [...roles, ...groups];
    };
    expect(told(await packOf('essex-2013'), 'serious-incident-notification', 'tell-chair')).toEqual(['independent-chair', 'scr-panel']);
    expect(told(await packOf('essex-2013'), 'partnership-case-review', 'to-board')).toEqual([]);
    expect(told(await packOf('llr-2017'), 'single-agency-learning-review', 'tell')).toEqual([]);
    // Where the board itself says whether it takes a report up, it reads the report.
    expect(told(await packOf('essex-2013'), 'serious-case-review', 'to-board')).toEqual(['board', 'scr-panel']);
    expect(told(await packOf('redbridge-2015'), 'performance-scrutiny', 'presentations')).toEqual(['data-lead']);
  });

  it('counts who deputises for whoever answers for an agency as of that agency', async () => {
    const { pack } = await bundledPack('redbridge-2015');
    expect([...rolesOfAgencies(pack)]).toEqual(['agency-lead', 'agency-deputy']);
  });
});
