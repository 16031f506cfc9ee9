import { FormDefinition } from '../../../framework/schema/form.ts';

/** A small tool for case audits: practice and management oversight graded apart, work together, and outcomes. */
export const caseTool = FormDefinition.parse({
  key: 'case-tool', name: 'Case audit', suppliedBy: 'product', tool: 'case-audit',
  scales: [{ key: 'grade', name: 'Grade', levels: [{ value: 'inadequate', label: 'Inadequate', score: 1 }, { value: 'improve', label: 'Requires improvement', score: 2 }, { value: 'good', label: 'Good', score: 3 }, { value: 'outstanding', label: 'Outstanding', score: 4 }] }],
  sections: [
    { key: 'practice', title: 'Quality of practice', line: 'practice', questions: [
      { key: 'recognised', type: 'scale', scale: 'grade', label: 'Was the risk recognised?', required: true }, { key: 'oversight', type: 'scale', scale: 'grade', label: 'Did managers oversee the work?', required: true },
      { key: 'shows', type: 'long-text', label: 'What does practice show?', required: true },
    ] },
    { key: 'together', title: 'Working together', line: 'together', questions: [{ key: 'shared', type: 'scale', scale: 'grade', label: 'Was information shared?', required: true }] },
    { key: 'outcome', title: 'Outcome for the child', line: 'outcomes', questions: [{ key: 'safer', type: 'scale', scale: 'grade', label: 'Is the child safer?', required: true }, { key: 'gap', type: 'long-text', label: 'What could have been done better?', means: 'gap' }] },
  ],
  rule: { source: 'Supplied by the product', force: 'local', confidence: 'GL' },
});
