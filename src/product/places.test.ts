import { expect, it } from 'vitest';
import { places } from '../framework/schema/place.ts';
import { routes } from './site.ts';

it.each(Object.entries(places))('The page that a framework may name as "%s" is one that there is, and opens by that permission', (_, { path, permission }) => {
  expect(routes.filter((route) => route.method === 'GET' && route.path === path)).toEqual([expect.objectContaining({ permission })]);
});
