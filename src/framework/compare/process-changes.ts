import type { Pack } from '../schema/pack.ts';
import type { Clock, Decision, ProcessDefinition, Step } from '../schema/process.ts';
import type { Rule } from '../schema/rule.ts';
import { clockWords, confidenceWords, namesOf, ruleWords, windowWords } from '../words.ts';
import { changesOf, changesOfList, type FrameworkChange } from './change.ts';

/** Where a rule comes from, how binding it is, how sure, and what is in doubt: the whole of it in words. */
const source = { of: ['rule'], words: ({ rule }: { rule: Rule }) => `${ruleWords(rule)} ${confidenceWords[rule.confidence]}.` } as const;

/** What a version changes of one process: the process itself, then its clocks, steps and decisions. */
export function processChanges(before: ProcessDefinition, after: ProcessDefinition, packs: { before: Pack; after: Pack }): FrameworkChange[] {
  const area = after.name;
  const names = { old: namesOf(packs.before), now: namesOf(packs.after) };
  const role = (key: string) => (packs.after.roles.some((each) => each.key === key) ? names.now.role(key) : names.old.role(key));
  const nameIn = (lists: readonly (readonly { key: string; name: string }[])[], key: string) => lists.flat().find((each) => each.key === key)?.name ?? key;
  const step = (key: string) => nameIn([after.steps, before.steps], key);
  const anchor = (key: string | undefined) => (key === undefined ? '' : nameIn([after.anchors, before.anchors], key));
  const itself = (process: ProcessDefinition) => ({ ...process, clocks: [], steps: [], decisions: [] });
  return [
    ...changesOf(area, 'Process', itself(before), itself(after), { runs: { of: ['runs'], words: ({ runs }) => (runs ? 'run in the product' : 'only stated') }, 'late steps': { of: ['lateSteps'], words: ({ lateSteps }) => (lateSteps === undefined ? '' : `brought to ${role(lateSteps.tell)} after ${lateSteps.daysLate} days`) }, source }),
    ...changesOfList<Clock>(area, 'Clock', before.clocks, after.clocks, (clock) => clock.name, (what, one, other) => changesOf(area, what, one, other, {
      length: { of: ['within', 'between', 'atLeastBefore'], words: clockWords }, start: { of: ['anchor'], words: (clock) => anchor(clock.anchor) },
      end: { of: ['stops'], words: (clock) => step(clock.stops) }, 'first day': { of: ['countAnchorDay'], words: (clock) => (clock.countAnchorDay ? 'day 1' : 'day 0') }, source,
    })),
    ...changesOfList<Step>(area, 'Step', before.steps, after.steps, (each) => each.name, (what, one, other) => changesOf(area, what, one, other, {
      window: { of: ['window'], words: (each) => (each.window === undefined ? '' : windowWords(each.window)) }, lead: { of: ['lead'], words: (each) => role(each.lead) },
      deputy: { of: ['deputy', 'deputyOnlyWhenAway'], words: (each) => (each.deputy === undefined ? '' : `${role(each.deputy)}${each.deputyOnlyWhenAway === true ? ', only while the lead is away' : ''}`) }, 'what comes first': { of: ['after'], words: (each) => each.after.map(step).join('; ') },
      'start of counting': { of: ['anchor'], words: (each) => anchor(each.anchor) }, source,
    })),
    ...orderOf(area, 'Steps', before.steps, after.steps),
    ...changesOfList<Decision>(area, 'Decision', before.decisions, after.decisions, (each) => each.question, (what, one, other) => changesOf(area, what, one, other, {
      'who decides': { of: ['deciders'], words: (each) => each.deciders.map(role).join('; ') }, 'who takes part': { of: ['present'], words: (each) => each.present.map(role).join('; ') }, source,
    })),
  ];
}

/** Where the same things stand in another order. */
function orderOf(area: string, what: string, before: readonly { key: string; name: string }[], after: readonly { key: string; name: string }[]): FrameworkChange[] {
  const kept = (list: typeof before, others: typeof before) => list.filter((each) => others.some((other) => other.key === each.key));
  const [old, now] = [kept(before, after), kept(after, before)];
  return old.every((each, i) => each.key === now[i]?.key) ? [] : [{ area, kind: 'changed', what, of: 'order', from: old.map((each) => each.name).join('; '), to: now.map((each) => each.name).join('; ') }];
}
