import { describe, expect, it } from 'vitest';
import { changeSentence, compare } from './compare.ts';
import { bundledPack } from './library.ts';
import type { Pack } from './schema/pack.ts';

const { pack } = await bundledPack('suffolk-2019');
const sentences = (change: (next: Pack) => void): string[] => {
  const next = structuredClone(pack);
  change(next);
  return compare(pack, next).map((each) => `${each.area}: ${changeSentence(each)}`);
};
const review = (of: Pack) => of.processes.find((process) => process.key === 'rapid-review')!;

describe('what a new version changes', () => {
  it('is nothing where nothing changed', () => expect(sentences(() => undefined)).toEqual([]));
  it('names the step, and how its window read before and reads now', () => {
    expect(sentences((next) => { review(next).steps.find((step) => step.key === 'decide')!.window = { from: 10, to: 12, unit: 'working-days' }; }))
      .toEqual(['Rapid review: Step "Discuss and decide": window changed from “working days 10 to 13” to “working days 10 to 12”.']);
  });
  it('names the length of a clock, and who leads by role', () => {
    expect(sentences((next) => {
      review(next).clocks[0]!.within = { amount: 20, unit: 'calendar-days' };
      review(next).steps[0]!.lead = 'business-manager';
    })).toEqual([
      'Rapid review: Clock "Rapid review": length changed from “within 15 working days” to “within 20 calendar days”.',
      'Rapid review: Step "Forward the notification and ask for first views": lead changed from “Central Team” to “Business Manager”.',
    ]);
  });
  it('names what came and what went', () => {
    expect(sentences((next) => {
      next.roles.push({ ...next.roles[0]!, key: 'scrutineer', name: 'Independent Scrutineer' });
      next.processes = next.processes.filter((process) => process.key !== 'section-11');
    })).toEqual([expect.stringMatching(/^Processes: Process ".+" is removed\.$/), 'Roles: Role "Independent Scrutineer" is added.']);
  });
  it('finds a change that has no words of its own', () => {
    expect(sentences((next) => { next.roles[0]!.permissions = []; })).toEqual([`Roles: Role "${pack.roles[0]!.name}": details changed.`]);
    expect(sentences((next) => { next.learning.tiers = []; })).toEqual(['Learning: How learning is followed: details changed.']);
  });
  it('names the version itself', () => {
    expect(sentences((next) => { next.version = '9.0'; })).toEqual(['The framework: Framework: version changed from “8.0” to “9.0”.']);
  });
});
