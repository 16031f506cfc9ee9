import { describe, expect, it } from 'vitest';
import { matchOwner } from './match-owner.ts';

const people = [
  { id: 'nurse', name: 'Ann Oduya', post: 'Named Nurse for Safeguarding' },
  { id: 'head', name: 'Bea Marsh', post: 'Head of Service' },
  { id: 'head-too', name: 'Cy Park', post: 'Head of Service' },
  { id: 'hr', name: 'Dee Lund', post: 'HR Director' },
];

describe('the owner whom a return names', () => {
  it.each([
    ['a post as it stands', 'HR Director', 'hr'],
    ['a post in other letters, with an article', 'the hr director.', 'hr'],
    ['a name', 'Ann Oduya', 'nurse'],
    ['the beginning of a post', 'Named Nurse', 'nurse'],
    ['a post with more said', 'HR Director and deputy', 'hr'],
  ])('is found by %s', (_, given, id) => expect(matchOwner(given, people)?.id).toBe(id));

  it.each([['a post that two hold', 'Head of Service'], ['a post that nobody holds', 'Caldicott Guardian'], ['a word inside a post', 'Nurse'], ['nothing', ' ']])('is nobody by %s', (_, given) => expect(matchOwner(given, people)).toBeNull());
});
