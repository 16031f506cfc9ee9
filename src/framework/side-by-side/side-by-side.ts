import { dutyWords } from '../schema/organisation.ts';
import type { Pack } from '../schema/pack.ts';
import type { Rule } from '../schema/rule.ts';
import { durationWords, listed, namesOf, reportingWords, rhythmWords } from '../words.ts';
import { matched, namesIn, plainName, type Marks } from './matching.ts';
import { comparedProcesses } from './processes.ts';
import { row, side, type ComparedRow, type ComparedSubject, type Side } from './side.ts';

export type { ComparedRow, ComparedSubject, Side } from './side.ts';

type Thing = { key: string; name: string; aliases?: readonly string[] | undefined };

/**
 * Two frameworks laid side by side, subject by subject: what one has and the other has not, and what both have, each in its
 * own words with its source. Things are matched by kind of work, by key, by what they serve, and by all their names.
 */
export function sideBySide(a: Pack, b: Pack): ComparedSubject[] {
  const subject = <T extends Thing>(key: string, title: string, of: (pack: Pack) => readonly T[], say: (thing: T, pack: Pack) => Side, surer: (thing: T) => readonly string[] = () => []): ComparedSubject => ({
    key, title, rows: rowsOf(of(a), of(b), { a: marksIn(a, surer), b: marksIn(b, surer) }, (thing) => say(thing, a), (thing) => say(thing, b)),
  });
  return [
    ...comparedProcesses({ a, b }),
    subject('groups', 'Groups', (pack) => pack.groups, groupSide, (group) => [...(group.serves ?? []), ...(group.kind === 'board' ? ['board'] : [])]),
    subject('roles', 'Roles', (pack) => pack.roles, roleSide),
    subject('cadences', 'What is reported, to whom and when', (pack) => pack.cadences, cadenceSide),
    subject('standards', 'Standards', (pack) => pack.standards, (standard) => side(standard.name, standard.rule, ...standard.statements.map((each) => `• ${each.text}`))),
    subject('themes', 'Themes', (pack) => pack.themes.flatMap((group) => group.themes), (theme) => side(theme.name, null, theme.about)),
    subject('indicators', 'Measures', (pack) => pack.indicators, (each) => side(each.name, each.rule, each.about, each.every !== undefined && rhythmWords({ every: each.every }), each.target !== undefined && `Target: ${each.target.value}`)),
    subject('channels', 'How learning is spread', (pack) => pack.channels, (each, pack) => side(each.name, each.rule, each.about, each.audience, each.groups.length > 0 && `Groups: ${listed(each.groups.map(namesOf(pack).group))}.`)),
    subject('training', 'Training', trainingThings, (each) => side(each.name, each.rule, ...each.lines)),
    subject('assessments', 'Self-assessments', (pack) => pack.assessments ?? [], (each) => side(each.name, each.rule, each.about, `Tool: ${each.tool}.`, rhythmWords({ every: each.every }), `${each.standards.length} standards.`)),
    subject('voice', 'How people are heard', (pack) => pack.voice?.routes ?? [], (each) => side(each.name, each.rule, each.about, each.every !== undefined && rhythmWords({ every: each.every, times: each.times }))),
  ];
}

/** Rows of two lists whose entries are known by their marks. */
function rowsOf<T>(a: readonly T[], b: readonly T[], marks: { a: (of: T) => Marks; b: (of: T) => Marks }, sayA: (of: T) => Side, sayB: (of: T) => Side): ComparedRow[] {
  return matched(a, b, marks).map((match) => row(match.a && sayA(match.a), match.b && sayB(match.b)));
}

function marksIn<T extends Thing>(pack: Pack, surer: (thing: T) => readonly string[]): (thing: T) => Marks {
  const names = namesIn(pack);
  return (thing) => [surer(thing), [thing.key], names(thing), [plainName(thing.name)]];
}

function groupSide(group: Pack['groups'][number], pack: Pack): Side {
  const names = namesOf(pack);
  return side(group.name, group.rule, group.about, group.chair !== undefined && `Chair: ${names.role(group.chair)}.`, group.reportsTo !== undefined && `Reports to: ${names.group(group.reportsTo)}.`, group.meets !== undefined && `Meets ${rhythmWords({ every: group.meets })}.`, ...group.duties.map((duty) => `• ${dutyWords(duty)}`));
}

const roleSide = (role: Pack['roles'][number], pack: Pack): Side =>
  side(role.name, role.rule, role.about, role.aliases.length > 0 && `Also called ${listed(role.aliases)}.`, role.deputy !== undefined && `Deputy: ${namesOf(pack).role(role.deputy)}.`);

function cadenceSide(cadence: Pack['cadences'][number], pack: Pack): Side {
  const names = namesOf(pack);
  return side(cadence.name, cadence.rule, ...cadence.reporting.map((line) => reportingWords(line, names)));
}

interface TrainingThing extends Thing { rule: Rule | null; lines: string[] }
/** All that a framework says of training, each a thing: levels, how it is assured, when its effect is asked after. */
function trainingThings({ training }: Pack): TrainingThing[] {
  const thing = (key: string, name: string, rule: Rule | null, ...lines: (string | undefined | false)[]): TrainingThing => ({ key, name, rule, lines: lines.filter((line): line is string => typeof line === 'string') });
  return [
    thing('delivers', 'Who gives training', null, training.delivers ? 'The board gives training itself.' : 'The board gives none itself and assures what others give.', ...training.providers.map((each) => `• ${each.name}: ${each.sector}`)),
    ...training.levels.map((each) => thing(`level-${each.key}`, each.name, null, each.about, each.providedBy !== undefined && `Given by: ${each.providedBy}.`)),
    ...training.assurance.map((each) => thing(`assurance-${each.key}`, each.name, each.rule, each.about)),
    ...(training.programme === undefined ? [] : [thing('programme', 'Programme', training.programme.rule, `Made ${rhythmWords({ every: training.programme.every })}.`)]),
    ...(training.evaluation ?? []).map((each) => thing(`evaluation-${each.key}`, each.name, each.rule, each.after === undefined ? 'At the end of the course.' : `${durationWords(each.after)} after attendance.`, ...each.asks.map((ask) => `• ${ask}`))),
  ];
}
