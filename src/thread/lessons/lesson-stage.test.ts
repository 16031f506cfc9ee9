import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doneWithoutEffect, lessonStages, reachWords, stageOf, type LessonEvidence } from './lesson-stage.ts';

const evidence = fc.record<LessonEvidence>({
  disseminations: fc.nat(5), asked: fc.nat(8), confirmed: fc.nat(8),
  checks: fc.array(fc.constantFrom('embedded', 'partly', 'not-embedded'), { maxLength: 4 }), evaluated: fc.constantFrom('closes', 'no-effect', 'judge-again', null),
});

describe('a lesson', () => {
  const none: LessonEvidence = { disseminations: 0, asked: 0, confirmed: 0, checks: [], evaluated: null };

  it('is identified until it has been passed on', () => {
    expect(stageOf(none)).toBe('identified');
    expect(stageOf({ ...none, disseminations: 1 })).toBe('disseminated');
  });

  it('is embedded once a check found it so and every agency asked has confirmed', () => {
    expect(stageOf({ ...none, disseminations: 1, asked: 2, confirmed: 1, checks: ['embedded'] })).toBe('disseminated');
    expect(stageOf({ ...none, disseminations: 1, asked: 2, confirmed: 2, checks: ['partly', 'embedded'] })).toBe('embedded');
    expect(stageOf({ ...none, disseminations: 1, asked: 2, confirmed: 2, checks: ['embedded', 'not-embedded'] })).toBe('disseminated');
  });

  it('that was passed on tells on the thread whom it reached, where that is known', () => {
    expect([null, 1, 1200].map(reachWords)).toEqual(['Shared', '1 person reached', '1,200 people reached']);
  });

  it('that was done without effect is seen as such', () => {
    expect(doneWithoutEffect({ ...none, disseminations: 1, evaluated: 'no-effect' })).toBe(true);
    expect(doneWithoutEffect({ ...none, disseminations: 1, evaluated: 'closes' })).toBe(false);
  });

  it('never goes back by being passed on once more or confirmed once more', () => {
    fc.assert(fc.property(evidence, (given) => {
      const place = (each: LessonEvidence) => lessonStages.indexOf(stageOf(each));
      expect(place({ ...given, disseminations: given.disseminations + 1 })).toBeGreaterThanOrEqual(place(given));
      expect(place({ ...given, confirmed: given.confirmed + 1 })).toBeGreaterThanOrEqual(place(given));
    }));
  });
});
