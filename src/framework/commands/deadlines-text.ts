import { divisionNames, formatDayWithWeekday, weekdayName, type Day, type Division } from '../../calendar/index.ts';
import type { Pack } from '../schema/pack.ts';
import { confidenceMeanings, confidenceWords, forceWords } from '../words.ts';
import type { Deadline } from './deadlines.ts';

const shown = (day: Day | null): string => (day === null ? '–' : `${weekdayName(day).slice(0, 3)} ${day}`);
const kinds: Record<Deadline['kind'], string> = { clock: 'Clock', step: 'Step', reply: 'Replies' };

/** The deadlines as an aligned table for a terminal, with notes, readings and doubts beneath. Ends without a line break. */
export function deadlinesText(pack: Pack, processKey: string, from: Day, division: Division, items: readonly Deadline[]): string {
  const process = pack.processes.find((each) => each.key === processKey);
  const heads = ['', 'What', 'Lead', 'Opens', 'Due', 'When', 'Force', 'Source', 'How sure'];
  const rows = items.map((item) => [
    kinds[item.kind], item.kind === 'reply' ? '  (to the step above)' : item.name, item.kind === 'reply' ? '' : (item.lead ?? ''), shown(item.opens), shown(item.due), item.when,
    forceWords[item.force], `${item.source}${item.requirements.length > 0 ? ` (${item.requirements.join(', ')})` : ''}`, confidenceWords[item.confidence],
  ]);
  const keys = [...new Set(items.flatMap((item) => item.doubts))].sort();
  const readings = items.filter((item) => item.readings.length > 0);
  return [
    `${process?.name ?? processKey}: ${pack.board}, ${pack.name}, version ${pack.version}`,
    `Counted from ${formatDayWithWeekday(from)}, bank holidays of ${divisionNames[division]}`,
    '',
    ...table(heads, rows),
    '', 'How sure a rule is',
    ...[...new Set(items.map((item) => item.confidence))].flatMap((confidence) => wrapped(`  ${confidenceWords[confidence]}: `, confidenceMeanings[confidence])),
    ...items.flatMap((item) => (item.inUse === null ? [] : ['', ...wrapped(`${item.name}: `, item.inUse)])),
    ...readings.flatMap((item) => ['', `${item.name}: other readings of the source, as if each counted from the same day`, ...item.readings.map((reading) => `  ${shown(reading.due).padEnd(14)}  ${reading.name}`)]),
    ...(keys.length === 0 ? [] : ['', 'Doubts of the source']),
    ...keys.flatMap((key) => {
      const doubt = pack.doubts.find((each) => each.key === key);
      return doubt === undefined ? [`  ${key}`] : [...wrapped(`  ${key}  `, doubt.doubt), ...wrapped('          ', `Read here: ${doubt.default}`)];
    }),
  ].join('\n');
}

/** Columns as wide as their widest cell, two blanks between them, no blanks at the ends of lines. */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (cells: readonly string[]) => cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ').trimEnd();
  return [line(heads), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)];
}

function wrapped(lead: string, text: string, width = 100): string[] {
  const lines: string[] = [];
  let line = lead;
  for (const word of text.split(/\s+/)) {
    if (line.length + word.length > width && line.trim() !== '') {
      lines.push(line.trimEnd());
      line = ' '.repeat(lead.length);
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()];
}
