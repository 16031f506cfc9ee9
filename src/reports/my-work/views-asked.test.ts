import { describe, expect, it } from 'vitest';
import { bundledPack } from '../../framework/index.ts';
import { placesOf, viewStepsOf } from './views-asked.ts';

describe('the steps of a framework at which views are asked', async () => {
  const { pack } = await bundledPack('suffolk-2019');
  const steps = viewStepsOf('suffolk-2019', '1', pack);

  it('are each ended by the next asking of the same group, and by the next decision', () => {
    expect(steps.map(({ process, step, group, endedBy }) => [process, step, group, endedBy])).toEqual([
      ['rapid-review', 'forward-notification', 'case-review-group', ['gather-views', 'decide']],
      ['rapid-review', 'gather-views', 'case-review-group', ['decide']],
    ]);
  });
});

describe('a place on a group', () => {
  const role = { role: 'agency-lead', boardId: 'b', agencyId: null, frameworkId: 'f', frameworkVersion: '1', actingFor: null, actingForName: null };
  const who = (...roles: object[]) => ({ personId: 'me', permissions: new Set<string>(), roles: roles.map((each) => ({ ...role, groupId: 'g', ...each })) });

  it('is one’s own, though one stands in for another member too', () =>
    expect(placesOf(who({ actingFor: 'x', actingForName: 'Xenia' }, {}))).toEqual([{ group: 'g', person: 'me', away: null }]));
  it('is that of each member who is away, where one has none, once though they hold two roles on it', () =>
    expect(placesOf(who({ actingFor: 'x', actingForName: 'Xenia' }, { actingFor: 'a', actingForName: 'Ada' }, { role: 'chair', actingFor: 'a', actingForName: 'Ada' }, { groupId: null })))
      .toEqual([{ group: 'g', person: 'x', away: 'Xenia' }, { group: 'g', person: 'a', away: 'Ada' }]));
});
