import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../calendar/index.ts';
import { bundledPack } from '../../framework/index.ts';
import { nudgeFor } from './remind.ts';

describe('an open action', async () => {
  const { pack } = await bundledPack('suffolk-2019');
  const rule = pack.learning.actions;
  const due = day('2026-12-18');
  const at = (days: number) => nudgeFor(due, addDays(due, days), rule);

  it('has its owner reminded on the days that the pack sets, before and after the last day', () => {
    for (const days of rule.remindDaysBefore) expect(at(-days)).toBe('remind');
    for (const days of rule.remindDaysAfter) expect(at(days)).toBe('remind');
  });

  it('goes to the chair once it is as late as the pack says, and on no other day', () => {
    expect(at(rule.escalateDaysLate)).toBe('escalate');
    expect(at(rule.escalateDaysLate + 1)).toBeNull();
    expect(at(-1000)).toBeNull();
  });
});
