import { describe, expect, it } from 'vitest';
import { checkForm } from '../../../framework/check/check-form.ts';
import { readTable } from '../../../platform/tables/read-table.ts';
import { writeCsv, writeXlsx } from '../../../platform/tables/write-table.ts';
import { exampleTool } from '../testing/example-tool.ts';
import { kindNames } from '../tool-words.ts';
import { findColumns, isOurs } from './columns.ts';
import { planTool } from './plan-tool.ts';
import { templateTool } from './template.ts';
import { toolTable } from './write-tool.ts';

const kinds = [{ key: 'police', name: 'Police' }, { key: 'school', name: 'School or college' }, { key: 'voluntary', name: 'Voluntary, faith or community organisation' }];
const against = { kinds, phases: ['secondary'] };
const name = kindNames(kinds);
const headings = ['Standard', 'Section', 'Question', 'Type', 'Options or levels', 'Guidance', 'Link', 'Asked of', 'Required', 'Not applicable', 'Evidence', 'Asked only where'];
const row = (...cells: string[]) => headings.map((_, i) => `"${(cells[i] ?? '').replaceAll('"', '""')}"`).join(',');
const read = async (...rows: string[]) => {
  const table = await readTable(Buffer.from([headings.join(','), ...rows].join('\r\n')), isOurs);
  return planTool(table.rows, findColumns(table), against);
};
const faults = async (...rows: string[]) => (await read(...rows)).faults.map((fault) => [fault.row, fault.column, fault.message]);
const levels = 'Not met (1): Nothing is there\nMet (2)';

describe('a tool in a spreadsheet', () => {
  it.each([['Excel', writeXlsx.bind(null, 'Questions')], ['CSV', async (...table: Parameters<typeof writeCsv>) => writeCsv(...table)]] as const)('is what it was, taken out as %s and brought in again', async (_, write) => {
    const { columns, rows } = toolTable(exampleTool, name);
    const table = await readTable(await write(columns as never, rows as never), isOurs);
    const { tool, faults: wrong } = planTool(table.rows, findColumns(table), against);
    expect(wrong).toEqual([]);
    const back = toolTable({ ...exampleTool, standards: tool.standards, scales: tool.scales, sections: tool.sections as typeof exampleTool.sections }, name);
    const cells = (of: typeof back) => of.rows.map((each) => of.columns.map((column) => column.value(each)));
    expect(cells(back)).toEqual(cells({ columns, rows }));
  });

  it('is shown how to be filled in by a template that is in order itself', async () => {
    const { columns, rows } = toolTable(templateTool, name);
    const table = await readTable(await writeXlsx('Questions', columns, rows), isOurs);
    const { tool, faults: wrong } = planTool(table.rows, findColumns(table), against);
    expect(wrong).toEqual([]);
    expect(checkForm({ ...templateTool, ...tool })).toMatchObject({ ok: true });
  });

  it('becomes sections, standards and one scale, with what each level takes', async () => {
    const { tool, faults: wrong } = await read(
      row('Leaders', 'Leadership', 'Is a leader named?', 'Scale', levels, 'Look at the chart.', 'https://guidance.example/1', 'Police; School: all through', 'Yes', 'y', 'X'),
      row('Leaders', 'Leadership', 'Are they trained?', 'scale', ''), row('', 'leadership', 'By whom?', 'Free text'),
    );
    expect(wrong).toEqual([]);
    expect(tool.standards).toEqual([{ key: 'leaders', name: 'Leaders' }]);
    expect(tool.scales).toEqual([{ key: 'scale-1', name: 'Scale', levels: [{ value: 'not-met', label: 'Not met', describes: 'Nothing is there', score: 1 }, { value: 'met', label: 'Met', score: 2 }] }]);
    expect(tool.sections).toHaveLength(1);
    expect(tool.sections[0]!.questions).toMatchObject([
      { key: 'is-a-leader-named', type: 'scale', scale: 'scale-1', guidance: 'Look at the chart.', link: { href: 'https://guidance.example/1' }, askedOf: ['police', 'all-through'], required: true, notApplicable: true, evidence: true, standard: 'leaders' },
      { key: 'are-they-trained', type: 'scale', scale: 'scale-1', required: false }, { key: 'by-whom', type: 'long-text' },
    ]);
  });

  it('asks a question only under the answers to an earlier one that a cell names', async () => {
    const under = (text: string, label = 'Why not?') => row('', 'One', label, 'Text', '', '', '', '', '', '', '', text);
    const { tool, faults: wrong } = await read(row('', 'One', 'Is a lead named?', 'Yes, no or not known'), row('', 'One', 'How well?', 'Scale', levels), under('is a lead named? = No; not known'), under('How well? = Not met', 'What is missing?'));
    expect(wrong).toEqual([]);
    expect(tool.sections[0]!.questions).toMatchObject([{}, {}, { when: { question: 'is-a-lead-named', is: ['no', 'not-known'] } }, { when: { question: 'how-well', is: ['not-met'] } }]);
    expect(await faults(under('Is a lead named? = No'), row('', 'One', 'Is a lead named?', 'Yes or no'), under('Is a lead named? = Perhaps', 'B'), under('Is a lead named', 'C'), row('', 'One', 'Say more', 'Text'), under('Say more = Yes', 'D'))).toEqual([
      [2, 'Asked only where', 'No row before this one asks “Is a lead named?”.'], [4, 'Asked only where', '“Perhaps” is no answer to “Is a lead named?”. Its answers: Yes; No.'],
      [5, 'Asked only where', 'Write the earlier question, “=”, and the answers under which this one is asked, with semicolons between them.'], [7, 'Asked only where', '“Say more” is answered in words: nothing can hang on it.'],
    ]);
  });

  it('keeps a section off the addresses at which a tool has pages of its own', async () => {
    expect((await read(row('', 'Challenge', 'A', 'Text'))).tool.sections[0]!.key).toBe('challenge-2');
  });

  it('says every fault of every row at once', async () => {
    expect(await faults(
      row('', 'One', 'A', 'Scale', levels), row('', 'One', 'B', 'Scael', levels), row('', 'One', 'C', 'Scale', 'Not met; Met; Beyond'), row('', 'one', 'a', 'Text'),
      row('', '', '', '', '', '', 'http://x.example', 'Polise', 'perhaps', 'Yes', ''), row('', 'One', 'D', 'Choice', 'Only'), row('', 'One', 'E', 'Text', 'Yes; No', '', '', '', '', 'yes'), row('', 'One', 'F', 'Scale', 'Met (9); Not met'), row('', 'One', 'G', 'Any of', 'x; X'),
    )).toEqual([
      [3, 'Type', '“Scael” is no type of answer. Is “A level of a scale” meant?'],
      [4, 'Options or levels', '“Beyond” is no level of the scale of row 2: Not met; Met.'],
      [5, 'Question', 'Row 2 has this question too.'],
      [6, 'Section', 'The section is missing.'], [6, 'Question', 'The question is missing.'], [6, 'Link', 'The link must begin with https:// and be whole.'],
      [6, 'Required', '“perhaps” is neither yes nor no.'], [6, 'Type', 'The type is missing.'], [6, 'Asked of', '“Polise” is no kind of agency of the framework. Is “Police” meant? A phase of school is written “School: primary”.'],
      [7, 'Options or levels', 'List the answers to choose from, a line each or with semicolons between them.'],
      [8, 'Not applicable', 'Only one of several answers, or a level of a scale, may be “not applicable”.'], [8, 'Options or levels', 'This type has no options or levels. Empty the cell, or change the type.'],
      [9, 'Options or levels', '“Met” has the score 9 here and 2 in row 2.'],
      [10, 'Options or levels', '“X” stands twice.'],
    ]);
  });

  it('takes two scales that have nothing in common', async () => {
    const { tool, faults: wrong } = await read(row('', 'One', 'A', 'Scale', 'Red; Amber; Green'), row('', 'One', 'B', 'Scale', 'Never; Often; Always'), row('', 'One', 'C', 'Scale', 'green; Amber; red'));
    expect(wrong).toEqual([]);
    expect(tool.scales.map((scale) => scale.levels.map((level) => level.value))).toEqual([['red', 'amber', 'green'], ['never', 'often', 'always']]);
    expect(tool.sections[0]!.questions).toMatchObject([{ scale: 'scale-1' }, { scale: 'scale-2' }, { scale: 'scale-1' }]);
  });

  it('has to have its columns, each once, by our names or theirs', () => {
    expect(findColumns({ headings: ['Theme', 'Statement', 'Answer type', 'Owner'], headingsRow: 3 })).toMatchObject({ unused: ['Owner'], faults: [] });
    expect(findColumns({ headings: ['Section', 'Quesion', 'Area'], headingsRow: 3 }).faults).toEqual([
      { row: 3, column: 'Area', message: '“Section” and “Area” are both read as Section. Rename one of them.' },
      { row: 3, column: 'Question', message: 'There is no column Question. Is it “Quesion”? Then rename that.' }, { row: 3, column: 'Type', message: 'There is no column Type.' },
    ]);
  });
});
