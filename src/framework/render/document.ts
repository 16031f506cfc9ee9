import type { Pack } from '../schema/pack.ts';
import { toBeConfirmed, type Rule } from '../schema/rule.ts';
import { confidenceWords, unitWords } from '../words.ts';
import { commonPart, partOf, type Block, type DocumentSection, type FrameworkDocument } from './sections.ts';
import { criteriaBlocks, processBlocks } from './process-section.ts';
import * as say from './statements.ts';

/** A piece of the framework and the part of the document in which it belongs; null where it stands in none. */
interface Piece {
  part: string | null;
  blocks: Block[];
}

/**
 * The framework as the document that a board publishes: version history, then the parts in the document's own order, each
 * with what stands there by its source, then what the product adds: forms, documents, words, doubts, what is to be confirmed.
 */
export function frameworkDocument(pack: Pack): FrameworkDocument {
  const pieces = piecesOf(pack);
  const first = pack.parts[0]!.key;
  const parts = pack.parts.map((part, index): DocumentSection => ({
    id: `part-${part.key}`, title: numbered(pack, index),
    blocks: [
      ...(part.about === undefined ? [] : [{ kind: 'paragraph' as const, text: part.about }]),
      ...(part.key === first ? [{ kind: 'paragraph' as const, text: `Guidance on which the framework rests: ${pack.guidance}.` }] : []),
      ...pieces.filter((piece) => piece.part === part.key).flatMap((piece) => piece.blocks),
    ],
  }));
  const beyond = pieces.filter((piece) => piece.part === null).flatMap((piece) => piece.blocks);
  return {
    title: pack.name, board: pack.board, edition: `Version ${pack.version}, ${pack.dated}`, about: pack.about,
    sections: [
      { id: 'version-history', title: 'Version history', blocks: say.versionHistory(pack) },
      ...parts,
      ...(beyond.length === 0 ? [] : [{ id: 'beyond', title: 'From the law and its guidance', blocks: beyond }]),
      ...annexes(pack),
    ],
  };
}

const numbered = (pack: Pack, index: number): string => {
  const { title } = pack.parts[index]!;
  return title.startsWith('Appendix') ? title : `${pack.parts.slice(0, index + 1).filter((part) => !part.title.startsWith('Appendix')).length}. ${title}`;
};

function piecesOf(pack: Pack): Piece[] {
  const { parts } = pack;
  const by = (rules: readonly Rule[], blocks: Block[]): Piece => ({ part: commonPart(parts, rules), blocks });
  // A part of the document that is a picture has no text to be a source. Its title says what is drawn there instead.
  const drawn = (words: RegExp) => parts.find((part) => words.test(part.title))?.key;
  const rules = (items: readonly { rule: Rule }[]) => items.map((item) => item.rule);
  const organisation = drawn(/partnership/i) ?? commonPart(parts, rules(pack.groups));
  return [
    by(rules(pack.priorities.priorities), say.priorities(pack)),
    { part: organisation, blocks: [...say.groups(pack), ...say.roles(pack)] },
    by(rules(pack.learning.principles), say.learning(pack)),
    { part: commonPart(parts, rules(pack.groups)), blocks: say.auditKinds(pack) },
    by(rules(pack.channels), say.channels(pack)),
    by(rules(pack.training.assurance), say.training(pack)),
    by(rules(pack.learning.tiers), say.tiers(pack)),
    by(rules(pack.indicators), say.indicators(pack)),
    by(rules(pack.standards), say.standards(pack)),
    by(rules(pack.audits.programme), say.auditProgramme(pack)),
    { part: drawn(/schedule/i) ?? commonPart(parts, rules(pack.cadences)), blocks: say.schedule(pack) },
    { part: drawn(/monitoring|evidence/i) ?? commonPart(parts, rules(pack.priorities.priorities)), blocks: say.evidence(pack) },
    ...pack.criteria.map((set): Piece => ({ part: partOf(parts, set.rule.source), blocks: criteriaBlocks(set) })),
    ...inOrder(pack).map((process): Piece => ({ part: partOf(parts, process.rule.source), blocks: processBlocks(process, pack) })),
  ];
}

/** What starts another process comes before it. */
function inOrder(pack: Pack): Pack['processes'] {
  const starts = (key: string) => pack.processes.find((each) => each.key === key)?.decisions.flatMap((decision) => decision.outcomes.flatMap((outcome) => outcome.starts)) ?? [];
  const order: string[] = [];
  const place = (key: string) => {
    if (order.includes(key)) return;
    order.push(key);
    starts(key).forEach(place);
  };
  const started = new Set(pack.processes.flatMap((process) => starts(process.key)));
  pack.processes.filter((process) => process.runs && !started.has(process.key)).forEach((process) => place(process.key));
  pack.processes.forEach((process) => place(process.key));
  return order.flatMap((key) => pack.processes.filter((process) => process.key === key));
}

function annexes(pack: Pack): DocumentSection[] {
  const unsure = rulesOf(pack).filter(({ rule }) => toBeConfirmed(rule));
  return [
    {
      id: 'forms', title: 'Forms and documents', blocks: [
        { kind: 'table', caption: 'Forms', heads: ['Form', 'Supplied by', 'Sections'], widths: [40, 18, 42], rows: pack.forms.map((form) => [{ name: form.name, more: form.about === undefined ? [] : [form.about] }, form.suppliedBy === 'board' ? 'The board' : 'The product', { lines: form.sections.map((section) => section.title) }]) },
        { kind: 'table', caption: 'Documents', heads: ['Document', 'Supplied by', 'Parts'], widths: [40, 18, 42], rows: pack.documents.map((each) => [{ name: each.name, more: each.about === undefined ? [] : [each.about] }, each.suppliedBy === 'board' ? 'The board' : 'The product', { lines: each.parts }]) },
      ],
    },
    { id: 'words', title: 'Words', blocks: [{ kind: 'table', caption: 'Words of the framework', heads: ['Word', 'Meaning'], widths: [30, 70], rows: pack.vocabulary.map((term) => [term.term, term.insteadOf === undefined ? term.meaning : `${term.meaning} Instead of: ${term.insteadOf}.`]) }] },
    {
      id: 'doubts', title: 'Doubts of the source, and how they are read', blocks: pack.doubts.flatMap((doubt): Block[] => [
        { kind: 'heading', level: 4, id: doubt.key, text: `${doubt.key}: ${doubt.where}` },
        { kind: 'paragraph', text: doubt.doubt },
        { kind: 'paragraph', text: `Read here: ${doubt.default}` },
        ...(doubt.choices.length === 0 ? [] : [{ kind: 'paragraph' as const, text: 'The board may choose instead:' }, { kind: 'list' as const, ordered: false, items: doubt.choices }]),
      ]),
    },
    {
      id: 'to-be-confirmed', title: 'Rules to be confirmed', blocks: unsure.length === 0 ? [{ kind: 'paragraph', text: 'None.' }] : [
        { kind: 'paragraph', text: 'These are applied as they stand. Nobody should call them authoritative before a person has confirmed them.' },
        { kind: 'table', caption: 'Rules to be confirmed', heads: ['Rule', 'How sure', 'Source and force'], widths: [38, 24, 38], rows: unsure.map(({ name, rule }) => [name, confidenceWords[rule.confidence], { rule }]) },
      ],
    },
  ];
}

/** Every rule of the processes and criteria, with what it is a rule about. */
function rulesOf(pack: Pack): { name: string; rule: Rule }[] {
  return [
    ...pack.criteria.flatMap((set) => [{ name: `Criteria: ${set.name}`, rule: set.rule }, ...set.items.flatMap((item) => (item.rule === undefined ? [] : [{ name: `Criterion: ${item.text}`, rule: item.rule }]))]),
    ...pack.processes.flatMap((process) => [
      { name: process.name, rule: process.rule },
      ...process.clocks.map((clock) => ({ name: `${process.name}, clock: ${clock.name}${clock.within === undefined ? '' : ` (${clock.within.amount} ${unitWords(clock.within.unit)})`}`, rule: clock.rule })),
      ...process.steps.map((step) => ({ name: `${process.name}, step: ${step.name}`, rule: step.rule })),
      ...process.decisions.map((decision) => ({ name: `${process.name}, decision: ${decision.question}`, rule: decision.rule })),
    ]),
    { name: 'How embedding is checked', rule: pack.learning.embedding.rule }, { name: 'How actions are followed', rule: pack.learning.actions.rule },
  ];
}
