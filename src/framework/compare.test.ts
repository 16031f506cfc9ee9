import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changeSentence, compare } from './compare.ts';
import { bundledPack } from './library.ts';
import { Pack } from './schema/pack.ts';
import { readPack } from './read/read-pack.ts';
import { northshire } from './testing/northshire.ts';

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
  it('says every change of a thing, and those that have no words of their own by their place in the pack', () => {
    expect(sentences((next) => {
      const step = review(next).steps.find((each) => each.key === 'identify-reviewer')!;
      step.lead = 'business-manager';
      step.whenDue = 'Within a week';
      if (step.act.kind === 'task') step.act.asks.push('When does the reviewer begin?');
    })).toEqual([
      'Rapid review: Step "Identify a reviewer": lead changed from “Central Team” to “Business Manager”.',
      'Rapid review: Step "Identify a reviewer": when due changed from “At the next scheduled panel” to “Within a week”.',
      expect.stringMatching(/^Rapid review: Step "Identify a reviewer": act, asks changed from “.*” to “.* and When does the reviewer begin\?”\.$/),
    ]);
    expect(sentences((next) => { next.roles[2]!.permissions = ['see-glance']; })).toEqual([expect.stringMatching(/^Roles: Role "Business Manager": permissions changed from “.*open-vault.*” to “see-glance”\.$/)]);
  });
  it('says lengths of time in words, wherever they stand', () => {
    expect(sentences((next) => {
      const step = review(next).steps.find((each) => each.key === 'request-summaries')!;
      if (step.act.kind === 'request') step.act.replyWithin = { amount: 2, unit: 'working-days' };
    })).toEqual(['Rapid review: Step "Send the referral and ask for summaries": act, reply within changed from “3 working days” to “2 working days”.']);
  });
  it('names entries of lists that came or went, and a change of order', () => {
    expect(sentences((next) => {
      next.learning.tiers.pop();
      next.learning.embedding.checksAfterMonths = [6];
      next.learning.strengths.reverse();
    })).toEqual([
      'Learning: Learning: tiers "Outcomes" is removed.', expect.stringMatching(/^Learning: Learning: strengths, order changed from “Remind; Train; Policy; System” to “System; /),
      'Learning: Learning: embedding, checks after months changed from “3, 6 and 12” to “6”.',
    ]);
  });
  it('names the version itself', () => {
    expect(sentences((next) => { next.version = '9.0'; })).toEqual(['The framework: Framework: version changed from “8.0” to “9.0”.']);
  });
});

const made = readPack(await northshire());
if (!made.ok) throw new Error('the made-up pack is whole');

describe('a change anywhere in a pack', () => {
  const leaves = (value: unknown, path: readonly PropertyKey[] = []): (readonly PropertyKey[])[] =>
    typeof value === 'object' && value !== null ? Object.entries(value).flatMap(([name, each]) => leaves(each, [...path, name])) : [path];
  const changed = (pack: Pack, path: readonly PropertyKey[]): Pack | null => {
    const next: unknown = structuredClone(pack);
    const last = path.at(-1)!;
    const parent = path.slice(0, -1).reduce<unknown>((at, part) => Reflect.get(Object(at), part), next);
    const value: unknown = Reflect.get(Object(parent), last);
    // A key, a code and a day of the schema stay what they are in shape; what then is no pack is passed over.
    Reflect.set(Object(parent), last, typeof value === 'number' ? value + 1 : typeof value === 'boolean' ? !value : `${String(value)}2`);
    const read = Pack.safeParse(next);
    return read.success ? read.data : null;
  };

  it.each([['Suffolk', pack], ['the made-up pack', made.pack]] as const)('is never left out: %s', (_, whole) => {
    fc.assert(fc.property(fc.constantFrom(...leaves(whole)), (path) => {
      const next = changed(whole, path);
      fc.pre(next !== null);
      expect(compare(whole, next), path.join('.')).not.toEqual([]);
      expect(compare(next, whole), path.join('.')).not.toEqual([]);
    }), { numRuns: 150 });
  });
  it('is said beside every other: two at once are no fewer than each alone', () => {
    const places = fc.tuple(fc.constantFrom(...leaves(made.pack)), fc.constantFrom(...leaves(made.pack)));
    fc.assert(fc.property(places, ([one, other]) => {
      const [first, second] = [changed(made.pack, one), changed(made.pack, other)];
      fc.pre(first !== null && second !== null && String(one) !== String(other));
      const both = changed(first, other);
      fc.pre(both !== null);
      expect(compare(made.pack, both).length).toBeGreaterThanOrEqual(Math.min(compare(made.pack, first).length, compare(made.pack, second).length));
    }), { numRuns: 100 });
  });
});
