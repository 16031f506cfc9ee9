import { describe, expect, it } from 'vitest';
import { readPseudonyms, tellsWho } from './pseudonyms.ts';

describe('a list of pseudonyms', () => {
  it.each(['R-014', 'Case 7', 'EWH/2026/003', 'Family B', 'oak', 'CP 12 a', '4471', 'A1', 'Case 12', 'EDU-2026-11'])('takes %s', (text) => {
    expect(tellsWho(text)).toBeNull();
    expect(readPseudonyms([text])).toEqual({ listed: [text], faults: [] });
  });

  it.each([
    ['Jane Example', 'a name'], ['Example, Jane', 'a name'], ['Jane M Example', 'a name'], ['O’Neill Éanna', 'a name'], ['R-014 Jane Example', 'a name'],
    ['943 476 5919', 'an NHS number'], ['9434765919', 'an NHS number'], ['R1 943-476-5919', 'an NHS number'],
    ['02/03/2014', 'a date of birth'], ['2.3.14', 'a date of birth'], ['2014-03-02', 'a date of birth'], ['R-014 2 March 2014', 'a date of birth'], ['2nd-Mar-14', 'a date of birth'],
    ['jane@example.org', 'an e-mail address'], ['QQ 12 34 56 C', 'a National Insurance number'],
  ])('refuses %s, which looks like %s', (text, what) => {
    expect(tellsWho(text)).toBe(`it looks like ${what}`);
    expect(readPseudonyms(['R-1', text])).toEqual({ listed: ['R-1'], faults: [{ line: 2, why: `it looks like ${what}` }] });
  });

  it('names each line that it cannot take, and passes over empty ones', () => {
    const { listed, faults } = readPseudonyms(['R-1', '', ' R-2 ', 'R-1', 'x'.repeat(41), '=cmd()']);
    expect(listed).toEqual(['R-1', 'R-2']);
    expect(faults.map((fault) => fault.line)).toEqual([4, 5, 6]);
  });
});
