import { describe, expect, it } from 'vitest';
import { day } from '../../calendar/index.ts';
import { bundledIds, bundledPack, type Pack } from '../../framework/index.ts';
import type { DocumentDefinition } from '../../framework/schema/document.ts';
import type { ProcessDefinition, Step } from '../../framework/schema/process.ts';
import { everyWalk } from '../../process/testing/walks.ts';
import { textsOf, type Block, type DrawnPart } from './block.ts';
import { drawPart, drawParts } from './draw-part.ts';
import type { CaseRecord } from './read-record.ts';

const packs: Pack[] = [];
for (const id of await bundledIds()) packs.push((await bundledPack(id)).pack);

/** The record of an invented case, with something of everything, beside a process that was walked. */
function recordOf(pack: Pack, definition: ProcessDefinition, walked: ReturnType<typeof everyWalk>[number]): CaseRecord {
  const { events, state } = walked.history;
  const process = { id: 'process', partnershipId: '', reference: 'X-2026-0001', caseId: 'case', boardId: '', frameworkId: pack.id, frameworkVersion: '1', definitionKey: definition.key, startedByProcess: 'before', startedAt: new Date(0), definition, events, state };
  const before = { ...process, definition: { ...definition, decisions: [] } };
  const form = (key: string) => pack.forms.find((each) => each.key === key)!.sections.flatMap((section) => section.questions.map(({ key: question, label }) => ({ key: question, question: label, answer: 'An answer.' })));
  return {
    pack, process, title: 'A case', today: day('2026-11-20'), dues: definition.clocks.map(({ key, name }) => ({ key, kind: 'clock' as const, name, lead: null, deputy: null, agency: null, opens: null, due: day('2026-12-01'), firstDue: null, paused: false, doneOn: null, needed: true, ready: true })),
    facts: {
      members: [], candidates: [], views: [], names: new Map(), summaries: [], perChild: [], notification: null, urgent: [{ what: 'See the child today.', agency: null }],
      notified: [{ section: 'The incident', entry: '', question: 'What happened?', text: 'A fall.', answered: true, identity: false, path: '', page: { section: 'incident' } }],
    },
    forms: new Map(definition.steps.flatMap(({ key, act }) => (act.kind === 'form' ? [[key, form(act.form)]] : []))),
    replies: definition.steps.flatMap(({ key, act }) => (act.kind === 'request' ? [{ step: key, agency: 'Police', standing: 'received', involved: true, answers: form(act.form), goodPractice: ['The officer asked twice.'] }] : [])),
    origin: { name: 'Before', process: before }, findings: ['FIN-2026-0001: Nobody asked.'], recommendations: [{ reference: 'REC-2026-0001', text: 'Ask.', response: '' }],
    actions: [{ title: 'ACT-2026-0001: Ask', owner: 'Police', due: '1 December 2026', standing: 'Planned' }], person: () => 'A Chair', sender: { name: 'A Manager', roles: 'Manager' },
  };
}

/** The walks of a process come to an end, and the record is then as full as it gets; a document is drawn from it as its step sends it. */
const letters = packs.flatMap((pack) => pack.processes.flatMap((definition) => definition.steps.flatMap((step) => {
  const { act } = step;
  const document = act.kind === 'notice' ? pack.documents.find(({ key }) => key === act.document) : undefined;
  return document === undefined ? [] : [{ pack, definition, step, document, name: `${pack.id}, ${definition.key}, ${step.key}: ${document.name}` }];
})));
const startOf = ({ effective }: ProcessDefinition) => day(effective.from >= '2012-01-02' ? effective.from : (effective.to ?? '2013-06-04'));
const walked = new Map<ProcessDefinition, ReturnType<typeof everyWalk>>();
const walksOf = (pack: Pack, definition: ProcessDefinition) => {
  if (!walked.has(definition)) walked.set(definition, everyWalk(definition, startOf(definition), pack.criteria));
  return walked.get(definition)!;
};

describe.each(letters)('$name', ({ pack, definition, step, document }) => {
  const sent = walksOf(pack, definition).filter(({ done }) => done.includes(step.key)).map((walk) => recordOf(pack, definition, walk));

  it('finds something in the record for each of its parts, by some way through the process', () => {
    const empty = document.parts.filter((part) => typeof part === 'object' && part.ifAny !== true && sent.every((record) => drawPart(record, part, step).blocks.length === 0));
    expect(empty.map((part) => (typeof part === 'object' ? part.name : part))).toEqual([]);
  });

  it('tells of the decision that it is sent for, and of no outcome that was not taken', () => {
    for (const record of sent) {
      const told = new Set(drawParts(record, document.parts, step).flatMap(({ blocks }) => blocks.flatMap(factsOf)).map(({ name, value }) => `${name}: ${value}`));
      const right = outcomesOf(record);
      for (const decision of definition.decisions) {
        const wrong = decision.outcomes.filter(({ key }) => right.get(decision.key) !== key).map((outcome) => `${decision.question}: ${outcome.name}`);
        expect(wrong.filter((words) => told.has(words))).toEqual([]);
      }
      if (drawsTheDecision(document) && step.onlyIf !== undefined) expect([...told]).toContain(saidOf(definition, step, right));
    }
  });
});

const outcomesOf = ({ process }: CaseRecord) => new Map(process.state.decisions.filter(({ supersededBy }) => supersededBy === null).map(({ decision, outcome }) => [decision, outcome]));
const factsOf = (block: Block) => (block.kind === 'facts' ? [...block.rows] : []);
const drawsTheDecision = ({ parts }: DocumentDefinition): boolean => parts.some((part) => typeof part === 'object' && part.from.includes('decision'));
function saidOf(definition: ProcessDefinition, { onlyIf }: Step, right: ReadonlyMap<string, string>): string {
  const decision = definition.decisions.find(({ key }) => key === onlyIf!.decision)!;
  return `${decision.question}: ${decision.outcomes.find(({ key }) => key === right.get(decision.key))!.name}`;
}

describe('what a document says in words', () => {
  it('is all held against the vault', () => {
    const part: DrawnPart = { heading: 'A part', byHand: false, blocks: [{ kind: 'under', text: 'a' }, { kind: 'text', text: 'b' }, { kind: 'facts', rows: [{ name: 'n', value: 'c' }] }, { kind: 'list', items: ['d'] }, { kind: 'table', caption: 't', heads: ['h'], widths: [], rows: [['e', 'f']] }] };
    expect(textsOf(part)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });
});
