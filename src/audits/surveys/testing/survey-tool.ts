import { FormDefinition } from '../../../framework/schema/form.ts';

/** A small survey: where somebody works, a grade, any of several, and words. Its standards are those of the small self-assessment. */
export const surveyTool = (change: Record<string, unknown> = {}): FormDefinition => FormDefinition.parse({
  key: 'small-survey', name: 'What practitioners say', suppliedBy: 'board', tool: 'survey', survey: { whom: 'Everybody who works with children', speaks: 'practitioners', anonymous: true },
  rule: { source: 'Invented for tests', force: 'local', confidence: 'GL' },
  standards: [{ key: 'leadership', name: 'Leadership' }],
  scales: [{ key: 'agree', name: 'How far you agree', levels: [{ value: 'disagree', label: 'I disagree', score: 1 }, { value: 'half', label: 'Half and half', score: 2 }, { value: 'agree', label: 'I agree', score: 3 }] }],
  sections: [
    { key: 'you', title: 'About your work', questions: [{ key: 'organisation', type: 'choice', label: 'Where do you work?', required: true, options: [{ value: 'health', label: 'Health' }, { value: 'police', label: 'Police' }] }] },
    { key: 'practice', title: 'Your work', questions: [
      { key: 'time', type: 'scale', scale: 'agree', label: 'I have time to listen to children', required: true, standard: 'leadership' },
      { key: 'helps', type: 'choices', label: 'What helps?', options: [{ value: 'supervision', label: 'Supervision' }, { value: 'training', label: 'Training' }] },
      { key: 'more', type: 'long-text', label: 'What would help you most?' },
    ] },
  ],
  ...change,
});
