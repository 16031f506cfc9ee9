import { expect, it } from 'vitest';
import { day } from '../../calendar/index.ts';
import { decided } from '../../process/testing/history.ts';
import { smallReview } from '../../process/testing/small-review.ts';
import { inWords } from './in-words.ts';

const referenceOf = (id: string) => ({ one: 'LR-1', other: 'LR-2' })[id] ?? id;

it('says of a decision what becomes of the work that an earlier one had started', () => {
  const outcome = smallReview.decisions[0]!.outcomes[0]!;
  const followed = [{ process: 'one', goesOn: true, reason: '' }, { process: 'other', goesOn: false, reason: 'Nothing is left to review.' }];
  expect(inWords(decided(smallReview, smallReview.decisions[0]!.key, outcome.key, { followed, reason: 'New facts.' }), smallReview, referenceOf))
    .toBe(`${smallReview.decisions[0]!.question} ${outcome.name}\nThe facts point this way.\nLR-1: Goes on\nLR-2: Closed: Nothing is left to review.\nNew facts.`);
});

it('says of a publication when and where, and why despite a hold or before its time', () => {
  const published = { type: 'published' as const, step: 'publish', on: day('2026-11-02'), address: 'https://board.example/report', until: null, note: 'With a summary.', answers: [], despiteHolds: '', holds: [], beforeTime: '' };
  expect(inWords(published, smallReview, referenceOf)).toBe('Published on 2 November 2026 at https://board.example/report\nWith a summary.');
  expect(inWords({ ...published, until: day('2027-11-02'), despiteHolds: 'The court allowed it.', beforeTime: 'The family asked for it.' }, smallReview, referenceOf))
    .toBe('Published on 2 November 2026 at https://board.example/report, until 2 November 2027\nAlthough a hold on disclosure was in force: The court allowed it.\nBefore the time was up: The family asked for it.\nWith a summary.');
});
