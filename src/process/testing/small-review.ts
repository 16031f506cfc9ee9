import { ProcessDefinition } from '../../framework/schema/process.ts';

const rule = { source: 'Made up for the tests', force: 'local', confidence: 'S' };

/** A small review that has one of each: every kind of step and of clock, a condition on a condition, and an outcome that closes. */
export const smallReview = ProcessDefinition.parse({
  key: 'small-review',
  name: 'Small review',
  prefix: 'SR',
  about: 'For the tests of the engine.',
  effective: { from: '2019-01-01' },
  anchors: [
    { key: 'submitted', name: 'Submitted' },
    { key: 'received', name: 'Received' },
    { key: 'decided', name: 'Decided', setBy: 'decide' },
    { key: 'told', name: 'Panel told', setBy: 'tell-panel' },
    { key: 'publication', name: 'Publication' },
  ],
  clocks: [
    {
      key: 'fifteen-days', name: 'Small review', anchor: 'submitted', within: { amount: 15, unit: 'working-days' }, stops: 'tell-panel', ambiguous: true, rule,
      readings: [
        { name: 'Calendar days', within: { amount: 15, unit: 'calendar-days' } },
        { name: 'From receipt', anchor: 'received' },
        { name: 'From receipt, that day being day 1', anchor: 'received', countAnchorDay: true },
      ],
    },
    { key: 'eight-to-twelve-weeks', name: 'Length', anchor: 'submitted', between: { from: 8, to: 12, unit: 'weeks' }, stops: 'publish', rule },
    { key: 'as-soon-as', name: 'Copy', anchor: 'decided', asSoonAs: true, stops: 'tell-panel', rule },
    { key: 'before-publication', name: 'Copy before publication', anchor: 'publication', atLeastBefore: { amount: 7, unit: 'working-days' }, stops: 'refer', rule },
  ],
  steps: [
    { key: 'enter', name: 'Enter', window: { from: 0, to: 2, unit: 'working-days' }, lead: 'office', deputy: 'manager', act: { kind: 'task' }, rule },
    { key: 'ask', name: 'Ask', window: { from: 3, to: 3, unit: 'working-days' }, lead: 'office', deputy: 'manager', after: ['enter'], act: { kind: 'request', form: 'summary', replyWithin: { amount: 3, unit: 'working-days' } }, rule },
    { key: 'collate', name: 'Collate', window: { from: 6, to: 7, unit: 'working-days' }, lead: 'office', after: ['ask'], act: { kind: 'composite', of: 'ask', to: [{ group: 'group' }] }, rule },
    { key: 'views', name: 'Views', window: { from: 7, to: 10, unit: 'working-days' }, lead: 'office', after: ['collate'], act: { kind: 'views', group: 'group', criteria: ['weighing'], replyWithin: { amount: 3, unit: 'working-days' } }, rule },
    { key: 'decide', name: 'Decide', window: { from: 10, to: 13, unit: 'working-days' }, lead: 'chair', deputy: 'vice-chair', after: ['collate'], act: { kind: 'decision', decision: 'outcome' }, rule },
    { key: 'tell-panel', name: 'Tell the panel', window: { from: 14, to: 15, unit: 'working-days' }, lead: 'manager', after: ['decide'], act: { kind: 'notice', to: [{ body: 'panel' }], receipt: 'Reference of the panel' }, rule },
    { key: 'await-panel', name: 'Await the panel', lead: 'office', after: ['tell-panel'], onlyIf: { decision: 'outcome', is: ['review'] }, act: { kind: 'wait', body: 'panel', answers: [{ key: 'agrees', name: 'Agrees' }] }, rule },
    { key: 'weigh-national', name: 'Weigh', lead: 'chair', after: ['decide'], onlyIf: { decision: 'outcome', is: ['review'] }, act: { kind: 'decision', decision: 'national' }, rule },
    { key: 'refer', name: 'Refer', lead: 'manager', after: ['weigh-national'], onlyIf: { decision: 'national', is: ['refer'] }, act: { kind: 'notice', to: [{ body: 'panel' }] }, rule },
    { key: 'ask-more', name: 'Ask for more', lead: 'office', after: ['decide'], onlyIf: { decision: 'outcome', is: ['review'] }, act: { kind: 'request', form: 'report', replyWithin: { amount: 6, unit: 'weeks' } }, rule },
    { key: 'publish', name: 'Publish', window: { from: 8, to: 12, unit: 'weeks' }, lead: 'manager', after: ['decide', 'refer'], act: { kind: 'task', asks: ['Where?'] }, rule },
    { key: 'explain', name: 'Explain', lead: 'chair', after: ['decide'], onlyIf: { decision: 'outcome', is: ['stop'] }, act: { kind: 'task' }, rule },
  ],
  decisions: [
    {
      key: 'outcome', question: 'What follows?', deciders: ['chair', 'vice-chair'], present: ['manager'], criteria: ['weighing'], rule,
      aims: [{ key: 'facts', question: 'What are the facts?' }, { key: 'next', question: 'What is next?' }],
      outcomes: [{ key: 'review', name: 'Review', starts: ['long-review'] }, { key: 'learn', name: 'Learn' }, { key: 'stop', name: 'Stop', closes: true }],
    },
    { key: 'national', question: 'National?', deciders: ['chair'], outcomes: [{ key: 'refer', name: 'Refer' }, { key: 'stay', name: 'Stay' }], rule },
  ],
  rule,
});
