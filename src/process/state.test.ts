import { describe, expect, it } from 'vitest';
import { day } from '../calendar/index.ts';
import { latestViews, nothingLeft, standingDecision } from './state.ts';
import { decided, everyRole, History, holder } from './testing/history.ts';
import { smallReview } from './testing/small-review.ts';

const standings = (history: History) => Object.fromEntries(Object.values(history.state.steps).map((step) => [step.key, step.standing]));
const started = () => new History(smallReview, '2019-02-18');
const collated = () => started()
  .tell('2019-02-19', { type: 'step-done', step: 'enter', note: 'Entered.', answers: [] })
  .tell('2019-02-21', { type: 'requested', step: 'ask', requests: [{ id: 'r1', agency: 'health' }, { id: 'r2', agency: 'police' }] })
  .tell('2019-02-26', { type: 'circulated', step: 'collate', to: ['A member'], missing: ['police'] });
const told = (outcome: string) => collated()
  .tell('2019-03-06', decided(smallReview, 'outcome', outcome))
  .tell('2019-03-08', { type: 'notice-sent', step: 'tell-panel', to: ['The panel'], sentOn: day('2019-03-07'), how: 'By mail', reference: 'P 1', file: null });

describe('the steps of a process', () => {
  it('wait for those before them, and open one after the other', () => {
    expect(standings(started())).toMatchObject({ enter: 'open', ask: 'waiting', collate: 'waiting', decide: 'waiting' });
    expect(standings(collated())).toMatchObject({ enter: 'done', ask: 'done', collate: 'done', views: 'open', decide: 'open', 'tell-panel': 'waiting' });
  });

  it('wait while the decision on which they hang is still to come', () => {
    expect(standings(collated())).toMatchObject({ 'await-panel': 'waiting', refer: 'waiting', explain: 'waiting' });
  });

  it('are not needed where the decision went another way, nor is what hangs on a decision that need not be taken', () => {
    expect(standings(told('learn'))).toMatchObject({ 'await-panel': 'not-needed', 'weigh-national': 'not-needed', refer: 'not-needed', explain: 'not-needed', publish: 'open' });
    expect(standings(told('review')), 'what comes after a step that may still be needed waits for it').toMatchObject({ refer: 'waiting', publish: 'waiting' });
  });

  it('end with an outcome that closes, but for those named for it', () => {
    const history = collated().tell('2019-03-06', decided(smallReview, 'outcome', 'stop'));
    expect(standings(history)).toMatchObject({ enter: 'done', views: 'not-needed', 'tell-panel': 'not-needed', refer: 'not-needed', publish: 'not-needed', explain: 'open' });
    expect(nothingLeft(history.state)).toBe(false);
    expect(nothingLeft(history.tell('2019-03-07', { type: 'step-done', step: 'explain', note: 'Explained.', answers: [] }).state)).toBe(true);
  });

  it('say who did them, on which day, and for whom', () => {
    expect(started().tell('2019-02-19', { type: 'step-done', step: 'enter', note: 'Entered.', answers: [] }, holder('a clerk', 'office')).state.steps['enter'])
      .toEqual({ key: 'enter', standing: 'done', doneOn: '2019-02-19', lastOn: '2019-02-19', doneBy: 'a clerk', actingFor: null, note: 'Entered.' });
  });

  it('are done on the day of sending, and stay so when it is sent again', () => {
    const history = told('learn').tell('2019-03-20', { type: 'notice-sent', step: 'tell-panel', to: ['The panel'], sentOn: day('2019-03-20'), how: 'By mail', reference: 'P 2', file: null });
    expect(history.state.steps['tell-panel']?.doneOn).toBe('2019-03-07');
    expect(history.state.anchors['told']).toBe('2019-03-07');
    expect(history.state.notices.map(({ reference }) => reference)).toEqual(['P 1', 'P 2']);
  });

  it('take back the day that they set when they are taken up again, unless somebody set it by hand', () => {
    const reopened = told('learn').tell('2019-03-11', { type: 'step-reopened', step: 'tell-panel', reason: 'Sent to the wrong address.' });
    expect(reopened.state.anchors['told']).toBeUndefined();
    expect(standings(reopened)).toMatchObject({ 'tell-panel': 'open' });
    const byHand = told('learn')
      .tell('2019-03-11', { type: 'anchor-set', anchor: 'told', on: day('2019-03-06'), reason: 'The receipt says so.' })
      .tell('2019-03-11', { type: 'step-reopened', step: 'tell-panel', reason: 'Sent to the wrong address.' });
    expect(byHand.state.anchors['told']).toBe('2019-03-06');
  });
});

describe('an answer that is waited for', () => {
  const asksForMore = { ...smallReview, steps: smallReview.steps.map((step) => (step.act.kind === 'wait' ? { ...step, act: { ...step.act, answers: [...step.act.answers, { key: 'changes', name: 'Changes are asked for', goesOn: true as const }] } } : step)) };
  const answer = (key: string) => ({ type: 'answered' as const, step: 'await-panel', answer: key, on: day('2019-03-11'), text: '' });
  const sent = () => new History(asksForMore, '2019-02-18')
    .tell('2019-02-19', { type: 'step-done', step: 'enter', note: 'Entered.', answers: [] })
    .tell('2019-02-21', { type: 'requested', step: 'ask', requests: [{ id: 'r1', agency: 'health' }] })
    .tell('2019-02-26', { type: 'circulated', step: 'collate', to: ['A member'], missing: [] })
    .tell('2019-03-06', decided(asksForMore, 'outcome', 'review'))
    .tell('2019-03-08', { type: 'notice-sent', step: 'tell-panel', to: ['The panel'], sentOn: day('2019-03-07'), how: 'By mail', reference: 'P 1', file: null });

  it('ends the wait, but for one after which a further answer is awaited', () => {
    const history = sent().tell('2019-03-11', answer('changes'));
    expect(standings(history)).toMatchObject({ 'await-panel': 'open', refer: 'waiting' });
    expect(standings(history.tell('2019-03-12', answer('agrees')))).toMatchObject({ 'await-panel': 'done' });
    expect(history.state.answers.map((each) => each.answer)).toEqual(['changes', 'agrees']);
  });

  it('opens the wait again where it asks for more after all', () => {
    expect(standings(sent().tell('2019-03-11', answer('agrees')).tell('2019-03-12', answer('changes')))).toMatchObject({ 'await-panel': 'open', refer: 'waiting' });
  });
});

describe('a decision', () => {
  it('that supersedes another stands in its place; the other is kept as it was taken', () => {
    const history = told('learn');
    const before = standingDecision(history.state, 'outcome')!;
    history.tell('2019-03-18', decided(smallReview, 'outcome', 'review', { supersedes: before.seq, reason: 'New facts came to light.' }));
    expect(standingDecision(history.state, 'outcome')).toMatchObject({ outcome: 'review', on: '2019-03-18', supersededBy: null });
    expect(history.state.decisions[0]).toEqual({ ...before, supersededBy: history.state.lastSeq });
    expect(standings(history)).toMatchObject({ decide: 'done', 'await-panel': 'open', 'weigh-national': 'open', refer: 'waiting' });
  });

  it('that supersedes another counts from its own day, and does not make the first late', () => {
    const history = told('learn');
    history.tell('2019-03-18', decided(smallReview, 'outcome', 'review', { supersedes: standingDecision(history.state, 'outcome')!.seq, reason: 'New facts.' }));
    expect(history.state.anchors['decided']).toBe('2019-03-18');
    expect(history.state.steps['decide']?.doneOn).toBe('2019-03-06');
  });
});

describe('requests to agencies', () => {
  it('stand as asked, received, returned for more, or withdrawn', () => {
    const history = collated()
      .tell('2019-02-27', { type: 'replied', step: 'ask', request: 'r1' }, holder('nobody'))
      .tell('2019-02-27', { type: 'request-withdrawn', step: 'ask', request: 'r2', reason: 'Asked the wrong force.' });
    expect(history.state.requests.map(({ id, standing, receivedOn }) => [id, standing, receivedOn])).toEqual([['r1', 'received', '2019-02-27'], ['r2', 'withdrawn', null]]);
    history.tell('2019-02-28', { type: 'reply-returned', step: 'ask', request: 'r1', reason: 'The dates are missing.' });
    expect(history.state.requests[0]).toMatchObject({ standing: 'returned', receivedOn: null });
    expect(history.tell('2019-03-01', { type: 'replied', step: 'ask', request: 'r1' }).state.requests[0]).toMatchObject({ standing: 'received', receivedOn: '2019-03-01' });
  });
});

describe('views', () => {
  it('count by the latest of each member; earlier ones and dissent stay on record', () => {
    const view = (answer: 'yes' | 'no', dissent = '') => ({ type: 'view-given' as const, step: 'views', criteria: { weighing: { improvements: { answer, reason: 'So it seems.' } } }, comment: '', dissent });
    const history = collated()
      .tell('2019-02-27', { type: 'circulated', step: 'views', to: ['Two members'], missing: [] })
      .tell('2019-02-28', view('yes'), holder('one'))
      .tell('2019-02-28', view('no', 'The facts are too thin.'), holder('two'))
      .tell('2019-03-01', view('no'), holder('one'));
    expect(history.state.views).toHaveLength(3);
    expect(latestViews(history.state, 'views').map(({ person, on, dissent }) => [person, on, dissent])).toEqual([['one', '2019-03-01', ''], ['two', '2019-02-28', 'The facts are too thin.']]);
  });
});

describe('a process as a whole', () => {
  it('runs until it is withdrawn or closed, and again when it is taken up again', () => {
    const history = started().tell('2019-02-20', { type: 'withdrawn', reason: 'It does not qualify.' });
    expect(history.state.status).toBe('withdrawn');
    expect(history.tell('2019-02-21', { type: 'reopened', reason: 'New facts.' }, everyRole(smallReview)).state.status).toBe('running');
  });
});
