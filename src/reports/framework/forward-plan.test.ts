import { describe, expect, it } from 'vitest';
import { day } from '../../calendar/index.ts';
import { bundledPack } from '../../framework/index.ts';
import { forwardPlan } from './forward-plan.ts';

const { pack } = await bundledPack('suffolk-2019');
const plan = forwardPlan(pack, day('2026-11-20'));
const line = (group: string, name: string) => plan.groups.find((each) => each.name.includes(group))!.lines.filter((each) => each.name === name);

describe('the forward plan', () => {
  it('covers the twelve months that begin with today’s', () => {
    expect(plan.months.map((month) => month.name)).toEqual(['Nov 2026', 'Dec 2026', 'Jan 2027', 'Feb 2027', 'Mar 2027', 'Apr 2027', 'May 2027', 'Jun 2027', 'Jul 2027', 'Aug 2027', 'Sep 2027', 'Oct 2027']);
  });
  it('puts performance before the board in July and December', () => {
    expect(line('Board', 'Performance Information Framework').map((each) => [each.as, each.months, each.proposed])).toEqual([['progress at six months', ['2027-07-01'], false], ['annual report', ['2026-12-01'], false]]);
  });
  it('proposes the months of a quarterly report, and says that it does', () => {
    expect(line('Area', 'Update to the Area Network Meetings')[0]).toMatchObject({ months: ['2026-12-01', '2027-03-01', '2027-06-01', '2027-09-01'], proposed: true });
  });
  it('has the monthly meeting in every month', () => expect(line('Learning', 'Meeting of the Learning and Improvement Group')[0]).toMatchObject({ proposed: false, months: plan.months.map((month) => month.first) }));
  it('lays out nothing where the framework sets no month', () => expect(line('Learning', 'Annual risk register')[0]).toMatchObject({ months: [], undated: 'Once a year' }));
});
