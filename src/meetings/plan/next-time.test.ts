import { expect, it } from 'vitest';
import { day } from '../../calendar/index.ts';
import { nextTime, timesOf } from './next-time.ts';

const time = (by: string, standing: 'taken' | 'late' | 'to-come' | 'not-needed', line = 'review.board.1') => ({ line, by: day(by), standing });

it('takes what was missed for made up for once a later time was taken, and for late until then', () => {
  const [missed, coming] = [time('2024-06-30', 'late'), time('2026-06-30', 'to-come')];
  expect(nextTime([missed, time('2025-06-30', 'taken'), coming])).toBe(coming);
  expect(nextTime([missed, time('2025-06-30', 'not-needed'), coming])).toBe(missed);
  expect(nextTime([missed, coming])).toBe(missed);
  expect(nextTime([time('2025-06-30', 'taken')])).toBeUndefined();
});

it('looks at one cadence alone, on all its lines to a group', () => {
  const items = [time('2025-06-30', 'late', 'review.board.2'), time('2025-07-31', 'taken', 'reviews.board.1'), time('2025-08-31', 'taken')];
  expect(timesOf(items, 'review').map(({ line }) => line)).toEqual(['review.board.2', 'review.board.1']);
  expect(nextTime(timesOf(items, 'review'))).toBeUndefined();
});
