import fc from 'fast-check';
import { globSync, readFileSync } from 'node:fs';
import { renderToString } from 'preact-render-to-string';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { boxes } from '../calendar/index.ts';
import { FormDefinition } from '../framework/schema/form.ts';
import { fieldId } from '../web/fields/index.ts';
import { fieldOrder } from './check-answers.ts';
import { startAnswers } from './entries.ts';
import { dayField, questionField } from './fields.ts';
import { FormSection } from './page/form-section.tsx';
import { readSubmission } from './read-submission.ts';
import { arbitraryAnswers } from './testing/arbitrary-forms.ts';
import { exampleSetting, idsInARow } from './testing/example-form.ts';
import { brokenTies, sentByBrowser } from './testing/sent-by-browser.ts';

const files = globSync('frameworks/*/forms/*.yaml').sort();
const forms = files.map((file) => ({ file, form: FormDefinition.parse(parse(readFileSync(file, 'utf8'))) }));

describe.each(forms)('the form in $file', ({ form }) => {
  it('can be shown, sent and read section by section', () => {
    const answers = fc.sample(arbitraryAnswers(form), { numRuns: 5, seed: 7 });
    for (const given of [startAnswers(form, idsInARow()), ...answers]) {
      for (const section of form.sections) {
        const html = renderToString(<FormSection form={form} section={section} answers={given} offered={exampleSetting} />);
        expect(brokenTies(html)).toEqual([]);
        const got = readSubmission(form, sentByBrowser(html), { ...exampleSetting, mode: 'save', newId: idsInARow(), page: { section: section.key }, before: given });
        expect(got.problems).toEqual([]);
        expect(got.answers).toEqual({ [section.key]: section.repeats ? [] : { values: {}, criteria: {} }, ...given });
      }
    }
  });

  it('gives every field a name and an id of its own', () => {
    const days = form.sections.flatMap((section) => section.questions.flatMap((question) => (question.type === 'date' ? boxes.map((part) => dayField(questionField(section.key, question.key), part)) : [])));
    const names = [...fieldOrder(form, {}, exampleSetting).filter((name) => !form.sections.some((section) => section.key === name)), ...days];
    expect(new Set(names.map(fieldId)).size).toBe(names.length);
  });
});
