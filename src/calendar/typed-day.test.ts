import { describe, expect, it } from 'vitest';
import { readTypedDay } from './typed-day.ts';

describe('a day as boards write it', () => {
  it.each(['2026-12-18', '18/12/2026', '18.12.2026', '18-12-2026', '18 December 2026', '18th Dec 2026', '18-Dec-2026', '46374', '18/12/2026 00:00:00'])('%s is 18 December 2026', (text) => {
    expect(readTypedDay(text)).toEqual({ day: '2026-12-18' });
  });

  it('puts the day before the month, and takes no day that does not exist', () => {
    expect(readTypedDay('3/4/2026')).toEqual({ day: '2026-04-03' });
    expect(readTypedDay('29/02/2026')).toEqual({ wrong: '29/02/2026 does not exist.' });
    expect(readTypedDay('12/18/2026')).toEqual({ wrong: '12/18/2026 does not exist.' });
  });

  it.each(['soon', '18/12/26', 'Q3 2026', '2026', '18 Ma 2026'])('does not guess at %s', (text) => {
    expect(readTypedDay(text)).toHaveProperty('wrong');
  });
});
