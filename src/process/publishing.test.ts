import { describe, expect, it } from 'vitest';
import { day, loadBundledCalendar } from '../calendar/index.ts';
import { bundledPack } from '../framework/index.ts';
import { clocksBefore } from './clocks-before.ts';
import { waitsBefore, waitsOn } from './publishing.ts';
import { everyRole, deedAt, decided, History } from './testing/history.ts';

const on = { calendar: loadBundledCalendar(), division: 'england-and-wales' } as const;
const processOf = async (pack: string, key: string) => (await bundledPack(pack)).pack.processes.find((process) => process.key === key)!;
const redbridge = await processOf('redbridge-2015', 'serious-case-review');
const england = await processOf('england-2026', 'local-review');

/** Steps done one after the other on a day, the decisions as named. */
function doSteps(history: History, today: string, until: string, outcomes: Readonly<Record<string, string>>): History {
  for (;;) {
    const step = history.definition.steps.find(({ key }) => history.state.steps[key]?.standing === 'open');
    if (step === undefined || step.key === until) return history;
    const { act } = step;
    history.tell(today, act.kind === 'decision' ? decided(history.definition, act.decision, outcomes[act.decision] ?? history.definition.decisions.find(({ key }) => key === act.decision)!.outcomes[0]!.key) : deedAt(history.definition, step.key, day(today), undefined, history.events.length));
  }
}

describe('the time between the copy and the publication', () => {
  it('binds each step that publishes by the copy that comes before it', () => {
    expect(clocksBefore(redbridge, 'publish').map(({ key }) => key)).toEqual(['copy-to-panel']);
    expect(clocksBefore(redbridge, 'publish-after-advice').map(({ key }) => key)).toEqual(['copy-to-panel-after-advice']);
    expect(clocksBefore(redbridge, null)).toHaveLength(2);
    expect(clocksBefore(england, 'publish-information').map(({ key }) => key)).toEqual(['information']);
  });

  it('is a week in Redbridge: what was sent on a Monday may be published on the Monday after', () => {
    const history = doSteps(new History(redbridge, '2016-03-01'), '2016-05-09', 'send-copy', { doubt: 'intended', publication: 'publish' });
    expect(waitsBefore(redbridge, history.state, 'publish', on)).toMatchObject([{ sentOn: null, earliest: null }]);
    history.tell('2016-05-09', deedAt(redbridge, 'send-copy', day('2016-05-09')));
    const waits = waitsBefore(redbridge, history.state, 'publish', on);
    expect(waits).toMatchObject([{ sentOn: '2016-05-09', earliest: '2016-05-16' }]);
    expect(waitsOn(waits, day('2016-05-15'))).toHaveLength(1);
    expect(waitsOn(waits, day('2016-05-16'))).toEqual([]);
  });

  it('is seven working days in England, over a bank holiday', () => {
    const history = doSteps(new History(england, '2026-01-05'), '2026-03-30', 'publish', { publication: 'publish' });
    expect(waitsBefore(england, history.state, 'publish', on)).toMatchObject([{ sentOn: '2026-03-30', earliest: '2026-04-10' }]);
  });

  it('counts from the day on which it was published, and no longer from the day that was planned', () => {
    const history = doSteps(new History(redbridge, '2016-03-01'), '2016-05-09', 'send-copy', { publication: 'publish' })
      .tell('2016-05-09', { type: 'anchor-set', anchor: 'publication', on: day('2016-05-12'), reason: '' })
      .tell('2016-05-09', deedAt(redbridge, 'send-copy', day('2016-05-09'))).tell('2016-05-20', deedAt(redbridge, 'publish', day('2016-05-18')));
    expect(history.state.anchors['publication']).toBe('2016-05-18');
    expect(history.state.steps['publish']).toMatchObject({ standing: 'done', doneOn: '2016-05-18' });
  });

  it('is recorded once more where something has to be put right', () => {
    const history = doSteps(new History(redbridge, '2016-03-01'), '2016-05-09', 'publish', { publication: 'publish' }).tell('2016-05-20', deedAt(redbridge, 'publish', day('2016-05-18')));
    history.tell('2016-05-21', deedAt(redbridge, 'publish', day('2016-05-17')));
    expect(history.state.steps['publish']!.doneOn).toBe('2016-05-17');
  });

  it('is not recorded for a day to come, without an address, or by somebody else', () => {
    const history = doSteps(new History(redbridge, '2016-03-01'), '2016-05-09', 'publish', { publication: 'publish' });
    const deed = deedAt(redbridge, 'publish', day('2016-05-21'));
    expect(history.problems('2016-05-20', deed)).toMatchObject([{ field: 'publishedOn' }]);
    expect(history.problems('2016-05-22', { ...deed, address: '' } as typeof deed)).toMatchObject([{ field: 'address' }]);
    expect(history.problems('2016-05-22', deed, { ...everyRole(redbridge), roles: [] })).toHaveLength(1);
  });
});

describe('publication in doubt', () => {
  it('may be said at every stage of a serious case review, and leads to the alert and to the panel’s answer', () => {
    const history = new History(redbridge, '2016-03-01');
    expect(history.state.steps['publication-in-doubt']!.standing).toBe('open');
    history.tell('2016-03-02', decided(redbridge, 'doubt', 'intended'));
    doSteps(history, '2016-05-09', 'decide-publication', {});
    expect(history.state.steps['alert-panel']!.standing).toBe('not-needed');
    history.tell('2016-05-10', decided(redbridge, 'doubt', 'in-doubt', { supersedes: 2, reason: 'The trial is put off.' }));
    expect(history.state.anchors['doubt']).toBe('2016-05-10');
    history.tell('2016-05-10', { ...deedAt(redbridge, 'alert-panel', day('2016-05-10')), reference: '' } as ReturnType<typeof deedAt>);
    expect(history.state.steps['await-panel-on-doubt']!.standing).toBe('open');
    history.tell('2016-05-20', deedAt(redbridge, 'await-panel-on-doubt', day('2016-05-20')));
    expect(history.state.answers).toMatchObject([{ step: 'await-panel-on-doubt', answer: 'noted' }]);
  });
});
