export { caseworkRoutes } from './routes.ts';
export { chaseSummaries } from './summaries/chase-summaries.ts';
export { definitionOf, reckoningFor } from './review/open-review.ts';
