import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FormDefinition } from '../../../framework/schema/form.ts';
import { readPack } from '../../../framework/read/read-pack.ts';
import { northshire } from '../../../framework/testing/northshire.ts';
import { exampleTool } from '../testing/example-tool.ts';
import { kindNames } from '../tool-words.ts';
import { toolForms, usesInFramework } from './framework-tools.ts';
import { whatChanged } from './what-changed.ts';

const name = kindNames([{ key: 'police', name: 'Police' }]);
type Questions = FormDefinition['sections'][number]['questions'];
const withFirst = (change: (questions: Questions) => unknown): FormDefinition => FormDefinition.parse({ ...exampleTool, sections: exampleTool.sections.map((section, i) => (i === 0 ? { ...section, questions: change(section.questions) } : section)) });
const changes = (after: FormDefinition) => whatChanged(exampleTool, after, name);

describe('what an edition changes', () => {
  it('is nothing where both ask the same', () => {
    expect(changes(structuredClone(exampleTool))).toEqual([]);
  });

  it('names a question that is new, gone, or says something else, with both texts', () => {
    expect(changes(withFirst((questions) => [...questions, { key: 'more', type: 'yes-no', label: 'More?' }]))).toEqual([{ where: 'Leadership', what: 'More?', how: 'new', before: '', after: 'Question: More?\nAnswered by: Yes or no' }]);
    expect(changes(withFirst((questions) => questions.filter((question) => question.key !== 'how')))).toMatchObject([{ what: 'How do you know?', how: 'gone', before: expect.stringContaining('Asked only where') }]);
    expect(changes(withFirst((questions) => questions.map((question) => (question.key === 'how' ? { ...question, label: 'What shows it?', required: true } : question))))).toEqual([
      { where: 'Leadership', what: 'What shows it?', how: 'changed', before: 'Question: How do you know?\nRules: Asked only where ‘A leader is named’ is answered ‘Good’', after: 'Question: What shows it?\nRules: Has to be answered; Asked only where ‘A leader is named’ is answered ‘Good’' },
    ]);
  });

  it('says what a level takes now, and what it took', () => {
    const after = FormDefinition.parse({ ...exampleTool, scales: exampleTool.scales.map((scale) => ({ ...scale, levels: scale.levels.map((level) => (level.value === 'poor' ? { ...level, describes: 'Nothing yet' } : level)) })) });
    expect(changes(after)).toMatchObject([{ where: 'Scales', what: 'Grade', before: expect.not.stringContaining('Nothing yet'), after: expect.stringContaining('Poor (1) Nothing yet') }]);
  });

  it('names the one question that moved, not all that it passed', () => {
    expect(changes(withFirst(([named, how, heard]) => [heard, named, how]))).toEqual([{ where: 'Leadership', what: 'Leaders hear children', how: 'moved', before: '', after: '' }]);
  });

  it('is, read the other way, gone where it was new', () => {
    const kept = fc.subarray(exampleTool.sections.map((section) => section.key), { minLength: 1 });
    const only = (keys: readonly string[]) => ({ ...exampleTool, sections: exampleTool.sections.filter((section) => keys.includes(section.key)) });
    fc.assert(fc.property(kept, kept, (a, b) => {
      const names = (changed: ReturnType<typeof whatChanged>, how: string) => changed.filter((each) => each.how === how).map((each) => each.what).sort();
      const [there, back] = [whatChanged(only(a), only(b), name), whatChanged(only(b), only(a), name)];
      expect(names(there, 'new')).toEqual(names(back, 'gone'));
      expect(names(there, 'gone')).toEqual(names(back, 'new'));
    }));
  });
});

describe('the tools of a framework', async () => {
  const read = readPack(await northshire());
  if (!read.ok) throw new Error('northshire is whole');
  it('are the forms that say so, or by which an assessment or a case audit is done', () => {
    expect(toolForms(read.pack).map((form) => form.key)).toEqual(['return', 'survey']);
    expect(toolForms({ ...read.pack, forms: read.pack.forms.map((form) => ({ ...form, tool: undefined })) }).map((form) => form.key)).toEqual(['return']);
    expect(usesInFramework(read.pack, 'return')).toEqual(['Section 11', 'Multi-agency case file audit']);
  });
});
