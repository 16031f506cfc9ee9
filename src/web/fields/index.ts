export * from './fields.tsx';
export { boxesOf, readDay, readText, typedDay } from './read.ts';
export type { TagColour } from '../govuk/index.ts';
