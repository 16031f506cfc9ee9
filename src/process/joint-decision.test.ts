import { describe, expect, it } from 'vitest';
import { day, loadBundledCalendar } from '../calendar/index.ts';
import { dues } from './due.ts';
import { openProposal } from './proposals.ts';
import { standingDecision } from './state.ts';
import { agreements, decided, deedAt, History, holder } from './testing/history.ts';
import { jointArrangement } from './testing/joint-arrangement.ts';

const on = { calendar: loadBundledCalendar(), division: 'england-and-wales' } as const;
const first = holder('a chair', 'first-chair');
const second = holder('another chair', 'second-chair');
const proposed = () => new History(jointArrangement, '2019-02-18').tell('2019-02-19', decided(jointArrangement, 'arrangement', 'together'), first);
const answer = (history: History, role: string, agrees = true, text = '') => ({ type: 'agreement-given' as const, decision: 'arrangement', proposal: openProposal(history.state.proposals, 'arrangement')?.seq ?? 0, role, agrees, text });
const due = (history: History, key: string) => dues(jointArrangement, history.state, on).find((item) => item.key === key)!;

describe('a decision that two take jointly (RED-47)', () => {
  it('stands only when the other has agreed, on that day', () => {
    const history = proposed();
    expect(standingDecision(history.state, 'arrangement')).toBeUndefined();
    expect(history.state.steps['arrange']?.standing).toBe('open');
    expect(history.state.anchors['agreed']).toBeUndefined();
    history.tell('2019-03-04', answer(history, 'second-chair'), second);
    expect(standingDecision(history.state, 'arrangement')).toMatchObject({ outcome: 'together', on: '2019-03-04', by: 'a chair', agreements: [{ role: 'first-chair', person: 'a chair', on: '2019-02-19' }, { role: 'second-chair', person: 'another chair', on: '2019-03-04' }] });
    expect(history.state.steps['arrange']).toMatchObject({ standing: 'done', doneOn: '2019-03-04' });
    expect(history.state.anchors['agreed']).toBe('2019-03-04');
  });

  it('waits for the other in the list of what is due', () => {
    expect(due(new History(jointArrangement, '2019-02-18'), 'arrange').lead).toBe('first-chair');
    expect(due(proposed(), 'arrange')).toMatchObject({ lead: 'second-chair', deputy: null, ready: true });
    const fromTheOther = new History(jointArrangement, '2019-02-18').tell('2019-02-19', decided(jointArrangement, 'arrangement', 'apart', { agreeing: 'second-chair' }), second);
    expect(due(fromTheOther, 'arrange').lead).toBe('first-chair');
  });

  it('is agreed to by two people, never by one in both roles, also not for somebody away', () => {
    const both = holder('a chair', 'first-chair', 'second-chair');
    const deputy = { personId: 'a deputy', roles: [{ role: 'second-chair', actingFor: 'a chair' }] };
    const message = 'You have agreed already in another role. The agreement of each role is given by a person of its own.';
    expect(proposed().problems('2019-02-20', answer(proposed(), 'second-chair'), both)).toEqual([{ field: '', message }]);
    expect(proposed().problems('2019-02-20', answer(proposed(), 'second-chair'), deputy)).toEqual([{ field: '', message }]);
    expect(proposed().problems('2019-02-20', answer(proposed(), 'second-chair'), { ...deputy, roles: [{ role: 'second-chair', actingFor: 'another chair' }] })).toEqual([]);
  });

  it('is for those who hold the roles, each once, and for what is proposed now', () => {
    const history = proposed();
    expect(history.problems('2019-02-20', decided(jointArrangement, 'arrangement', 'apart'), holder('a clerk', 'office'))).toHaveLength(1);
    expect(history.problems('2019-02-20', decided(jointArrangement, 'arrangement', 'apart', { agreeing: null }), first)).toHaveLength(1);
    expect(history.problems('2019-02-20', answer(history, 'second-chair'), holder('a clerk', 'office'))).toEqual([{ field: '', message: 'You hold none of the roles that have to agree.' }]);
    expect(history.problems('2019-02-20', answer(history, 'first-chair'), holder('a third', 'first-chair'))).toEqual([{ field: '', message: 'This role has agreed already.' }]);
    const old = answer(history, 'second-chair');
    history.tell('2019-02-20', decided(jointArrangement, 'arrangement', 'apart'), first);
    expect(history.problems('2019-02-21', old, second)).toEqual([{ field: '', message: 'Another decision has been proposed since. Read it before you answer.' }]);
  });

  it('falls where the other does not agree, with the reason, and can be proposed anew', () => {
    const history = proposed();
    expect(history.problems('2019-02-20', answer(history, 'second-chair', false), second)).toEqual([{ field: 'text', message: 'Say why you do not agree' }]);
    history.tell('2019-02-20', answer(history, 'second-chair', false, 'The reports serve different readers.'), second);
    expect(openProposal(history.state.proposals, 'arrangement')).toBeUndefined();
    expect(history.state.proposals[0]).toMatchObject({ standing: 'declined', declined: { role: 'second-chair', text: 'The reports serve different readers.' } });
    history.tell('2019-02-21', decided(jointArrangement, 'arrangement', 'apart', { agreeing: 'second-chair' }), second);
    history.tell('2019-02-22', answer(history, 'first-chair'), first);
    expect(standingDecision(history.state, 'arrangement')?.outcome).toBe('apart');
  });

  it('stands at once for an outcome that one of them may record alone', () => {
    const history = new History(jointArrangement, '2019-02-18').tell('2019-02-19', decided(jointArrangement, 'arrangement', 'no-agreement'), first);
    expect(standingDecision(history.state, 'arrangement')).toMatchObject({ outcome: 'no-agreement', on: '2019-02-19' });
  });

  it('is looked at again when it comes to stand: an open action, work that was set off since, and who stepped aside', () => {
    const closing = { ...jointArrangement, decisions: jointArrangement.decisions.map((each) => ({ ...each, outcomes: each.outcomes.map((outcome) => (outcome.key === 'together' ? { ...outcome, onceActionsClosed: true as const } : outcome)) })) };
    const history = new History(closing, '2019-02-18').tell('2019-02-19', decided(closing, 'arrangement', 'together'), first);
    const fallen = 'It cannot stand as it was proposed. Another decision can be proposed in its place';
    expect(history.problems('2019-02-20', answer(history, 'second-chair'), second, { openActions: ['ACT 1'] })).toEqual([{ field: 'agrees', message: `1 action is still open: ACT 1. ${fallen}` }]);
    expect(history.problems('2019-02-20', answer(history, 'second-chair', false, 'An action is open.'), second, { openActions: ['ACT 1'] })).toEqual([]);
    history.tell('2019-02-20', answer(history, 'second-chair'), second);
    const running = [{ id: 'p1', definition: 'review', reference: 'LR 1' }];
    const again = decided(closing, 'arrangement', 'apart', { supersedes: standingDecision(history.state, 'arrangement')!.seq, reason: 'New facts.', followed: [{ process: 'p1', goesOn: true, reason: '' }] });
    history.tell('2019-02-21', again, first, { running });
    expect(history.problems('2019-02-22', answer(history, 'second-chair'), second, { running })).toEqual([]);
    expect(history.problems('2019-02-22', answer(history, 'second-chair'), second, { running: [...running, { id: 'p2', definition: 'review', reference: 'LR 2' }] }))
      .toEqual([{ field: 'agrees', message: `It does not say whether LR 2 goes on, which the earlier decision has set off. ${fallen}` }]);
    history.tell('2019-02-22', { type: 'conflict-declared', decision: 'arrangement', text: 'A relative.', steppedAside: true }, first);
    expect(history.problems('2019-02-22', answer(history, 'second-chair'), second, { running })[0]?.message).toMatch(/^Somebody who proposed it/);
  });

  it('is agreed to only in its turn, as it is proposed', () => {
    const history = answeredThat('asks').tell('2019-02-22', deedAt(twice, 'answer', day('2019-02-22'))).tell('2019-02-22', decided(twice, 'again', 'stands'), first);
    const agrees = { ...answer(history, 'second-chair'), decision: 'again', proposal: openProposal(history.state.proposals, 'again')!.seq };
    expect(history.problems('2019-02-23', agrees, second)).toEqual([]);
    history.tell('2019-02-23', { type: 'answered', step: 'await', answer: 'content', on: day('2019-02-23'), text: '' });
    expect(history.problems('2019-02-23', agrees, second)).toEqual([{ field: '', message: 'This decision is not needed.' }]);
  });

  it('goes on standing while one that would supersede it waits for agreement', () => {
    const history = proposed();
    history.tell('2019-02-20', answer(history, 'second-chair'), second);
    const before = standingDecision(history.state, 'arrangement')!;
    history.tell('2019-03-01', decided(jointArrangement, 'arrangement', 'apart', { supersedes: before.seq, reason: 'New facts.' }), first);
    expect(standingDecision(history.state, 'arrangement')?.outcome).toBe('together');
    history.tell('2019-03-02', answer(history, 'second-chair'), second);
    expect(history.state.decisions.map(({ outcome, supersededBy }) => [outcome, supersededBy !== null])).toEqual([['together', true], ['apart', false]]);
  });
});

/** As before, with a second decision that both take, which may come to be no longer needed. */
const twice = { ...jointArrangement, decisions: jointArrangement.decisions.map((each) => (each.key === 'again' ? { ...each, deciders: ['first-chair', 'second-chair'], jointly: ['first-chair', 'second-chair'] } : each)) };
const answeredThat = (given: string) => {
  const history = new History(twice, '2019-02-18').tell('2019-02-19', decided(twice, 'arrangement', 'together'), first);
  return history.tell('2019-02-20', answer(history, 'second-chair'), second).tell('2019-02-21', { type: 'answered', step: 'await', answer: given, on: day('2019-02-21'), text: '' });
};

const arranged = () => {
  const history = proposed();
  return history.tell('2019-02-20', answer(history, 'second-chair'), second).tell('2019-02-21', { type: 'answered', step: 'await', answer: 'content', on: day('2019-02-21'), text: '' });
};

describe('a step that repeats (RED-50)', () => {
  const reportOn = (on: string) => deedAt(jointArrangement, 'report', day(on));

  it('is due again so long after the last time, until the step that ends the series is done', () => {
    const history = arranged();
    expect(due(history, 'report')).toMatchObject({ due: '2019-08-20', doneOn: null });
    history.tell('2019-07-01', reportOn('2019-07-01'));
    expect(due(history, 'report')).toMatchObject({ opens: '2019-07-01', due: '2020-01-01', doneOn: null, ready: true, needed: true });
    history.tell('2020-01-06', reportOn('2020-01-06')).tell('2020-01-06', deedAt(jointArrangement, 'visit', day('2020-01-06')));
    expect(due(history, 'report').due).toBe('2020-07-06');
    expect(history.state.steps['report']).toMatchObject({ standing: 'done', doneOn: '2019-07-01', lastOn: '2020-01-06' });
    history.tell('2020-02-03', decided(jointArrangement, 'ending', 'over'), first);
    for (const { actor, happening } of agreements(history)) history.tell('2020-02-04', happening, actor);
    expect(due(history, 'report')).toMatchObject({ doneOn: '2019-07-01' });
    expect(history.problems('2020-02-05', { type: 'closed', note: '' })).toEqual([]);
  });

  it('lets what comes after it begin once it was done for the first time', () => {
    const history = arranged().tell('2019-07-01', reportOn('2019-07-01'));
    expect(history.state.steps['end']?.standing).toBe('waiting');
    history.tell('2019-07-02', deedAt(jointArrangement, 'visit', day('2019-07-02')));
    expect(history.state.steps['end']?.standing).toBe('open');
  });

  it('can be recorded again while the series goes on, and not afterwards', () => {
    const history = arranged().tell('2019-07-01', deedAt(jointArrangement, 'visit', day('2019-07-01'))).tell('2019-07-01', reportOn('2019-07-01'));
    expect(history.problems('2019-07-20', deedAt(jointArrangement, 'visit', day('2019-07-20')))).toEqual([]);
    history.tell('2019-08-01', decided(jointArrangement, 'ending', 'over'), first);
    for (const { actor, happening } of agreements(history)) history.tell('2019-08-01', happening, actor);
    expect(history.problems('2019-08-02', deedAt(jointArrangement, 'visit', day('2019-08-02')))).toEqual([{ field: '', message: 'This step is done already.' }]);
  });
});

describe('a step that hangs on an answer (RED-98)', () => {
  const answered = (...answers: string[]) => {
    const history = proposed();
    history.tell('2019-02-20', answer(history, 'second-chair'), second);
    for (const each of answers) history.tell('2019-02-21', { type: 'answered', step: 'await', answer: each, on: day('2019-02-21'), text: '' });
    return history;
  };
  const stands = (history: History) => ['answer', 'think-again'].map((key) => history.state.steps[key]?.standing);

  it('waits for the answer, and is needed only after the answers that ask for it', () => {
    expect(stands(answered())).toEqual(['waiting', 'waiting']);
    expect(stands(answered('content'))).toEqual(['not-needed', 'not-needed']);
    expect(stands(answered('asks'))).toEqual(['open', 'waiting']);
    expect(stands(answered('advises'))).toEqual(['not-needed', 'open']);
  });

  it('follows the last answer, but what was done stays done', () => {
    expect(stands(answered('asks', 'content'))).toEqual(['not-needed', 'not-needed']);
    const history = answered('asks').tell('2019-02-22', deedAt(jointArrangement, 'answer', day('2019-02-22')));
    expect(stands(history)).toEqual(['done', 'open']);
    history.tell('2019-02-25', { type: 'answered', step: 'await', answer: 'content', on: day('2019-02-25'), text: '' });
    expect(stands(history)).toEqual(['done', 'not-needed']);
  });
});
