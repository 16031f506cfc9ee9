export * from './answers.ts';
export { entryLabel, addEntry, removeEntry, letterOf } from './entries.ts';
export { readSubmission, type Reading, type Submission } from './read-submission.ts';
export type { Setting } from './setting.ts';
export type { Offered } from './offered.ts';
export type { Problem as FormProblem, Typed } from './fields.ts';
export { openResponse, readResponse, readRevision, saveResponse, type Response, type Saver } from './store/responses.ts';
