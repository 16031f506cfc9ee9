import { describe, expect, it } from 'vitest';
import { day } from '../../calendar/index.ts';
import { bundledPack } from '../../framework/index.ts';
import { layOut } from '../../meetings/plan/lay-out.ts';
import type { GroupPlan } from '../../meetings/index.ts';
import { toPrepare } from './from-meetings.ts';

describe('what the forward plan asks somebody to prepare', async () => {
  const { pack } = await bundledPack('england-2026');
  const startsOn = day('2025-04-01');
  const { dated } = layOut(pack, 'partnership', { startsOn, firstOn: new Map(), meetings: [] }, day('2026-12-31'));
  const plan: GroupPlan = {
    groupId: 'g', boardId: 'b', key: 'partnership', name: 'Partnership', board: 'Partnership', pack, startsOn, undated: [], duties: [], holders: new Map(),
    items: dated.map((each) => ({ ...each, by: each.due, standing: each.due < '2026-09-10' ? 'late' : 'to-come', mark: null, meeting: null, takenOn: null, takenLate: false })),
  };
  const role = (key: string, boardId = 'b', more = {}) => ({ role: key, boardId, groupId: null, agencyId: null, frameworkId: 'england-2026', frameworkVersion: '1', actingFor: null, actingForName: null, ...more });
  const asked = (...roles: ReturnType<typeof role>[]) => toPrepare([plan], roles, day('2026-09-10'));

  it('is of each line the first time that is late, for whoever holds the role that prepares it', () => {
    const mine = asked(role('business-manager'));
    expect(mine.length).toBeGreaterThan(0);
    expect(new Set(mine.map(({ what }) => what)).size).toBe(mine.length);
    for (const { what, dueOn } of mine) expect(dueOn! <= '2026-10-10', what).toBe(true);
    expect(mine.some(({ dueOn }) => dueOn! < '2026-09-10')).toBe(true);
  });
  it('is nobody else’s, nor that of the same role on another board', () => {
    expect(asked(role('practitioner'))).toEqual([]);
    expect(asked(role('business-manager', 'other'))).toEqual([]);
  });
  it('is said to be for whoever is away, where one acts for them', () =>
    expect(asked(role('business-manager', 'b', { actingFor: 'x', actingForName: 'Xenia' })).every(({ actingFor }) => actingFor === 'Xenia')).toBe(true));
  it('is over once it is prepared', () => {
    const prepared = { ...plan, items: plan.items.map((item) => ({ ...item, mark: { id: 'm', line: item.line, due: item.due, status: 'prepared' as const, movedTo: null, byHand: false, report: '', fileId: null, meeting: null, saidOn: null, revision: 1 } })) };
    expect(toPrepare([prepared], [role('business-manager')], day('2026-09-10'))).toEqual([]);
  });
});

describe('Suffolk’s schedule', async () => {
  const { pack } = await bundledPack('suffolk-2019');
  it('names for every line who prepares it, and says where that is only proposed', () => {
    for (const cadence of pack.cadences) for (const line of cadence.reporting) {
      expect(line.preparedBy, cadence.name).toBeDefined();
      if (line.preparerRule !== undefined) expect([line.preparerRule.confidence, line.preparerRule.note], cadence.name).toEqual(['GL', expect.stringContaining('proposed')]);
    }
  });
  it.each([['learning-improvement-chair', 'board'], ['training-provider', 'board'], ['professional-advisor', 'trainers-forum'], ['central-team', 'learning-and-improvement-group'], ['slqa-team', 'learning-and-improvement-group']])('brings to the %s what is due to the group %s', (role, key) => {
    const today = day('2026-12-10');
    const { dated } = layOut(pack, key, { startsOn: day('2025-12-01'), firstOn: new Map(), meetings: [] }, day('2027-01-31'));
    const plan: GroupPlan = {
      groupId: 'g', boardId: 'b', key, name: 'Group', board: 'Board', pack, startsOn: day('2025-12-01'), undated: [], duties: [], holders: new Map(),
      items: dated.map((each) => ({ ...each, by: each.due, standing: each.due < today ? 'late' : 'to-come', mark: null, meeting: null, takenOn: null, takenLate: false })),
    };
    const mine = toPrepare([plan], [{ role, boardId: 'b', groupId: null, agencyId: null, frameworkId: 'suffolk-2019', frameworkVersion: '8.0', actingFor: null, actingForName: null }], today);
    expect(mine.length).toBeGreaterThan(0);
  });
});
