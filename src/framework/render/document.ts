import { nameOfPart } from '../schema/document.ts';
import type { Pack } from '../schema/pack.ts';
import type { Rule } from '../schema/rule.ts';
import { confidenceWords } from '../words.ts';
import { commonPart, isAppendix, partOf, type Block, type DocumentSection, type FrameworkDocument } from './sections.ts';
import { criteriaBlocks, processBlocks } from './process-section.ts';
import { formBlocks } from './form-section.ts';
import * as head from './head-statements.ts';
import * as learning from './learning-statements.ts';
import { sourceHead } from './pieces.ts';
import { saidElsewhere } from './elsewhere.ts';
import { assessmentBlocks, risks, voice } from './rounds.ts';
import * as say from './statements.ts';
import { doubtBlocks } from './doubt-blocks.ts';
import { unsureRules } from './unsure-rules.ts';

/** A piece of the framework and the part of the document in which it belongs; null where it stands in none. */
interface Piece {
  part: string | null;
  blocks: Block[];
  /** Under what it is read where it stands in no part. */
  subject: Subject;
}
type Subject = keyof typeof subjects;
const subjects = {
  who: 'Who does what', learning: 'How learning is found and spread', work: 'Reviews and other processes', quality: 'Standards, measures and audits', training: 'Training', reports: 'What is reported', voice: 'How people are heard',
} as const;

/**
 * The framework as the document that a board publishes: version history, then the parts in the document's own order, each
 * with what stands there by its source, then what the product adds: forms, documents, words, doubts, what is to be confirmed.
 */
export function frameworkDocument(pack: Pack): FrameworkDocument {
  // A subject of which the framework says nothing has no heading either.
  const pieces = piecesOf(pack).filter((piece) => piece.blocks.some((block) => block.kind !== 'heading'));
  const first = pack.parts[0]!.key;
  const parts = pack.parts.map((part, index): DocumentSection => ({
    id: `part-${part.key}`, title: numbered(pack, index),
    blocks: [
      ...(part.about === undefined ? [] : [{ kind: 'paragraph' as const, text: part.about }]),
      ...(part.key === first ? [{ kind: 'paragraph' as const, text: `The guidance that it follows: ${pack.guidance}.` }] : []),
      ...pieces.filter((piece) => piece.part === part.key).flatMap((piece) => piece.blocks),
    ],
  }));
  const others = [...parts, ...beyond(pieces.filter((piece) => piece.part === null)), ...annexes(pack)];
  const elsewhere = saidElsewhere(pack.parts, others);
  return {
    title: pack.name, board: pack.board, edition: !/\d/.test(pack.version) && pack.dated.startsWith(pack.version) ? pack.dated : `Version ${pack.version}, ${pack.dated}`, about: pack.about,
    sections: [
      { id: 'version-history', title: 'Version history', blocks: head.versionHistory(pack) },
      { id: 'how-to-read', title: 'How to read this framework', blocks: head.howToRead(pack) },
      ...others.map((section, index) => (index < parts.length ? { ...section, blocks: withElsewhere(section, elsewhere.get(pack.parts[index]!.key) ?? []) } : section)),
    ],
  };
}

/** A part leads, before its first heading, to what else of it is read elsewhere. */
function withElsewhere({ blocks }: DocumentSection, places: { id: string; text: string }[]): Block[] {
  if (places.length === 0) return blocks.length > 0 ? blocks : [{ kind: 'paragraph', text: 'This part states nothing that is to be done.' }];
  const first = blocks.findIndex((block) => block.kind === 'heading');
  const lead = first < 0 ? blocks.length : first;
  return [...blocks.slice(0, lead), { kind: 'elsewhere', words: blocks.length === 0 ? 'What this part says is read under:' : 'More of this part is read under:', places }, ...blocks.slice(lead)];
}

/** What stands in no part of the document: a few things under one heading, many under a heading for each subject. */
function beyond(pieces: readonly Piece[]): DocumentSection[] {
  if (pieces.length === 0) return [];
  if (pieces.length < 4) return [{ id: 'beyond', title: 'Beside the source document', blocks: pieces.flatMap((piece) => piece.blocks) }];
  return [...Map.groupBy(pieces, (piece) => piece.subject)].map(([subject, of]) => ({ id: `beyond-${subject}`, title: subjects[subject], blocks: of.flatMap((piece) => piece.blocks) }));
}

/** A part is numbered by its place, unless it is an appendix or bears a number of its own. */
const numbered = (pack: Pack, index: number): string => {
  const part = pack.parts[index]!;
  return isAppendix(part) || /^\d/.test(part.title) ? part.title : `${pack.parts.slice(0, index + 1).filter((each) => !isAppendix(each)).length}. ${part.title}`;
};

function piecesOf(pack: Pack): Piece[] {
  const { parts } = pack;
  const by = (subject: Subject, rules: readonly Rule[], blocks: Block[]): Piece => ({ part: commonPart(parts, rules), blocks, subject });
  // A part of the document that is a picture has no text to be a source. Its title says what is drawn there instead.
  const drawn = (words: RegExp) => parts.find((part) => words.test(part.title))?.key;
  const rules = (items: readonly { rule: Rule }[]) => items.map((item) => item.rule);
  const organisation = drawn(/partnership/i) ?? partOf(parts, pack.groups[0]?.rule.source ?? '') ?? commonPart(parts, rules(pack.groups));
  return [
    { part: parts[0]!.key, blocks: head.boards(pack), subject: 'who' },
    by('who', rules(pack.priorities.priorities), say.priorities(pack)),
    { part: organisation, blocks: [...say.groups(pack), ...say.roles(pack)], subject: 'who' },
    by('who', rules(pack.sharing ?? []), head.sharing(pack)),
    by('learning', rules(pack.learning.principles), learning.learning(pack)),
    { part: commonPart(parts, rules(pack.groups)), blocks: say.auditKinds(pack), subject: 'quality' },
    by('learning', rules(pack.channels), say.channels(pack)),
    by('training', rules(pack.training.assurance), say.training(pack)),
    by('quality', rules(pack.learning.tiers), learning.tiers(pack)),
    by('quality', rules(pack.indicators), say.indicators(pack)),
    by('quality', rules(pack.standards), say.standards(pack)),
    by('quality', rules(pack.audits.programme), say.auditProgramme(pack)),
    { part: drawn(/schedule/i) ?? commonPart(parts, rules(pack.cadences)), blocks: say.schedule(pack), subject: 'reports' },
    { part: drawn(/monitoring|evidence/i) ?? commonPart(parts, rules(pack.priorities.priorities)), blocks: say.evidence(pack), subject: 'quality' },
    ...(pack.assessments ?? []).map((round): Piece => ({ part: partOf(parts, round.rule.source), blocks: assessmentBlocks(round, pack), subject: 'quality' })),
    by('voice', rules(pack.voice?.routes ?? []), voice(pack)),
    by('reports', pack.risks === undefined ? [] : [pack.risks.rule], risks(pack)),
    ...pack.criteria.map((set): Piece => ({ part: partOf(parts, set.rule.source), blocks: criteriaBlocks(set, pack.criteria), subject: 'work' })),
    ...inOrder(pack).map((process): Piece => ({ part: partOf(parts, process.rule.source), blocks: processBlocks(process, pack), subject: 'work' })),
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
  const unsure = unsureRules(pack);
  return [
    {
      id: 'forms', title: 'Forms and documents', blocks: [
        ...pack.forms.flatMap((form) => formBlocks(form, pack)),
        { kind: 'heading', level: 3, id: 'documents', text: 'Documents' },
        { kind: 'table', caption: 'Documents', heads: ['Document', 'Supplied by', 'Parts', sourceHead], widths: [34, 14, 28, 24], rows: pack.documents.map((each) => [{ name: each.name, more: [each.about, each.period && `Period: ${each.period}.`, each.writtenBy && `Written by: ${each.writtenBy.map((key) => pack.groups.find((group) => group.key === key)?.name ?? key).join('; ')}.`].filter((line): line is string => typeof line === 'string') }, each.suppliedBy === 'board' ? 'The board' : 'The product', { lines: each.parts.map(nameOfPart) }, { rule: each.rule }]) },
      ],
    },
    { id: 'themes', title: 'Themes', blocks: [{ kind: 'table', caption: 'Themes by which learning is found again', heads: ['Group', 'Themes'], widths: [30, 70], rows: pack.themes.map((group) => [group.group, { lines: group.themes.map((theme) => (theme.about === undefined ? theme.name : `${theme.name}: ${theme.about}`)) }]) }] },
    { id: 'words', title: 'Words', blocks: [{ kind: 'table', caption: 'Words of the framework', heads: ['Word', 'Meaning'], widths: [30, 70], rows: pack.vocabulary.map((term) => [term.term, term.insteadOf === undefined ? term.meaning : `${term.meaning} Instead of: ${term.insteadOf}.`]) }] },
    {
      id: 'doubts', title: 'Doubts of the source, and how they are read', blocks: pack.doubts.flatMap((doubt) => doubtBlocks(doubt, pack)),
    },
    {
      id: 'to-be-confirmed', title: 'Rules to be confirmed', blocks: unsure.length === 0 ? [{ kind: 'paragraph', text: 'None.' }] : [
        { kind: 'paragraph', text: 'These are applied as they stand. Nobody should call them authoritative before a person has confirmed them.' },
        { kind: 'table', caption: 'Rules to be confirmed', heads: ['Rule', 'How sure', 'Source and force'], widths: [38, 24, 38], rows: unsure.map(({ name, rule }) => [name, confidenceWords[rule.confidence], { rule }]) },
      ],
    },
  ];
}
