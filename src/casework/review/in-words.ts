import { formatDay } from '../../calendar/index.ts';
import type { ProcessDefinition } from '../../framework/schema/process.ts';
import type { Happening, TakenDecision } from '../../process/index.ts';

/** What becomes of a piece of work that a superseded decision had started. */
export const followedWords = ({ goesOn, reason }: TakenDecision['followed'][number]): string => (goesOn ? 'Goes on' : `Closed: ${reason}`);

/**
 * What was said with a happening, line by line: a reason, a note, an outcome, who approved.
 * `referenceOf`: the reference of a process by its id.
 */
export function inWords(happening: Happening, definition: ProcessDefinition, referenceOf: (process: string) => string): string {
  const lines = [
    ...(happening.type === 'decided' ? decidedWords(happening, definition, referenceOf) : []),
    ...(happening.type === 'published' ? publishedWords(happening) : []),
    'agrees' in happening ? (happening.agrees ? 'Agreed' : 'Did not agree') : '', 'reason' in happening ? happening.reason : '', 'note' in happening ? happening.note : '', 'text' in happening ? happening.text : '',
    'approvedBy' in happening ? `Approved by ${happening.approvedBy}` : '', 'reference' in happening && happening.reference ? `Reference ${happening.reference}` : '',
  ];
  return lines.filter((line) => line !== '').join('\n');
}

function questionAndOutcome({ decisions }: ProcessDefinition, key: string, outcome: string): string {
  const decision = decisions.find((each) => each.key === key);
  return decision === undefined ? '' : `${decision.question} ${decision.outcomes.find((each) => each.key === outcome)?.name ?? outcome}`;
}

const decidedWords = ({ decision, outcome, theirs, justification, departure, instead, followed }: Extract<Happening, { type: 'decided' }>, definition: ProcessDefinition, referenceOf: (process: string) => string): string[] => [
  questionAndOutcome(definition, decision, outcome),
  theirs === undefined ? '' : `Decided on ${formatDay(theirs.on)}, as we were told: ${theirs.how}`,
  justification,
  departure === '' ? '' : `Departs from the criteria: ${departure}`,
  instead === '' ? '' : `Not started here: ${instead}`,
  ...followed.map((each) => `${referenceOf(each.process)}: ${followedWords(each)}`),
];

const publishedWords = ({ on, address, until, despiteHolds, beforeTime }: Extract<Happening, { type: 'published' }>): string[] => [
  `Published on ${formatDay(on)} at ${address}${until === null ? '' : `, until ${formatDay(until)}`}`,
  despiteHolds === '' ? '' : `Although a hold on disclosure was in force: ${despiteHolds}`,
  beforeTime === '' ? '' : `Before the time was up: ${beforeTime}`,
];
