import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CriteriaSet } from '../framework/schema/criteria.ts';
import { ProcessDefinition } from '../framework/schema/process.ts';
import { reckonSet } from './criteria.ts';
import { departures, metBy, metForAny, type MetBySet } from './departure.ts';
import { standingDecision } from './state.ts';
import { decided, History } from './testing/history.ts';

const rule = { source: 'Made up for the tests', force: 'local', confidence: 'S' };
const set = (key: string) => CriteriaSet.parse({ key, name: `The ${key}`, items: [{ key: 'first', text: 'First?' }, { key: 'second', text: 'Second?' }], met: { all: ['first', 'second'] }, rule });
const sets = [set('duty'), set('other-duty'), set('ground')];
const definition = ProcessDefinition.parse({
  key: 'choosing', name: 'Choosing', prefix: 'CH', about: 'For the tests.', effective: { from: '2019-01-01' }, anchors: [{ key: 'begun', name: 'Begun' }], rule,
  steps: [{ key: 'decide', name: 'Decide', lead: 'chair', act: { kind: 'decision', decision: 'choice' }, rule }, { key: 'tell', name: 'Tell', lead: 'chair', after: ['decide'], act: { kind: 'task' }, rule }],
  decisions: [{
    key: 'choice', question: 'Which?', deciders: ['chair'], criteria: ['duty', 'other-duty', 'ground'], rule,
    outcomes: [
      { key: 'statutory', name: 'Statutory', requiredBy: 'duty', departure: 'refused', starts: ['long-review'] }, { key: 'lesser', name: 'Lesser', requiredBy: 'other-duty' },
      { key: 'local', name: 'Local', needs: 'ground', starts: ['short-review'] }, { key: 'none', name: 'None' },
    ],
  }],
});
const [choice] = definition.decisions;
const answers = (given: Record<string, 'yes' | 'no' | 'not-known'>) => Object.fromEntries(sets.map(({ key, items }) => [key, Object.fromEntries(items.map((item) => [item.key, { answer: given[key] ?? 'no', reason: 'On what is known.' }]))]));
const problems = (outcome: string, given: Record<string, 'yes' | 'no' | 'not-known'>, departure = '', met?: MetBySet) =>
  new History(definition, '2019-02-18').problems('2019-02-18', decided(definition, 'choice', outcome, { criteria: answers(given), departure }), undefined, { sets, ...(met === undefined ? {} : { met }) });
const Met = fc.constantFrom('met', 'possibly', 'not-met', null);

describe('criteria that are met', () => {
  it('call for their outcome, and another takes a reason of its own (RED-08)', () => {
    expect(problems('lesser', { 'other-duty': 'yes' })).toEqual([]);
    expect(problems('none', { 'other-duty': 'yes' })).toEqual([{ field: 'departure', message: 'As they are answered, the criteria ‘The other-duty’ are met and call for ‘Lesser’. Say why it is chosen all the same' }]);
    expect(problems('none', { 'other-duty': 'yes' }, 'The coroner has asked us to wait.')).toEqual([]);
  });

  it('leave no choice where the pack says so, whatever the reason (ESX-16)', () => {
    expect(problems('statutory', { duty: 'yes' })).toEqual([]);
    for (const reason of ['', 'We would rather not.']) expect(problems('none', { duty: 'yes' }, reason)).toEqual([{ field: 'outcome', message: expect.stringContaining('‘The duty’ are met and call for ‘Statutory’. Choose another outcome, or look at the answers again') }]);
  });

  it('bind by the first that is met, in the order of the pack', () => {
    expect(problems('statutory', { duty: 'yes', 'other-duty': 'yes' })).toEqual([]);
    expect(problems('lesser', { duty: 'yes', 'other-duty': 'yes' }).map(({ field }) => field)).toEqual(['outcome']);
  });

  it('bind also where they were answered child by child, elsewhere', () => {
    expect(problems('none', {}, '', { duty: 'met' }).map(({ field }) => field)).toEqual(['outcome']);
    expect(problems('none', { duty: 'yes' }, '', { duty: 'not-met' })).toEqual([]);
  });

  it('bind nobody while something is not known', () => {
    expect(problems('none', { duty: 'not-known', 'other-duty': 'not-known' })).toEqual([]);
    expect(problems('local', { ground: 'not-known' })).toEqual([]);
  });
});

describe('an outcome that rests on criteria', () => {
  it('takes a reason where they are not met (ESX-10)', () => {
    expect(problems('local', { ground: 'yes' })).toEqual([]);
    expect(problems('local', { ground: 'no' })).toEqual([{ field: 'departure', message: '‘Local’ rests on the criteria ‘The ground’, and as they are answered they are not met. Say why it is chosen all the same' }]);
    expect(problems('local', { ground: 'no' }, 'The family asked for it.')).toEqual([]);
  });

  it('is refused a reason that departs from nothing', () => {
    expect(problems('none', {}, 'We differ.')).toEqual([{ field: 'departure', message: expect.stringContaining('departs from nothing') }]);
  });
});

describe('whatever the criteria come to', () => {
  it('some outcome can always be recorded, and no outcome departs from what it is called for by', () => {
    fc.assert(fc.property(fc.record({ duty: Met, 'other-duty': Met, ground: Met }), (met) => {
      const found = choice!.outcomes.map((outcome) => ({ outcome, departs: departures(choice!, outcome.key, met) }));
      expect(found.some(({ departs }) => departs.every(({ refused }) => !refused))).toBe(true);
      for (const { outcome, departs } of found) {
        for (const { set: key, how, calledFor } of departs) {
          expect(met[key as keyof typeof met]).toBe(how === 'called-for' ? 'met' : 'not-met');
          expect(calledFor.map((each) => each.key)).not.toContain(outcome.key);
        }
      }
    }));
  });

  it('a decision is taken without a reason only where it follows them, and with one only where it departs from them', () => {
    const Answer = fc.constantFrom('yes', 'no', 'not-known');
    fc.assert(fc.property(fc.record({ duty: Answer, 'other-duty': Answer, ground: Answer }), fc.constantFrom('statutory', 'lesser', 'local', 'none'), fc.boolean(), (given, outcome, said) => {
      const found = departures(choice!, outcome, metBy(choice!, answers(given), sets));
      const allowed = found.length === 0 ? !said : said && found.every(({ refused }) => !refused);
      expect(problems(outcome, given, said ? 'For a reason.' : '').length === 0).toBe(allowed);
    }));
  });

  it('what is met for one of several children is met, and not met only where it is so for all', () => {
    fc.assert(fc.property(fc.array(Met, { minLength: 1 }), (results) => {
      const together = metForAny(results);
      expect(together === 'met').toBe(results.includes('met'));
      if (together === 'not-met') expect(results.every((each) => each === 'not-met')).toBe(true);
    }));
  });
});

describe('what has to be proved', () => {
  it('is answered by not being known: only the evidence removes the need (LLR-26)', () => {
    const custody = CriteriaSet.parse({ key: 'custody', name: 'Custody', items: [{ key: 'harmed', text: 'Harmed?' }, { key: 'no-concern', text: 'Evidence of no concern?', notKnownIs: 'no' }], met: { all: ['harmed', { not: 'no-concern' }] }, rule });
    expect(reckonSet(custody, { harmed: 'yes', 'no-concern': 'not-known' })).toBe('met');
    expect(reckonSet(custody, { harmed: 'yes', 'no-concern': 'yes' })).toBe('not-met');
    expect(reckonSet(custody, { harmed: 'yes' })).toBe('possibly');
  });
});

describe('an outcome that starts what cannot be started here', () => {
  const decide = (outcome: string, instead: string) => new History(definition, '2019-02-18').problems('2019-02-18', decided(definition, 'choice', outcome, { criteria: answers({}), instead }), undefined, { sets, notInForce: { 'long-review': 'Long review' } });

  it('takes who does it instead, and nothing else takes that', () => {
    expect(decide('statutory', '')).toEqual([{ field: 'instead', message: 'The rules of ‘Long review’ do not hold for this case, so it is not started here. Say who does this instead, or choose another outcome' }]);
    expect(decide('statutory', 'The partnership, under the guidance of today.')).toEqual([]);
    expect(decide('none', 'The partnership.').map(({ field }) => field)).toEqual(['instead']);
    expect(decide('none', '')).toEqual([]);
  });

  it('takes it likewise where no board of the partnership runs what it starts', () => {
    const elsewhere = (instead: string) => new History(definition, '2019-02-18').problems('2019-02-18', decided(definition, 'choice', 'statutory', { criteria: answers({}), instead }), undefined, { sets, notRun: { 'long-review': 'Long review' } });
    expect(elsewhere('')).toEqual([{ field: 'instead', message: 'No board of the partnership runs ‘Long review’, so it is not started here. Say who does this instead, or choose another outcome' }]);
    expect(elsewhere('The county next door.')).toEqual([]);
  });
});

describe('an outcome that says that all is done', () => {
  const closing = { ...definition, decisions: definition.decisions.map((each) => ({ ...each, outcomes: each.outcomes.map((outcome) => (outcome.key === 'none' ? { ...outcome, onceActionsClosed: true as const } : outcome)) })) };
  const decide = (outcome: string, openActions: string[]) => new History(closing, '2019-02-18').problems('2019-02-18', decided(closing, 'choice', outcome, { criteria: answers({}) }), undefined, { sets, openActions });

  it('is not taken while an action is open (RED-50)', () => {
    expect(decide('none', ['ACT 1', 'ACT 2'])).toEqual([{ field: 'outcome', message: '2 actions are still open: ACT 1, ACT 2. Close what is open, or choose another outcome' }]);
    expect(decide('none', [])).toEqual([]);
    expect(decide('statutory', ['ACT 1'])).toEqual([]);
  });
});

describe('a decision that supersedes another', () => {
  const history = () => new History(definition, '2019-02-18').tell('2019-02-19', decided(definition, 'choice', 'statutory', { criteria: answers({}) }), undefined, { sets });
  const running = [{ id: 'p1', definition: 'long-review', reference: 'LR 1' }];
  const supersede = (outcome: string, followed: { process: string; goesOn: boolean; reason: string }[]) => {
    const told = history();
    return told.problems('2019-02-20', decided(definition, 'choice', outcome, { criteria: answers({}), followed, supersedes: standingDecision(told.state, 'choice')!.seq, reason: 'New facts.' }), undefined, { sets, running });
  };

  it('says of everything that the earlier one started whether it goes on, and why not', () => {
    expect(supersede('none', [])).toEqual([{ field: 'followed.p1', message: 'Select whether LR 1 goes on' }]);
    expect(supersede('none', [{ process: 'p1', goesOn: true, reason: '' }])).toEqual([]);
    expect(supersede('none', [{ process: 'p1', goesOn: false, reason: '' }])).toEqual([{ field: 'followed.p1.reason', message: 'Say why LR 1 is closed' }]);
    expect(supersede('none', [{ process: 'p1', goesOn: false, reason: 'The criteria are not met.' }])).toEqual([]);
  });

  it('does not close what it calls for itself', () => {
    expect(supersede('statutory', [{ process: 'p1', goesOn: false, reason: 'It is over.' }])).toEqual([{ field: 'followed.p1', message: 'The new decision calls for LR 1, so it goes on' }]);
  });
});
