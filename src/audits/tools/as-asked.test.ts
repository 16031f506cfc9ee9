import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSubmission, type Setting } from '../../forms/index.ts';
import { day } from '../../calendar/index.ts';
import { checkForm } from '../../framework/check/check-form.ts';
import { FormDefinition } from '../../framework/schema/form.ts';
import { asAsked, NOT_APPLICABLE, whyNotKey } from './as-asked.ts';
import { exampleTool } from './testing/example-tool.ts';

const setting: Setting = { today: day('2026-11-20'), agencies: [], themes: [], criteria: [] };
const keys = (form: FormDefinition) => form.sections.map((section) => [section.key, section.questions.map((question) => question.key)]);
const whoms = fc.record({ kind: fc.constantFrom('police', 'school', 'health', ''), phase: fc.constantFrom('primary', 'secondary', '') });

/** Any tool: questions of some kinds, some only for some, some hanging on the one before. */
const tools = fc.array(fc.record({ askedOf: fc.constantFrom(undefined, ['police'], ['school'], ['secondary', 'health']), questions: fc.array(fc.record({
  type: fc.constantFrom('scale', 'choice', 'yes-no', 'text'), askedOf: fc.constantFrom(undefined, undefined, ['police'], ['primary']), notApplicable: fc.boolean(), hangs: fc.boolean(),
}), { maxLength: 6 }) }), { minLength: 1, maxLength: 4 }).map((sections) => FormDefinition.parse({
  ...exampleTool, standards: undefined,
  sections: sections.map((section, s) => ({
    key: `s${s}`, title: `Section ${s}`, askedOf: section.askedOf, questions: section.questions.map(({ type, askedOf, notApplicable, hangs }, q) => ({
      key: `q${s}-${q}`, label: `Question ${q}`, type, askedOf, ...(type === 'scale' ? { scale: 'grade' } : {}), ...(type === 'choice' ? { options: [{ value: 'yes', label: 'Yes' }, { value: 'good', label: 'Good' }] } : {}),
      notApplicable: notApplicable && (type === 'scale' || type === 'choice'), ...(hangs && q > 0 && ['yes-no', 'choice'].includes(section.questions[q - 1]!.type) ? { when: { question: `q${s}-${q - 1}`, is: ['yes'] } } : {}),
    })),
  })),
}));

describe('a tool as it is put to one respondent', () => {
  it('asks a kind of agency what is for all and for its kind', () => {
    expect(keys(asAsked(exampleTool, { kind: 'police', phase: '' }))).toEqual([['leadership', ['named', 'named-why-not', 'how', 'heard']], ['custody', ['suite']]]);
    expect(keys(asAsked(exampleTool, { kind: 'health', phase: '' }))).toEqual([['leadership', ['named', 'named-why-not', 'how', 'heard']]]);
  });

  it('asks a school what is for its phase, and nothing that hangs on what it is not asked', () => {
    expect(keys(asAsked(exampleTool, { kind: 'school', phase: 'primary' }))[1]).toEqual(['schools', ['council', 'council-why-not']]);
    expect(keys(asAsked(exampleTool, { kind: 'school', phase: 'secondary' }))[1]).toEqual(['schools', ['council', 'council-why-not', 'sixth', 'sixth-how']]);
  });

  it('takes "not applicable" only with a reason', () => {
    const form = asAsked(exampleTool, { kind: 'health', phase: '' });
    const sent = (body: Record<string, string>) => readSubmission(form, body, { ...setting, mode: 'submit', newId: () => 'x' });
    expect(sent({ 'leadership.named': NOT_APPLICABLE }).problems).toEqual([{ field: 'leadership.named-why-not', message: expect.any(String) }]);
    expect(sent({ 'leadership.named': NOT_APPLICABLE, 'leadership.named-why-not': 'We have no leader.' }).problems).toEqual([]);
    expect(sent({ 'leadership.named': 'good', 'leadership.named-why-not': 'Typed and then taken back' }).answers['leadership']).toEqual({ values: { named: 'good' }, criteria: {} });
  });

  it('does not take "not applicable" where the question does not allow it', () => {
    const { problems } = readSubmission(asAsked(exampleTool, { kind: 'health', phase: '' }), { 'leadership.named': 'good', 'leadership.heard': NOT_APPLICABLE }, { ...setting, mode: 'submit', newId: () => 'x' });
    expect(problems.map((problem) => problem.field)).toEqual(['leadership.heard']);
  });

  it('is a form in order, of the tool’s own questions in their order, whatever the tool and whoever is asked', () => {
    fc.assert(fc.property(tools, whoms, (tool, whom) => {
      const asked = asAsked(tool, whom);
      if (asked.sections.length > 0) expect(checkForm(asked)).toMatchObject({ ok: true });
      const added = new Set(tool.sections.flatMap((section) => section.questions.map((question) => whyNotKey(question.key))));
      const order = tool.sections.flatMap((section) => section.questions.map((question) => question.key));
      const own = asked.sections.flatMap((section) => section.questions.map((question) => question.key).filter((key) => !added.has(key)));
      expect(own).toEqual(order.filter((key) => own.includes(key)));
      expect(asked.sections.every((section) => section.questions.length > 0)).toBe(true);
    }), { numRuns: 60 });
  });

  it('asks somebody of no named kind only what is asked of all', () => {
    fc.assert(fc.property(tools, (tool) => {
      const asked = asAsked(tool, { kind: 'nobody', phase: '' });
      expect(asked.sections.every((section) => section.askedOf === undefined && section.questions.every((question) => question.askedOf === undefined))).toBe(true);
    }));
  });
});
