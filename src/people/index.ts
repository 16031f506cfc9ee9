export { editionOf, editionOfBoard, type Edition } from './framework-edition.ts';
export { peopleRoutes } from './routes.ts';
