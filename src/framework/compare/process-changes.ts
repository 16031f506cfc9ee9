import type { Pack } from '../schema/pack.ts';
import type { Clock, Decision, ProcessDefinition, Step } from '../schema/process.ts';
import type { Rule } from '../schema/rule.ts';
import { clockWords, windowWords } from '../words.ts';
import { changeOf, changesOf, changesOfList, type FrameworkChange, type Subject } from './change.ts';
import { ruleAsWords } from './differences.ts';
import { valueWordsOf } from './field-words.ts';

/** What a version changes of one process: the process itself, then its clocks, steps and decisions. */
export function processChanges(before: ProcessDefinition, after: ProcessDefinition, packs: { before: Pack; after: Pack }): FrameworkChange[] {
  const area = after.name;
  const words = valueWordsOf([packs.after, packs.before], [after, before]);
  const role = (key: string) => words('lead', key);
  const inner = (key: string | undefined) => (key === undefined ? '' : words('anchor', key));
  const source = { of: ['rule'], words: ({ rule }: { rule: Rule }) => ruleAsWords(rule, words) } as const;
  const itself = (process: ProcessDefinition) => ({ ...process, clocks: [], steps: [], decisions: [] });
  const whole: Subject = before.name === after.name ? { noun: 'process', name: after.name } : { noun: 'process', name: before.name };
  return [
    ...changesOf(area, whole, itself(before), itself(after), words, {
      'way of being carried out': { of: ['runs'], words: ({ runs }) => (runs ? 'run in the product' : 'only stated') },
      'telling of late steps': { of: ['lateSteps'], words: ({ lateSteps }) => (lateSteps === undefined ? '' : `brought to ${role(lateSteps.tell)} after ${lateSteps.daysLate} days`) }, rule: source,
    }),
    ...changesOfList<Clock>(area, 'clock', before.clocks, after.clocks, (clock) => clock.name, (of, one, other) => changesOf(area, of, one, other, words, {
      length: { of: ['within', 'between', 'atLeastBefore'], words: clockWords }, 'day from which it counts': { of: ['anchor'], words: (clock) => inner(clock.anchor) },
      'step that stops it': { of: ['stops'], words: (clock) => inner(clock.stops) }, 'first day': { of: ['countAnchorDay'], words: (clock) => (clock.countAnchorDay ? 'day 1' : 'day 0') }, rule: source,
    })),
    ...changesOfList<Step>(area, 'step', before.steps, after.steps, (each) => each.name, (of, one, other) => changesOf(area, of, one, other, words, {
      window: { of: ['window'], words: (each) => (each.window === undefined ? '' : windowWords(each.window)) }, lead: { of: ['lead'], words: (each) => role(each.lead) },
      deputy: { of: ['deputy', 'deputyOnlyWhenAway'], words: (each) => (each.deputy === undefined ? '' : `${role(each.deputy)}${each.deputyOnlyWhenAway === true ? ', only while the lead is away' : ''}`) },
      'steps that come first': { of: ['after'], words: (each) => each.after.map(inner) }, 'day from which it counts': { of: ['anchor'], words: (each) => inner(each.anchor) }, rule: source,
    })),
    ...orderOf(area, after, before.steps, after.steps),
    ...changesOfList<Decision>(area, 'decision', before.decisions, after.decisions, (each) => each.question, (of, one, other) => changesOf(area, of, one, other, words, {
      'people who decide': { of: ['deciders'], words: (each) => each.deciders.map(role) }, 'people who take part': { of: ['present'], words: (each) => each.present.map(role) }, rule: source,
    })),
  ];
}

/** Where the same steps stand in another order. */
function orderOf(area: string, process: ProcessDefinition, before: readonly Step[], after: readonly Step[]): FrameworkChange[] {
  const kept = (list: readonly Step[], others: readonly Step[]) => list.filter((each) => others.some((other) => other.key === each.key));
  const [old, now] = [kept(before, after), kept(after, before)];
  return old.every((each, i) => each.key === now[i]?.key) ? [] : [changeOf(area, { noun: 'process', name: process.name }, { kind: 'ordered', within: [], field: 'steps', from: old.map((each) => each.name), to: now.map((each) => each.name) })];
}
