export { editionOf, editionOfBoard, type Edition } from './framework-edition.ts';
export { detailProblems } from './accounts/details.ts';
export { peopleRoutes } from './routes.ts';
export { readinessNotice } from './readiness/readiness-notice.tsx';
