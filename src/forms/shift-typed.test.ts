import { describe, expect, it } from 'vitest';
import { shiftTyped } from './shift-typed.ts';

describe('what was typed when an entry is removed', () => {
  it('moves up from below and leaves the rest', () => {
    const typed = { 'children.0.age': 'one', 'children.1.age': 'two', 'children.2.age': 'three', 'children.2.kinds': ['x'], 'incident.place': 'here' };
    expect(shiftTyped(typed, { do: 'remove', section: 'children', index: 1 })).toEqual({ 'children.0.age': 'one', 'children.1.age': 'three', 'children.1.kinds': ['x'], 'incident.place': 'here' });
    expect(shiftTyped(typed, { do: 'add', section: 'children' })).toEqual(typed);
  });
});
