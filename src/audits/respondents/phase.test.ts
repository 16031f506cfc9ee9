import { describe, expect, it } from 'vitest';
import { phaseKey, phaseName } from './phase.ts';

describe('the phase of a school', () => {
  it.each([['16 plus', '16-plus'], ['Middle deemed primary', 'middle-deemed-primary'], ['All-through', 'all-through'], [' Nursery ', 'nursery'], ['Not applicable', ''], ['', '']])('is kept, where the register says "%s", as "%s"', (name, key) => expect(phaseKey(name)).toBe(key));
  it.each([['middle-deemed-primary', 'Middle deemed primary'], ['', 'No phase']])('is read, kept as "%s", as "%s"', (key, name) => expect(phaseName(key)).toBe(name));
});
