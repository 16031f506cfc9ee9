import type { Pack } from '../schema/pack.ts';
import { Confidence, Force } from '../schema/rule.ts';
import { confidenceMeanings, confidenceWords, forceMeanings, forceWords, rhythmWords } from '../words.ts';
import { rulesOf } from './unsure-rules.ts';
import { heading, paragraph, plain, sourceHead, table } from './pieces.ts';
import type { Block } from './sections.ts';

export const versionHistory = (pack: Pack): Block[] => [
  ...table('Version history', ['Version', 'Dated', 'Why', 'By'], [12, 22, 44, 22], pack.editions.map((edition) => [edition.version, edition.dated, { lines: [edition.cause, ...(edition.stage === undefined ? [] : [`Stage: ${edition.stage}.`])] }, edition.author])),
  ...(pack.period === undefined ? [] : [paragraph(`It is for ${pack.period}.`)]),
  { kind: 'rule', rule: pack.rule },
  ...review(pack),
];

/** When the framework itself is looked at again, and through which stages a new version goes. */
function review({ review: again }: Pack): Block[] {
  if (again === undefined) return [];
  const [every, by] = [again.every === undefined ? '' : ` ${rhythmWords({ every: again.every })}`, again.by === undefined ? '' : ` When: ${again.by}.`];
  return [
    heading('review-of-the-framework', 'Review of the framework itself'), paragraph(`It is reviewed${every === '' ? '.' : `${every}.`}${by}`),
    ...(again.approval.length === 0 ? [] : [paragraph('A new version goes through:'), { kind: 'list' as const, ordered: true, items: again.approval }]), { kind: 'rule', rule: again.rule },
  ];
}

/** What the marks beside each rule mean: how binding it is, and how sure. */
export function howToRead(pack: Pack): Block[] {
  const marked = rulesOf(pack);
  return [
    paragraph('Each statement says where it comes from, how binding it is, and how sure it is. What is marked “To be confirmed” is applied as it stands, and nobody should call it authoritative before somebody has compared it with its source.'),
    ...table('How binding a rule is', ['Mark', 'What it means'], [30, 70], Force.options.filter((force) => marked.some((rule) => rule.force === force)).map((force) => [forceWords[force], forceMeanings[force]])),
    ...table('How sure a rule is', ['Mark', 'What it means'], [30, 70], Confidence.options.filter((confidence) => marked.some((rule) => rule.confidence === confidence)).map((confidence) => [confidenceWords[confidence], confidenceMeanings[confidence]])),
    paragraph('Each process has a map. A step stands in the column of the role that leads it, with its number. ◆ marks a decision: its outcomes bear its number in the order of the decisions and a letter, so that “Only if 1A” names a step that is taken after that outcome alone. The bars beneath a map are its clocks.'),
    ...(pack.rule.requirements.length === 0 ? [] : [paragraph(`Numbers such as ${pack.rule.requirements[0]} are those of the list of requirements that was drawn from the source, so that each can be followed to where it is done.`)]),
    ...(pack.doubts.length === 0 ? [] : [paragraph('“In doubt” with a number such as AMB-01 leads to what the source leaves open, how it is read here, and what else the board may choose.')]),
  ];
}

const coverWords = { children: 'Children', adults: 'Adults' };
/** The boards that share the framework, where there are several. */
export const boards = (pack: Pack): Block[] => (pack.boards === undefined ? [] : [
  heading('boards', 'Boards that share the framework'), ...table('Boards', ['Board', 'Area', 'For'], [50, 25, 25], pack.boards.map((board) => [board.name, board.area, { lines: board.covers.map((each) => coverWords[each]) }])),
]);

/** Agreements and grounds on which information is shared. */
export const sharing = (pack: Pack): Block[] => (pack.sharing === undefined ? [] : [
  heading('sharing', 'On what information is shared'), ...table('Agreements and legal grounds', ['Agreement or ground', sourceHead], [66, 34], pack.sharing.map((each) => [plain(each.name, each.about), { rule: each.rule }])),
]);
