import { formatDay } from '../../calendar/index.ts';
import { nameOfPart, type DocumentPart, type Source, type Told } from '../../framework/schema/document.ts';
import type { Decision, ProcessDefinition, Step } from '../../framework/schema/process.ts';
import { latestViews, standingDecision, type ProcessState, type TakenDecision } from '../../process/index.ts';
import { bodyThatDecides } from '../../framework/business.ts';
import { agreedBy, aimRows, outcomeRow, presentRow, reasonRows } from '../decision/record-rows.ts';
import { theirsWords } from '../decision/their-decision.tsx';
import { answerWords, nameOfBody } from '../review/names.ts';
import { caseCriteria, childCriteria, type CriterionRows } from './criterion-rows.ts';
import type { Block, DrawnPart } from './block.ts';
import type { CaseRecord } from './read-record.ts';

/** Draws one part of a document from the record. `step`: the step that sends it, if one does. */
export function drawPart(record: CaseRecord, part: DocumentPart, step: Step | null): DrawnPart {
  const from = typeof part === 'string' ? [] : part.from;
  return { heading: nameOfPart(part), byHand: typeof part === 'string', blocks: from.flatMap((source) => drawSource(record, source, step)) };
}

/** All parts in order, but for those that are left out where the record holds nothing of them. */
export const drawParts = (record: CaseRecord, parts: readonly DocumentPart[], step: Step | null): DrawnPart[] =>
  parts.map((part) => ({ part, drawn: drawPart(record, part, step) })).filter(({ part, drawn }) => drawn.blocks.length > 0 || typeof part === 'string' || part.ifAny !== true).map(({ drawn }) => drawn);

function drawSource(record: CaseRecord, source: Source, step: Step | null): Block[] {
  const { definition, state } = record.process;
  if (typeof source === 'string') return named[source](record, step);
  if ('says' in source) return [{ kind: 'text', text: source.says }];
  if ('anchor' in source) {
    const anchor = definition.anchors.find((each) => each.key === source.anchor);
    const on = state.anchors[source.anchor];
    return anchor === undefined || on === undefined ? [] : [{ kind: 'facts', rows: [{ name: anchor.name, value: formatDay(on) }] }];
  }
  if ('clock' in source) {
    const due = record.dues.find((each) => each.kind === 'clock' && each.key === source.clock)?.due ?? null;
    return due === null ? [] : [{ kind: 'facts', rows: [{ name: definition.clocks.find((each) => each.key === source.clock)!.name, value: `By ${formatDay(due)}` }] }];
  }
  if ('criteria' in source) return criteriaOf(record, source.criteria);
  if ('decision' in source) {
    const taken = standingDecision(state, source.decision);
    const decision = definition.decisions.find((each) => each.key === source.decision);
    if (taken === undefined || decision === undefined || !(source.is ?? [taken.outcome]).includes(taken.outcome)) return [];
    return decisionFacts(record, decision, taken, source.told ?? (source.aims === undefined ? usual : ['aims']), source.aims);
  }
  const found = definition.steps.find((each) => each.key === source.step);
  return found === undefined ? [] : stepBlocks(record, found, source);
}

type Named = Extract<Source, string>;
/** What a letter tells of a decision where its framework does not say. Who differed and who took part stays with the board. */
const usual: readonly Told[] = ['outcome', 'day', 'by', 'reasons', 'aims'];

const named: Record<Named, (record: CaseRecord, step: Step | null) => Block[]> = {
  incident: ({ facts, title }) => {
    const rows = facts.notified;
    // A case that began without a notification is told of by what it is called.
    if (rows.length === 0) return asFacts(title === '' ? [] : [{ name: 'The case', value: title }]);
    const labels = [...new Set(rows.filter((row) => row.entry !== '').map((row) => `${row.section}: ${row.entry}`))];
    return [
      ...asFacts(rows.filter((row) => row.entry === '').map((row) => ({ name: row.question, value: row.text }))),
      ...labels.flatMap((label): Block[] => [{ kind: 'under', text: label }, ...asFacts(rows.filter((row) => `${row.section}: ${row.entry}` === label).map((row) => ({ name: row.question, value: row.text })))]),
    ];
  },
  'child-criteria': ({ facts }) => criterionBlocks(childCriteria(facts)),
  agencies: ({ replies }) => (replies.length === 0 ? [] : [{
    kind: 'table', caption: 'Agencies', heads: ['Agency', 'Answer', 'What it told'], widths: [22, 16, 62],
    rows: replies.map((reply) => [reply.agency, reply.standing === 'received' ? 'Answered' : 'Has not answered', reply.standing !== 'received' ? '' : reply.involved === false ? 'Not involved' : reply.answers.map((row) => `${row.question}: ${row.answer}`).join('\n')]),
  }]),
  views: (record) => record.process.definition.steps.flatMap((each) => (each.act.kind === 'views' ? viewBlocks(record, each) : [])),
  'urgent-action': ({ facts }) => asList(facts.urgent.map(({ what, agency }) => (agency === null ? what : `${agency}: ${what}`))),
  'good-practice': ({ replies }) => asList(replies.flatMap((reply) => reply.goodPractice.map((words) => `${reply.agency}: ${words}`))),
  findings: ({ findings }) => asList(findings),
  recommendations: ({ recommendations }) => asList(recommendations.map((each) => `${each.reference}: ${each.text}${each.response === '' ? '' : ` (${each.response})`}`)),
  actions: ({ actions }) => (actions.length === 0 ? [] : [{ kind: 'table', caption: 'Actions', heads: ['Action', 'Whose', 'By', 'Stands'], widths: [46, 22, 16, 16], rows: actions.map((each) => [each.title, each.owner, each.due, each.standing]) }]),
  days: ({ process: { definition, state } }) => asFacts([
    ...definition.anchors.flatMap(({ key, name }) => (state.anchors[key] === undefined ? [] : [{ name, value: formatDay(state.anchors[key]) }])),
    ...definition.steps.flatMap(({ key, name }) => (state.steps[key]?.doneOn ? [{ name, value: formatDay(state.steps[key].doneOn) }] : [])),
  ]),
  standing: (record) => {
    const { reference, definition, state } = record.process;
    const done = definition.steps.filter((each) => state.steps[each.key]?.standing === 'done');
    const open = definition.steps.filter((each) => state.steps[each.key]?.standing === 'open');
    return asFacts([{ name: 'Reference', value: `${definition.name} ${reference}` }, { name: 'Done', value: done.map((each) => `${each.name}, ${formatDay(state.steps[each.key]!.doneOn!)}`).join('\n') }, { name: 'To be done', value: open.map((each) => each.name).join('\n') }].filter((row) => row.value !== ''));
  },
  origin: (record) => {
    const { origin } = record;
    if (origin === null) return [];
    const { definition, state, reference } = origin.process;
    return [
      ...asFacts([{ name: 'Came from', value: `${origin.name} ${reference}` }]),
      ...definition.decisions.flatMap((decision) => {
        const taken = standingDecision(state, decision.key);
        const called = decision.outcomes.find((each) => each.key === taken?.outcome)?.starts.includes(record.process.definition.key) ?? false;
        return taken === undefined || !called ? [] : decisionFacts(record, decision, taken, ['outcome', 'day', 'reasons']);
      }),
    ];
  },
  sender: ({ sender }) => asFacts([{ name: 'Name', value: sender.name }, ...(sender.roles === '' ? [] : [{ name: 'Role', value: sender.roles }])]),
  decision: (record, step) => {
    const base = restsOn(record.process.definition, record.process.state, step);
    return base === null ? [] : decisionFacts(record, base.decision, base.taken, usual);
  },
  criteria: (record, step) => {
    const base = restsOn(record.process.definition, record.process.state, step);
    return base === null ? [] : criteriaOf(record, base.decision.key);
  },
};

/** The decision on which a step rests: that of its condition, or else the nearest that comes before it, or else the last that was taken. */
function restsOn(definition: ProcessDefinition, state: ProcessState, step: Step | null): { decision: Decision; taken: TakenDecision } | null {
  const taken = (key: string | undefined) => (key === undefined ? undefined : standingDecision(state, key));
  const seen = new Set<string>();
  let row = step === null ? [] : [step];
  let found = taken(step?.onlyIf?.decision);
  while (found === undefined && row.length > 0) {
    row = row.flatMap((each) => each.after).filter((key) => !seen.has(key) && seen.add(key)).map((key) => definition.steps.find((each) => each.key === key)!);
    found = row.flatMap((each) => (each.act.kind === 'decision' ? [taken(each.act.decision)] : [])).filter((each) => each !== undefined).sort((a, b) => b.seq - a.seq)[0];
  }
  found ??= state.decisions.findLast((each) => each.supersededBy === null);
  return found === undefined ? null : { taken: found, decision: definition.decisions.find((each) => each.key === found.decision)! };
}

/** A decision, with as much of it as is told. */
function decisionFacts(record: CaseRecord, decision: Decision, taken: TakenDecision, told: readonly Told[], aims?: readonly string[]): Block[] {
  const { pack, person } = record;
  const before = taken.supersedes === null ? undefined : record.process.state.decisions.find((each) => each.seq === taken.supersedes);
  const body = bodyThatDecides(record.process.definition, decision);
  const theirs = body === null || taken.theirs === undefined ? null : theirsWords(nameOfBody(pack, body), taken.theirs);
  const rows: Record<Told, { name: string; value: string }[]> = {
    outcome: [outcomeRow(decision, taken)],
    day: [{ name: 'Decided on', value: formatDay(taken.on) }],
    by: taken.agreements.length > 0 ? [{ name: 'Agreed by', value: taken.agreements.map((each) => agreedBy(each, record.pack, person)).join('\n') }] : theirs !== null ? [{ name: 'Decided by', value: theirs }] : [{ name: 'Decided by', value: `${person(taken.by)}${taken.actingFor === null ? '' : `, acting for ${person(taken.actingFor)}`}` }],
    reasons: [
      ...reasonRows(taken, 'Reasons'),
      ...(before === undefined ? [] : [{ name: 'Takes the place of', value: `The decision of ${formatDay(before.on)}. ${taken.reason}` }]),
    ],
    aims: aimRows(decision, taken, aims),
    present: [presentRow(taken, pack, person)],
    conflicts: [{ name: 'Conflicts of interest', value: record.process.state.conflicts.filter((each) => each.decision === decision.key).map((each) => `${person(each.person)}: ${each.text}${each.steppedAside ? ' Stepped aside.' : ''}`).join('\n') || 'None declared' }],
    dissent: [{ name: 'Dissent', value: taken.dissent.map((each) => each.text).join('\n') || 'None' }],
  };
  return asFacts(told.flatMap((each) => rows[each]).filter((row) => row.value !== ''));
}

const criterionHeads = { heads: ['Criterion', 'Answer', 'Reason'], widths: [45, 15, 40] };

/** How each criterion of a decision was answered for the case. */
function criteriaOf(record: CaseRecord, key: string): Block[] {
  const decision = record.process.definition.decisions.find((each) => each.key === key);
  const taken = standingDecision(record.process.state, key);
  return decision === undefined || taken === undefined ? [] : criterionBlocks(caseCriteria(record.pack, decision, taken));
}

const criterionBlocks = (sets: readonly CriterionRows[]): Block[] => sets.flatMap((set): Block[] => [
  { kind: 'under', text: set.name },
  { kind: 'table', caption: set.name, heads: criterionHeads.heads.slice(0, set.rows[0]?.length), widths: set.rows[0]?.length === 2 ? [75, 25] : criterionHeads.widths, rows: set.rows },
  ...(set.follows === null ? [] : [{ kind: 'text', text: set.follows } as const]),
]);

function viewBlocks({ pack, process, person }: CaseRecord, step: Step): Block[] {
  return latestViews(process.state, step.key).flatMap((view): Block[] => [
    { kind: 'under', text: `${person(view.person)}${view.actingFor === null ? '' : `, for ${person(view.actingFor)}`}` },
    {
      kind: 'table', caption: 'View', ...criterionHeads, rows: Object.entries(view.criteria).flatMap(([set, given]) => Object.entries(given).map(([item, answer]) =>
        [pack.criteria.find((each) => each.key === set)?.items.find((each) => each.key === item)?.text ?? item, answerWords[answer.answer]!, answer.reason])),
    },
    ...[view.comment, view.dissent === '' ? '' : `Differs: ${view.dissent}`].filter((words) => words !== '').map((text): Block => ({ kind: 'text', text })),
  ]);
}

/** What was recorded at a step, by the kind of the step; only these answers of a task, or these questions of a form, where some are named. */
function stepBlocks(record: CaseRecord, step: Step, { answers, questions }: { answers?: readonly number[] | undefined; questions?: readonly string[] | undefined }): Block[] {
  const { process: { state, events, definition }, pack } = record;
  const stands = state.steps[step.key];
  switch (step.act.kind) {
    case 'decision': {
      const { decision: key } = step.act;
      const taken = standingDecision(state, key);
      return taken === undefined ? [] : decisionFacts(record, definition.decisions.find((each) => each.key === key)!, taken, usual);
    }
    case 'form': return asFacts((record.forms.get(step.key) ?? []).filter((row) => questions?.includes(row.key) ?? true).map((row) => ({ name: row.question, value: row.answer })));
    case 'views': return viewBlocks(record, step);
    case 'request': return record.replies.filter((reply) => reply.step === step.key && reply.answers.length > 0).flatMap((reply): Block[] => [{ kind: 'under', text: reply.agency }, ...asFacts(reply.answers.map((row) => ({ name: row.question, value: row.answer })))]);
    case 'notice': return asFacts(state.notices.filter((notice) => notice.step === step.key).flatMap((notice) => [
      { name: step.name, value: `${formatDay(notice.sentOn)}, to ${notice.to.join(', ')}. ${notice.how}` }, ...(notice.reference === '' ? [] : [{ name: (step.act.kind === 'notice' ? step.act.receipt : undefined) ?? 'Reference', value: notice.reference }]),
    ]));
    case 'wait': {
      const { body, answers: possible } = step.act;
      return asFacts(state.answers.filter((each) => each.step === step.key).map((each) => ({ name: `${nameOfBody(pack, body)}, ${formatDay(each.on)}`, value: [possible.find(({ key }) => key === each.answer)?.name ?? each.answer, each.text].filter((words) => words !== '').join('. ') })));
    }
    default: {
      const done = stands?.standing === 'done' ? events.findLast((event) => event.happening.type === 'step-done' && event.happening.step === step.key)?.happening : undefined;
      if (done?.type !== 'step-done') return [];
      const asked = answers === undefined ? done.answers : answers.flatMap((number) => done.answers[number - 1] ?? []);
      return asFacts([...asked.map((each) => ({ name: each.question, value: each.answer })), ...(answers === undefined && done.note !== '' ? [{ name: done.answers.length === 0 ? step.name : 'Note', value: done.note }] : [])]);
    }
  }
}

const asFacts = (rows: readonly { name: string; value: string }[]): Block[] => (rows.length === 0 ? [] : [{ kind: 'facts', rows }]);
const asList = (items: readonly string[]): Block[] => (items.length === 0 ? [] : [{ kind: 'list', items }]);
