import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actionDeeds, afterDeed, isOpen, possibleDeeds, type ActionStatus } from './action-state.ts';

describe('an action', () => {
  it('is not verified before evidence has been offered', () => {
    expect(afterDeed('planned', 'verified')).toBeNull();
    expect(afterDeed('in-progress', 'verified')).toBeNull();
    expect(afterDeed('evidence-offered', 'verified')).toBe('verified');
  });

  it('is not closed by being done: only a verdict of improvement closes it', () => {
    expect(afterDeed('verified', 'impact', 'closes')).toBe('closed');
    expect(afterDeed('verified', 'impact', 'judge-again')).toBe('verified');
  });

  it('that was done without effect stays to be seen and can be judged or taken up again', () => {
    const status = afterDeed('verified', 'impact', 'no-effect')!;
    expect(status).toBe('no-effect');
    expect(possibleDeeds(status)).toEqual(['impact', 'reopened', 'dropped']);
  });

  it('never reaches "closed" but through evidence, verification and a verdict, whatever is done to it', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...actionDeeds), fc.constantFrom('closes', 'no-effect', 'judge-again')), { maxLength: 40 }), (deeds) => {
      let status: ActionStatus = 'planned';
      const since: string[] = [];
      for (const [deed, effect] of deeds) {
        const next = afterDeed(status, deed, effect as 'closes');
        if (next === null) continue;
        if (deed === 'reopened') since.length = 0;
        since.push(deed);
        status = next;
        if (status === 'closed') {
          expect(since).toContain('evidence');
          expect(since).toContain('verified');
          expect(since.at(-1)).toBe('impact');
          expect(isOpen(status)).toBe(false);
        }
      }
    }));
  });

  it('offers just the deeds that are possible', () => {
    fc.assert(fc.property(fc.constantFrom<ActionStatus>('planned', 'in-progress', 'evidence-offered', 'verified', 'closed', 'no-effect', 'dropped'), (status) => {
      for (const deed of actionDeeds) expect(possibleDeeds(status).includes(deed)).toBe(afterDeed(status, deed, 'closes') !== null);
    }));
  });
});
