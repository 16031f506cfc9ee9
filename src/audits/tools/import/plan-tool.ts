import { sectionKeysInUse, type FormDefinition, type Question } from '../../../framework/schema/form.ts';
import { nearest } from '../../../platform/text/nearest.ts';
import { cleanLine, cleanText } from '../../../platform/index.ts';
import type { ReadTable } from '../../../platform/tables/read-table.ts';
import { keyFor } from '../builder/keys.ts';
import { phaseName } from '../tool-words.ts';
import { readCondition, readNames, readOptions, readType, readYesNo, type CellOption } from './cells.ts';
import { columns, type ColumnKey, type FoundColumns, type RowFault } from './columns.ts';

/** What the rows of a tool are read against. */
export interface PlanAgainst {
  kinds: readonly { key: string; name: string }[];
  /** Phases of school that are known; others are taken where the cell says "School: ...". */
  phases: readonly string[];
}
export interface PlannedTool {
  standards: { key: string; name: string }[];
  scales: FormDefinition['scales'];
  sections: { key: string; title: string; standard?: string; questions: unknown[] }[];
}
type Complain = (column: ColumnKey, message: string) => void;
interface PlannedScale { row: number; key: string; levels: readonly CellOption[] }

const most = { question: 1000, section: 200, standard: 500, guidance: 8000, link: 1000 } as const;
export const mostRows = 2000;
const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** Reads the rows of a spreadsheet as the questions of a tool. Every fault of every row is found; where there is one, nothing is to be taken. */
export function planTool(rows: ReadTable['rows'], { headingOf }: FoundColumns, against: PlanAgainst): { tool: PlannedTool; faults: RowFault[] } {
  const faults: RowFault[] = [];
  const tool: PlannedTool = { standards: [], scales: [], sections: [] };
  const scales: PlannedScale[] = [];
  const seen: { row: number; section: string; question: string }[] = [];
  for (const row of rows.slice(0, mostRows)) {
    const complain: Complain = (column, message) => faults.push({ row: row.number, column: headingOf.get(column) ?? columns[column].heading, message });
    const cell = (key: ColumnKey): string => cleanText(row.cells[headingOf.get(key) ?? ''] ?? '');
    const line = (key: 'section' | 'question' | 'standard' | 'link'): string => {
      const text = cleanLine(cell(key));
      if (text.length > most[key]) complain(key, `It has more than ${most[key]} characters.`);
      return text;
    };
    const [title, label, standard] = [line('section'), line('question'), line('standard')];
    if (title === '') complain('section', 'The section is missing.');
    if (label === '') complain('question', 'The question is missing.');
    const twin = seen.find((each) => same(each.section, title) && same(each.question, label));
    if (label !== '' && twin !== undefined) complain('question', `Row ${twin.row} has this question too.`);
    seen.push({ row: row.number, section: title, question: label });
    const guidance = cell('guidance');
    if (guidance.length > most.guidance) complain('guidance', `It has more than ${most.guidance} characters.`);
    const link = line('link');
    if (link !== '' && !/^https:\/\/[^\s]+\.[^\s]+$/.test(link)) complain('link', 'The link must begin with https:// and be whole.');
    const section = sectionOf(tool, title);
    const before = tool.sections.flatMap((each) => each.questions) as AskedBefore[];
    section.questions.push({
      key: keyFor(label, tool.sections.flatMap((each) => each.questions).flatMap((each) => keyIn(each))), label, ...(guidance === '' ? {} : { guidance }), ...(link === '' ? {} : { link: { text: link, href: link } }),
      required: yesNo('required'), notApplicable: yesNo('notApplicable'), evidence: yesNo('evidence'), ...answered(cell('type'), cell('options'), row.number), ...standardOf(standard), ...askedOf(cell('askedOf')), ...condition(cell('condition'), label),
    });

    function yesNo(key: 'required' | 'notApplicable' | 'evidence'): boolean {
      const read = readYesNo(cell(key));
      if (read === null) complain(key, `“${cell(key)}” is neither yes nor no.`);
      const type = readType(cell('type'));
      if (key === 'notApplicable' && read === true && 'type' in type && type.type !== 'scale' && type.type !== 'choice') complain(key, 'Only one of several answers, or a level of a scale, may be “not applicable”.');
      return read ?? false;
    }
    function standardOf(name: string): object {
      if (name === '') return {};
      const there = tool.standards.find((each) => same(each.name, name));
      if (there !== undefined) return { standard: there.key };
      const made = { key: keyFor(name, tool.standards.map((each) => each.key)), name };
      tool.standards.push(made);
      return { standard: made.key };
    }
    function askedOf(names: string): object {
      const keys = readNames(names).flatMap((name) => {
        const key = kindOf(name, against);
        if (key === null) complain('askedOf', unknownKind(name, against));
        return key === null ? [] : [key];
      });
      return keys.length === 0 ? {} : { askedOf: [...new Set(keys)] };
    }
    function condition(typed: string, of: string): object {
      if (typed === '') return {};
      const read = readCondition(typed);
      const earlier = read === null ? undefined : before.findLast((each) => same(cleanLine(each.label), cleanLine(read.question)));
      if (read === null) complain('condition', 'Write the earlier question, “=”, and the answers under which this one is asked, with semicolons between them.');
      else if (earlier === undefined) complain('condition', same(read.question, of) ? 'A question cannot hang on itself.' : `No row before this one asks “${read.question}”.`);
      if (read === null || earlier === undefined) return {};
      const answers = answersOf(earlier, tool.scales);
      const is = read.answers.map((answer) => answers.find(({ label: name, value }) => same(name, answer) || value === answer)?.value ?? complain('condition', answers.length === 0 ? `“${earlier.label}” is answered in words: nothing can hang on it.` : `“${answer}” is no answer to “${earlier.label}”. Its answers: ${answers.map(({ label: name }) => name).join('; ')}.`));
      return { when: { question: earlier.key, is: is.filter((value) => typeof value === 'string') } };
    }
    function answered(typed: string, listed: string, number: number): object {
      const read = readType(typed);
      if (!('type' in read)) {
        complain('type', typed === '' ? 'The type is missing.' : `“${typed}” is no type of answer.${read.meant === null ? '' : ` Is “${read.meant}” meant?`}`);
        return { type: 'text' };
      }
      const options = readOptions(listed);
      const twice = options.find((option, i) => options.findIndex((other) => same(other.label, option.label)) < i);
      if (twice !== undefined) complain('options', `“${twice.label}” stands twice.`);
      if (options.some((option) => option.label.length > 200 || option.more.length > 2000)) complain('options', 'One of them is longer than it may be.');
      if (read.type === 'scale') return { type: 'scale', scale: scaleOf(options, number, complain) };
      if (read.type !== 'choice' && read.type !== 'choices') {
        if (options.length > 0) complain('options', 'This type has no options or levels. Empty the cell, or change the type.');
        return { type: read.type };
      }
      if (options.length < (read.type === 'choice' ? 2 : 1)) complain('options', 'List the answers to choose from, a line each or with semicolons between them.');
      const values: string[] = [];
      return { type: read.type, options: options.map(({ label: name, more }) => {
        values.push(keyFor(name, values));
        return { value: values.at(-1), label: name, ...(more === '' ? {} : { hint: more }) };
      }) };
    }
  }
  if (rows.length > mostRows) faults.push({ row: rows[mostRows]!.number, column: columns.question.heading, message: `A tool has at most ${mostRows} questions.` });
  shareStandards(tool);
  return { tool, faults };

  /** The scale of a cell: that of an earlier row with the same levels, a new one, or where the cell is empty the one before. */
  function scaleOf(levels: readonly CellOption[], row: number, complain: Complain): string {
    const last = scales.at(-1);
    if (levels.length === 0) {
      if (last === undefined) complain('options', 'List the levels of the scale, a line each or with semicolons between them.');
      return last?.key ?? '';
    }
    if (levels.length === 1) complain('options', 'A scale has at least two levels.');
    const like = scales.find((scale) => levels.filter((level) => scale.levels.some((other) => same(other.label, level.label))).length * 2 > Math.min(levels.length, scale.levels.length));
    if (like !== undefined) {
      for (const level of levels) {
        const other = like.levels.find((each) => same(each.label, level.label));
        if (other === undefined) complain('options', `“${level.label}” is no level of the scale of row ${like.row}: ${like.levels.map((each) => each.label).join('; ')}.`);
        else if (level.score !== null && level.score !== other.score) complain('options', `“${level.label}” has the score ${level.score} here and ${other.score ?? 'none'} in row ${like.row}.`);
      }
      const missing = like.levels.find((each) => !levels.some((level) => same(level.label, each.label)));
      if (missing !== undefined) complain('options', `“${missing.label}” is missing: the scale of row ${like.row} has it.`);
      return like.key;
    }
    const key = `scale-${scales.length + 1}`;
    scales.push({ row, key, levels });
    const values: string[] = [];
    tool.scales.push({ key, name: scales.length === 1 ? 'Scale' : `Scale ${scales.length}`, levels: levels.map(({ label, more, score }) => {
      values.push(keyFor(label, values));
      return { value: values.at(-1)!, label, ...(more === '' ? {} : { describes: more }), ...(score === null ? {} : { score }) };
    }) });
    return key;
  }
}

/** A question of an earlier row. */
interface AskedBefore { key: string; label: string; type: Question['type']; scale?: string; options?: { value: string; label: string }[] }

/** What may be answered to it, where it is chosen from. */
function answersOf({ type, scale, options }: AskedBefore, scales: FormDefinition['scales']): { value: string; label: string }[] {
  if (type === 'scale') return scales.find(({ key }) => key === scale)?.levels ?? [];
  if (type === 'yes-no' || type === 'yes-no-not-known') return [{ value: 'yes', label: 'Yes' }, { value: 'no', label: 'No' }, ...(type === 'yes-no' ? [] : [{ value: 'not-known', label: 'Not known' }])];
  return options ?? [];
}

const keyIn = (question: unknown): string[] => (typeof question === 'object' && question !== null && 'key' in question && typeof question.key === 'string' ? [question.key] : []);

function sectionOf(tool: PlannedTool, title: string): PlannedTool['sections'][number] {
  const there = tool.sections.find((section) => same(section.title, title));
  if (there !== undefined) return there;
  const made = { key: keyFor(title, [...tool.sections.map((section) => section.key), ...sectionKeysInUse]), title, questions: [] };
  tool.sections.push(made);
  return made;
}

/** Where all questions of a section count towards one standard, the section says so once. */
function shareStandards(tool: PlannedTool): void {
  for (const section of tool.sections) {
    const named = new Set(section.questions.map((question) => (typeof question === 'object' && question !== null && 'standard' in question ? question.standard : undefined)));
    const [only] = named;
    if (named.size !== 1 || typeof only !== 'string') continue;
    section.standard = only;
    section.questions = section.questions.map((question) => (typeof question === 'object' && question !== null && 'standard' in question ? { ...question, standard: undefined } : question));
  }
}

function kindOf(name: string, { kinds, phases }: PlanAgainst): string | null {
  const kind = kinds.find((each) => same(each.name, name) || each.key === name.toLowerCase());
  if (kind !== undefined) return kind.key;
  const school = /^schools?:\s*(.+)$/i.exec(name)?.[1];
  const key = (school ?? name).toLowerCase().trim().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return key !== '' && (school !== undefined || phases.includes(key)) ? key : null;
}

function unknownKind(name: string, { kinds, phases }: PlanAgainst): string {
  const meant = nearest(name.toLowerCase(), [...kinds.map((kind) => kind.name.toLowerCase()), ...phases.map((phase) => phaseName(phase).toLowerCase())]);
  const shown = kinds.find((kind) => kind.name.toLowerCase() === meant)?.name;
  return `“${name}” is no kind of agency of the framework.${shown === undefined ? '' : ` Is “${shown}” meant?`} A phase of school is written “School: primary”.`;
}
