import { z } from 'zod';
import { changeOf, changesOf, changesOfList, type FrameworkChange } from './compare/change.ts';
import { differences } from './compare/differences.ts';
import { processChanges } from './compare/process-changes.ts';
import { FrameworkHead } from './schema/head.ts';
import type { Pack } from './schema/pack.ts';
import { namesOf, rhythmWords } from './words.ts';

export { changeSentence, type FrameworkChange } from './compare/change.ts';

type Thing = { readonly key: string; readonly name: string };

/** The lists of things that people know one by one: the name of the list, and what one of them is called. */
const lists: readonly (readonly [area: string, what: string, of: (pack: Pack) => readonly Thing[]])[] = [
  ['Roles', 'Role', (pack) => pack.roles], ['Groups', 'Group', (pack) => pack.groups], ['Bodies', 'Body', (pack) => pack.bodies],
  ['Kinds of agency', 'Kind of agency', (pack) => pack.agencyKinds], ['Criteria', 'Set of criteria', (pack) => pack.criteria],
  ['Forms', 'Form', (pack) => pack.forms], ['Documents', 'Document', (pack) => pack.documents], ['Standards', 'Standard', (pack) => pack.standards],
  ['Measures', 'Measure', (pack) => pack.indicators], ['Ways of spreading learning', 'Way', (pack) => pack.channels],
  ['Self-assessments', 'Self-assessment', (pack) => pack.assessments ?? []],
  ['Doubts', 'Doubt', (pack) => pack.doubts.map((doubt) => ({ ...doubt, name: `${doubt.key}, ${doubt.where}` }))],
  ['Words', 'Word', (pack) => pack.vocabulary.map((term) => ({ ...term, key: term.term, name: term.term }))],
];
/** Parts that are one thing each. */
const wholes: readonly (readonly [area: string, of: (pack: Pack) => unknown])[] = [
  ['Priorities', (pack) => pack.priorities], ['Audits', (pack) => pack.audits], ['Themes', (pack) => pack.themes], ['Learning', (pack) => pack.learning],
  ['Training', (pack) => pack.training], ['Voice', (pack) => pack.voice], ['Risks', (pack) => pack.risks],
];

/**
 * What version B of a framework changes against version A, named in plain words, in the order in which people read it:
 * the framework itself, processes (steps, clocks, decisions), the reporting schedule, then all else. Nothing is left out.
 * Empty where both are the same.
 */
export function compare(a: Pack, b: Pack): FrameworkChange[] {
  return [
    ...changesOf('The framework', 'Framework', Head.parse(a), Head.parse(b)),
    ...changesOfList('Processes', 'Process', a.processes, b.processes, (process) => process.name, (_, before, after) => processChanges(before, after, { before: a, after: b })),
    ...changesOfList('Reporting schedule', 'Report', a.cadences, b.cadences, (cadence) => cadence.name, (what, before, after) => changesOf('Reporting schedule', what, before, after, {
      rhythm: { of: ['reporting'], words: (cadence) => cadence.reporting.map((line) => lineWords(line, b)).join('; ') },
    })),
    ...lists.flatMap(([area, what, of]) => changesOfList(area, what, of(a), of(b), (each) => each.name, (name, before, after) => changesOf(area, name, before, after))),
    ...wholes.flatMap(([area, of]) => differences(of(a), of(b)).map((difference) => changeOf(area, area, difference))),
  ];
}

/** The framework itself, without what stands in its other files. */
const Head = z.object(FrameworkHead.shape);

/** `Case Review Group every quarter (3 times): progress, by the Business Manager`. */
function lineWords(line: Pack['cadences'][number]['reporting'][number], pack: Pack): string {
  const names = namesOf(pack);
  return `${names.group(line.to)} ${rhythmWords(line)}${line.as === undefined ? '' : `: ${line.as}`}${line.preparedBy === undefined ? '' : `, by ${names.role(line.preparedBy)}`}${line.draws === undefined ? '' : ', drawn from the record'}`;
}
