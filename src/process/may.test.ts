import { describe, expect, it } from 'vitest';
import { day } from '../calendar/index.ts';
import { CriteriaSet } from '../framework/schema/criteria.ts';
import { actsAs } from './actor.ts';
import { problemsWith } from './may.ts';
import { replay } from './state.ts';
import { decided, everyRole, History, holder } from './testing/history.ts';
import { smallReview } from './testing/small-review.ts';

const started = () => new History(smallReview, '2019-02-18');
const collated = () => started()
  .tell('2019-02-19', { type: 'step-done', step: 'enter', note: 'Entered.', answers: [] })
  .tell('2019-02-21', { type: 'requested', step: 'ask', requests: [{ id: 'r1', agency: 'health' }] })
  .tell('2019-02-26', { type: 'circulated', step: 'collate', to: ['A member'], missing: [] });
const taken = () => collated().tell('2019-03-06', decided(smallReview, 'outcome', 'review'));
const fields = (problems: readonly { field: string }[]) => problems.map(({ field }) => field);
const notice = (more: object = {}) => ({ type: 'notice-sent' as const, step: 'tell-panel', to: ['The panel'], sentOn: day('2019-03-07'), how: 'By mail', reference: 'P 1', file: null, ...more });

describe('starting', () => {
  const fresh = replay(smallReview, []);
  const start = (anchors: Record<string, string>) => problemsWith(smallReview, fresh, { type: 'started', anchors: Object.fromEntries(Object.entries(anchors).map(([key, on]) => [key, day(on)])) }, everyRole(smallReview), day('2019-02-18'));

  it('needs the day from which the process counts, none of them to come but one that a clock runs up to', () => {
    expect(start({ submitted: '2019-02-18', publication: '2019-09-02' })).toEqual([]);
    expect(fields(start({}))).toEqual(['anchors.submitted']);
    expect(fields(start({ submitted: '2019-02-19' }))).toEqual(['anchors.submitted']);
    expect(fields(start({ submitted: '2019-02-18', unheard: '2019-02-18' }))).toEqual(['anchors.unheard']);
  });

  it('comes before everything else, and once', () => {
    expect(problemsWith(smallReview, fresh, { type: 'withdrawn', reason: 'None.' }, everyRole(smallReview), day('2019-02-18'))).toHaveLength(1);
    expect(started().problems('2019-02-18', { type: 'started', anchors: { submitted: day('2019-02-18') } })).toHaveLength(1);
  });
});

describe('a step', () => {
  const enter = { type: 'step-done' as const, step: 'enter', note: 'Entered.', answers: [] };

  it('is for its lead and its deputy role, and for nobody else', () => {
    expect(started().problems('2019-02-18', enter, holder('a clerk', 'office'))).toEqual([]);
    expect(started().problems('2019-02-18', enter, holder('a manager', 'manager'))).toEqual([]);
    expect(started().problems('2019-02-18', enter, { personId: 'a deputy', roles: [{ role: 'office', actingFor: 'a clerk' }] })).toEqual([]);
    expect(started().problems('2019-02-18', enter, holder('a chair', 'chair'))).toHaveLength(1);
  });

  it('is acted at in one\'s own right where one may, and as deputy otherwise', () => {
    const both = { personId: 'p', roles: [{ role: 'office', actingFor: 'absent' }, { role: 'office', actingFor: null }] };
    expect(actsAs(both, ['office'])).toEqual({ role: 'office', actingFor: null });
    expect(actsAs({ ...both, roles: both.roles.slice(0, 1) }, ['office'])).toEqual({ role: 'office', actingFor: 'absent' });
    expect(actsAs(both, ['chair'])).toBeUndefined();
  });

  it('is done in its turn, once, and as its kind asks', () => {
    expect(started().problems('2019-02-18', { type: 'requested', step: 'ask', requests: [{ id: 'r1', agency: 'health' }] })).toEqual([{ field: '', message: 'Something else has to be done first.' }]);
    expect(collated().problems('2019-02-26', enter)).toEqual([{ field: '', message: 'This step is done already.' }]);
    expect(started().problems('2019-02-18', { type: 'circulated', step: 'enter', to: [], missing: [] })).toEqual([{ field: '', message: 'That is not what this step asks for.' }]);
    expect(started().problems('2019-02-18', { ...enter, step: 'unheard' })).toEqual([{ field: '', message: 'There is no such step.' }]);
    expect(fields(started().problems('2019-02-18', { ...enter, note: ' ' }))).toEqual(['note']);
  });

  it('that the decision left unneeded is not done', () => {
    const learned = collated().tell('2019-03-06', decided(smallReview, 'outcome', 'learn'));
    expect(learned.problems('2019-03-06', { type: 'answered', step: 'await-panel', answer: 'agrees', on: day('2019-03-06'), text: '' })).toHaveLength(1);
  });

  it('is taken up again with a reason, but for a decision, which is superseded', () => {
    expect(fields(collated().problems('2019-02-26', { type: 'step-reopened', step: 'enter', reason: '' }))).toEqual(['reason']);
    expect(collated().problems('2019-02-26', { type: 'step-reopened', step: 'decide', reason: 'New facts.' })).toHaveLength(1);
    expect(taken().problems('2019-03-06', { type: 'step-reopened', step: 'decide', reason: 'New facts.' })).toHaveLength(1);
  });
});

describe('a notice', () => {
  it('needs the reference that the receiver gives back, how it was sent, and a day that is not to come', () => {
    expect(taken().problems('2019-03-07', notice())).toEqual([]);
    expect(taken().problems('2019-03-07', notice({ reference: '', how: '', sentOn: day('2019-03-08') }))).toEqual([
      { field: 'reference', message: 'Enter the reference of the panel' },
      { field: 'sentOn', message: 'The day of sending must be today or in the past' },
      { field: 'how', message: 'Say how it was sent' },
    ]);
  });
});

describe('requests and replies', () => {
  it('an agency is asked once, and again after its request was withdrawn', () => {
    const again = { type: 'requested' as const, step: 'ask', requests: [{ id: 'r2', agency: 'health' }] };
    expect(fields(collated().problems('2019-02-26', again))).toEqual(['agencies']);
    expect(collated().tell('2019-02-26', { type: 'request-withdrawn', step: 'ask', request: 'r1', reason: 'Wrong team.' }).problems('2019-02-26', again)).toEqual([]);
    expect(collated().problems('2019-02-26', { type: 'requested', step: 'ask', requests: [{ id: 'r1', agency: 'police' }] })).toHaveLength(1);
  });

  it('a reply comes from whoever was asked, without an account; it can be returned with a word', () => {
    const link = { personId: null, roles: [] };
    expect(collated().problems('2019-02-26', { type: 'replied', step: 'ask', request: 'r1' }, link)).toEqual([]);
    expect(collated().problems('2019-02-26', { type: 'replied', step: 'ask', request: 'r9' }, link)).toHaveLength(1);
    const replied = collated().tell('2019-02-26', { type: 'replied', step: 'ask', request: 'r1' });
    expect(replied.problems('2019-02-26', { type: 'replied', step: 'ask', request: 'r1' })).toHaveLength(1);
    expect(fields(replied.problems('2019-02-26', { type: 'reply-returned', step: 'ask', request: 'r1', reason: '' }))).toEqual(['reason']);
  });
});

describe('a view', () => {
  const view = (criteria: object) => ({ type: 'view-given' as const, step: 'views', criteria: { ...criteria }, comment: '', dissent: '' });
  const asked = () => collated().tell('2019-02-27', { type: 'circulated', step: 'views', to: ['A member'], missing: [] });

  it('is given once views are asked for, on the criteria asked', () => {
    const improvements = { improvements: { answer: 'may-be' as const, reason: 'Too early to say.' } };
    expect(collated().problems('2019-02-27', view({ weighing: improvements }), holder('a member'))).toHaveLength(1);
    expect(asked().problems('2019-02-28', view({ weighing: improvements }), holder('a member'))).toEqual([]);
    expect(fields(asked().problems('2019-02-28', view({ other: improvements }), holder('a member')))).toEqual(['criteria']);
    expect(fields(asked().problems('2019-02-28', view({}), holder('a member')))).toEqual(['criteria']);
    expect(asked().problems('2019-02-28', view({ weighing: improvements }), { personId: null, roles: [] })).toHaveLength(1);
  });
});

describe('a decision', () => {
  it('is for those who may take it', () => {
    expect(collated().problems('2019-03-06', decided(smallReview, 'outcome', 'learn'), holder('a chair', 'chair'))).toEqual([]);
    expect(collated().problems('2019-03-06', decided(smallReview, 'outcome', 'learn'), holder('a vice chair', 'vice-chair'))).toEqual([]);
    expect(collated().problems('2019-03-06', decided(smallReview, 'outcome', 'learn'), holder('a manager', 'manager'))).toEqual([{ field: '', message: 'You may not take this decision.' }]);
  });

  it('needs its outcome, a justification, every aim and criterion answered, and everybody there who has to be', () => {
    const bare = decided(smallReview, 'outcome', 'unheard', { justification: 'Because so', aims: { facts: 'Known.' }, criteria: {}, present: [] });
    expect(fields(collated().problems('2019-03-06', bare))).toEqual(['outcome', 'justification', 'aims.next', 'criteria.weighing', 'present.manager']);
  });

  it('with the pack at hand has to answer each criterion of the case, and none that is weighed child by child', () => {
    const rule = { source: 'Made up for the tests', force: 'local', confidence: 'S' };
    const items = [{ key: 'any', text: 'Improvements are needed' }, { key: 'second', text: 'Themes recur' }];
    const with_ = (per: 'case' | 'child', happening = decided(smallReview, 'outcome', 'learn')) =>
      fields(problemsWith(smallReview, collated().state, happening, everyRole(smallReview), day('2019-03-06'), { sets: [CriteriaSet.parse({ key: 'weighing', name: 'Weighing', per, items, rule })] }));
    expect(with_('case')).toEqual(['criteria.weighing.second']);
    expect(with_('child', decided(smallReview, 'outcome', 'learn', { criteria: {} }))).toEqual([]);
  });

  it('waits its turn', () => {
    expect(started().problems('2019-02-18', decided(smallReview, 'outcome', 'learn'))).toEqual([{ field: '', message: 'Something else has to be done first.' }]);
  });

  it('is never altered, only superseded with a reason', () => {
    const first = taken().state.decisions[0]!.seq;
    expect(taken().problems('2019-03-07', decided(smallReview, 'outcome', 'learn'))).toEqual([{ field: '', message: 'A decision has been taken. It cannot be altered, only superseded.' }]);
    expect(fields(taken().problems('2019-03-07', decided(smallReview, 'outcome', 'learn', { supersedes: first })))).toEqual(['reason']);
    expect(taken().problems('2019-03-07', decided(smallReview, 'outcome', 'learn', { supersedes: first, reason: 'New facts.' }))).toEqual([]);
    expect(collated().problems('2019-03-07', decided(smallReview, 'outcome', 'learn', { supersedes: 1, reason: 'New facts.' }))).toHaveLength(1);
  });

  it('is neither taken nor superseded once it is not needed', () => {
    const history = taken().tell('2019-03-07', decided(smallReview, 'national', 'refer'));
    const [outcome, national] = history.state.decisions;
    history.tell('2019-03-08', decided(smallReview, 'outcome', 'learn', { supersedes: outcome!.seq, reason: 'New facts.' }));
    expect(history.problems('2019-03-08', decided(smallReview, 'national', 'stay', { supersedes: national!.seq, reason: 'New facts.' }))).toEqual([{ field: '', message: 'This decision is not needed.' }]);
  });

  it('is taken with as many people as have to take part: nobody counts for two roles (SUF-75)', () => {
    const three = { ...smallReview, decisions: smallReview.decisions.map((each) => (each.key === 'outcome' ? { ...each, present: ['manager', 'chair'] } : each)) };
    const taking = (person: string) => decided(three, 'outcome', 'learn', { present: [{ role: 'manager', person: 'the manager', actingFor: null }, { role: 'chair', person, actingFor: 'the chair' }] });
    const ask = (person: string) => problemsWith(three, collated().state, taking(person), everyRole(three), day('2019-03-06'), {});
    expect(ask('the manager')).toEqual([{ field: 'present.chair', message: 'This person takes part in another role already. Select somebody else' }]);
    expect(ask('a deputy')).toEqual([]);
  });

  it('is closed to whoever stepped aside, as decider and as one of those present', () => {
    const conflict = { type: 'conflict-declared' as const, decision: 'outcome', text: 'I led the team.', steppedAside: true };
    const chair = holder('a chair', 'chair');
    expect(collated().tell('2019-03-05', conflict, chair).problems('2019-03-06', decided(smallReview, 'outcome', 'learn'), chair)).toHaveLength(1);
    expect(collated().tell('2019-03-05', { ...conflict, steppedAside: false }, chair).problems('2019-03-06', decided(smallReview, 'outcome', 'learn'), chair)).toEqual([]);
    const managerAside = collated().tell('2019-03-05', conflict, holder('the manager', 'manager'));
    expect(fields(managerAside.problems('2019-03-06', decided(smallReview, 'outcome', 'learn'), chair))).toEqual(['present.manager']);
    expect(fields(collated().problems('2019-03-05', { ...conflict, text: '' }, chair))).toEqual(['text']);
  });
});

describe('clocks and days', () => {
  const pause = (more: object = {}) => ({ type: 'clock-paused' as const, clock: 'fifteen-days', from: day('2019-02-20'), reason: 'A trial.', approvedBy: 'The chair', ...more });

  it('a clock is paused with a reason and an approver, from a day within its run, and not twice', () => {
    expect(started().problems('2019-02-20', pause())).toEqual([]);
    expect(fields(started().problems('2019-02-20', pause({ reason: '', approvedBy: '' })))).toEqual(['reason', 'approvedBy']);
    expect(fields(started().problems('2019-02-20', pause({ from: day('2019-02-21') })))).toEqual(['from']);
    expect(fields(started().problems('2019-02-20', pause({ from: day('2019-02-15') })))).toEqual(['from']);
    expect(started().tell('2019-02-20', pause()).problems('2019-02-21', pause())).toEqual([{ field: '', message: 'This clock is paused already.' }]);
  });

  it('a clock runs again only where it was paused, from a day after', () => {
    expect(started().problems('2019-02-20', { type: 'clock-resumed', clock: 'fifteen-days', on: day('2019-02-20') })).toEqual([{ field: '', message: 'This clock is not paused.' }]);
    expect(fields(started().tell('2019-02-20', pause()).problems('2019-02-25', { type: 'clock-resumed', clock: 'fifteen-days', on: day('2019-02-19') }))).toEqual(['on']);
    const resumed = started().tell('2019-02-20', pause()).tell('2019-02-25', { type: 'clock-resumed', clock: 'fifteen-days', on: day('2019-02-25') });
    expect(fields(resumed.problems('2019-02-26', pause({ from: day('2019-02-22') })))).toEqual(['from']);
    expect(resumed.problems('2019-02-26', pause({ from: day('2019-02-26') }))).toEqual([]);
  });

  it('a clock without a last day, not started, stopped, or running up to a day to come is neither paused nor extended', () => {
    expect(taken().problems('2019-03-06', pause({ clock: 'as-soon-as' }))).toEqual([{ field: '', message: 'This clock has no last day.' }]);
    expect(started().problems('2019-02-20', pause({ clock: 'before-publication' }))).toEqual([{ field: '', message: 'This clock has not started.' }]);
    expect(taken().tell('2019-03-07', notice()).problems('2019-03-07', pause())).toEqual([{ field: '', message: 'This clock has stopped.' }]);
    const planned = started().tell('2019-02-20', { type: 'anchor-set', anchor: 'publication', on: day('2019-09-02'), reason: '' });
    expect(planned.problems('2019-02-20', pause({ clock: 'before-publication' }))).toHaveLength(1);
  });

  it('a day is changed with a reason, and first set without one', () => {
    const set = { type: 'anchor-set' as const, anchor: 'received', on: day('2019-02-18'), reason: '' };
    expect(started().problems('2019-02-20', set)).toEqual([]);
    expect(fields(started().problems('2019-02-20', { ...set, anchor: 'submitted' }))).toEqual(['reason']);
    expect(fields(started().problems('2019-02-20', { ...set, on: day('2019-02-21') }))).toEqual(['on']);
  });
});

describe('the end', () => {
  it('comes when nothing is left to do', () => {
    expect(taken().problems('2019-03-07', { type: 'closed', note: '' })).toEqual([{ field: '', message: 'There are still steps to be done.' }]);
    const stopped = collated().tell('2019-03-06', decided(smallReview, 'outcome', 'stop')).tell('2019-03-06', { type: 'step-done', step: 'explain', note: 'Explained.', answers: [] });
    expect(stopped.problems('2019-03-07', { type: 'closed', note: '' })).toEqual([]);
  });

  it('leaves nothing possible but taking it up again, with a reason', () => {
    const withdrawn = started().tell('2019-02-18', { type: 'withdrawn', reason: 'It does not qualify.' });
    expect(withdrawn.problems('2019-02-18', { type: 'step-done', step: 'enter', note: 'Entered.', answers: [] })).toEqual([{ field: '', message: 'This was withdrawn. Reopen it first.' }]);
    expect(fields(withdrawn.problems('2019-02-18', { type: 'reopened', reason: '' }))).toEqual(['reason']);
    expect(withdrawn.problems('2019-02-18', { type: 'reopened', reason: 'New facts.' })).toEqual([]);
    expect(started().problems('2019-02-18', { type: 'reopened', reason: 'New facts.' })).toEqual([{ field: '', message: 'This is not closed.' }]);
  });
});
