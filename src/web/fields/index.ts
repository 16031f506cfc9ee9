export { Bars, type Bar, type Part } from './bars.tsx';
export * from './fields.tsx';
export { Pages, pageAt, withQuery } from './list.tsx';
export { boxesOf, readDay, readText, typedDay } from './read.ts';
export * from './shown.tsx';
export { Table, type Head } from './table.tsx';
export type { TagColour } from '../govuk/index.ts';
