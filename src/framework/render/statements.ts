import { dutyWords } from '../schema/organisation.ts';
import type { Pack } from '../schema/pack.ts';
import { asALine, durationWords, listed, namesOf, reportingWords, rhythmWords, windowWords } from '../words.ts';
import { heading, paragraph, plain, sourceHead, table } from './pieces.ts';
import type { Block } from './sections.ts';

const stances = { led: 'Led by the board', monitored: 'Monitored by the board', 'to-be-written': 'To be written' };
const betters = { up: 'More is better', down: 'Fewer is better', context: 'Read in context' };
const states = { proposed: 'Proposed', agreed: 'Agreed', dated: 'Dated', 'under-way': 'Under way', reported: 'Reported', dropped: 'Dropped' };
const strategyStates = { 'in-development': 'In development', 'in-delivery': 'In delivery', measured: 'Measured', 'under-review': 'Under review' };
const groupKinds = { board: 'Board', executive: 'Executive', 'sub-group': 'Sub-group', panel: 'Panel', forum: 'Forum', network: 'Network' };
const units = { count: 'Number', percent: 'Per cent', rate: 'Rate', days: 'Days' };

export const priorities = (pack: Pack): Block[] => [
  heading('priorities', /\d/.test(pack.priorities.period) ? `Priorities ${pack.priorities.period}` : 'Priorities'),
  { kind: 'paragraph', text: `From: ${pack.priorities.from}.${/\d/.test(pack.priorities.period) ? '' : ' No period is stated.'}` },
  ...table('Priorities', ['Priority', 'Stance', sourceHead], [50, 20, 30], pack.priorities.priorities.map((each) => [plain(each.name, each.about), stances[each.stance], { rule: each.rule }])),
  ...pack.priorities.priorities.flatMap((each): Block[] => ((each.objectives ?? []).length === 0 ? [] : [{ kind: 'heading', level: 4, id: `priority-${each.key}`, text: `${each.name}: objectives` }, { kind: 'list', ordered: false, items: each.objectives ?? [] }])),
  ...table('Strategies', ['Strategy', 'State', 'Priorities', sourceHead], [36, 16, 20, 28], (pack.priorities.strategies ?? []).map((each) => [plain(each.name, each.about), strategyStates[each.state], { lines: each.priorities.map((key) => pack.priorities.priorities.find((priority) => priority.key === key)?.name ?? key) }, { rule: each.rule }])),
  ...table('What is to be in place, and by when', ['What', 'By'], [70, 30], pack.priorities.milestones.map((each) => [each.name, each.by])),
];

export function groups(pack: Pack): Block[] {
  const names = namesOf(pack);
  return [
    heading('groups', 'Groups'),
    ...table('Groups of the board', ['Group', 'Chair', 'Reports to', sourceHead], [42, 18, 16, 24], pack.groups.map((group) => [
      plain(group.name, group.aliases.length > 0 ? `Also called ${listed(group.aliases)}.` : undefined, group.nameOn === undefined ? undefined : nameByBoard(group.nameOn, pack), group.about, ...groupLines(group, pack), ...group.duties.map((duty) => `• ${dutyWords(duty)}`)),
      group.chair === undefined ? '' : names.role(group.chair), group.reportsTo === undefined ? '' : names.group(group.reportsTo), { rule: group.rule },
    ])),
  ];
}

/** What a group is called on each board, where that is not simply the board's own name. */
function nameByBoard(nameOn: NonNullable<Pack['groups'][number]['nameOn']>, pack: Pack): string | undefined {
  const names = nameOn.map(({ board, name }) => ({ board: pack.boards?.find((each) => each.key === board)?.name ?? board, name }));
  return names.every(({ board, name }) => board === name) ? undefined : `Its name by board: ${names.map(({ board, name }) => `${board}: ${name}`).join('; ')}.`;
}

/** What kind of group it is, for which boards, how often it meets and who sits on it. */
function groupLines({ kind, boards, meets, members }: Pack['groups'][number], pack: Pack): string[] {
  const agencies = (key: string) => pack.agencyKinds.find((each) => each.key === key)?.name ?? key;
  const sits = (members ?? []).map((member) => ('role' in member ? namesOf(pack).role(member.role) : agencies(member.agencyKind)));
  return [
    ...(kind === undefined ? [] : [`${groupKinds[kind]}${meets === undefined ? '' : `, meets ${rhythmWords({ every: meets })}`}.`]), ...(kind === undefined && meets !== undefined ? [`Meets ${rhythmWords({ every: meets })}.`] : []),
    ...(boards === undefined || boards.length === 0 ? [] : [`For: ${listed(boards.map((key) => pack.boards?.find((each) => each.key === key)?.name ?? key))}.`]), ...(sits.length === 0 ? [] : [`On it: ${sits.join('; ')}.`]),
  ];
}

export function roles(pack: Pack): Block[] {
  const names = namesOf(pack);
  return [
    heading('roles', 'Roles'),
    ...table('Roles', ['Role', 'Deputy', sourceHead], [52, 20, 28], pack.roles.map((role) => [
      plain(role.name, role.aliases.length > 0 ? `Also called ${listed(role.aliases)}.` : undefined, role.about, role.agencyKind === undefined ? undefined : `Held by people of: ${pack.agencyKinds.find((kind) => kind.key === role.agencyKind)?.name ?? role.agencyKind}.`, role.answersForAgency ? 'Answers for an agency.' : undefined),
      role.deputy === undefined ? '' : names.role(role.deputy), { rule: role.rule },
    ])),
    heading('bodies', 'Agencies and bodies'),
    ...kindsOfAgency(pack.agencyKinds),
    ...table('Bodies outside the partnership', ['Body', 'What it does'], [40, 60], pack.bodies.map((body) => [body.name, body.about ?? ''])),
  ];
}

/** A board from before there were safeguarding partners names none, and its document has no column for them. */
const kindsOfAgency = (kinds: Pack['agencyKinds']): Block[] => (kinds.some((kind) => kind.safeguardingPartner)
  ? table('Kinds of agency', ['Agency', 'Safeguarding partner'], [70, 30], kinds.map((kind) => [kind.name, kind.safeguardingPartner ? 'Yes' : '']))
  : table('Kinds of agency', ['Agency'], [100], kinds.map((kind) => [kind.name])));

export const auditKinds = (pack: Pack): Block[] => [
  heading('kinds-of-audit', 'Kinds of review and audit'),
  { kind: 'list', ordered: true, items: pack.audits.kinds.map((kind) => (kind.about === undefined ? kind.name : `${kind.name}. ${kind.about}`)) },
  ...table('What kinds of audit are done with', ['Kind', 'Tools'], [50, 50], pack.audits.kinds.filter(({ tools }) => tools.length > 0).map(({ name, tools }) => [name, { lines: tools.map((tool) => pack.forms.find((form) => form.key === tool)?.name ?? tool) }])),
  ...table('How kinds of audit are done', ['Kind', 'Cases, auditors and voices', 'Reported to'], [28, 50, 22], pack.audits.kinds.flatMap(({ name, conduct }) => (conduct === undefined ? [] : [[
    name, { lines: [conduct.minuted && 'It is closed once its discussion is minuted.', conduct.findingsUsed && 'It is closed once each finding has led to something.', conduct.cases && `Cases: ${conduct.cases}`, conduct.auditors && `Auditors: ${conduct.auditors}`, conduct.voice && `Voices: ${conduct.voice}`].filter((line): line is string => typeof line === 'string') }, { lines: conduct.reportsTo.map(namesOf(pack).group) },
  ]]))),
  ...table('What a line of enquiry looks at', ['Line', 'What it means'], [36, 64], (pack.audits.lineKinds ?? []).map((line) => [line.name, line.about ?? ''])),
  ...(pack.audits.mostLines === undefined ? [] : [paragraph(`An audit has at most ${pack.audits.mostLines} lines of enquiry; Golden Thread says so when there are more.`)]),
  ...table('Kinds and phases of school', ['Kind or phase', 'What it means'], [36, 64], (pack.audits.phases ?? []).map((phase) => [phase.name, phase.about ?? ''])),
  ...(pack.audits.linesServePriorities === true ? [paragraph('Every line of enquiry serves a priority.')] : []),
  ...(pack.audits.surveys === undefined ? [] : [paragraph(`A survey is open for ${durationWords(pack.audits.surveys.openFor)} unless whoever runs it sets another day. Fewer than ${pack.audits.surveys.smallest} answers are not shown.`), { kind: 'rule' as const, rule: pack.audits.surveys.rule }]),
  ...table('Why a theme may be chosen', ['Ground', 'What it means'], [36, 64], (pack.audits.grounds ?? []).map((ground) => [ground.name, ground.about ?? ''])),
];

export function auditProgramme(pack: Pack): Block[] {
  const names = namesOf(pack);
  const kind = (key: string) => pack.audits.kinds.find((each) => each.key === key)?.name ?? key;
  return [heading('audit-programme', 'Audits'), ...table('Programme of audits', ['Audit', 'Proposed', 'Lead', 'State', sourceHead], [40, 16, 14, 10, 20], pack.audits.programme.map((audit) => [
    plain(audit.name, kind(audit.kind) === audit.name ? undefined : `${kind(audit.kind)}.`, audit.ground === undefined ? undefined : `Ground: ${pack.audits.grounds?.find((each) => each.key === audit.ground)?.name ?? audit.ground}.`, audit.about), audit.proposed, audit.lead === undefined ? 'No lead is named' : names.role(audit.lead), states[audit.state], { rule: audit.rule },
  ]))];
}

export const channels = (pack: Pack): Block[] => [
  heading('channels', 'How learning is spread'),
  ...table('Ways of spreading learning', ['Way', 'Groups', sourceHead], [44, 28, 28], pack.channels.map((channel) => [plain(channel.name, channel.about, channel.audience === undefined ? undefined : `For: ${channel.audience}`), { lines: channel.groups.map(namesOf(pack).group) }, { rule: channel.rule }])),
];

export const training = (pack: Pack): Block[] => [
  heading('training', 'Training'),
  { kind: 'paragraph', text: pack.training.delivers ? 'The board gives training, and assures the training of others.' : 'The board gives no training itself. It assures the quality of what others give.' },
  ...table('Who gives training', ['Provider', 'For whom'], [50, 50], pack.training.providers.map((provider) => [provider.name, provider.sector])),
  ...table('How training is assured', ['What', sourceHead], [66, 34], pack.training.assurance.map((each) => [plain(each.name, each.about), { rule: each.rule }])),
  ...table('Levels', ['Level', 'What', 'Given and paid for by'], [28, 44, 28], pack.training.levels.map((level) => [level.name, level.about ?? '', { lines: [level.providedBy && `Given by: ${level.providedBy}`, level.paidBy && `Paid by: ${level.paidBy}`].filter((line): line is string => typeof line === 'string') }])),
  ...(pack.training.programme === undefined ? [] : [{ kind: 'paragraph' as const, text: `The programme is made ${rhythmWords({ every: pack.training.programme.every })} and agreed by${pack.training.programme.agreedBy.length > 1 ? ', in this order' : ''}: ${listed(pack.training.programme.agreedBy.map(namesOf(pack).group))}.` }, { kind: 'rule' as const, rule: pack.training.programme.rule }]),
  ...table('How the effect of training is found out', ['What', 'When, and of whom', 'It asks', sourceHead], [24, 22, 30, 24], (pack.training.evaluation ?? []).map((each) => [each.name, { lines: [...(each.after === undefined ? [] : [`${durationWords(each.after)} after attendance`]), ...each.of.map(asALine), ...(each.sampled ? ['Of a sample'] : [])] }, { lines: each.asks }, { rule: each.rule }])),
];

export const indicators = (pack: Pack): Block[] => [
  heading('indicators', 'Measures'),
  ...table('Measures', ['Measure', 'Tier', 'Counted as', 'Direction', sourceHead], [38, 14, 10, 14, 24], pack.indicators.map((each) => [
    plain(each.name, each.about, ...indicatorLines(each, pack), each.caution === undefined ? undefined : `Caution: ${each.caution}`), pack.learning.tiers.find((tier) => tier.key === each.tier)?.name ?? '', units[each.unit], betters[each.better], { rule: each.rule },
  ])),
];

/** Who has the figures, how often, what is aimed at, and what should move next. */
function indicatorLines(each: Pack['indicators'][number], pack: Pack): string[] {
  const name = (key: string) => pack.indicators.find((other) => other.key === key)?.name ?? key;
  return [
    each.owner !== undefined && `Figures from: ${pack.agencyKinds.find((kind) => kind.key === each.owner)?.name ?? each.owner}.`, each.every !== undefined && `Reported ${rhythmWords({ every: each.every })}.`, each.window !== undefined && `Looks back over: ${each.window}.`,
    each.place !== undefined && `Where: ${each.place}.`, each.target !== undefined && `Target: ${each.target.value}${each.target.setBy === undefined ? '' : `, set by: ${each.target.setBy}`}.`, each.comparators !== undefined && `Compared with: ${listed(each.comparators)}.`,
    each.atRisk !== undefined && `At risk: ${each.atRisk}`, each.priorities !== undefined && each.priorities.length > 0 && `Priorities: ${listed(each.priorities.map((key) => pack.priorities.priorities.find((priority) => priority.key === key)?.name ?? key))}.`,
    pack.priorities.measuresServe === true && (each.priorities ?? []).length === 0 && 'Serves no priority or objective yet: the board ties it to one, or leaves it out.',
    ...(each.expects ?? []).map((next) => `Then ${name(next.indicator)} should go ${next.moves}, ${windowWords(next.after)} later.`),
  ].filter((line): line is string => typeof line === 'string');
}

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
    { lines: cadence.reporting.map((line) => reportingWords(line, names)) },
    { rule: cadence.rule },
  ]))];
}

/** Each priority with the audits that look at it. */
export const evidence = (pack: Pack): Block[] => [
  heading('evidence', 'Priorities and the evidence for them'),
  ...table('Evidence by priority', ['Priority', 'Audits that look at it'], [50, 50], !pack.audits.programme.some((audit) => audit.priorities.length > 0) ? [] : pack.priorities.priorities.map((priority) => {
    const audits = pack.audits.programme.filter((audit) => audit.priorities.includes(priority.key)).map((audit) => audit.name);
    return [priority.name, { lines: audits.length === 0 ? ['None in the programme'] : audits }];
  })),
];
