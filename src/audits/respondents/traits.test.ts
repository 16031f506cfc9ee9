import { expect, it } from 'vitest';
import { traitsOf } from './traits.ts';

const none = { group: '', type: '', boarders: '' };

it.each([
  ['Local authority maintained schools', 'Community school', 'No boarders', ['maintained']],
  ['Local authority maintained schools', 'Voluntary aided school', 'Boarding school', ['maintained', 'boarding']],
  ['Academies', 'Academy converter', '', ['academy']],
  ['Free Schools', 'Free schools special', '', ['academy', 'special']],
  ['Independent schools', 'Other independent special school', 'Boarding school', ['independent', 'special', 'boarding']],
  ['Special schools', 'Community special school', 'Not applicable', ['maintained', 'special']],
  ['Colleges', 'Further education', 'College / FE residential accommodation', ['college', 'boarding']],
  ['Academies', 'Academy 16-19 converter', 'No boarders', ['academy']],
])('of the register’s words %s, %s and %s', (group, type, boarders, traits) => {
  expect(traitsOf({ group, type, boarders })).toEqual(traits);
});
it('takes nothing from words that say nothing of the kind, and either of group and type by itself', () => {
  expect([traitsOf(none), traitsOf({ ...none, type: 'British schools overseas' }), traitsOf({ ...none, type: 'Academy sponsor led' }), traitsOf({ ...none, group: 'Special schools' })]).toEqual([[], [], ['academy'], ['special']]);
});
