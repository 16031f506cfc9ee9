import { describe, expect, it } from 'vitest';
import { day } from '../../../calendar/index.ts';
import { bundledPack } from '../../../framework/index.ts';
import { caseTool } from '../testing/case-tool.ts';
import { changeWords, gradedOverTime, shareWords, spreadWords } from './graded.ts';
import type { Reported, RecordedAction, ReportedAudit } from './read-reported.ts';
import { stretchesUpTo } from './stretch.ts';
import { inShort, isLate, sumUp } from './sum-up.ts';

const { pack } = await bundledPack('essex-2013');
const [one, other] = pack.themes.flatMap((group) => group.themes);
const stretches = stretchesUpTo({ after: day('2026-09-30'), until: day('2026-12-31') }, 4);
const today = day('2026-12-15');

const audit = (id: string, reportedOn: string, more: Partial<ReportedAudit> = {}): ReportedAudit => ({ id, reference: `CFA-${id}`, title: `Audit ${id}`, reportedOn: day(reportedOn), receivedOn: null, closed: false, noVoiceReason: '', lines: [], cases: 2, agencies: ['Police'], tools: ['first'], ...more });
const finding = (auditId: string, themes: string[], kind = 'gap') => ({ auditId, id: `f-${auditId}-${themes.join()}`, reference: 'FIN', kind, text: 'Found', themes });
const action = (more: Partial<RecordedAction>): RecordedAction => ({ id: 'a', reference: 'ACT', title: 'Do', agencies: [], dueOn: day('2027-01-31'), status: 'planned', reportedOn: day('2026-11-10'), audit: 'CFA-now', madeOn: day('2026-05-01'), history: [], ...more });
const read = (more: Partial<Reported>): Reported => ({ audits: [audit('before', '2026-08-10'), audit('now', '2026-11-10')], tools: new Map([['first', caseTool], ['second', caseTool]]), grades: [], findings: [], views: [], actions: [], ...more });
const grade = (auditId: string, level: string, score: number | null, count = 1, question = 'practice/recognised') => ({ auditId, question, level, score, count });

describe('what case audits brought in a quarter', () => {
  it('tells how a question was graded now, and how it stood in each quarter before, on the scale of its tool', () => {
    const [recognised, shared] = gradedOverTime(read({ grades: [grade('now', 'good', 3, 1, 'together/shared'), grade('now', 'improve', 2), grade('now', 'outstanding', 4, 2), grade('before', 'inadequate', 1)] }), stretches);
    expect(recognised).toMatchObject({ words: 'Was the risk recognised?', section: 'Quality of practice', shares: [null, null, 0, (1 / 3 + 2) / 3] });
    expect(spreadWords(recognised!)).toBe('Requires improvement: 1, Outstanding: 2');
    expect([recognised!.shares.map(shareWords), changeWords(recognised!)]).toEqual([['Not graded', 'Not graded', '0%', '78%'], 'Better by 78']);
    expect([shared!.words, changeWords(shared!)]).toEqual(['Was information shared?', 'First graded']);
  });

  it('holds a question against the same one of an earlier edition of its tool, and leaves out what was graded only before', () => {
    const audits = [audit('before', '2026-02-10'), audit('now', '2026-11-10', { tools: ['second'] })];
    const graded = gradedOverTime(read({ audits, grades: [grade('before', 'outstanding', 4), grade('now', 'inadequate', 1), grade('before', 'good', 3, 1, 'outcome/safer')] }), stretches);
    expect(graded.map(({ words, shares }) => [words, shares])).toEqual([['Was the risk recognised?', [1, null, null, 0]]]);
    expect(changeWords(graded[0]!)).toBe('Weaker by 100');
  });

  it('counts themes quarter by quarter and brings out what was found before and is found again', () => {
    const { themes } = sumUp(read({ findings: [finding('before', [one!.key]), finding('now', [one!.key]), finding('now', [one!.key], 'good-practice'), finding('before', [other!.key])] }), pack, stretches);
    expect(themes).toEqual([{ name: one!.name, counts: [0, 0, 1, 2], again: true }, { name: other!.name, counts: [0, 0, 1, 0], again: false }]);
  });

  it('tells the actions that came of the quarter, and of those before only what is still open', () => {
    const of = sumUp(read({ actions: [action({ reference: 'ACT-1', status: 'closed' }), action({ reference: 'ACT-2', dueOn: day('2026-12-01') }), action({ reference: 'ACT-3', reportedOn: day('2026-03-10') }), action({ reference: 'ACT-4', reportedOn: day('2026-03-10'), status: 'verified' })] }), pack, stretches);
    expect([of.actions, of.earlier].map((actions) => actions.map(({ reference }) => reference))).toEqual([['ACT-1', 'ACT-2'], ['ACT-3']]);
    expect(of.actions.map((each) => isLate(each, today))).toEqual([false, true]);
  });

  it('is told in short', () => {
    const of = sumUp(read({ findings: [finding('before', [one!.key]), finding('now', [one!.key]), finding('now', [one!.key], 'good-practice')], actions: [action({ dueOn: day('2026-12-01') }), action({ reportedOn: day('2026-03-10') })] }), pack, stretches);
    expect(inShort(of, today)).toEqual([
      '1 case audit was reported, of 2 cases and 1 agency.', '2 findings were made. Something to improve: 1, Good practice: 1.', '1 action was agreed because of them; 1 is open, 1 is late.',
      '1 action of earlier case audits is still open, none is late.', `Found before and found again: ${one!.name}.`,
    ]);
    expect(inShort(sumUp(read({ audits: [] }), pack, stretches), today)).toEqual(['No case audit was reported in this time.']);
  });
});
