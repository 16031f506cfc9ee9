import { FormDefinition } from '../../../framework/schema/form.ts';

/** A self-assessment in small, invented for tests: two standards, a scale with scores, questions for some and for all. */
export const exampleTool = FormDefinition.parse({
  key: 'example-tool', name: 'Example self-assessment', suppliedBy: 'board', tool: 'self-assessment', guidance: 'Guidance of 2018',
  rule: { source: 'Made for a test', force: 'local', confidence: 'S' },
  standards: [{ key: 'leaders', name: 'Leaders are committed' }, { key: 'listening', name: 'Children are listened to' }],
  scales: [{ key: 'grade', name: 'Grade', levels: [{ value: 'good', label: 'Good', score: 3, describes: 'In place and known to work' }, { value: 'poor', label: 'Poor', score: 1 }, { value: 'fair', label: 'Fair', score: 2 }, { value: 'unseen', label: 'Not looked at' }] }],
  sections: [
    {
      key: 'leadership', title: 'Leadership', standard: 'leaders', questions: [
        { key: 'named', type: 'scale', scale: 'grade', label: 'A leader is named', required: true, notApplicable: true, evidence: true },
        { key: 'how', type: 'long-text', label: 'How do you know?', when: { question: 'named', is: ['good'] } },
        { key: 'heard', type: 'scale', scale: 'grade', label: 'Leaders hear children', standard: 'listening' },
      ],
    },
    {
      key: 'schools', title: 'For schools', standard: 'listening', askedOf: ['school'], questions: [
        { key: 'council', type: 'choice', label: 'Is there a council of pupils?', notApplicable: true, options: [{ value: 'yes', label: 'Yes' }, { value: 'planned', label: 'Planned' }] },
        { key: 'sixth', type: 'yes-no', label: 'Is there a sixth form?', askedOf: ['secondary'] },
        { key: 'sixth-how', type: 'text', label: 'How is it heard?', when: { question: 'sixth', is: ['yes'] } },
      ],
    },
    { key: 'custody', title: 'Custody', standard: 'leaders', askedOf: ['police'], questions: [{ key: 'suite', type: 'scale', scale: 'grade', label: 'Children in custody are safe', askedOf: ['police'] }] },
  ],
});
