import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compare } from './compare.ts';
import { bundledPack } from './library.ts';
import { Pack } from './schema/pack.ts';
import { readPack } from './read/read-pack.ts';
import { chooseReading } from './readings/readings.ts';
import { northshire } from './testing/northshire.ts';

const { pack } = await bundledPack('suffolk-2019');
const sentences = (change: (next: Pack) => void): string[] => {
  const next = structuredClone(pack);
  change(next);
  return compare(pack, next).map((each) => `${each.area}: ${each.text}`);
};
const review = (of: Pack) => of.processes.find((process) => process.key === 'rapid-review')!;

describe('what a new version changes', () => {
  it('is nothing where nothing changed', () => expect(sentences(() => undefined)).toEqual([]));
  it('names the step, and how its window read before and reads now', () => {
    expect(sentences((next) => { review(next).steps.find((step) => step.key === 'decide')!.window = { from: 10, to: 12, unit: 'working-days' }; }))
      .toEqual(['Rapid review: The window of the step “Discuss and decide” changes from “working days 10 to 13” to “working days 10 to 12”.']);
    expect(sentences((next) => { delete review(next).steps.find((step) => step.key === 'decide')!.window; }))
      .toEqual(['Rapid review: The window of the step “Discuss and decide” is taken out; before there was “working days 10 to 13”.']);
  });
  it('names the length of a clock, and who leads by role', () => {
    expect(sentences((next) => {
      review(next).clocks[0]!.within = { amount: 20, unit: 'calendar-days' };
      review(next).steps[0]!.lead = 'business-manager';
    })).toEqual([
      'Rapid review: The length of the clock “Rapid review” changes from “within 15 working days” to “within 20 calendar days”.',
      'Rapid review: The lead of the step “Forward the notification and ask for first views” changes from “Central Team” to “Business Manager”.',
    ]);
  });
  it('names what came and what went', () => {
    expect(sentences((next) => {
      next.roles.push({ ...next.roles[0]!, key: 'scrutineer', name: 'Independent Scrutineer' });
      next.processes = next.processes.filter((process) => process.key !== 'section-11');
    })).toEqual([expect.stringMatching(/^Processes: The process “.+” is removed\.$/), 'Roles: The role “Independent Scrutineer” is added.']);
    expect(sentences((next) => { next.roles = next.roles.filter((role) => role.key !== 'slqa-team'); })).toEqual([expect.stringMatching(/^Roles: The role “Safeguarding Learning and Quality Assurance team” is removed\.$/)]);
  });
  it('tells of a new edition by its version, day and cause', () => {
    expect(sentences((next) => { next.version = '9.0'; next.editions.push({ version: '9.0', dated: '1 May 2027', cause: 'Days of the rapid review changed.', author: 'Business Manager' }); })).toEqual([
      'The framework: The version of the framework changes from “8.0” to “9.0”.', 'The framework: The version history has a new entry: version 9.0, 1 May 2027: Days of the rapid review changed.',
    ]);
  });
  it('tells of a new name as of a name', () => {
    expect(sentences((next) => { next.groups.find((group) => group.key === 'case-review-group')!.name = 'Learning from Cases Group'; })).toEqual(['Groups: The group “Case Review Group” is now called “Learning from Cases Group”.']);
    expect(sentences((next) => { next.name = 'Learning Framework'; })).toEqual([`The framework: The framework is now called “Learning Framework”; before it was “${pack.name}”.`]);
    expect(sentences((next) => { review(next).decisions[0]!.question = 'What follows?'; })).toEqual([`Rapid review: The decision “${review(pack).decisions[0]!.question}” now asks “What follows?”.`]);
  });
  it('tells of a theme, a channel, a permission, a duty and a deputy by the words that people know', () => {
    expect(sentences((next) => {
      next.themes[0]!.themes.push({ key: 'county-lines', name: 'County lines' });
      next.channels[0]!.groups = ['training-support-forum'];
      next.channels[0]!.about = 'A newsletter each quarter.';
      next.roles[2]!.permissions = next.roles[2]!.permissions.filter((each) => each !== 'open-vault');
      next.roles[2]!.deputy = 'central-team';
      next.groups[1]!.duties.push('Look at cases of neglect');
    })).toEqual([
      'Roles: The deputy of the role “Business Manager” changes from “Professional Advisor” to “Central Team”.',
      'Roles: “Open the identity vault of a case on whose team one is, with a reason” is removed from the permissions of the role “Business Manager”.',
      'Groups: “Look at cases of neglect” is added to the duties of the group “Learning and Improvement Group”.',
      'Ways of spreading learning: The description of the way of spreading learning “Newsletter and website” changes from “A regular newsletter, and the board’s website.” to “A newsletter each quarter.”.',
      'Ways of spreading learning: “Training Support Forum” is added to the groups of the way of spreading learning “Newsletter and website”.',
      `Themes: The theme “County lines” is added to the themes, under “${pack.themes[0]!.group}”.`,
    ]);
  });
  it('tells of another rhythm of a report, to whom it goes and who prepares it', () => {
    const of = (next: Pack) => next.cadences.find((cadence) => cadence.key === 'child-death-review-data')!.reporting;
    expect(sentences((next) => { of(next)[0] = { to: 'board', every: 'half-year', preparedBy: 'business-manager' }; })).toEqual([
      expect.stringMatching(/^Reporting schedule: “Suffolk Safeguarding Children Board: every quarter \(update by the Child Death Overview Panel\), prepared by: Business Manager \(proposed\)\. .*” becomes “Suffolk Safeguarding Children Board: every half-year, prepared by: Business Manager” in the reporting of the report “Child death review data”\.$/),
    ]);
    expect(sentences((next) => { of(next).pop(); })).toEqual([expect.stringMatching(/^Reporting schedule: “Suffolk Safeguarding Children Board: every year \(full annual report\).*” is removed from the reporting of the report “Child death review data”\.$/)]);
  });
  it('tells what a report is drawn from', () => {
    const [first, report] = [pack.audits.kinds[0]!, pack.documents[0]!];
    const of = (next: Pack) => next.cadences.find((cadence) => cadence.key === 'child-death-review-data')!.reporting;
    expect(sentences((next) => { of(next)[1]!.draws = { report: 'case-audits', kinds: [first.key], document: report.key }; })).toEqual([
      expect.stringContaining(`, drawn from the record by the product: case audits, kinds of audit: “${first.name}”, document: “${report.name}”. Proposed by the product`),
    ]);
  });
  it('says every change of a thing, and those that stand deeper by where they stand', () => {
    expect(sentences((next) => {
      const step = review(next).steps.find((each) => each.key === 'identify-reviewer')!;
      step.lead = 'business-manager';
      step.whenDue = 'Within a week';
      if (step.act.kind === 'task') step.act.asks.push('When does the reviewer begin?');
    })).toEqual([
      'Rapid review: The lead of the step “Identify a reviewer” changes from “Central Team” to “Business Manager”.',
      'Rapid review: The time in words of the step “Identify a reviewer” changes from “At the next scheduled panel” to “Within a week”.',
      'Rapid review: “When does the reviewer begin?” is added to the questions asked of the step “Identify a reviewer”.',
    ]);
  });
  it('says lengths of time in words, wherever they stand', () => {
    expect(sentences((next) => {
      const step = review(next).steps.find((each) => each.key === 'request-summaries')!;
      if (step.act.kind === 'request') step.act.replyWithin = { amount: 2, unit: 'working-days' };
    })).toEqual(['Rapid review: The time for replies of the step “Send the referral and ask for summaries” changes from “3 working days” to “2 working days”.']);
  });
  it('names entries of lists that came or went, and a change of order', () => {
    expect(sentences((next) => {
      next.learning.tiers.pop();
      next.learning.embedding.checksAfterMonths = [6];
      next.learning.strengths.reverse();
    })).toEqual([
      'Learning: The tier “Outcomes” is removed from the rules of learning.', expect.stringMatching(/^Learning: The order of the kinds of change of the rules of learning changes from “Remind”, “Train”, “Policy” and “System” to “System”, /),
      'Learning: In the rules of learning, under the checks of embedding, “3” and “12” are removed from the months after which embedding is checked.',
    ]);
  });
  it('tells of a reading that the board chose, why, by whom and when', () => {
    const reading = review(pack).clocks[0]!.readings[0]!;
    expect(sentences((next) => {
      Object.assign(next, { processes: next.processes.map((process) => (process.key === 'rapid-review' ? chooseReading(process, 'rapid-review', reading, { because: 'It is stricter.', decidedBy: 'The board', on: '2026-11-20' }, false) : process)) });
    })).toEqual([
      'Rapid review: The length of the clock “Rapid review” changes from “within 15 working days” to “within 15 calendar days”.',
      'Rapid review: The reading “within 15 working days, from: National submission” is added to the clock “Rapid review”.',
      'Rapid review: The reading “Calendar days from the national submission” is removed from the clock “Rapid review”.',
      'Rapid review: The choice of the board of the clock “Rapid review” is now “Calendar days from the national submission. Because: It is stricter. Decided by: The board, 20 November 2026.”; before there was nothing.',
    ]);
  });
  it('never shows a field by the name that it has in a file, or a key', () => {
    const [made] = [structuredClone(pack)];
    made.learning.actions.escalateTo = 'vice-chair';
    made.roles[3]!.answersForAgency = !made.roles[3]!.answersForAgency;
    expect(compare(pack, made).map((each) => each.text)).toEqual([
      'For the role “Professional Advisor”, whether its holder answers for an agency changes from “no” to “yes”.',
      'In the rules of learning, under the following of actions, the role to which it is escalated changes from “Independent Chair” to “Vice Chair”.',
    ]);
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

  const leftOut = (whole: Pack, path: readonly PropertyKey[]): boolean => {
    const next = changed(whole, path);
    return next !== null && (compare(whole, next).length === 0 || compare(next, whole).length === 0);
  };

  // The made-up pack states nearly all that the schema has, and is small enough to change everywhere.
  it('is never left out: everywhere in the made-up pack', () => expect(leaves(made.pack).filter((path) => leftOut(made.pack, path)).map((path) => path.join('.'))).toEqual([]));
  it('is never left out: anywhere in Suffolk\'s', () => {
    fc.assert(fc.property(fc.constantFrom(...leaves(pack)), (path) => !leftOut(pack, path)), { numRuns: 150 });
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
