import { FormDefinition } from '../../../framework/schema/form.ts';

/** A tool in small, to show in the template how a spreadsheet is filled in. */
export const templateTool = FormDefinition.parse({
  key: 'template', name: 'Template', suppliedBy: 'product', rule: { source: 'Supplied by the product', force: 'local', confidence: 'S' },
  standards: [{ key: 'example', name: 'Example of a standard' }],
  scales: [{ key: 'scale', name: 'Scale', levels: [{ value: 'not-met', label: 'Not met', score: 1, describes: 'Nothing is in place' }, { value: 'partly', label: 'Partly met', score: 2, describes: 'It is in place and not yet known to work' }, { value: 'met', label: 'Met', score: 3, describes: 'It is in place and known to work' }] }],
  sections: [{ key: 'example', title: 'Example of a section', standard: 'example', questions: [
    { key: 'graded', type: 'scale', scale: 'scale', label: 'Example of a question that is graded', guidance: 'What to look at before answering.', link: { text: 'Guidance', href: 'https://www.gov.uk/' }, required: true, notApplicable: true, evidence: true },
    { key: 'chosen', type: 'choice', label: 'Example of a question with answers to choose from', options: [{ value: 'one', label: 'One answer' }, { value: 'another', label: 'Another answer' }] },
    { key: 'told', type: 'long-text', label: 'Example of a question that is answered in words' },
  ] }],
});
