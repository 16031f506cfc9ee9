import { bodyThatDecides } from '../business.ts';
import { kindOfWork, kindsOfWork } from '../schema/kind-of-work.ts';
import type { CriteriaSet } from '../schema/criteria.ts';
import type { Pack } from '../schema/pack.ts';
import type { Clock, Decision, ProcessDefinition, Step } from '../schema/process.ts';
import { appliesWords, clockWords, deciderWords, listed, namesOf, windowWords } from '../words.ts';
import { matched, namesIn, plainName, type Match } from './matching.ts';
import { row, side, type ComparedRow, type ComparedSubject, type Side } from './side.ts';

interface Both { a: Pack; b: Pack }
type Pair = Match<ProcessDefinition>;

/** A process by its kind, then its key, then its names: kinds are what two boards share, keys and names their own. */
function pairs({ a, b }: Both): Pair[] {
  const marks = (pack: Pack) => {
    const names = namesIn(pack);
    return (process: ProcessDefinition) => [[kindOfWork(process) ?? ''], [process.key], names(process)];
  };
  return matched(a.processes, b.processes, { a: marks(a), b: marks(b) });
}

/** What a pair of processes is called: by its kind, since each board has a name of its own for it. */
const titleOf = ({ a, b }: Pair): string => {
  const one = (a ?? b)!;
  const kind = kindOfWork(one);
  return kind === null ? one.name : kindsOfWork[kind];
};

/** Processes, then their clocks, decisions and criteria: what one framework does and the other does not. */
export function comparedProcesses(packs: Both): ComparedSubject[] {
  const all = pairs(packs);
  const within = (inside: (pair: Pair) => ComparedRow[]) => all.flatMap(inside);
  return [
    { key: 'processes', title: 'Kinds of work', rows: all.map((pair) => row(pair.a && processSide(pair.a, packs.a), pair.b && processSide(pair.b, packs.b), titleOf(pair))) },
    { key: 'clocks', title: 'Clocks', rows: within((pair) => ofPair(pair, (process) => process.clocks, (clock) => [[clock.key], [plainName(clock.name)]], clockSide)) },
    { key: 'decisions', title: 'Decisions and outcomes', rows: within((pair) => ofPair(pair, (process) => process.decisions, (decision, process) => [[decision.key], [plainName(decision.question)], process.decisions.length === 1 ? ['the only one'] : []], (decision, process) => decisionSide(decision, process, process === pair.a ? packs.a : packs.b))) },
    { key: 'steps', title: 'Steps', rows: within((pair) => (pair.a === null || pair.b === null ? [] : ofPair(pair, (process) => process.steps, (step) => [[step.key], [plainName(step.name)]], (step, process) => stepSide(step, process, process === pair.a ? packs.a : packs.b)))) },
    { key: 'criteria', title: 'Criteria', rows: comparedCriteria(packs) },
  ];
}

function ofPair<T>(pair: Pair, of: (process: ProcessDefinition) => readonly T[], marks: (thing: T, process: ProcessDefinition) => string[][], say: (thing: T, process: ProcessDefinition) => Side): ComparedRow[] {
  const list = (process: ProcessDefinition | null) => (process === null ? [] : of(process));
  return matched(list(pair.a), list(pair.b), { a: (thing) => marks(thing, pair.a!), b: (thing) => marks(thing, pair.b!) }).map((match) => row(match.a && say(match.a, pair.a!), match.b && say(match.b, pair.b!), titleOf(pair)));
}

function processSide(process: ProcessDefinition, pack: Pack): Side {
  const { effective } = process;
  return side(process.name, process.rule, process.about, process.ownedBy !== undefined && `It belongs to: ${namesOf(pack).body(process.ownedBy)}.`,
    `${counted(process.steps.length, 'step')}, ${counted(process.decisions.length, 'decision')}, ${counted(process.clocks.length, 'clock')}.`,
    effective.to !== undefined && appliesWords(effective), !process.runs && 'Stated, not run step by step.');
}

function clockSide(clock: Clock, process: ProcessDefinition): Side {
  const anchor = process.anchors.find((each) => each.key === clock.anchor)?.name ?? clock.anchor;
  return side(clock.name, clock.rule, `${clockWords(clock)}, from: ${anchor}${clock.countAnchorDay ? ', that day being day 1' : ''}`,
    clock.chosen !== undefined && 'As the board chose.', clock.chosen === undefined && (clock.ambiguous || clock.readings.length > 0) && 'May be read in more than one way.');
}

function decisionSide(decision: Decision, process: ProcessDefinition, pack: Pack): Side {
  const names = namesOf(pack);
  const body = bodyThatDecides(process, decision);
  return side(decision.question, decision.rule, deciderWords(decision, body === null ? null : names.body(body), names.role),
    ...decision.outcomes.map((outcome) => `• ${outcome.name}${outcome.starts.length > 0 ? `; starts: ${listed(outcome.starts.map(names.process))}` : ''}${outcome.closes ? '; ends it' : ''}`));
}

function stepSide(step: Step, process: ProcessDefinition, pack: Pack): Side {
  const names = namesOf(pack);
  const anchor = step.anchor === undefined ? '' : `, from: ${process.anchors.find((each) => each.key === step.anchor)?.name ?? step.anchor}`;
  return side(step.name, step.rule, step.window === undefined ? (step.whenDue ?? 'No time is set') : `${windowWords(step.window)}${anchor}`, `Lead: ${names.role(step.lead)}${step.deputy === undefined ? '' : `, deputy: ${names.role(step.deputy)}`}`);
}

/** Sets that ask the same are one, whatever they are called: by key, by name, by the facts that they ask for. */
function comparedCriteria({ a, b }: Both): ComparedRow[] {
  const marks = (set: CriteriaSet) => [[set.key], [plainName(set.name)], set.items.flatMap((item) => (item.fact === undefined ? [] : [item.fact]))];
  return matched(a.criteria, b.criteria, { a: marks, b: marks }).flatMap(({ a: one, b: other }) => {
    const items = (set: CriteriaSet | null) => (set === null ? [] : set.items.map((item) => ({ ...item, rule: item.rule ?? set.rule })));
    const mark = (item: CriteriaSet['items'][number]) => [[item.fact ?? ''], [item.key], [plainName(item.text)]];
    return matched(items(one), items(other), { a: mark, b: mark }).map((match) => row(match.a && side(match.a.text, match.a.rule, match.a.help), match.b && side(match.b.text, match.b.rule, match.b.help), (one ?? other)!.name));
  });
}

const counted = (number: number, what: string) => `${number} ${what}${number === 1 ? '' : 's'}`;
