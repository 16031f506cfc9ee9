import { ProcessDefinition } from '../../framework/schema/process.ts';

const rule = { source: 'Made up for the tests', force: 'local', confidence: 'S' };

/** Two Chairs who settle an arrangement together, report to a meeting every six months until it ends, and answer a panel where it asks. */
export const jointArrangement = ProcessDefinition.parse({
  key: 'joint-arrangement',
  name: 'Joint arrangement',
  prefix: 'JA',
  about: 'For the tests of the engine.',
  effective: { from: '2019-01-01' },
  anchors: [{ key: 'begun', name: 'Begun' }, { key: 'agreed', name: 'Agreed', setBy: 'arrange' }],
  clocks: [{ key: 'first-report', name: 'First report', anchor: 'agreed', within: { amount: 6, unit: 'months' }, stops: 'report', rule }],
  steps: [
    { key: 'arrange', name: 'Arrange', lead: 'first-chair', act: { kind: 'decision', decision: 'arrangement' }, rule },
    { key: 'await', name: 'Await', lead: 'office', after: ['arrange'], act: { kind: 'wait', body: 'panel', answers: [{ key: 'content', name: 'Content' }, { key: 'asks', name: 'Asks' }, { key: 'advises', name: 'Advises' }] }, rule },
    { key: 'answer', name: 'Answer', lead: 'first-chair', after: ['await'], onlyIfAnswered: { at: 'await', is: ['asks'] }, act: { kind: 'task' }, rule },
    { key: 'think-again', name: 'Think again', lead: 'first-chair', after: ['await', 'answer'], onlyIfAnswered: { at: 'await', is: ['asks', 'advises'] }, act: { kind: 'decision', decision: 'again' }, rule },
    { key: 'report', name: 'Report', anchor: 'agreed', window: { from: 0, to: 6, unit: 'months' }, lead: 'office', after: ['arrange'], repeats: { every: { amount: 6, unit: 'months' }, until: 'end' }, act: { kind: 'notice', to: [{ group: 'meeting' }] }, rule },
    { key: 'visit', name: 'Visit', lead: 'office', after: ['arrange'], repeats: { every: { amount: 3, unit: 'weeks' }, until: 'end' }, act: { kind: 'task' }, rule },
    { key: 'end', name: 'End', lead: 'first-chair', after: ['report', 'visit', 'think-again'], act: { kind: 'decision', decision: 'ending' }, rule },
  ],
  decisions: [
    {
      key: 'arrangement', question: 'How?', deciders: ['first-chair', 'second-chair'], jointly: ['first-chair', 'second-chair'], criteria: ['met-together'], rule,
      outcomes: [{ key: 'together', name: 'Together', requiredBy: 'met-together' }, { key: 'apart', name: 'Apart' }, { key: 'no-agreement', name: 'No agreement', withoutAgreement: true }],
    },
    { key: 'again', question: 'Does it stand?', deciders: ['first-chair'], outcomes: [{ key: 'stands', name: 'Stands' }, { key: 'changes', name: 'Changes' }], rule },
    { key: 'ending', question: 'Is it over?', deciders: ['first-chair', 'second-chair'], jointly: ['first-chair', 'second-chair'], outcomes: [{ key: 'over', name: 'Over', closes: true }, { key: 'handed-on', name: 'Handed on', closes: true }], rule },
  ],
  rule,
});
