import { findColumns, isOurs, type OurColumn } from '../../platform/tables/columns.ts';
import type { ImportFault } from '../../platform/tables/fault.ts';
import type { ReadTable } from '../../platform/tables/read-table.ts';
import type { QuestionNames, NamedQuestion } from './question-names.ts';

type RoundColumn = 'respondent' | 'question' | 'level' | 'comment' | 'by';

/** A file with a row for each answer. */
export const answerColumns: readonly OurColumn<RoundColumn>[] = [
  { key: 'respondent', heading: 'Respondent', aliases: ['agency', 'agency name', 'organisation', 'school', 'school name', 'urn', 'name', 'partner', 'who answers'], required: true },
  { key: 'question', heading: 'Question', aliases: ['question key', 'question number', 'standard', 'criterion', 'indicator', 'ref'], required: true },
  { key: 'level', heading: 'Level', aliases: ['answer', 'grade', 'rating', 'score', 'rag', 'judgement', 'self assessment', 'response'], required: true },
  { key: 'comment', heading: 'Comment', aliases: ['comments', 'evidence', 'narrative', 'notes', 'commentary', 'reason'], required: false },
  { key: 'by', heading: 'Answered by', aliases: ['submitted by', 'completed by', 'author'], required: false },
];

/** One answer as the file holds it. */
export interface FileAnswer {
  row: number;
  respondent: string;
  /** The column that it stands in, by the file's heading. */
  column: string | null;
  question: NamedQuestion;
  level: string;
  comment: string;
  /** The column of the comment. */
  commentColumn: string | null;
  by: string;
}

/** What a file says, and what cannot be understood of its questions. */
export interface FileAnswers {
  answers: FileAnswer[];
  faults: ImportFault[];
  /** Who answers, row by row, also where a row answers nothing. */
  respondents: { row: number; text: string; column: string | null }[];
  /** A row for each respondent, so that two rows are one too many. */
  rowEach: boolean;
}

const plain = (text: string): string => text.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim();

/** Whether a heading is looked for, in either shape of file. */
export const isRoundHeading = (names: QuestionNames, maps: readonly string[]): ((heading: string) => boolean) => {
  const ours = isOurs(answerColumns, maps);
  return (heading) => ours(heading) || names.knows(heading);
};

/**
 * The answers of a file in either shape: a row for each answer, or a row for each respondent with a column for each question.
 * Beside the column of a question one of the same name with "comment" behind it holds what was said.
 */
export function answersOf(table: ReadTable, names: QuestionNames, maps: readonly string[]): FileAnswers {
  const long = [...table.headings, ...maps.map((map) => map.slice(map.lastIndexOf('=') + 1))].some((heading) => ['question', ...answerColumns[1]!.aliases].includes(plain(heading)));
  return long ? fromRows(table, names, maps) : fromColumns(table, names, maps);
}

function fromRows(table: ReadTable, names: QuestionNames, maps: readonly string[]): FileAnswers {
  const found = findColumns(answerColumns, table, maps);
  const faults = [...found.faults];
  if (faults.length > 0) return { answers: [], faults, respondents: [], rowEach: false };
  const at = (key: RoundColumn) => found.headingOf.get(key) ?? null;
  const answers = table.rows.flatMap((row): FileAnswer[] => {
    const cell = (key: RoundColumn) => (row.cells[at(key) ?? ''] ?? '').trim();
    const question = names.find(cell('question'));
    if ('wrong' in question) {
      faults.push({ row: row.number, column: at('question'), message: cell('question') === '' ? 'The question is missing.' : question.wrong });
      return [];
    }
    return [{ row: row.number, respondent: cell('respondent'), column: at('level'), question, level: cell('level'), comment: cell('comment'), commentColumn: at('comment'), by: cell('by') }];
  });
  return { answers, faults, respondents: table.rows.map((row) => ({ row: row.number, text: (row.cells[at('respondent') ?? ''] ?? '').trim(), column: at('respondent') })), rowEach: false };
}

const commentHeading = /^(?:comments? (?:on|for|to) (.+)|(.+?)[\s:,(-]+(?:comments?|evidence|narrative|notes)\)?)$/i;

function fromColumns(table: ReadTable, names: QuestionNames, maps: readonly string[]): FileAnswers {
  const faults: ImportFault[] = [];
  const complain = (message: string) => faults.push({ row: table.headingsRow, column: null, message });
  const mapped = new Map(maps.map((map) => [plain(map.slice(0, Math.max(map.lastIndexOf('='), 0))), map.slice(map.lastIndexOf('=') + 1).trim()]));
  let respondent: string | null = null;
  let by: string | null = null;
  const questions = new Map<string, NamedQuestion>();
  const comments = new Map<NamedQuestion['question'], string>();
  const isOne = (key: RoundColumn, name: string) => { const column = answerColumns.find((each) => each.key === key)!; return [column.key, column.heading, ...column.aliases].some((each) => plain(each) === plain(name)); };
  for (const heading of table.headings) {
    const name = mapped.get(plain(heading)) ?? heading;
    if (name === '-') continue;
    const said = commentHeading.exec(name);
    const about = said === null ? null : names.find((said[1] ?? said[2])!);
    if (respondent === null && isOne('respondent', name)) respondent = heading;
    else if (isOne('by', name)) by = heading;
    else if (about !== null && !('wrong' in about) && !names.knows(name)) comments.set(about.question, heading);
    else {
      const question = names.find(name);
      const before = 'wrong' in question ? undefined : [...questions].find(([, each]) => each.question === question.question);
      if ('wrong' in question) complain(`${question.wrong} If the column is to be left out, say so: "${heading}=-".`);
      else if (before !== undefined) complain(`"${before[0]}" and "${heading}" are both the question "${question.question.label}".`);
      else questions.set(heading, question);
    }
  }
  if (respondent === null) complain('There is no column for Respondent, the agency or school that answered.');
  const at = respondent ?? '';
  const answers = table.rows.flatMap((row) => [...questions].map(([heading, question]): FileAnswer => ({
    row: row.number, respondent: (row.cells[at] ?? '').trim(), column: heading, question, level: (row.cells[heading] ?? '').trim(), comment: (row.cells[comments.get(question.question) ?? ''] ?? '').trim(), commentColumn: comments.get(question.question) ?? null, by: (row.cells[by ?? ''] ?? '').trim(),
  }))).filter((answer) => answer.level !== '' || answer.comment !== '');
  return { answers, faults, respondents: respondent === null ? [] : table.rows.map((row) => ({ row: row.number, text: (row.cells[at] ?? '').trim(), column: respondent })), rowEach: true };
}
