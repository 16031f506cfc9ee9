import { describe, expect, it } from 'vitest';
import { day } from '../../../calendar/index.ts';
import { changedWords, type Planned } from './changed.ts';

const plan = (more: Partial<Planned> = {}): Planned => ({
  title: 'Neglect', about: '', lines: [{ key: 'line-1', text: 'Was the risk seen?', about: 'practice', priority: '' }], voiceAsked: 'Young people', dueOn: day('2026-12-11'), remindDays: [7, -3],
  auditing: [{ agencyId: 'p', agency: 'Police', toolId: 't1' }, { agencyId: 'c', agency: 'Council', toolId: 't1' }], ...more,
});

describe('what is different in the plan of an audit', () => {
  it('is nothing where it says the same', () => {
    expect(changedWords(plan(), plan())).toEqual([]);
  });

  it('is told part by part, with what it was', () => {
    expect(changedWords(plan(), plan({
      title: 'Neglect of young children', lines: [{ key: 'line-1', text: 'Was the risk seen?', about: 'practice', priority: 'neglect' }], dueOn: day('2027-01-08'), remindDays: [7],
      auditing: [{ agencyId: 'c', agency: 'Council', toolId: 't2' }, { agencyId: 'h', agency: 'Hospital', toolId: 't1' }],
    }))).toEqual([
      'Title: “Neglect” is now “Neglect of young children”', 'No longer asked: Was the risk seen? (practice)', 'Now asked: Was the risk seen? (practice, neglect)', 'Last day: 11 December 2026 is now 8 January 2027', 'Reminders: 7',
      'No longer audits: Police', 'Now audits: Hospital', 'Another tool: Council',
    ]);
  });
});
