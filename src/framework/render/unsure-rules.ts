import type { Pack } from '../schema/pack.ts';
import { toBeConfirmed, type Rule } from '../schema/rule.ts';
import { durationWords, namesOf } from '../words.ts';

interface NamedRule { name: string; rule: Rule }

/** Every rule that nobody has confirmed yet, with what it is a rule about, in the order of a framework: who, what, how it is measured. */
export const unsureRules = (pack: Pack): NamedRule[] => namedRules(pack).filter(({ rule }) => toBeConfirmed(rule));
/** Every rule of a pack. */
export const rulesOf = (pack: Pack): Rule[] => namedRules(pack).map(({ rule }) => rule);

const namedRules = (pack: Pack): NamedRule[] => [...whole(pack), ...whoDoesWhat(pack), ...learning(pack), ...work(pack), ...quality(pack), ...reports(pack)];

/** The rules of a list of things, each under what it is: "Role: Chair". */
const each = (kind: string, things: readonly { name: string; rule: Rule }[] | undefined): NamedRule[] => (things ?? []).map(({ name, rule }) => ({ name: `${kind}: ${name}`, rule }));
const one = (name: string, thing: { rule: Rule } | undefined): NamedRule[] => (thing === undefined ? [] : [{ name, rule: thing.rule }]);

const whole = (pack: Pack) => [{ name: 'The framework itself', rule: pack.rule }, ...one('Review of the framework itself', pack.review), ...each('Ground for sharing information', pack.sharing)];
const whoDoesWhat = (pack: Pack) => [...each('Group', pack.groups), ...each('Role', pack.roles), ...each('Priority', pack.priorities.priorities), ...each('Strategy', pack.priorities.strategies)];

function learning({ learning: { principles, framing, tiers, embedding, actions }, channels, training }: Pack): NamedRule[] {
  return [
    ...each('Principle', principles), ...(framing === undefined ? [] : [{ name: framing.name, rule: framing.rule }]), ...each('Tier of measurement', tiers), ...one('How embedding is checked', embedding), ...one('How actions are followed', actions),
    ...each('Way of spreading learning', channels), ...each('How training is assured', training.assurance), ...one('Programme of training', training.programme), ...each('Effect of training', training.evaluation),
  ];
}

function work(pack: Pack): NamedRule[] {
  return [
    ...pack.criteria.flatMap((set) => [{ name: `Criteria: ${set.name}`, rule: set.rule }, ...set.items.flatMap((item) => (item.rule === undefined ? [] : [{ name: `Criterion: ${item.text}`, rule: item.rule }]))]),
    ...pack.processes.flatMap((process) => [
      { name: process.name, rule: process.rule },
      ...process.clocks.map((clock) => ({ name: `${process.name}, clock: ${clock.name}${clock.within === undefined ? '' : ` (${durationWords(clock.within)})`}`, rule: clock.rule })),
      ...each(`${process.name}, step`, process.steps),
      ...process.decisions.map((decision) => ({ name: `${process.name}, decision: ${decision.question}`, rule: decision.rule })),
    ]),
  ];
}

const quality = (pack: Pack) => [
  ...each('Standard', pack.standards), ...each('Measure', pack.indicators), ...each('Audit', pack.audits.programme), ...one('Surveys', pack.audits.surveys), ...each('Self-assessment', pack.assessments), ...each('Form', pack.forms), ...each('Document', pack.documents),
];

function reports(pack: Pack): NamedRule[] {
  const { role } = namesOf(pack);
  return [
    ...pack.cadences.flatMap(({ name, rule, reporting }) => [
      { name: `Report: ${name}`, rule },
      ...reporting.flatMap((line) => (line.preparerRule === undefined || line.preparedBy === undefined ? [] : [{ name: `Report: ${name}, prepared by: ${role(line.preparedBy)}`, rule: line.preparerRule }])),
    ]),
    ...each('How people are heard', pack.voice?.routes), ...one('Risk register', pack.risks),
  ];
}
