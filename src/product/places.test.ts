import { expect, it } from 'vitest';
import { places } from '../framework/schema/place.ts';
import { routes } from './site.ts';

it.each(Object.entries(places))('The page that a framework may name as "%s" is one that there is', (_, { path }) => {
  expect(routes.filter((route) => route.method === 'GET').map((route) => route.path)).toContain(path);
});
