import { describe, expect, it } from 'vitest';
import { day } from '../calendar/index.ts';
import { endsBeforeItBegins, holdsOn, overlap, spanWords, type Span } from './span.ts';

const span = (from: string, until: string | null = null): Span => ({ from: day(from), until: until === null ? null : day(until) });

describe('days from a first to a last', () => {
  it('counts both, and has no end where none is said', () => {
    const november = span('2026-11-01', '2026-11-30');
    expect(['2026-10-31', '2026-11-01', '2026-11-30', '2026-12-01'].map((each) => holdsOn(november, day(each)))).toEqual([false, true, true, false]);
    expect(holdsOn(span('2026-11-01'), day('2099-01-01'))).toBe(true);
  });

  it.each([
    [span('2026-11-01', '2026-11-10'), span('2026-11-10', '2026-11-20'), true],
    [span('2026-11-01', '2026-11-10'), span('2026-11-11'), false],
    [span('2026-11-01'), span('2030-01-01'), true],
    [span('2026-11-05', '2026-11-06'), span('2026-11-01', '2026-11-30'), true],
  ])('overlaps another or not, from whichever side one looks: %o %o', (a, b, answer) => {
    expect(overlap(a, b)).toBe(answer);
    expect(overlap(b, a)).toBe(answer);
  });

  it('reads as a person would say it', () => {
    expect([span('2026-11-01'), span('2026-11-01', '2026-11-01'), span('2026-11-01', '2026-12-01')].map(spanWords)).toEqual(['From 1 November 2026', '1 November 2026', '1 November 2026 to 1 December 2026']);
    expect(endsBeforeItBegins(span('2026-11-02', '2026-11-01'))).toBe(true);
  });
});
