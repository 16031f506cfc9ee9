import { describe, expect, it } from 'vitest';
import { agreementWords, disagreements, disagreementWords, positionOf, type Position, type Voice } from './position.ts';

const voice = (key: string, position: Position | null): Voice => ({ key, name: key, position });
const told = (...voices: Voice[]) => disagreements(voices).map(({ between: [one, other], by }) => `${one.key} ${other.key} ${by}`);

describe('what speaks of a standard', () => {
  it('is strong where the nearest level lies in the upper third of the scale, and weak in the lower, however many levels there are', () => {
    const scale = (...scores: number[]) => scores.map((score) => ({ value: String(score), label: String(score), score }));
    expect([1, 1.6, 2, 2.4, 3].map((score) => positionOf(scale(1, 2, 3), score))).toEqual(['weak', 'mixed', 'mixed', 'mixed', 'strong']);
    expect([1, 2, 3, 4].map((score) => positionOf(scale(1, 2, 3, 4), score))).toEqual(['weak', 'weak', 'strong', 'strong']);
    expect([0, 50, 100].map((score) => positionOf(scale(0, 50, 100), score))).toEqual(['weak', 'mixed', 'strong']);
  });

  it('disagrees where the agencies’ own grade lies beside any other, the widest first', () => {
    expect(told(voice('own', 'strong'), voice('moderated', 'mixed'), voice('case-audit', 'weak'))).toEqual(['own case-audit 2', 'own moderated 1']);
  });

  it('sets other voices beside each other only where they contradict', () => {
    expect(told(voice('own', 'mixed'), voice('survey', 'strong'), voice('complaints', 'weak'))).toEqual(['survey complaints 2', 'own survey 1', 'own complaints 1']);
    expect(told(voice('survey', 'strong'), voice('complaints', 'mixed'))).toEqual([]);
  });

  it('leaves out what carries no judgement', () => {
    expect(told(voice('own', 'strong'), voice('findings', null))).toEqual([]);
  });

  it('says so in words', () => {
    expect(disagreementWords(disagreements([voice('own', 'strong'), voice('survey', 'weak')])[0]!)).toBe('Contradiction: own (strong) against survey (weak).');
    expect(agreementWords([voice('own', 'strong')])).toContain('it is not assured');
    expect(agreementWords([voice('own', 'strong'), voice('survey', 'strong')])).toContain('All that is known agrees');
    expect(agreementWords([voice('own', null)])).toContain('Nothing is known');
  });
});
