import type { Confidence, Force, Rule } from './schema/rule.ts';
import { formatDay, parseDay } from '../calendar/index.ts';
import type { Addressee, Clock, Decision, ProcessDefinition, Step } from './schema/process.ts';
import type { Cadence, Rhythm } from './schema/cadence.ts';
import type { Duration, Unit, Window } from './schema/time.ts';
import { toBeConfirmed } from './schema/rule.ts';
import type { z } from 'zod';

const unitNames: Record<z.output<typeof Unit>, readonly [string, string]> = {
  'working-days': ['working day', 'working days'], 'calendar-days': ['calendar day', 'calendar days'], weeks: ['week', 'weeks'], months: ['month', 'months'],
};
/** `working days`, for a column of units. */
export const unitWords = (unit: z.output<typeof Unit>): string => unitNames[unit][1];

/** `1 working day`, `6 months`. */
export const durationWords = ({ amount, unit }: Duration): string => `${amount} ${unitNames[unit][amount === 1 ? 0 : 1]}`;

/** `working days 6 to 7`, `working day 3`, `weeks 8 to 12`. */
export const windowWords = ({ from, to, unit }: Window): string => (from === to ? `${unitNames[unit][0]} ${from}` : `${unitNames[unit][1]} ${from} to ${to}`);

/** How long a clock gives, in words: `15 working days`, `as soon as`, `8 to 12 weeks`, `at least 7 working days before`. */
export function clockWords(clock: Pick<Clock, 'within' | 'between' | 'atLeastBefore'>): string {
  if (clock.within !== undefined) return `within ${durationWords(clock.within)}`;
  if (clock.between !== undefined) return `${clock.between.from} to ${clock.between.to} ${unitNames[clock.between.unit][1]}`;
  if (clock.atLeastBefore !== undefined) return `at least ${durationWords(clock.atLeastBefore)} before`;
  return 'as soon as possible; no number is set';
}

const dayWords = (iso: string): string => {
  const day = parseDay(iso);
  return day === null ? iso : formatDay(day);
};
/** To what a process applies: it keeps the rules of the day on which something happened. */
export const appliesWords = ({ from, to }: ProcessDefinition['effective']): string =>
  (to === undefined ? `It applies to what happened on or after ${dayWords(from)}.` : `It applies to what happened from ${dayWords(from)} to ${dayWords(to)}.`);

/** How binding a rule is, in words that never call guidance law (statutory 0.2). */
export const forceWords: Record<z.output<typeof Force>, string> = {
  statute: 'Law', 'statutory-guidance': 'Statutory guidance', guidance: 'Guidance', local: 'This framework',
};

/** How sure the rule is, in words (statutory 0.1). */
export const confidenceWords: Record<z.output<typeof Confidence>, string> = {
  V: 'Checked against its text', V2: 'Checked against a second source', S: 'As the source document says', B: 'The board’s own decision',
  GH: 'To be confirmed: very likely right', GM: 'To be confirmed: likely right', GL: 'To be confirmed: proposed by the product',
};

/** Where a rule comes from, with its requirements, and how sure it is; a proposal of the product is called one once. */
export function restsOn({ source, requirements, confidence }: Pick<Rule, 'source' | 'requirements' | 'confidence'>): string {
  const sure = confidenceWords[confidence].replace('To be confirmed: ', '').replace(/^./, (letter) => letter.toUpperCase());
  return `${source}${requirements.length > 0 ? ` (${requirements.join(', ')})` : ''}.${/\bthe product\b/.test(source) && /\bthe product\b/.test(sure) ? '' : ` ${sure}.`}`;
}

/** What each force means to whoever reads the framework. */
export const forceMeanings: Record<z.output<typeof Force>, string> = {
  statute: 'An Act of Parliament or regulations under it: it has to be done.', 'statutory-guidance': 'Guidance that the law tells people to follow: to depart from it needs a good reason.',
  guidance: 'Advice of a national body: it is not law.', local: 'What this framework sets: the board decided it, or the product proposes it.',
};

/** What each grade of confidence means, and how far one may rely on it. */
export const confidenceMeanings: Record<z.output<typeof Confidence>, string> = {
  V: 'Compared with the text of the law or guidance itself.', V2: 'Compared with another account of it that can be trusted.', S: 'As it stands in the framework document on which this is built.', B: 'The board decided it by itself, whatever its document or the law’s guidance says.',
  GH: 'From general knowledge, and very likely right. Somebody still has to compare it with its source.', GM: 'From general knowledge, and likely right. Somebody still has to compare it with its source.', GL: 'No source sets it: the product proposes it, and the board may choose otherwise.',
};

/** `Appendix E (SUF-82), statutory guidance`, and what has to be confirmed or is in doubt. */
export function ruleWords(rule: Rule): string {
  const said = rule.requirements.length > 0 ? `${rule.source} (${rule.requirements.join(', ')})` : rule.source;
  return `${said}. ${forceWords[rule.force]}${toBeConfirmed(rule) ? ', to be confirmed' : ''}.${rule.doubts.length > 0 ? ` In doubt: ${rule.doubts.join(', ')}.` : ''}${rule.note === undefined ? '' : ` ${rule.note}`}`;
}

const rhythmNames: Record<z.output<typeof Rhythm>, string> = {
  month: 'every month', quarter: 'every quarter', term: 'every term', 'half-year': 'every half-year', year: 'every year', 'two-years': 'every two years', 'three-years': 'every three years',
  meeting: 'at each meeting', 'as cases arise': 'as cases arise', 'when asked': 'when asked', 'if appropriate': 'if appropriate',
};
const monthNames = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
/** `every quarter`, `in July and December`, `every year (3 times)`. */
export function rhythmWords({ every, months, times }: { every?: z.output<typeof Rhythm> | undefined; months?: number[] | undefined; times?: number | undefined }): string {
  const words = every !== undefined ? rhythmNames[every] : `in ${listed((months ?? []).map((month) => monthNames[month - 1] ?? String(month)))}`;
  return times === undefined ? words : `${words} (${times} times)`;
}

/** `Case Review Group: every quarter (progress), prepared by: Business Manager`, and whether who prepares it is only proposed. */
export function reportingWords(line: z.output<typeof Cadence>['reporting'][number], names: Pick<Names, 'group' | 'role'>): string {
  const preparer = line.preparedBy === undefined ? '' : `, prepared by: ${names.role(line.preparedBy)}${line.preparerRule === undefined ? '' : ` (${toBeConfirmed(line.preparerRule) ? 'proposed' : line.preparerRule.source})`}`;
  return `${names.group(line.to)}: ${rhythmWords(line)}${line.as === undefined ? '' : ` (${line.as})`}${preparer}${line.draws === undefined ? '' : ', drawn from the record by the product'}`;
}

const joined = (word: string) => (items: readonly string[]): string => (items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} ${word} ${items.at(-1)}`);
/** `a, b and c`. */
export const listed = joined('and');
/** `a, b or c`. */
export const either = joined('or');

/**
 * Who takes part in a decision and who takes it: any one of the deciders, unless so many have to. Where others take part, a
 * decider records what was decided together; so does whoever keeps the record of what an outside body decides.
 */
export function deciderWords({ deciders, quorum, present, jointly }: Pick<Decision, 'deciders' | 'quorum' | 'present' | 'jointly'>, body: string | null, role: (key: string) => string): string {
  if (jointly !== undefined) return `Decided jointly by: ${listed(jointly.map(role))}. Each agrees in person, and the decision stands when all have.`;
  const who = quorum === undefined ? either(deciders.map(role)) : `${quorum} at least of ${listed(deciders.map(role))}`;
  const others = present.filter((key) => !deciders.includes(key)).map(role);
  const beside = others.length === 0 ? '' : ` Taking part: ${listed(others)}.`;
  if (body !== null) return `Decided by: ${body}.${beside} Recorded here by: ${who}.`;
  return others.length === 0 ? `Decided by: ${who}.` : `${beside.trim()} Recorded by: ${who}.`;
}

const kindNames: Record<Step['act']['kind'], string> = {
  task: 'Done and recorded', form: 'Form filled in', request: 'Asked of every agency involved', round: 'Round of self-assessment', 'case-audit': 'Audit of case files', plan: 'Action plan drawn up', follow: 'Another process has to come so far', 'impact-audit': 'Plan tested by a case audit', composite: 'Put together and sent round', views: 'Views gathered',
  decision: 'Decision', notice: 'Somebody is told', publish: 'Made public', wait: 'Answer awaited',
};
/** On which answer a step hangs, in words; nothing where it hangs on none. */
export function answeredWords({ onlyIfAnswered }: Pick<Step, 'onlyIfAnswered'>, { steps }: Pick<ProcessDefinition, 'steps'>): string[] {
  const waits = steps.find((step) => step.key === onlyIfAnswered?.at)?.act;
  if (onlyIfAnswered === undefined || waits?.kind !== 'wait') return [];
  return [`Only if the answer is ${either(onlyIfAnswered.is.map((key) => `‘${waits.answers.find((answer) => answer.key === key)?.name ?? key}’`))}`];
}

export const actWords = (kind: Step['act']['kind']): string => kindNames[kind];

/** What keys of a pack are called: by kind of thing and key; the key itself where the pack has no such thing. */
export interface Names {
  role: (key: string) => string;
  group: (key: string) => string;
  body: (key: string) => string;
  process: (key: string) => string;
  form: (key: string) => string;
  assessment: (key: string) => string;
  criteria: (key: string) => string;
  document: (key: string) => string;
  addressee: (to: Addressee) => string;
}
type Named = readonly { key: string; name: string }[];
export function namesOf(pack: { roles: Named; groups: Named; bodies: Named; processes: Named; forms: Named; criteria: Named; documents?: Named | undefined; assessments?: Named | undefined }): Names {
  const finder = (items: Named) => (key: string) => items.find((item) => item.key === key)?.name ?? key;
  const [role, group, body] = [finder(pack.roles), finder(pack.groups), finder(pack.bodies)];
  return {
    role, group, body, process: finder(pack.processes), form: finder(pack.forms), assessment: finder(pack.assessments ?? []), criteria: finder(pack.criteria), document: finder(pack.documents ?? []),
    addressee: (to) => ('role' in to ? role(to.role) : 'group' in to ? group(to.group) : 'body' in to ? body(to.body) : 'the agencies involved'),
  };
}

/** Words as a line of their own: the first of them with a capital. */
export const asALine = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
