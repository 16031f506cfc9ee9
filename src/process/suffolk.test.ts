import { describe, expect, it } from 'vitest';
import { day, loadBundledCalendar } from '../calendar/index.ts';
import { readingsOf } from './clock-due.ts';
import { dues, standing } from './due.ts';
import { nothingLeft } from './state.ts';
import { strip } from './strip.ts';
import { decided, deedAt, History, holder } from './testing/history.ts';
import { suffolkProcess } from './testing/suffolk.ts';

const on = { calendar: loadBundledCalendar(), division: 'england-and-wales' as const };
const review = suffolkProcess('rapid-review');
const started = () => new History(review, '2019-02-18', { 'lscb-receipt': '2019-02-18', 'la-aware': '2019-02-12' });
const due = (history: History, key: string) => dues(history.definition, history.state, on).find((item) => item.key === key)!;
const opens = (history: History) => Object.values(history.state.steps).filter(({ standing }) => standing === 'open').map(({ key }) => key);

describe('Suffolk\'s rapid review, counted from Monday 18 February 2019', () => {
  it('has its steps on the days of Appendix E', () => {
    const days = ['forward-notification', 'request-summaries', 'composite', 'gather-views', 'decide', 'notify-panel'].map((key) => [key, due(started(), key).opens, due(started(), key).due]);
    expect(days).toEqual([
      ['forward-notification', '2019-02-19', '2019-02-20'],
      ['request-summaries', '2019-02-21', '2019-02-21'],
      ['composite', '2019-02-26', '2019-02-27'],
      ['gather-views', '2019-02-27', '2019-03-04'],
      ['decide', '2019-03-04', '2019-03-07'],
      ['notify-panel', '2019-03-08', '2019-03-11'],
    ]);
  });

  it('runs out on working day 15, and shows beside it how else the fifteen days can be read (AMB-01)', () => {
    const clock = review.clocks.find(({ key }) => key === 'rapid-review')!;
    expect(due(started(), 'clock-rapid-review').due).toBe('2019-03-11');
    expect(readingsOf(clock, started().state, on).map(({ due }) => due)).toEqual(['2019-03-05', '2019-03-11', '2019-03-08', '2019-03-05']);
    expect(strip(review, started().state, 'rapid-review', on, day('2019-02-27'))).toHaveLength(15);
  });

  it('goes from the notification to the Panel\'s answer, and starts what the decision calls for', () => {
    const history = started()
      .tell('2019-02-19', deedAt(review, 'forward-notification', day('2019-02-19')), holder('a clerk', 'central-team'))
      .tell('2019-02-21', { type: 'requested', step: 'request-summaries', requests: ['health', 'police', 'school'].map((agency) => ({ id: agency, agency })) }, holder('a clerk', 'central-team'))
      .tell('2019-02-25', { type: 'replied', step: 'request-summaries', request: 'health' })
      .tell('2019-02-26', { type: 'replied', step: 'request-summaries', request: 'police' });
    expect(due(history, 'reply-school').due).toBe('2019-02-26');

    history.tell('2019-02-27', { type: 'circulated', step: 'composite', to: ['Case Review Group'], missing: ['school'] });
    expect(opens(history)).toEqual(['gather-views']);
    expect(standing(due(history, 'reply-school'), day('2019-02-27')), 'the composite did not wait').toBe('late');

    history
      .tell('2019-02-27', deedAt(review, 'gather-views', day('2019-02-27')))
      .tell('2019-03-01', { type: 'replied', step: 'request-summaries', request: 'school' })
      .tell('2019-03-06', decided(review, 'outcome', 'local-review'), holder('the chair', 'independent-chair'));
    expect(opens(history)).toEqual(['notify-panel', 'identify-reviewer', 'convene-panel', 'tell-others-of-local-review', 'learning-to-group']);
    expect(review.decisions[0]!.outcomes.find(({ key }) => key === history.state.decisions[0]!.outcome)!.starts).toEqual(['local-review']);

    for (const step of ['notify-panel', 'identify-reviewer', 'convene-panel', 'tell-others-of-local-review', 'learning-to-group', 'await-panel']) {
      expect(nothingLeft(history.state)).toBe(false);
      history.tell('2019-03-11', deedAt(review, step, day('2019-03-11')));
    }
    expect(nothingLeft(history.state)).toBe(true);
    expect(standing(due(history, 'clock-rapid-review'), day('2019-04-01'))).toBe('done');
    expect(history.tell('2019-04-01', { type: 'closed', note: '' }).state.status).toBe('closed');
  });

  it('that ends without further action still tells the Panel and takes the learning on', () => {
    const history = started();
    for (const step of ['forward-notification', 'request-summaries', 'composite', 'gather-views']) history.tell('2019-02-28', deedAt(review, step, day('2019-02-28')));
    history.tell('2019-03-06', decided(review, 'outcome', 'no-further-action'));
    expect(opens(history)).toEqual(['notify-panel', 'learning-to-group']);
    expect(history.state.steps['identify-reviewer']?.standing).toBe('not-needed');
  });
});

describe('Suffolk\'s other processes', () => {
  it('the notification sets the day from which the rapid review counts, once', () => {
    const definition = suffolkProcess('serious-incident-notification');
    const history = new History(definition, '2019-02-12')
      .tell('2019-02-13', deedAt(definition, 'enter', day('2019-02-13')))
      .tell('2019-02-14', decided(definition, 'notifiable', 'notifiable'))
      .tell('2019-02-18', deedAt(definition, 'notify-nationally', day('2019-02-18')))
      .tell('2019-02-25', deedAt(definition, 'notify-nationally', day('2019-02-25')));
    expect(history.state.anchors['national-submission']).toBe('2019-02-18');
    expect(standing(due(history, 'clock-notify'), day('2019-03-01'))).toBe('done');
  });

  it('an incident that is not notifiable is told to nobody, and can be closed', () => {
    const definition = suffolkProcess('serious-incident-notification');
    const history = new History(definition, '2019-02-12').tell('2019-02-13', deedAt(definition, 'enter', day('2019-02-13'))).tell('2019-02-14', decided(definition, 'notifiable', 'not-notifiable'));
    expect(opens(history)).toEqual([]);
    expect(history.tell('2019-02-14', { type: 'closed', note: '' }).state.status).toBe('closed');
  });

  it('a local review can be given its day of publication ahead, and the copies are due seven working days before', () => {
    const definition = suffolkProcess('local-review');
    const history = new History(definition, '2019-03-06').tell('2019-05-01', { type: 'anchor-set', anchor: 'publication', on: day('2019-05-31'), reason: '' });
    expect(due(history, 'clock-copy-before-publication').due).toBe('2019-05-21');
    expect(due(history, 'clock-publish').due).toBe('2019-09-06');
  });

  it('a partnership review takes eight to twelve weeks', () => {
    expect(due(new History(suffolkProcess('partnership-review'), '2019-03-06'), 'clock-eight-to-twelve-weeks').due).toBe('2019-05-29');
  });
});
