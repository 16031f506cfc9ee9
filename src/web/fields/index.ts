export * from './fields.tsx';
export { boxesOf, clean, readDay, readText, typedDay } from './read.ts';
