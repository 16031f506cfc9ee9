import type { Pack } from '../schema/pack.ts';
import { escalatedTo } from '../schema/learning.ts';
import { either, listed, namesOf } from '../words.ts';
import { heading, paragraph, plain, sourceHead, table } from './pieces.ts';
import type { Block } from './sections.ts';

const named = ({ name, about }: { name: string; about?: string | undefined }): string => (about === undefined ? name : `${name}: ${about}`);

export const learning = (pack: Pack): Block[] => [
  heading('principles', 'What learning rests on'),
  ...table('Principles', ['Principle', sourceHead], [68, 32], pack.learning.principles.map((each) => [plain(each.name, each.about), { rule: each.rule }])),
  { kind: 'paragraph', text: 'Learning comes from:' },
  { kind: 'list', ordered: false, items: pack.learning.sources.map(named) },
  ...(pack.learning.framing === undefined ? [] : [paragraph(`${pack.learning.framing.name}:`), { kind: 'list' as const, ordered: true, items: pack.learning.framing.items.map(named) }, { kind: 'rule' as const, rule: pack.learning.framing.rule }]),
  ...table('The stages of learning', ['Stage', 'What has to be there first'], [34, 66], (pack.learning.stages ?? []).map((stage) => [stage.name, { lines: stage.evidence }])),
  ...table('Ways to carry out a review', ['Method', 'What it is'], [34, 66], (pack.learning.methods ?? []).map((each) => [each.name, each.about ?? ''])),
  ...table('Who reads the learning, and for what', ['Who', 'For what'], [34, 66], (pack.learning.audiences ?? []).map((each) => [each.name, each.about ?? ''])),
  ...table('The words in which learning is recorded', ['What', 'The words'], [34, 66], [
    ['Findings', { lines: pack.learning.findingKinds.map(named) }], ['Answers to a recommendation', { lines: pack.learning.recommendationResponses.map(named) }],
    ['Actions, from the weakest to the strongest', { lines: pack.learning.strengths.map(named) }], ['What an evaluation may find', { lines: pack.learning.verdicts.map(named) }],
    ...((pack.learning.embedding.means ?? []).length === 0 ? [] : [['How learning is embedded', { lines: (pack.learning.embedding.means ?? []).map(named) }]]),
  ]),
  { kind: 'paragraph', text: `What was passed on is confirmed by each agency within ${pack.learning.embedding.cascadeWithinDays} days, and its embedding is checked after ${listed(pack.learning.embedding.checksAfterMonths.map(String))} months.` },
  { kind: 'rule', rule: pack.learning.embedding.rule },
  { kind: 'paragraph', text: `The effect of an action is judged ${pack.learning.actions.judgeAfterMonths} months after its evidence was verified. An action that is ${pack.learning.actions.escalateDaysLate} days late goes to: ${either(escalatedTo(pack).map(namesOf(pack).role))}${(pack.boards ?? []).length > 1 ? ' of the board from which it came' : ''}.` },
  { kind: 'rule', rule: pack.learning.actions.rule },
];

export const tiers = (pack: Pack): Block[] => [
  heading('tiers', 'Tiers of measurement'),
  ...table('Tiers', ['Tier', 'It asks', 'Judged by', sourceHead], [28, 24, 22, 26], pack.learning.tiers.map((tier) => [tier.name, { lines: tier.asks }, { lines: tier.judgedBy }, { rule: tier.rule }])),
];
