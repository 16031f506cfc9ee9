import { describe, expect, it } from 'vitest';
import { bundledPack } from '../../../framework/index.ts';
import { plannedIn, remarksIn } from './said.ts';

const { pack } = await bundledPack('redbridge-2015');
const form = pack.forms.find((each) => each.key === 'section-11-return')!;
const answers = (values: Record<string, string>) => ({ 'standard-8': { values, criteria: {} } });

describe('what a return plans', () => {
  it('is each action with the owner and the day that were given for the same question', () => {
    expect(plannedIn(form, answers({
      'share-in-time': 'partly-met', 'share-in-time-action': 'Look at late referrals monthly', 'share-in-time-owner': 'Named Nurse', 'share-in-time-by': '2027-03-31',
      'share-lawfully': 'not-met', 'share-lawfully-action': 'Write a one-page guide', 'share-lawfully-owner': 'Head of Service', 'share-lawfully-by': '2027-01-29',
    }))).toEqual([
      { place: 'standard-8/share-in-time-action', section: 'Standard 8: information sharing', standard: 'standard-8', graded: 'standard-8/share-in-time', asks: 'Information about a child is shared in time, with those who need it', level: 'Partly met', text: 'Look at late referrals monthly', owner: 'Named Nurse', by: '2027-03-31' },
      expect.objectContaining({ place: 'standard-8/share-lawfully-action', level: 'Not met', text: 'Write a one-page guide', owner: 'Head of Service', by: '2027-01-29' }),
    ]);
  });

  it('is nothing for what is no longer asked, and lacks what was not said', () => {
    expect(plannedIn(form, answers({ 'share-in-time': 'met', 'share-in-time-action': 'Look at late referrals monthly' }))).toEqual([]);
    expect(plannedIn(form, answers({ 'share-in-time': 'not-met', 'share-in-time-action': 'Look' }))).toMatchObject([{ owner: '', by: null }]);
  });
});

describe('what a finding may rest on', () => {
  it('is each grade and each strength, in order, and nothing that does not apply', () => {
    expect(remarksIn(form, answers({ 'share-in-time': 'met', 'share-in-time-shows': 'Audit of March', 'share-received': 'not-applicable', 'standard-8-strength': 'A duty line for schools' }))).toEqual([
      { place: 'standard-8/share-in-time', section: 'Standard 8: information sharing', kind: 'grade', asks: 'Information about a child is shared in time, with those who need it', says: 'Met' },
      { place: 'standard-8/standard-8-strength', section: 'Standard 8: information sharing', kind: 'good-practice', asks: 'What are you proud of here?', says: 'A duty line for schools' },
    ]);
  });
});
