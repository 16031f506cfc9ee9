import { describe, expect, it } from 'vitest';
import { day } from '../../calendar/index.ts';
import { openProposal, standingDecision } from '../../process/index.ts';
import { decided, deedAt, History, holder } from '../../process/testing/history.ts';
import { jointArrangement } from '../../process/testing/joint-arrangement.ts';
import { toldAtSteps, type Told } from './told-at-steps.ts';

const first = holder('a chair', 'first-chair');
const second = holder('another chair', 'second-chair');
const answer = (history: History, agrees = true) => ({ type: 'agreement-given' as const, decision: 'arrangement', proposal: openProposal(history.state.proposals, 'arrangement')!.seq, role: 'second-chair', agrees, text: agrees ? '' : 'Not like this.' });
const arranged = () => {
  const history = new History(jointArrangement, '2019-02-18').tell('2019-02-19', decided(jointArrangement, 'arrangement', 'apart'), first);
  history.tell('2019-02-20', answer(history, false), second).tell('2019-02-21', decided(jointArrangement, 'arrangement', 'together'), first);
  return history.tell('2019-02-25', answer(history), second);
};
const brief = (told: Told[]) => told.map(({ step, on, rows }) => [step.key, on, rows[0]!.value]);

describe('what the steps brought in words', () => {
  it('tells of a decision what stands and on which day, not what was proposed', () => {
    const history = arranged();
    expect(brief(toldAtSteps(history, {}))).toEqual([['arrange', '2019-02-25', 'Together']]);
    history.tell('2019-03-01', decided(jointArrangement, 'arrangement', 'apart', { supersedes: standingDecision(history.state, 'arrangement')!.seq, reason: 'New facts.' }), first);
    expect(brief(toldAtSteps(history, {}))).toEqual([['arrange', '2019-02-25', 'Together']]);
  });

  it('tells an answer under its own day, and what came before a decision apart from what came since', () => {
    const history = arranged().tell('2019-03-04', { type: 'answered', step: 'await', answer: 'asks', on: day('2019-03-01'), text: '' })
      .tell('2019-03-05', deedAt(jointArrangement, 'answer', day('2019-03-05'))).tell('2019-03-06', decided(jointArrangement, 'again', 'stands'), first)
      .tell('2019-03-07', deedAt(jointArrangement, 'visit', day('2019-03-07')));
    const taken = standingDecision(history.state, 'again')!.seq;
    expect(brief(toldAtSteps(history, { before: taken }))).toEqual([['arrange', '2019-02-25', 'Together'], ['await', '2019-03-01', 'Asks'], ['answer', '2019-03-05', 'Done.']]);
    expect(brief(toldAtSteps(history, { after: taken }))).toEqual([['visit', '2019-03-07', 'Done.']]);
  });
});
