import type { DocumentPart } from '../../framework/schema/document.ts';
import type { ProcessDefinition } from '../../framework/schema/process.ts';

/** The parts of the report that can be drawn at any time of any process: all that the record holds of it, in the order in which it is read. */
export const wholeRecord = ({ steps, decisions }: Pick<ProcessDefinition, 'steps' | 'decisions'>): DocumentPart[] => [
  { name: 'Dates', from: ['days'] },
  { name: 'What it came from', from: ['origin'], ifAny: true },
  { name: 'The incident', from: ['incident'], ifAny: true },
  { name: 'Agencies and what they told', from: ['agencies'], ifAny: true },
  ...steps.filter((step) => step.act.kind === 'task' || step.act.kind === 'form' || step.act.kind === 'wait').map((step): DocumentPart => ({ name: step.name, from: [{ step: step.key }], ifAny: true })),
  { name: 'Criteria', from: [...decisions.map((decision) => ({ criteria: decision.key })), 'child-criteria'], ifAny: true },
  { name: 'Views of the group', from: ['views'], ifAny: true },
  { name: 'Immediate action', from: ['urgent-action'], ifAny: true },
  ...decisions.map((decision): DocumentPart => ({ name: `Decision: ${decision.question}`, from: [{ decision: decision.key, told: ['outcome', 'reasons', 'aims', 'by', 'day', 'present', 'conflicts', 'dissent'] }], ifAny: true })),
  { name: 'What was done well', from: ['good-practice'], ifAny: true },
  { name: 'Learning', from: ['findings'], ifAny: true },
  { name: 'Recommendations and actions', from: ['recommendations', 'actions'], ifAny: true },
];
