import type { Pack } from './schema/pack.ts';
import type { ProcessDefinition } from './schema/process.ts';
import { clockWords, confidenceWords, forceWords, listed, namesOf, rhythmWords, windowWords } from './words.ts';

/** One thing that a newer version of a framework changes. */
export interface FrameworkChange {
  /** Where it stands: "Rapid review", "Roles". */
  area: string;
  kind: 'added' | 'removed' | 'changed';
  /** The thing by its name: 'Step "Discuss and decide"'. */
  what: string;
  /** What is changed of it: "window", "lead". Empty where it was added or removed. */
  of: string;
  /** How it read before and reads now; empty where there is none. */
  from: string;
  to: string;
}

/**
 * What version B of a framework changes against version A, named in plain words, in the order in which people read it:
 * the framework itself, processes (steps, clocks, decisions), then all else. Nothing is left out: what has no words of
 * its own is named as changed. Empty where both are the same.
 */
export function compare(a: Pack, b: Pack): FrameworkChange[] {
  const head = fields('The framework', 'Framework', a, b, { name: (pack) => pack.name, version: (pack) => pack.version, dated: (pack) => pack.dated, about: (pack) => pack.about, guidance: (pack) => pack.guidance, division: (pack) => pack.division, covers: (pack) => listed(pack.covers), parts: (pack) => pack.parts.map((part) => part.title).join('; ') });
  const lists: [area: string, what: string, of: (pack: Pack) => readonly Named[]][] = [
    ['Roles', 'Role', (pack) => pack.roles], ['Groups', 'Group', (pack) => pack.groups], ['Bodies', 'Body', (pack) => pack.bodies], ['Kinds of agency', 'Kind of agency', (pack) => pack.agencyKinds],
    ['Criteria', 'Set of criteria', (pack) => pack.criteria], ['Forms', 'Form', (pack) => pack.forms], ['Documents', 'Document', (pack) => pack.documents],
    ['Priorities', 'Priority', (pack) => pack.priorities.priorities], ['Audits', 'Audit', (pack) => pack.audits.programme], ['Standards', 'Standard', (pack) => pack.standards],
    ['Measures', 'Measure', (pack) => pack.indicators], ['Ways of spreading learning', 'Way', (pack) => pack.channels],
    ['Themes', 'Theme', (pack) => pack.themes.flatMap((group) => group.themes)], ['Doubts', 'Doubt', (pack) => pack.doubts.map((doubt) => ({ ...doubt, name: `${doubt.key}, ${doubt.where}` }))],
    ['Words', 'Word', (pack) => pack.vocabulary.map((term) => ({ ...term, key: term.term, name: term.term }))],
  ];
  return [
    ...head,
    ...paired(a.processes, b.processes).flatMap(([before, after]): FrameworkChange[] => {
      if (before === undefined || after === undefined) return [came('Processes', 'Process', before, after)];
      return process(before, after, a, b);
    }),
    ...matched('Reporting schedule', 'Report', a.cadences, b.cadences, (before, after) => fields('Reporting schedule', `Report "${after.name}"`, before, after, {
      rhythm: (cadence) => cadence.reporting.map((line) => `${namesOf(b).group(line.to)} ${rhythmWords(line)}`).join('; '), purpose: (cadence) => cadence.purpose, rest: whole,
    })),
    ...lists.flatMap(([area, what, of]) => matched(area, what, of(a), of(b), (before, after) => detailed(area, what, before, after))),
    ...fields('Learning', 'How learning is followed', a.learning, b.learning, {
      'days for agencies to confirm': (each) => String(each.embedding.cascadeWithinDays), 'months after which embedding is checked': (each) => listed(each.embedding.checksAfterMonths.map(String)),
      'months after which effect is judged': (each) => String(each.actions.judgeAfterMonths), 'days late at which an action is escalated': (each) => String(each.actions.escalateDaysLate), rest: whole,
    }),
    // What has no names of its own to compare by is named as a whole.
    ...wholes.flatMap(([what, of]) => fields('The rest', what, of(a), of(b), { rest: whole })),
  ];
}

interface Named { key: string; name: string }

const wholes: readonly [what: string, of: (pack: Pack) => unknown][] = [
  ['Training', (pack) => pack.training], ['Period and milestones of the priorities', (pack) => [pack.priorities.period, pack.priorities.from, pack.priorities.milestones]], ['Kinds of audit', (pack) => pack.audits.kinds],
  ['Version history', (pack) => pack.editions], ['Assessments', (pack) => pack.assessments ?? null], ['Voice', (pack) => pack.voice ?? null], ['Risks', (pack) => pack.risks ?? null],
];

function process(before: ProcessDefinition, after: ProcessDefinition, a: Pack, b: Pack): FrameworkChange[] {
  const area = after.name;
  const [old, now] = [namesOf(a), namesOf(b)];
  const role = (key: string) => (b.roles.some((each) => each.key === key) ? now.role(key) : old.role(key));
  const stepName = (key: string) => [...after.steps, ...before.steps].find((step) => step.key === key)?.name ?? key;
  const anchorName = (key: string | undefined) => (key === undefined ? '' : ([...after.anchors, ...before.anchors].find((anchor) => anchor.key === key)?.name ?? key));
  return [
    ...fields(area, 'Process', before, after, { name: (each) => each.name, about: (each) => each.about, 'in force from': (each) => each.effective.from, anchors: (each) => each.anchors.map((anchor) => anchor.name).join('; '), runs: (each) => (each.runs ? 'run in the product' : 'only stated'), source: source }),
    ...matched(area, 'Clock', before.clocks, after.clocks, (one, other) => fields(area, `Clock "${other.name}"`, one, other, {
      name: (clock) => clock.name, length: clockWords, start: (clock) => anchorName(clock.anchor), end: (clock) => stepName(clock.stops), 'first day': (clock) => (clock.countAnchorDay ? 'day 1' : 'day 0'), source, rest: whole,
    })),
    ...matched(area, 'Step', before.steps, after.steps, (one, other) => fields(area, `Step "${other.name}"`, one, other, {
      name: (step) => step.name, window: (step) => (step.window === undefined ? (step.whenDue ?? '') : windowWords(step.window)), lead: (step) => role(step.lead), deputy: (step) => (step.deputy === undefined ? '' : role(step.deputy)),
      'what comes first': (step) => step.after.map(stepName).join('; '), 'start of counting': (step) => anchorName(step.anchor), source, rest: whole,
    })),
    ...matched(area, 'Decision', before.decisions.map(asked), after.decisions.map(asked), (one, other) => fields(area, `Decision "${other.name}"`, one, other, {
      question: (decision) => decision.question, 'who decides': (decision) => decision.deciders.map(role).join('; '), outcomes: (decision) => decision.outcomes.map((outcome) => outcome.name).join('; '), source, rest: whole,
    })),
  ];
}

const asked = (decision: ProcessDefinition['decisions'][number]) => ({ ...decision, name: decision.question });
const source = ({ rule }: { rule: Pack['rule'] }): string => `${rule.source}, ${forceWords[rule.force].toLowerCase()}, ${confidenceWords[rule.confidence].toLowerCase()}`;
/** The whole thing, so that a change without words of its own is still found. */
const whole = (thing: unknown): string => JSON.stringify(thing);

/** Each named piece that differs; `rest` speaks only where no other does. */
function fields<T>(area: string, what: string, before: T, after: T, read: Record<string, (of: T) => string>): FrameworkChange[] {
  const { rest, ...named } = read;
  const changes = Object.entries(named).flatMap(([of, words]): FrameworkChange[] => {
    const [from, to] = [words(before), words(after)];
    return from === to ? [] : [{ area, kind: 'changed', what, of, from, to }];
  });
  if (changes.length > 0 || rest === undefined || rest(before) === rest(after)) return changes;
  return [{ area, kind: 'changed', what, of: 'details', from: '', to: '' }];
}

/** The plain texts of a thing that differ, by their names in the pack; what is deeper is named as details. */
function detailed(area: string, what: string, before: Named, after: Named): FrameworkChange[] {
  const texts = (thing: object) => new Map(Object.entries(thing).flatMap(([key, value]) => (key !== 'key' && (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') ? [[key, String(value)]] : [])));
  const [old, now] = [texts(before), texts(after)];
  const read = Object.fromEntries([...new Set([...old.keys(), ...now.keys()])].map((key) => [key.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`), (thing: object) => texts(thing).get(key) ?? '']));
  return fields<object>(area, `${what} "${after.name}"`, before, after, { ...read, rest: whole });
}

function matched<T extends Named>(area: string, what: string, before: readonly T[], after: readonly T[], differ: (one: T, other: T) => FrameworkChange[]): FrameworkChange[] {
  return paired(before, after).flatMap(([one, other]) => (one === undefined || other === undefined ? [came(area, what, one, other)] : differ(one, other)));
}

function came(area: string, what: string, before: Named | undefined, after: Named | undefined): FrameworkChange {
  return { area, kind: before === undefined ? 'added' : 'removed', what: `${what} "${(after ?? before)!.name}"`, of: '', from: '', to: '' };
}

function paired<T extends { key: string }>(before: readonly T[], after: readonly T[]): [T | undefined, T | undefined][] {
  return [
    ...after.map((now): [T | undefined, T] => [before.find((each) => each.key === now.key), now]),
    ...before.filter((each) => !after.some((now) => now.key === each.key)).map((gone): [T, undefined] => [gone, undefined]),
  ];
}

/** A change as one sentence: 'Step "Discuss and decide": window changed from "working days 10 to 13" to "working days 10 to 12".' */
export function changeSentence({ kind, what, of, from, to }: FrameworkChange): string {
  if (kind !== 'changed') return `${what} is ${kind}.`;
  if (of === 'details') return `${what}: details changed.`;
  return `${what}: ${of} ${from === '' ? `is now “${to}”` : to === '' ? `“${from}” is taken out` : `changed from “${from}” to “${to}”`}.`;
}
