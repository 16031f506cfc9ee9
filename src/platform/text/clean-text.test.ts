import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanLine, cleanText } from './clean-text.ts';

describe('text that a person typed', () => {
  it('loses what cannot be seen and what turns the line round', () => {
    expect(cleanText('  a\u0000b\u202Ec\u2066d\u200B\uFEFF ')).toBe('abcd');
  });
  it('keeps lines, tabs and the joiners that some scripts need', () => {
    expect(cleanText('one\r\ntwo\rthree\u2028\tfour')).toBe('one\ntwo\nthree\n\tfour');
    expect(cleanText('می\u200Cخواهم')).toBe('می\u200Cخواهم');
  });
  it('is one form of each letter', () => {
    expect(cleanText('Zoe\u0308')).toBe('Zoë');
  });
  it('is cleaned once and for all', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (typed) => {
      expect(cleanText(cleanText(typed))).toBe(cleanText(typed));
      expect(cleanLine(cleanLine(typed))).toBe(cleanLine(typed));
      expect(cleanLine(typed)).not.toMatch(/[\n\t]/);
      expect(cleanText(typed).isWellFormed()).toBe(true);
    }), { numRuns: 500 });
  });
});
