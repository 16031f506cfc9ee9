import { describe, expect, it } from 'vitest';
import { day, loadBundledCalendar } from '../calendar/index.ts';
import { originalDue, readingsOf } from './clock-due.ts';
import { dues, standing } from './due.ts';
import { dayNumberFrom, strip } from './strip.ts';
import { decided, History } from './testing/history.ts';
import { smallReview } from './testing/small-review.ts';

const on = { calendar: loadBundledCalendar(), division: 'england-and-wales' as const };
const item = (history: History, key: string) => dues(history.definition, history.state, on).find((due) => due.key === key)!;
const stands = (history: History, key: string, today: string) => standing(item(history, key), day(today));
const started = (on = '2019-02-18') => new History(smallReview, on);
const collated = () => started()
  .tell('2019-02-19', { type: 'step-done', step: 'enter', note: 'Entered.', answers: [] })
  .tell('2019-02-21', { type: 'requested', step: 'ask', requests: [{ id: 'r1', agency: 'health' }] })
  .tell('2019-02-26', { type: 'circulated', step: 'collate', to: ['A member'], missing: [] });
const told = (sentOn: string) => collated()
  .tell('2019-03-06', decided(smallReview, 'outcome', 'review'))
  .tell(sentOn, { type: 'notice-sent', step: 'tell-panel', to: ['The panel'], sentOn: day(sentOn), how: 'By mail', reference: 'P 1', file: null });
const paused = (history: History, from: string, to?: string) => {
  history.tell(to ?? from, { type: 'clock-paused', clock: 'fifteen-days', from: day(from), reason: 'A trial.', approvedBy: 'The chair' });
  return to === undefined ? history : history.tell(to, { type: 'clock-resumed', clock: 'fifteen-days', on: day(to) });
};

describe('when a step is due', () => {
  it('follows from its window after the day from which the process counts, that day being day 0', () => {
    expect(item(started(), 'ask')).toMatchObject({ opens: '2019-02-21', due: '2019-02-21' });
    expect(item(started(), 'tell-panel')).toMatchObject({ opens: '2019-03-08', due: '2019-03-11' });
  });

  it('goes over Christmas with the bank holidays of the division', () => {
    expect(item(started('2026-12-18'), 'ask')).toMatchObject({ due: '2026-12-23' });
    expect(item(started('2026-12-18'), 'tell-panel')).toMatchObject({ opens: '2027-01-12', due: '2027-01-13' });
  });

  it('is open where the source sets no days', () => {
    expect(item(started(), 'await-panel')).toMatchObject({ opens: null, due: null });
  });

  it('follows, where it has no window of its own, from the clock that it ends, so that the day reaches whoever leads it', () => {
    expect(item(started(), 'publish')).toMatchObject({ due: '2019-05-13' });
    expect(stands(started(), 'publish', '2019-05-14')).toBe('late');
    expect(item(told('2019-03-07').tell('2019-03-08', { type: 'anchor-set', anchor: 'publication', on: day('2019-05-31'), reason: '' }), 'refer')).toMatchObject({ due: '2019-05-21' });
  });

  it('moves with a day that is set right', () => {
    expect(item(started().tell('2019-02-20', { type: 'anchor-set', anchor: 'submitted', on: day('2019-02-15'), reason: 'The receipt says so.' }), 'ask')).toMatchObject({ due: '2019-02-20' });
  });
});

describe('how what is due stands', () => {
  it('not yet, open, due today, late', () => {
    expect(stands(started(), 'ask', '2019-02-20')).toBe('waiting');
    const asking = started().tell('2019-02-19', { type: 'step-done', step: 'enter', note: 'Entered.', answers: [] });
    expect(stands(collated(), 'decide', '2019-03-01')).toBe('waiting');
    expect(stands(collated(), 'decide', '2019-03-04')).toBe('due');
    expect(stands(asking, 'ask', '2019-02-21')).toBe('due-today');
    expect(stands(asking, 'ask', '2019-02-22')).toBe('late');
  });

  it('late too where something else has to come first: the clock does not wait', () => {
    expect(stands(started(), 'tell-panel', '2019-03-12')).toBe('late');
  });

  it('done, or done late', () => {
    expect(stands(collated(), 'collate', '2019-06-03')).toBe('done');
    expect(stands(told('2019-03-11'), 'clock-fifteen-days', '2019-06-03')).toBe('done');
    expect(stands(told('2019-03-12'), 'clock-fifteen-days', '2019-06-03')).toBe('done-late');
  });

  it('not needed after a decision that went another way, or once all is withdrawn', () => {
    const learned = collated().tell('2019-03-06', decided(smallReview, 'outcome', 'learn'));
    expect(stands(learned, 'await-panel', '2019-06-03')).toBe('not-needed');
    expect(stands(learned, 'clock-before-publication', '2019-06-03')).toBe('not-needed');
    const before = told('2019-03-11').state.decisions[0]!.seq;
    const superseded = told('2019-03-11').tell('2019-03-20', { type: 'answered', step: 'await-panel', answer: 'agrees', on: day('2019-03-19'), text: '' }).tell('2019-03-21', decided(smallReview, 'outcome', 'learn', { supersedes: before, reason: 'New facts.' }));
    expect(stands(superseded, 'await-panel', '2019-06-03')).toBe('no-longer-needed');
    expect(item(superseded, 'await-panel').doneOn).toBe('2019-03-19');
    const withdrawn = collated().tell('2019-03-01', { type: 'withdrawn', reason: 'It does not qualify.' });
    expect(['enter', 'decide', 'clock-fifteen-days', 'reply-r1'].map((key) => stands(withdrawn, key, '2019-06-03'))).toEqual(['done', 'not-needed', 'not-needed', 'not-needed']);
  });
});

describe('replies', () => {
  it('are due by their own time after the asking, each agency by itself', () => {
    expect(item(collated(), 'reply-r1')).toMatchObject({ kind: 'reply', agency: 'health', opens: '2019-02-21', due: '2019-02-26', doneOn: null });
    const replied = collated().tell('2019-02-27', { type: 'replied', step: 'ask', request: 'r1' });
    expect(stands(replied, 'reply-r1', '2019-03-01')).toBe('done-late');
    expect(stands(replied.tell('2019-02-28', { type: 'reply-returned', step: 'ask', request: 'r1', reason: 'The dates are missing.' }), 'reply-r1', '2019-03-01')).toBe('late');
    expect(stands(collated().tell('2019-02-27', { type: 'request-withdrawn', step: 'ask', request: 'r1', reason: 'Wrong team.' }), 'reply-r1', '2019-03-01')).toBe('not-needed');
  });

  it('are waited for no more once the decision that called for them is superseded', () => {
    const history = collated()
      .tell('2019-03-06', decided(smallReview, 'outcome', 'review'))
      .tell('2019-03-07', { type: 'requested', step: 'ask-more', requests: [{ id: 'r2', agency: 'health' }] });
    expect(stands(history, 'reply-r2', '2019-06-03')).toBe('late');
    history.tell('2019-03-08', decided(smallReview, 'outcome', 'learn', { supersedes: history.state.decisions[0]!.seq, reason: 'New facts.' }));
    expect(stands(history, 'reply-r2', '2019-06-03')).toBe('not-needed');
  });
});

describe('clocks', () => {
  it('count working days, weeks, and back from a day to come; as soon as sets none', () => {
    const planned = told('2019-03-07').tell('2019-03-08', { type: 'anchor-set', anchor: 'publication', on: day('2019-05-31'), reason: '' });
    expect(item(planned, 'clock-fifteen-days').due).toBe('2019-03-11');
    expect(item(planned, 'clock-eight-to-twelve-weeks').due).toBe('2019-05-13');
    expect(item(planned, 'clock-before-publication').due).toBe('2019-05-21');
    expect(item(planned, 'clock-as-soon-as')).toMatchObject({ opens: '2019-03-06', due: null });
    expect(item(started(), 'clock-before-publication')).toMatchObject({ due: null, ready: false });
  });

  it('are moved on by a pause, and the windows of the steps with them', () => {
    const history = paused(started(), '2019-02-20', '2019-02-27');
    expect(item(history, 'clock-fifteen-days').due).toBe('2019-03-18');
    expect(item(history, 'ask').due).toBe('2019-02-28');
    expect(item(history, 'enter').due, 'its window was gone by then, but for its last day').toBe('2019-02-27');
    expect(item(history, 'clock-eight-to-twelve-weeks').due, 'another clock').toBe('2019-05-13');
    expect(item(history, 'publish').due, 'a step of that other clock').toBe('2019-05-13');
  });

  it('are not late while paused, unless they were before', () => {
    expect(stands(paused(started(), '2019-03-04'), 'clock-fifteen-days', '2019-06-03')).toBe('paused');
    expect(stands(paused(started(), '2019-03-04'), 'tell-panel', '2019-06-03')).toBe('paused');
    expect(stands(paused(started(), '2019-03-04'), 'ask', '2019-06-03')).toBe('late');
    expect(stands(paused(started(), '2019-03-12'), 'clock-fifteen-days', '2019-06-03')).toBe('late');
  });

  it('are given more time by an extension, and with them the step that they wait for', () => {
    const history = started().tell('2019-03-11', { type: 'clock-extended', clock: 'fifteen-days', by: { amount: 5, unit: 'working-days' }, reason: 'A school was shut.', approvedBy: 'The chair' });
    expect(item(history, 'clock-fifteen-days').due).toBe('2019-03-18');
    expect(item(history, 'tell-panel').due).toBe('2019-03-18');
    expect(item(history, 'decide').due).toBe('2019-03-07');
    expect(originalDue(smallReview.clocks[0]!, day('2019-02-18'), on)).toBe('2019-03-11');
  });

  it('that begin with the day from which they count have that day as day 1, and their steps with them', () => {
    const [clock, ...others] = smallReview.clocks;
    const inclusive = new History({ ...smallReview, clocks: [{ ...clock!, countAnchorDay: true }, ...others] }, '2019-02-18');
    expect(item(inclusive, 'clock-fifteen-days').due).toBe('2019-03-08');
    expect(item(inclusive, 'ask').due).toBe('2019-02-20');
    expect(strip(inclusive.definition, inclusive.state, 'fifteen-days', on, day('2019-02-18'))[0]).toMatchObject({ number: 1, day: '2019-02-18', isToday: true });
  });

  it('stay reckonable when the day from which they count is moved past a pause', () => {
    const history = paused(started(), '2019-02-20', '2019-02-27').tell('2019-03-01', { type: 'anchor-set', anchor: 'submitted', on: day('2019-02-25'), reason: 'The receipt says so.' });
    expect(item(history, 'clock-fifteen-days').due).toBe('2019-03-19');
  });
});

describe('a clock whose source is in doubt', () => {
  it('shows its other readings, as far as their days are known', () => {
    const [clock] = smallReview.clocks;
    expect(readingsOf(clock!, started().state, on)).toEqual([
      { name: 'Calendar days', anchor: 'submitted', due: '2019-03-05' },
      { name: 'From receipt', anchor: 'received', due: null },
      { name: 'From receipt, that day being day 1', anchor: 'received', due: null },
    ]);
    const received = new History(smallReview, '2019-02-20', { submitted: '2019-02-18', received: '2019-02-20' });
    expect(readingsOf(clock!, received.state, on).map(({ due }) => due)).toEqual(['2019-03-05', '2019-03-13', '2019-03-12']);
  });
});

describe('the strip', () => {
  const drawn = (history: History, today: string) => strip(smallReview, history.state, 'fifteen-days', on, day(today));

  it('has a place for each day of the clock, with the steps whose windows cover it', () => {
    const days = drawn(started(), '2019-02-27');
    expect(days.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15]);
    expect(days[0]).toEqual({ number: 1, day: '2019-02-19', steps: ['enter'], isToday: false, isLast: false });
    expect(days[6]).toEqual({ number: 7, day: '2019-02-27', steps: ['collate', 'views'], isToday: true, isLast: false });
    expect(days[14]).toEqual({ number: 15, day: '2019-03-11', steps: ['tell-panel'], isToday: false, isLast: true });
  });

  it('leaves out the days of a pause, and adds those of an extension', () => {
    const history = paused(started(), '2019-02-20', '2019-02-27').tell('2019-03-01', { type: 'clock-extended', clock: 'fifteen-days', by: { amount: 2, unit: 'working-days' }, reason: 'A school was shut.', approvedBy: 'The chair' });
    const days = drawn(history, '2019-03-01');
    expect(days.slice(0, 3).map(({ day }) => day)).toEqual(['2019-02-19', '2019-02-27', '2019-02-28']);
    expect(days[2]!.steps).toEqual(['ask']);
    expect(days.at(-1)).toMatchObject({ number: 17, day: '2019-03-20', isLast: true });
  });

  it('while paused is drawn as if the clock ran again tomorrow', () => {
    expect(drawn(paused(started(), '2019-02-20'), '2019-02-26').slice(0, 3).map(({ day }) => day)).toEqual(['2019-02-19', '2019-02-27', '2019-02-28']);
  });

  it('is empty for a clock that does not count working days', () => {
    expect(strip(smallReview, started().state, 'eight-to-twelve-weeks', on, day('2019-02-27'))).toEqual([]);
  });

  it('knows what day of the count a day is', () => {
    expect(['2019-02-18', '2019-02-19', '2019-02-23', '2019-02-25'].map((today) => dayNumberFrom(day('2019-02-18'), day(today), on))).toEqual([0, 1, 4, 5]);
  });
});
