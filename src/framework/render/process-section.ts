import { bodyThatDecides, coverWords } from '../business.ts';
import { isInDoubt } from '../readings/readings.ts';
import type { CriteriaSet } from '../schema/criteria.ts';
import { kindOfWork, kindsOfWork } from '../schema/kind-of-work.ts';
import type { Pack } from '../schema/pack.ts';
import type { Clock, ProcessDefinition, Step } from '../schema/process.ts';
import { setByBoard, toBeConfirmed } from '../schema/rule.ts';
import { actWords, answeredWords, appliesWords, asALine, clockWords, deciderWords, durationWords, listed, namesOf, windowWords, type Names } from '../words.ts';
import { choiceWords, readAs } from './doubt-blocks.ts';
import { outcomeLetters } from './map-layout.ts';
import { sentence } from '../fault.ts';
import { sourceHead, table } from './pieces.ts';
import type { Block } from './sections.ts';

/** A process as it reads: what it is, its map, its steps, clocks and decisions, each with its source. */
export function processBlocks(process: ProcessDefinition, pack: Pack): Block[] {
  const names = namesOf(pack);
  const owner = process.ownedBy === undefined ? '' : ` It belongs to: ${names.body(process.ownedBy)}.`;
  return [
    { kind: 'heading', level: 3, id: `process-${process.key}`, text: process.name },
    { kind: 'paragraph', text: `${process.about}${owner}${process.runs ? '' : ' It is stated here and is not run step by step in this product.'}` },
    ...particulars(process, pack),
    { kind: 'rule', rule: process.rule },
    { kind: 'map', process },
    {
      kind: 'table', caption: `${process.name}: steps`, heads: ['', 'Step', 'When', 'Who', 'Source and force'], widths: [5, 37, 14, 21, 23],
      rows: process.steps.map((step, index) => [String(index + 1), { name: step.name, more: stepLines(step, process, names) }, asALine(whenWords(step, process)), { lines: [names.role(step.lead), ...(step.deputy === undefined ? [] : [`Deputy: ${names.role(step.deputy)}${step.deputyOnlyWhenAway === true ? ', only while the lead is away' : ''}`])] }, { rule: step.rule }]),
    },
    ...(process.clocks.length === 0 ? [] : [{
      kind: 'table' as const, caption: `${process.name}: clocks`, heads: ['Clock', 'How long', 'From', 'Until', 'Source and force'], widths: [22, 20, 17, 18, 23],
      rows: process.clocks.map((clock) => [
        { name: clock.name, more: clockLines(clock, process) },
        asALine(clockWords(clock)), process.anchors.find((each) => each.key === clock.anchor)?.name ?? clock.anchor, process.steps.find((each) => each.key === clock.stops)?.name ?? clock.stops, { rule: clock.chosen === undefined ? clock.rule : setByBoard(clock.rule) },
      ]),
    }]),
    ...table(
      `${process.name}: the days from which time is counted`, ['Day', 'What it is'], [34, 66],
      process.anchors.map((anchor) => [anchor.name, { lines: [...(anchor.about === undefined ? [] : [anchor.about]), ...(anchor.setBy === undefined ? [] : [`Set by: ${process.steps.find((step) => step.key === anchor.setBy)?.name ?? anchor.setBy}.`])] }]),
    ),
    ...process.decisions.flatMap((decision) => decisionBlocks(process, decision, names)),
  ];
}

/** What else a process says of itself: its kind, since when it is in force, who may lead it, and with what it may be held as one. */
function particulars(process: ProcessDefinition, pack: Pack): Block[] {
  const kind = kindOfWork(process);
  const name = namesOf(pack).process;
  return [
    { kind: 'paragraph', text: `${kind === null || kindsOfWork[kind] === process.name ? '' : `Kind of work: ${kindsOfWork[kind]}. `}${appliesWords(process.effective)}${process.covers === undefined || pack.covers.length === process.covers.length ? '' : ` It is the business of ${coverWords(process.covers)} boards.`}` },
    ...(process.independence === undefined ? [] : [{ kind: 'paragraph' as const, text: 'Whoever leads it has to be independent:' }, { kind: 'list' as const, ordered: false, items: process.independence }]),
    ...(process.lateSteps === undefined ? [] : [{ kind: 'paragraph' as const, text: `A step that is ${process.lateSteps.daysLate === 1 ? 'a day' : `${process.lateSteps.daysLate} days`} late is brought to its lead and to: ${namesOf(pack).role(process.lateSteps.tell)}.` }]),
    ...(process.heard === undefined ? [] : [{ kind: 'paragraph' as const, text: `It is put to the board by: ${namesOf(pack).group(process.heard.group)}. On a page of their own they see what they said and what was done, and nothing else.` }]),
    ...(process.jointWith ?? []).map((joint): Block => ({ kind: 'paragraph', text: `It may be held as one with: ${name(joint.process)}. ${joint.about}` })),
  ];
}

/** How a clock is read now, whether the board settled that, and how else it may be read. */
function clockLines(clock: Clock, process: ProcessDefinition): string[] {
  return [
    ...(clock.countAnchorDay ? ['The day from which it counts is day 1.'] : []),
    ...(clock.chosen === undefined ? (isInDoubt(clock) && clock.readings.length > 0 ? [readAs('Read as', clock, process)] : clock.ambiguous ? ['The source leaves open how it is counted.'] : []) : [`The board chose: ${clock.chosen.reading}. ${choiceWords(clock.chosen)}`]),
    ...(clock.readings.length === 0 ? [] : [`May also be read as: ${clock.readings.map((reading) => reading.name).join('; ')}.`]),
  ];
}

/** From which day time counts, where it is not the first of the process. */
const fromWords = (anchor: string | undefined, { anchors }: ProcessDefinition): string =>
  anchor === undefined || anchor === anchors[0]?.key ? '' : `, from: ${anchors.find((each) => each.key === anchor)?.name ?? anchor}`;

const whenWords = (step: Step, process: ProcessDefinition): string => {
  const from = fromWords(step.anchor, process);
  return step.window === undefined ? (step.whenDue ?? clockOf(step, process)) : `${windowWords(step.window)}${from}${step.whenDue === undefined ? '' : `. ${step.whenDue}`}`;
};

/** The time that a clock gives to the step which ends it. The clock has a rule of its own: that it is to be confirmed is said with it, whatever the step rests on. */
function clockOf(step: Step, process: ProcessDefinition): string {
  const clocks = process.clocks.filter((clock) => clock.stops === step.key).map((clock) => `${clockWords(clock)}${clock.atLeastBefore === undefined ? fromWords(clock.anchor, process) : ` ${process.anchors.find((each) => each.key === clock.anchor)?.name.toLowerCase() ?? ''}`}${toBeConfirmed(clock.rule) ? ' (to be confirmed)' : ''}`);
  return clocks.length === 0 ? 'No time is set' : asALine(clocks.join('; '));
}

function stepLines(step: Step, process: ProcessDefinition, names: Names): string[] {
  const { act } = step;
  const letters = outcomeLetters(process);
  const told = (to: Parameters<Names['addressee']>[0][]) => listed(to.map(names.addressee));
  const more = ((): string[] => {
    switch (act.kind) {
      case 'task': return [...act.asks.map((ask) => `• ${ask}`), ...(act.document === undefined ? [] : [`Read at it: ${names.document(act.document)}.`])];
      case 'form': return [`${actWords(act.kind)}: ${names.form(act.form)}.`];
      case 'request': return [`${actWords(act.kind)}: ${names.form(act.form)}. Replies within ${durationWords(act.replyWithin)}.`];
      case 'round': return [`${actWords(act.kind)}: ${names.assessment(act.assessment)}. Returns within ${durationWords(act.replyWithin)}.`];
      case 'case-audit': return [`${actWords(act.kind)}: ${names.form(act.form)}. Scored within ${durationWords(act.replyWithin)}.`];
      case 'plan': return ['Not done before the plan has an action, and each recommendation that was accepted has one. Each action says by what kind of change it is delivered.'];
      case 'follow': return [`Done once it is done in: ${names.process(act.process)}.`];
      case 'impact-audit': return [act.once === 'booked' ? 'Done once a question is booked for a case audit.' : 'Done once a case audit has answered every question that was booked.'];
      case 'composite': return [`Sent to: ${told(act.to)}.`];
      case 'views': return [`Views of: ${names.group(act.group)}, on: ${listed(act.criteria.map(names.criteria))}. Replies within ${durationWords(act.replyWithin)}.`];
      case 'decision': return [];
      case 'notice': return [`Told: ${told(act.to)}.${act.copies.length > 0 ? ` Copies to: ${told(act.copies)}.` : ''}${act.document === undefined ? '' : ` With: ${names.document(act.document)}.`}${act.receipt === undefined ? '' : ` Recorded: ${act.receipt}.`}`];
      case 'publish': return [...act.asks.map((ask) => `• ${ask}`), ...(act.staysFor === undefined ? [] : [`Stays public for at least ${durationWords(act.staysFor)}.`])];
      case 'wait': return [`${names.body(act.body)} answers: ${act.answers.map((answer) => `${answer.name}${answer.goesOn === true ? ', and a further answer is awaited' : ''}`).join('; ')}.`];
    }
  })();
  const after = step.after.map((key) => process.steps.findIndex((each) => each.key === key) + 1);
  return [
    ...(step.about === undefined ? [] : [step.about]), ...more,
    ...(step.papers ?? []).map((paper) => `Attached: ${asALine(paper.name)}${paper.needed ? ', without which the step is not done' : ''}.${paper.about === undefined ? '' : ` ${paper.about}`}`),
    ...(step.onceActionsClosed === true ? ['Done once every action of the case is.'] : []),
    ...(step.atAnyTime === true ? ['It may come up at any time while the process runs.'] : []),
    ...(step.atMeetingOf === undefined ? [] : [`Stands on the next agenda of: ${names.group(step.atMeetingOf)}.`]),
    ...(step.onlyIf === undefined ? [] : [`Only if the decision is ${step.onlyIf.is.map((key) => letters(step.onlyIf!.decision, key)).join(' or ')}.`]),
    ...answeredWords(step, process).map((words) => `${words}.`),
    ...(step.repeats === undefined ? [] : [`Again every ${durationWords(step.repeats.every)} until step ${process.steps.findIndex((each) => each.key === step.repeats!.until) + 1} is done.`]),
    ...(after.length === 0 ? [] : [`After ${after.length === 1 ? 'step' : 'steps'} ${listed(after.toSorted((a, b) => a - b).map(String))}.`]),
  ];
}

function decisionBlocks(process: ProcessDefinition, decision: ProcessDefinition['decisions'][number], names: Names): Block[] {
  const letters = outcomeLetters(process);
  const body = bodyThatDecides(process, decision);
  return [
    { kind: 'heading', level: 4, id: `decision-${process.key}-${decision.key}`, text: decision.question },
    { kind: 'paragraph', text: `${deciderWords(decision, body === null ? null : names.body(body), names.role)}${decision.recommendedBy === undefined ? '' : ` On the recommendation of: ${names.group(decision.recommendedBy)}.`}${(decision.advisers ?? []).length === 0 ? '' : ` On the advice of: ${listed((decision.advisers ?? []).map(names.role))}.`}${decision.criteria.length > 0 ? ` Criteria: ${listed(decision.criteria.map(names.criteria))}.` : ''}` },
    { kind: 'rule', rule: decision.rule },
    ...(decision.aims.length === 0 ? [] : [{ kind: 'paragraph' as const, text: 'The record answers:' }, { kind: 'list' as const, ordered: false, items: decision.aims.map((aim) => aim.question) }]),
    ...table(
      'Outcomes', ['', 'Outcome', 'Starts'], [7, 60, 33],
      decision.outcomes.map((outcome) => [letters(decision.key, outcome.key), { name: outcome.name, more: [...(outcome.about === undefined ? [] : [outcome.about]), ...(outcome.requiredBy === undefined ? [] : [`${outcome.departure === 'refused' ? 'Has to follow' : 'Called for'} where the criteria are met: ${names.criteria(outcome.requiredBy)}. ${outcome.departure === 'refused' ? 'No other outcome can then be recorded.' : 'Another outcome takes a reason.'}`]), ...(outcome.needs === undefined ? [] : [outcome.departure === 'refused' ? `Open only where the criteria are met: ${names.criteria(outcome.needs)}.` : `Rests on the criteria: ${names.criteria(outcome.needs)}. Where they are not met, it takes a reason.`]), ...(outcome.onceActionsClosed === true ? ['Open once every action of the case is closed.'] : []), ...(outcome.withoutAgreement ? ['One of those who decide jointly can record it alone.'] : []), ...(outcome.closes ? ['The process ends here.'] : [])] }, { lines: outcome.starts.map(names.process) }]),
    ),
  ];
}

/** A set of criteria as it is put to people. */
export const criteriaBlocks = (set: CriteriaSet, all: readonly CriteriaSet[]): Block[] => [
  { kind: 'heading', level: 3, id: `criteria-${set.key}`, text: `Criteria: ${set.name}` },
  ...(set.about === undefined ? [] : [{ kind: 'paragraph' as const, text: set.about }]),
  ...criterionBlocks(set),
  { kind: 'paragraph', text: set.met === undefined ? 'They are weighed; nothing follows from them alone.' : `Met when: ${conditionWords(set.met, set)}.` },
  // What follows is no surer than the criteria on which it rests.
  ...(set.met !== undefined && !toBeConfirmed(set.rule) && set.items.some(({ rule }) => rule !== undefined && toBeConfirmed(rule)) ? [{ kind: 'paragraph' as const, text: 'A criterion above is to be confirmed, and with it what follows from it.' }] : []),
  ...(set.yieldsTo === undefined ? [] : [{ kind: 'paragraph' as const, text: `It does not arise where the criteria “${all.find(({ key }) => key === set.yieldsTo)?.name ?? set.yieldsTo}” are met: they come first.` }]),
  { kind: 'rule', rule: set.rule },
];

/** The criteria as a list, or beside their sources where some have one of their own. */
function criterionBlocks({ name, items, rule }: CriteriaSet): Block[] {
  const words = (item: CriteriaSet['items'][number]) => (item.help === undefined ? item.text : `${sentence(item.text)} ${item.help}`);
  if (items.every((item) => item.rule === undefined)) return [{ kind: 'list', ordered: false, items: items.map(words) }];
  return table(name, ['Criterion', sourceHead], [68, 32], items.map((item) => [words(item), { rule: item.rule ?? rule }]));
}

function conditionWords(condition: NonNullable<CriteriaSet['met']>, set: CriteriaSet): string {
  if (typeof condition === 'string') return `“${set.items.find((item) => item.key === condition)?.text ?? condition}”`;
  if ('not' in condition) return `not ${conditionWords(condition.not, set)}`;
  const parts = 'all' in condition ? condition.all : condition.any;
  const words = parts.map((part) => (typeof part === 'string' || 'not' in part ? conditionWords(part, set) : `(${conditionWords(part, set)})`));
  return words.join('all' in condition ? ' and ' : ' or ');
}
