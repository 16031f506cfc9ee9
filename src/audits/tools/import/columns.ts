import { nearest } from '../../../platform/text/nearest.ts';
import type { ReadTable } from '../../../platform/tables/read-table.ts';

/** One thing wrong in a spreadsheet of a tool, at its row, in words for whoever keeps it. */
export interface RowFault {
  row: number;
  column: string;
  message: string;
}

export const columns = {
  standard: { heading: 'Standard', also: ['standards'] },
  section: { heading: 'Section', also: ['area', 'theme', 'heading'] },
  question: { heading: 'Question', also: ['questions', 'statement', 'criterion', 'indicator'] },
  type: { heading: 'Type', also: ['answer type', 'type of answer', 'answered by'] },
  options: { heading: 'Options or levels', also: ['options', 'levels', 'answers', 'scale', 'grades'] },
  guidance: { heading: 'Guidance', also: ['help', 'notes', 'what to look for'] },
  link: { heading: 'Link', also: ['url', 'web address'] },
  askedOf: { heading: 'Asked of', also: ['agencies', 'who is asked', 'respondents'] },
  required: { heading: 'Required', also: ['mandatory', 'has to be answered'] },
  notApplicable: { heading: 'Not applicable', also: ['not applicable allowed', 'n a', 'may be not applicable'] },
  condition: { heading: 'Asked only where', also: ['condition', 'only if', 'asked only if', 'depends on'] },
  evidence: { heading: 'Evidence', also: ['evidence wanted', 'evidence may be given'] },
} as const;
export type ColumnKey = keyof typeof columns;
export const columnKeys = Object.keys(columns) as ColumnKey[];
const needed: readonly ColumnKey[] = ['section', 'question', 'type'];

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();
const columnOf = (heading: string): ColumnKey | undefined => columnKeys.find((key) => [columns[key].heading, ...columns[key].also].some((name) => plain(name) === plain(heading)));
export const isOurs = (heading: string): boolean => columnOf(heading) !== undefined;

export interface FoundColumns {
  headingOf: ReadonlyMap<ColumnKey, string>;
  /** Headings from which nothing is taken. */
  unused: string[];
  faults: RowFault[];
}

/** Which column of a file is which of ours. */
export function findColumns({ headings, headingsRow }: Pick<ReadTable, 'headings' | 'headingsRow'>): FoundColumns {
  const headingOf = new Map<ColumnKey, string>();
  const unused: string[] = [];
  const faults: RowFault[] = [];
  for (const heading of headings) {
    const key = columnOf(heading);
    const before = key && headingOf.get(key);
    if (key === undefined) unused.push(heading);
    else if (before === undefined) headingOf.set(key, heading);
    else faults.push({ row: headingsRow, column: heading, message: `“${before}” and “${heading}” are both read as ${columns[key].heading}. Rename one of them.` });
  }
  for (const key of needed.filter((each) => !headingOf.has(each))) {
    const meant = nearest(plain(columns[key].heading), unused.map(plain));
    faults.push({ row: headingsRow, column: columns[key].heading, message: `There is no column ${columns[key].heading}.${meant === null ? '' : ` Is it “${unused.find((each) => plain(each) === meant)}”? Then rename that.`}` });
  }
  return { headingOf, unused, faults };
}
