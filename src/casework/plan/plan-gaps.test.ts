import { day } from '../../calendar/index.ts';
import { describe, expect, it } from 'vitest';
import { planGaps } from './plan-gaps.ts';

const action = (recommendation: string | null) => ({ id: 'a', reference: 'ACT-2026-0001', title: 'Train', strength: 'training', owner: 'Somebody', dueOn: day('2027-01-31'), status: 'planned' as const, recommendation });
const recommendation = (reference: string, response: string | null) => ({ id: reference, reference, text: 'Change it', response });

describe('an action plan', () => {
  it('is not drawn up without an action', () => expect(planGaps({ actions: [], recommendations: [] }, 'accepted')).toEqual(['The plan has no action yet.']));
  it('has an action for each recommendation that was accepted or waits for its answer', () => {
    expect(planGaps({ actions: [action('REC-1')], recommendations: [recommendation('REC-1', 'accepted'), recommendation('REC-2', null), recommendation('REC-3', 'accepted')] }, 'accepted'))
      .toEqual(['REC-2 has no action, and no answer that says why not.', 'REC-3 was accepted and has no action.']);
  });
  it('needs none for a recommendation that was declined, or accepted in part, with its reason', () => {
    expect(planGaps({ actions: [action(null)], recommendations: [recommendation('REC-1', 'declined')] }, 'accepted')).toEqual([]);
  });
});
