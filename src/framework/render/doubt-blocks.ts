import { formatDay, parseDay } from '../../calendar/index.ts';
import { readingInUse } from '../readings/readings.ts';
import type { Choice } from '../schema/choice.ts';
import type { Pack } from '../schema/pack.ts';
import type { Clock, ProcessDefinition } from '../schema/process.ts';
import { sentence } from '../fault.ts';
import { paragraph } from './pieces.ts';
import type { Block } from './sections.ts';

/** Why and by whom a reading was chosen: "Because ... Decided by: the board, 20 November 2026." */
export function choiceWords({ because, decidedBy, on }: Choice): string {
  const day = parseDay(on);
  return `Because: ${sentence(because)} Decided by: ${decidedBy}, ${day === null ? on : formatDay(day)}.`;
}

/** How a clock is read that the board has not settled. A reading that the law or its guidance sets is not a proposal. */
export const readAs = (words: string, clock: Clock, process: ProcessDefinition): string =>
  `${words}: ${readingInUse(clock, process)}.${['V', 'V2'].includes(clock.rule.confidence) && !clock.ambiguous ? '' : ' Proposed, not settled by the board.'}`;

/** A doubt of the source: what it leaves open, how it is read, what else may be chosen, and the clocks that hang on it. */
export function doubtBlocks(doubt: Pack['doubts'][number], pack: Pack): Block[] {
  const inUse = doubt.chosen?.reading ?? doubt.default;
  const others = [doubt.default, ...doubt.choices].filter((each) => each !== inUse);
  const clocks = pack.processes.flatMap((process) => process.clocks.filter((clock) => clock.rule.doubts.includes(doubt.key)).map((clock) => ({ process, clock })));
  return [
    { kind: 'heading', level: 4, id: doubt.key, text: `${doubt.key}: ${doubt.where}` },
    paragraph(doubt.doubt),
    paragraph(doubt.chosen === undefined ? `Read here: ${sentence(inUse)}` : `The board chose: ${sentence(inUse)} ${choiceWords(doubt.chosen)}`),
    ...(others.length === 0 ? [] : [paragraph(doubt.chosen === undefined ? 'The board may choose instead:' : 'It might have chosen:'), { kind: 'list' as const, ordered: false, items: others }]),
    ...clocks.map(({ process, clock }) => paragraph(clock.chosen === undefined ? readAs(`${process.name}, clock “${clock.name}”`, clock, process) : `${process.name}, clock “${clock.name}”: ${readingInUse(clock, process)}. ${choiceWords(clock.chosen)}`)),
  ];
}
