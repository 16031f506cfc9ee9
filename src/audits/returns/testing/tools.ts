import { FormDefinition } from '../../../framework/schema/form.ts';

const rule = { source: 'Invented for tests', force: 'local', confidence: 'GL' };
const scales = [{ key: 'grade', name: 'Grade', levels: [
  { value: 'not-met', label: 'Not met', score: 1 }, { value: 'partly-met', label: 'Partly met', score: 2 }, { value: 'met', label: 'Met', describes: 'In place and known to work', score: 3 },
] }];

/** A small tool: two standards, a question that may not apply, one that hangs on another, one that takes evidence. */
export const smallTool = (change: (form: Record<string, unknown>) => Record<string, unknown> = (form) => form): FormDefinition => FormDefinition.parse(change({
  key: 'small-tool', name: 'Small self-assessment', suppliedBy: 'board', tool: 'self-assessment', rule, scales,
  standards: [{ key: 'leadership', name: 'Leadership' }, { key: 'recruitment', name: 'Safe recruitment' }],
  sections: [
    { key: 'leadership', title: 'Leadership', standard: 'leadership', questions: [
      { key: 'lead', type: 'scale', scale: 'grade', label: 'A senior leader is responsible for safeguarding', required: true, evidence: true, notApplicable: true },
      { key: 'how', type: 'long-text', label: 'How do you know that it works?', required: true },
    ] },
    { key: 'recruitment', title: 'Safe recruitment', standard: 'recruitment', questions: [
      { key: 'checks', type: 'scale', scale: 'grade', label: 'Checks are made before anybody starts', required: true, evidence: true },
      { key: 'gaps', type: 'yes-no', label: 'Were there gaps in the last year?', required: true },
      { key: 'which', type: 'text', label: 'Which gaps?', required: true, when: { question: 'gaps', is: ['yes'] } },
    ] },
  ],
}));

/** A tool of so many questions in ten sections, all graded. */
export const longTool = (questions: number): FormDefinition => FormDefinition.parse({
  key: 'long-tool', name: 'Annual safeguarding audit', suppliedBy: 'board', tool: 'self-assessment', rule, scales,
  standards: Array.from({ length: 10 }, (_, s) => ({ key: `s${s}`, name: `Standard ${s + 1}` })),
  sections: Array.from({ length: 10 }, (_, s) => ({ key: `s${s}`, title: `Standard ${s + 1}`, standard: `s${s}`, questions: Array.from({ length: questions / 10 }, (_, q) => ({ key: `q${q}`, type: 'scale', scale: 'grade', label: `Question ${s + 1}.${q + 1}`, required: true })) })),
});
