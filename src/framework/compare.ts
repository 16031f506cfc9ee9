import { z } from 'zod';
import { changeOf, changesOf, changesOfList, type FrameworkChange } from './compare/change.ts';
import { differences, ruleAsWords } from './compare/differences.ts';
import { valueWordsOf, type ValueWords } from './compare/field-words.ts';
import { processChanges } from './compare/process-changes.ts';
import { FrameworkHead } from './schema/head.ts';
import type { Pack } from './schema/pack.ts';
import { reportingWords } from './words.ts';

export type { FrameworkChange } from './compare/change.ts';

type Thing = { readonly key: string; readonly name: string };

/** The lists of things that people know one by one: the name of the list, and what one of them is called. */
const lists: readonly (readonly [area: string, noun: string, of: (pack: Pack) => readonly Thing[]])[] = [
  ['Roles', 'role', (pack) => pack.roles], ['Groups', 'group', (pack) => pack.groups], ['Bodies', 'body', (pack) => pack.bodies],
  ['Kinds of agency', 'kind of agency', (pack) => pack.agencyKinds], ['Criteria', 'set of criteria', (pack) => pack.criteria],
  ['Forms', 'form', (pack) => pack.forms], ['Documents', 'document', (pack) => pack.documents], ['Standards', 'standard', (pack) => pack.standards],
  ['Measures', 'measure', (pack) => pack.indicators], ['Ways of spreading learning', 'way of spreading learning', (pack) => pack.channels],
  ['Self-assessments', 'self-assessment', (pack) => pack.assessments ?? []],
  ['Doubts', 'doubt', (pack) => pack.doubts.map((doubt) => ({ ...doubt, name: `${doubt.key}, ${doubt.where}` }))],
  ['Words', 'word', (pack) => pack.vocabulary.map((term) => ({ ...term, key: term.term, name: term.term }))],
];
/** Parts that are one thing each. */
const wholes: readonly (readonly [area: string, noun: string, of: (pack: Pack) => unknown])[] = [
  ['Priorities', 'priorities', (pack) => pack.priorities], ['Audits', 'plan of audits', (pack) => pack.audits], ['Themes', 'themes', (pack) => pack.themes], ['Learning', 'rules of learning', (pack) => pack.learning],
  ['Training', 'rules of training', (pack) => pack.training], ['Voice', 'rules of hearing people', (pack) => pack.voice], ['Risks', 'risk register', (pack) => pack.risks],
];

/**
 * What version B of a framework changes against version A, each change a sentence, in the order in which people read it:
 * the framework itself, processes (steps, clocks, decisions), the reporting schedule, then all else. Nothing is left out.
 * Empty where both are the same.
 */
export function compare(a: Pack, b: Pack): FrameworkChange[] {
  const words = valueWordsOf([b, a]);
  return [
    ...changesOf('The framework', { noun: 'framework' }, Head.parse(a), Head.parse(b), words),
    ...changesOfList('Processes', 'process', a.processes, b.processes, (process) => process.name, (_, before, after) => processChanges(before, after, { before: a, after: b })),
    ...changesOfList('Reporting schedule', 'report', a.cadences, b.cadences, (cadence) => cadence.name, (of, before, after) => changesOf('Reporting schedule', of, before, after, words, {
      reporting: { of: ['reporting'], words: (cadence) => cadence.reporting.map((line) => lineWords(line, words)) },
    })),
    ...lists.flatMap(([area, noun, of]) => changesOfList(area, noun, of(a), of(b), (each) => each.name, (thing, before, after) => changesOf(area, thing, before, after, words))),
    ...wholes.flatMap(([area, noun, of]) => differences(of(a), of(b), words).map((difference) => changeOf(area, { noun }, difference))),
  ];
}

/** A line of the schedule and all that it says: `Case Review Group: every quarter (progress), prepared by: Business Manager`, what it is drawn from, and why who prepares it. */
function lineWords(line: Pack['cadences'][number]['reporting'][number], words: ValueWords): string {
  const names = (field: string, keys: readonly string[]) => keys.map((key) => `“${words(field, key)}”`).join(', ');
  const drawn = line.draws === undefined ? '' : `: case audits, kinds of audit: ${names('kind', line.draws.kinds)}${line.draws.document === undefined ? '' : `, document: ${names('document', [line.draws.document])}`}`;
  const why = line.preparerRule === undefined ? '' : `. ${ruleAsWords(line.preparerRule, words)}`;
  return `${reportingWords(line, { group: (key) => words('to', key), role: (key) => words('lead', key) })}${drawn}${why}`;
}

/** The framework itself, without what stands in its other files. */
const Head = z.object(FrameworkHead.shape);
