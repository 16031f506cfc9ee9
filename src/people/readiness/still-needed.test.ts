import { describe, expect, it } from 'vitest';
import { day } from '../../calendar/index.ts';
import { bundledPack } from '../../framework/index.ts';
import { isReady, stillNeeded, type There } from './still-needed.ts';

const { pack } = await bundledPack('suffolk-2019');
const today = day('2026-11-20');
const nobody: There = { roles: new Set(), groups: new Set(), agencies: [] };
const everybody: There = {
  roles: new Set(pack.roles.map(({ key }) => key)), groups: new Set(pack.groups.map(({ key }) => key)),
  agencies: pack.agencyKinds.map(({ key, name }) => ({ id: key, name, kind: key, answered: true })),
};
const needed = (there: There, on = today) => stillNeeded(pack, on, there);

describe('what a board still needs', () => {
  it('is nothing where every role is held, every group has members and somebody answers for each agency', () => {
    expect(isReady(needed(everybody))).toBe(true);
  });

  it('is, on the first day, whoever leads or decides, the groups that are asked and the safeguarding partners', () => {
    const { roles, groups, partners, unanswered } = needed(nobody);
    expect(roles.map(({ key }) => key)).toEqual(expect.arrayContaining(['independent-chair', 'business-manager', 'central-team']));
    expect(roles.find(({ key }) => key === 'independent-chair')?.processes).toContain('Rapid review');
    expect(groups.map(({ key }) => key)).toContain('case-review-group');
    expect(partners.length).toBe(pack.agencyKinds.filter((kind) => kind.safeguardingPartner).length);
    expect(unanswered).toEqual([]);
  });

  it('is, of a board for children, nobody who moves the work of adults’ boards alone', async () => {
    const { pack: llr } = await bundledPack('llr-2017');
    const on = (board: string) => stillNeeded(llr, day('2018-01-10'), nobody, board).roles.map(({ key }) => key);
    expect(on('Leicester Safeguarding Adults Board')).toContain('adults-chair');
    expect(on('Leicester Safeguarding Adults Board')).not.toContain('cdop-coordinator');
    expect(on('Leicester Safeguarding Children Board')).toContain('cdop-coordinator');
    expect(stillNeeded(llr, day('2018-01-10'), nobody, 'Leicester Safeguarding Children Board').roles.flatMap(({ processes }) => processes)).not.toContain('Safeguarding adults review');
  });

  it('is not a role by which no work moves', () => {
    expect(needed(nobody).roles.map(({ key }) => key)).not.toContain('practitioner');
  });

  it('is each thing by itself', () => {
    const without = (set: ReadonlySet<string>, key: string) => new Set([...set].filter((each) => each !== key));
    expect(needed({ ...everybody, roles: without(everybody.roles, 'business-manager') })).toMatchObject({ roles: [{ key: 'business-manager' }], groups: [], partners: [], unanswered: [] });
    expect(needed({ ...everybody, groups: without(everybody.groups, 'case-review-group') })).toMatchObject({ roles: [], groups: [{ key: 'case-review-group' }] });
    const [agency] = everybody.agencies;
    expect(needed({ ...everybody, agencies: [{ ...agency!, answered: false }, ...everybody.agencies.slice(1)] }).unanswered).toEqual([{ id: agency!.id, name: agency!.name }]);
    const partner = pack.agencyKinds.find((kind) => kind.safeguardingPartner)!;
    expect(needed({ ...everybody, agencies: everybody.agencies.filter(({ kind }) => kind !== partner.key) }).partners).toEqual([partner.name]);
  });

  it('leaves out processes that are not in force on the day', () => {
    expect(needed(nobody, day('1990-01-01'))).toMatchObject({ roles: [], groups: [] });
  });
});
