import { describe, expect, it } from 'vitest';
import { day } from '../../../calendar/index.ts';
import { gradingProblems } from './may-moderate.ts';
import type { ChallengeQuestion } from './read-questions.ts';

const at = new Date('2026-11-20T10:00:00Z');
const question = (more: Partial<ChallengeQuestion>): ChallengeQuestion => ({
  id: '1', returnId: 'r', standard: 'a', question: 'How do you know?', askedBy: 'A Panel', askedAt: at, sentOn: null, replyBy: null, reply: '', repliedBy: '', repliedAt: null, evidenceId: null, evidence: null, settledAt: null, settledText: '', ...more,
});
const levels = ['not-met', 'met'];
const fields = (...of: Parameters<typeof gradingProblems>) => gradingProblems(...of).map(({ field }) => field);

describe('a moderated grade', () => {
  it('wants a reason, and a reason wants its grade', () => {
    expect(fields([{ standard: 'a', level: 'met', reason: '' }, { standard: 'b', level: '', reason: 'Because' }], [], [], levels)).toEqual(['reason.a', 'level.b']);
    expect(fields([{ standard: 'a', level: 'met', reason: 'Shown at the visit' }], [], [], levels)).toEqual([]);
  });
  it('is one of the levels of the tool', () => {
    expect(fields([{ standard: 'a', level: 'splendid', reason: 'x' }], [], [], levels)).toEqual(['level.a']);
  });
  it('waits for the reply to what was asked, unless the panel has settled it', () => {
    const grading = [{ standard: 'a', level: 'met', reason: 'Shown' }];
    expect(fields(grading, [], [question({ sentOn: day('2026-11-20') })], levels)).toEqual(['level.a']);
    expect(fields(grading, [], [question({ sentOn: day('2026-11-20'), repliedAt: at })], levels)).toEqual([]);
    expect(fields(grading, [], [question({ sentOn: day('2026-11-20'), settledAt: at })], levels)).toEqual([]);
    expect(fields(grading, [], [question({})], levels)).toEqual([]);
    expect(fields(grading, [], [question({ sentOn: day('2026-11-20'), standard: 'b' })], levels)).toEqual([]);
  });
  it('that stood before is not asked about again', () => {
    expect(fields([{ standard: 'a', level: 'met', reason: 'Shown' }], [{ standard: 'a', level: 'met', reason: 'Shown' }], [question({ sentOn: day('2026-11-20') })], levels)).toEqual([]);
  });
});
