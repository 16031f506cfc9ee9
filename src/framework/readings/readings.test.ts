import { describe, expect, it } from 'vitest';
import { bundledPack } from '../library.ts';
import { chooseReading, isInDoubt, readingInUse } from './readings.ts';

const review = (await bundledPack('suffolk-2019')).pack.processes.find((process) => process.key === 'rapid-review')!;
const clock = review.clocks.find((each) => each.key === 'rapid-review')!;
const why = { because: 'The board is told last.', decidedBy: 'The board', on: '2026-11-20' };
const receipt = clock.readings.find((reading) => reading.name.includes('receipt') && reading.countAnchorDay)!;

describe('a clock whose source is in doubt', () => {
  it('says how it is read', () => {
    expect(isInDoubt(clock)).toBe(true);
    expect(readingInUse(clock, review)).toBe('within 15 working days, from: National submission');
  });
  it('is read as the board chose, and keeps the reading that it had among the others', () => {
    const chosen = chooseReading(review, clock.key, receipt, why, false).clocks.find((each) => each.key === clock.key)!;
    expect(chosen).toMatchObject({ anchor: 'lscb-receipt', countAnchorDay: true, within: { amount: 15, unit: 'working-days' }, chosen: { reading: receipt.name, ...why } });
    expect(chosen.readings.map((reading) => reading.name)).toEqual(['within 15 working days, from: National submission', ...clock.readings.filter((reading) => reading !== receipt).map((reading) => reading.name)]);
  });
  it('may be read again as before', () => {
    const there = chooseReading(review, clock.key, receipt, why, false);
    const back = chooseReading(there, clock.key, there.clocks.find((each) => each.key === clock.key)!.readings[0]!, why, false).clocks.find((each) => each.key === clock.key)!;
    expect({ ...back, chosen: undefined, readings: [] }).toEqual({ ...clock, chosen: undefined, readings: [] });
    expect(back.readings.map((reading) => reading.name).sort()).toEqual(clock.readings.map((reading) => reading.name).sort());
  });
  it('takes the windows along that counted from its old day, if the board wants', () => {
    const counted = (steps: typeof review.steps) => steps.filter((step) => step.window !== undefined && step.anchor === 'lscb-receipt').length;
    expect(counted(chooseReading(review, clock.key, receipt, why, false).steps)).toBe(counted(review.steps));
    expect(counted(chooseReading(review, clock.key, receipt, why, true).steps)).toBeGreaterThan(counted(review.steps));
  });
});
