import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../calendar/index.ts';
import { bundledIds, bundledPack } from '../../framework/index.ts';
import { dutiesByHand, isDuty, layOut, linesTo, type PlanGround } from './lay-out.ts';

const { pack } = await bundledPack('suffolk-2019');
const ground: PlanGround = { startsOn: day('2026-11-20'), firstOn: new Map(), meetings: [] };
const daysOf = (group: string, name: string, given: Partial<PlanGround> = {}) =>
  layOut(pack, group, { ...ground, ...given }, day('2027-11-30')).dated.filter((each) => each.name === name).map((each) => [each.due, each.as, each.proposed]);

describe('the forward plan', () => {
  it('puts performance before the board in July and December, by the end of the month', () => {
    expect(daysOf('board', 'Performance Information Framework')).toEqual([['2026-12-31', 'annual report', false], ['2027-07-31', 'progress at six months', false]]);
  });
  it('proposes the ends of quarters for a quarterly report, and says that it does', () => {
    expect(daysOf('area-network-meetings', 'Update to the Area Network Meetings')).toEqual(['2026-12-31', '2027-03-31', '2027-06-30', '2027-09-30'].map((due) => [due, '', true]));
  });
  it('proposes a yearly report a year after the plan begins', () => {
    expect(daysOf('learning-and-improvement-group', 'Annual risk register')).toEqual([['2027-11-20', '', true]]);
  });
  it('counts from the day that the board chose, and proposes nothing then', () => {
    const firstOn = new Map([['annual-risk-register.learning-and-improvement-group.1', day('2027-04-30')]]);
    expect(daysOf('learning-and-improvement-group', 'Annual risk register', { firstOn })).toEqual([['2027-04-30', '', false]]);
  });
  it('tells two lines of one cadence to the same group apart, whatever they are worded', () => {
    expect(linesTo(pack, 'board').map(({ told }) => told.line).filter((line) => line.startsWith('performance'))).toEqual(['performance-information-framework.board.1', 'performance-information-framework.board.2']);
  });
  it('leaves without a day what comes as cases arise or when asked', () => {
    const { undated } = layOut(pack, 'learning-and-improvement-group', ground, day('2027-11-30'));
    expect(undated.map((each) => [each.name, each.rhythm])).toEqual([['Partnership reviews', 'as cases arise'], ['Single-agency audits and data', 'when asked']]);
  });
  it('keeps by hand, without a day, the duties that nothing carries, and no other', async () => {
    for (const id of await bundledIds()) {
      const { pack: each } = await bundledPack(id);
      for (const { key, duties } of each.groups) {
        const byHand = layOut(each, key, ground, day('2027-11-30')).undated.filter(({ line }) => isDuty(line));
        expect(byHand.map(({ name }) => name), `${id} ${key}`).toEqual(duties.filter((duty) => typeof duty === 'string'));
      }
    }
    const solihull = (await bundledPack('solihull-2015')).pack;
    expect(dutiesByHand(solihull, 'training-group').map(({ line, name, preparedBy }) => [line, name, preparedBy])).toEqual([['duty.training-group.2', 'Evaluate training', 'training-lead']]);
  });
  it('brings to every meeting what is due at every meeting', async () => {
    const essex = (await bundledPack('essex-2013')).pack;
    const found = (await Promise.all((await bundledIds()).map(bundledPack))).flatMap((each) => each.pack.cadences.flatMap((cadence) => cadence.reporting.filter((line) => line.every === 'meeting').map((line) => ({ pack: each.pack, cadence, line }))))[0]!;
    expect(essex.cadences.length).toBeGreaterThan(0);
    const meetings = [day('2026-12-08'), day('2027-03-09')];
    expect(layOut(found.pack, found.line.to, { ...ground, meetings }, day('2027-11-30')).dated.filter((each) => each.name === found.cadence.name).map((each) => each.due)).toEqual(expect.arrayContaining(meetings));
  });
  it('lays every cadence of every framework before some group, within the plan, once a day and line', async () => {
    for (const id of await bundledIds()) {
      const { pack: each } = await bundledPack(id);
      const until = addDays(ground.startsOn, 1500);
      const laid = each.groups.flatMap((group) => {
        const { dated, undated } = layOut(each, group.key, { ...ground, meetings: [day('2027-01-05')] }, until);
        expect(dated.every((item) => item.due >= ground.startsOn && item.due <= until && item.since <= item.due), `${id} ${group.key}`).toBe(true);
        expect(new Set(dated.map((item) => `${item.line} ${item.due}`)).size).toBe(dated.length);
        return [...dated, ...undated];
      });
      for (const cadence of each.cadences) expect(laid.some((item) => item.line.startsWith(`${cadence.key}.`)), `${id} ${cadence.key}`).toBe(true);
    }
  });
  it('finds the same days again on any later day: what is past does not move', () => {
    fc.assert(fc.property(fc.integer({ min: 30, max: 900 }), fc.integer({ min: 0, max: 900 }), (first, more) => {
      const near = layOut(pack, 'board', ground, addDays(ground.startsOn, first)).dated;
      const far = layOut(pack, 'board', ground, addDays(ground.startsOn, first + more)).dated;
      expect(far.filter((item) => item.due <= addDays(ground.startsOn, first))).toEqual(near);
    }));
  });
});
