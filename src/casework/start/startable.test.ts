import { describe, expect, it } from 'vitest';
import { day } from '../../calendar/index.ts';
import { startingAnchors, startingRoles, whyNotStart } from './startable.ts';

const seriousCaseReview = { name: 'Serious case review', runs: true, effective: { from: '2015-03-26', to: '2018-06-28' } };

describe('whether a process can be started', () => {
  it('depends on the rules of the trigger day, not on those of today', () => {
    expect(whyNotStart(seriousCaseReview, day('2018-06-28'))).toBeNull();
    expect(whyNotStart(seriousCaseReview, day('2018-06-29'))).toBe('The rules of "Serious case review" ended on 28 June 2018. They do not hold for 29 June 2018.');
    expect(whyNotStart(seriousCaseReview, day('2015-03-25'))).toBe('The rules of "Serious case review" came into force on 26 March 2015. They do not hold for 25 March 2015.');
  });

  it('is no for one that is only stated, whatever the day', () => {
    expect(whyNotStart({ ...seriousCaseReview, runs: false }, day('2016-01-01'))).toContain('is not run as a piece of work');
  });
});

it('asks for the first day and for those that no step sets', () => {
  const anchors = [{ key: 'submitted', name: 'Submitted', setBy: 'send' }, { key: 'decided', name: 'Decided', setBy: 'decide' }, { key: 'aware', name: 'Aware' }];
  expect(startingAnchors({ anchors }).map((anchor) => anchor.key)).toEqual(['submitted', 'aware']);
});

it('is for whoever leads or deputises for a step that waits for nothing', () => {
  const rule = { source: '', requirements: [], force: 'local' as const, confidence: 'S' as const, doubts: [] };
  const task = { kind: 'task' as const, asks: [] };
  const steps = [
    { key: 'first', name: 'First', lead: 'a', deputy: 'b', act: task, after: [], rule },
    { key: 'second', name: 'Second', lead: 'c', act: task, after: ['first'], rule },
    { key: 'sometimes', name: 'Sometimes', lead: 'd', act: task, after: [], onlyIf: { decision: 'x', is: ['y'] }, rule },
  ];
  expect([...startingRoles({ steps })]).toEqual(['a', 'b']);
});
