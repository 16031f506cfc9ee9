import type { Pack } from '../schema/pack.ts';
import { listed, namesOf, rhythmWords } from '../words.ts';
import type { Block, Cell } from './sections.ts';

const sourceHead = 'Source and force';
const table = (caption: string, heads: string[], widths: number[], rows: Cell[][]): Block[] => (rows.length === 0 ? [] : [{ kind: 'table', caption, heads, widths, rows }]);
const heading = (id: string, text: string): Block => ({ kind: 'heading', level: 3, id, text });
const plain = (name: string, ...more: (string | undefined)[]): Cell => ({ name, more: more.filter((part) => part !== undefined) });
const stances = { led: 'Led by the board', monitored: 'Monitored by the board', 'to-be-written': 'To be written' };
const betters = { up: 'More is better', down: 'Fewer is better', context: 'Read in context' };
const states = { proposed: 'Proposed', agreed: 'Agreed', dated: 'Dated', 'under-way': 'Under way', reported: 'Reported', dropped: 'Dropped' };
const units = { count: 'Number', percent: 'Per cent', rate: 'Rate', days: 'Days' };

export const versionHistory = (pack: Pack): Block[] => [
  ...table('Version history', ['Version', 'Dated', 'Why', 'By'], [12, 22, 44, 22], pack.editions.map((edition) => [edition.version, edition.dated, edition.cause, edition.author])),
  { kind: 'rule', rule: pack.rule },
];

export const priorities = (pack: Pack): Block[] => [
  heading('priorities', `Priorities ${pack.priorities.period}`),
  { kind: 'paragraph', text: `From: ${pack.priorities.from}.` },
  ...table('Priorities', ['Priority', 'Stance', sourceHead], [50, 20, 30], pack.priorities.priorities.map((each) => [plain(each.name, each.about), stances[each.stance], { rule: each.rule }])),
  ...table('What is to be in place, and by when', ['What', 'By'], [70, 30], pack.priorities.milestones.map((each) => [each.name, each.by])),
];

export function groups(pack: Pack): Block[] {
  const names = namesOf(pack);
  return [
    heading('groups', 'Groups'),
    ...table('Groups of the board', ['Group', 'Chair', 'Reports to', sourceHead], [42, 18, 16, 24], pack.groups.map((group) => [
      plain(group.name, group.aliases.length > 0 ? `Also called ${listed(group.aliases)}.` : undefined, group.nameOn === undefined ? undefined : `Its name by board: ${listed(group.nameOn.map(({ board, name }) => `${pack.boards?.find((each) => each.key === board)?.name ?? board}: ${name}`))}.`, group.about, ...group.duties.map((duty) => `• ${duty}`)),
      group.chair === undefined ? '' : names.role(group.chair), group.reportsTo === undefined ? '' : names.group(group.reportsTo), { rule: group.rule },
    ])),
  ];
}

export function roles(pack: Pack): Block[] {
  const names = namesOf(pack);
  return [
    heading('roles', 'Roles'),
    ...table('Roles', ['Role', 'Deputy', sourceHead], [52, 20, 28], pack.roles.map((role) => [
      plain(role.name, role.aliases.length > 0 ? `Also called ${listed(role.aliases)}.` : undefined, role.about, role.answersForAgency ? 'Answers for an agency.' : undefined),
      role.deputy === undefined ? '' : names.role(role.deputy), { rule: role.rule },
    ])),
    heading('bodies', 'Agencies and bodies'),
    ...table('Kinds of agency', ['Agency', 'Safeguarding partner'], [70, 30], pack.agencyKinds.map((kind) => [kind.name, kind.safeguardingPartner ? 'Yes' : ''])),
    ...table('Bodies outside the partnership', ['Body', 'What it does'], [40, 60], pack.bodies.map((body) => [body.name, body.about ?? ''])),
  ];
}

export const learning = (pack: Pack): Block[] => [
  heading('principles', 'What learning rests on'),
  ...table('Principles', ['Principle', sourceHead], [68, 32], pack.learning.principles.map((each) => [plain(each.name, each.about), { rule: each.rule }])),
  { kind: 'paragraph', text: 'Learning comes from:' },
  { kind: 'list', ordered: false, items: pack.learning.sources.map((source) => source.name) },
  { kind: 'paragraph', text: `What was passed on is confirmed by each agency within ${pack.learning.embedding.cascadeWithinDays} days, and its embedding is checked after ${listed(pack.learning.embedding.checksAfterMonths.map(String))} months.` },
  { kind: 'rule', rule: pack.learning.embedding.rule },
  { kind: 'paragraph', text: `The effect of an action is judged ${pack.learning.actions.judgeAfterMonths} months after its evidence was verified. An action that is ${pack.learning.actions.escalateDaysLate} days late goes to: ${namesOf(pack).role(pack.learning.actions.escalateTo)}.` },
  { kind: 'rule', rule: pack.learning.actions.rule },
];

export const auditKinds = (pack: Pack): Block[] => [
  heading('kinds-of-audit', 'Kinds of review and audit'),
  { kind: 'list', ordered: true, items: pack.audits.kinds.map((kind) => (kind.about === undefined ? kind.name : `${kind.name}. ${kind.about}`)) },
];

export function auditProgramme(pack: Pack): Block[] {
  const names = namesOf(pack);
  const kind = (key: string) => pack.audits.kinds.find((each) => each.key === key)?.name ?? key;
  return [heading('audit-programme', 'Audits'), ...table('Programme of audits', ['Audit', 'Proposed', 'Lead', 'State', sourceHead], [40, 16, 14, 10, 20], pack.audits.programme.map((audit) => [
    plain(audit.name, `${kind(audit.kind)}.`, audit.about), audit.proposed, audit.lead === undefined ? 'No lead is named' : names.role(audit.lead), states[audit.state], { rule: audit.rule },
  ]))];
}

export const channels = (pack: Pack): Block[] => [
  heading('channels', 'How learning is spread'),
  ...table('Ways of spreading learning', ['Way', 'Groups', sourceHead], [44, 28, 28], pack.channels.map((channel) => [plain(channel.name, channel.about), { lines: channel.groups.map(namesOf(pack).group) }, { rule: channel.rule }])),
];

export const training = (pack: Pack): Block[] => [
  heading('training', 'Training'),
  { kind: 'paragraph', text: pack.training.delivers ? 'The board gives training, and assures the training of others.' : 'The board gives no training itself. It assures the quality of what others give.' },
  ...table('Who gives training', ['Provider', 'For whom'], [50, 50], pack.training.providers.map((provider) => [provider.name, provider.sector])),
  ...table('How training is assured', ['What', sourceHead], [66, 34], pack.training.assurance.map((each) => [plain(each.name, each.about), { rule: each.rule }])),
  ...table('Levels', ['Level', 'What'], [30, 70], pack.training.levels.map((level) => [level.name, level.about ?? ''])),
];

export const tiers = (pack: Pack): Block[] => [
  heading('tiers', 'Tiers of measurement'),
  ...table('Tiers', ['Tier', 'It asks', 'Judged by', sourceHead], [28, 24, 22, 26], pack.learning.tiers.map((tier) => [tier.name, { lines: tier.asks }, { lines: tier.judgedBy }, { rule: tier.rule }])),
];

export const indicators = (pack: Pack): Block[] => [
  heading('indicators', 'Measures'),
  ...table('Measures', ['Measure', 'Tier', 'Counted as', 'Direction', sourceHead], [38, 14, 10, 14, 24], pack.indicators.map((each) => [
    plain(each.name, each.about, each.caution === undefined ? undefined : `Caution: ${each.caution}`), pack.learning.tiers.find((tier) => tier.key === each.tier)?.name ?? '', units[each.unit], betters[each.better], { rule: each.rule },
  ])),
];

export const standards = (pack: Pack): Block[] => [
  heading('standards', 'What good looks like'),
  ...pack.standards.flatMap((standard): Block[] => [
    { kind: 'heading', level: 4, id: `standard-${standard.key}`, text: standard.name },
    { kind: 'list', ordered: false, items: standard.statements.map((statement) => statement.text) },
    ...(standard.measures.length === 0 ? [] : [{ kind: 'paragraph' as const, text: `Measures beside it: ${listed(standard.measures.map((key) => pack.indicators.find((each) => each.key === key)?.name ?? key))}.` }]),
    { kind: 'rule', rule: standard.rule },
  ]),
];

export function schedule(pack: Pack): Block[] {
  const names = namesOf(pack);
  return [heading('schedule', 'What is reported, to whom and when'), ...table('Reporting schedule', ['What and why', 'To whom and when', sourceHead], [36, 40, 24], pack.cadences.map((cadence) => [
    plain(cadence.name, cadence.purpose),
    { lines: cadence.reporting.map((line) => `${names.group(line.to)}: ${rhythmWords(line)}${line.as === undefined ? '' : ` (${line.as})`}${line.preparedBy === undefined ? '' : `, prepared by: ${names.role(line.preparedBy)}`}`) },
    { rule: cadence.rule },
  ]))];
}

/** Each priority with the audits that look at it. */
export const evidence = (pack: Pack): Block[] => [
  heading('evidence', 'Priorities and the evidence for them'),
  ...table('Evidence by priority', ['Priority', 'Audits that look at it'], [50, 50], pack.priorities.priorities.map((priority) => {
    const audits = pack.audits.programme.filter((audit) => audit.priorities.includes(priority.key)).map((audit) => audit.name);
    return [priority.name, { lines: audits.length === 0 ? ['None in the programme'] : audits }];
  })),
];
