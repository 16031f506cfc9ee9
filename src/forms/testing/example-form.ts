import { day } from '../../calendar/index.ts';
import { CriteriaSet } from '../../framework/schema/criteria.ts';
import { FormDefinition } from '../../framework/schema/form.ts';
import type { Setting } from '../setting.ts';

const rule = { source: 'Made for a test', force: 'local', confidence: 'GL' };

/** A form with every kind of thing that the engine knows, for tests: a notification in small. */
export const exampleForm = FormDefinition.parse({
  key: 'example', name: 'Example', suppliedBy: 'product', rule,
  scales: [{ key: 'quality', name: 'Quality', levels: [{ value: 'poor', label: 'Poor', score: 1 }, { value: 'fair', label: 'Fair', score: 2 }, { value: 'good', label: 'Good', score: 3, describes: 'Clear and child-centred' }, { value: 'unseen', label: 'Not seen' }] }],
  sections: [
    {
      key: 'incident', title: 'The incident',
      questions: [
        { key: 'day', type: 'date', label: 'Date of the incident', required: true, past: true },
        { key: 'at', type: 'time', label: 'Time of the incident' },
        { key: 'place', type: 'text', label: 'Place', maxLength: 20 },
        { key: 'address', type: 'text', label: 'Address', identity: true },
        { key: 'known', type: 'yes-no-not-known', label: 'Was the family known?', required: true },
        { key: 'known-how', type: 'long-text', label: 'How was it known?', required: true, guidance: 'Which service, and since when.', when: { question: 'known', is: ['yes'] } },
        { key: 'contact', type: 'email', label: 'Email address' },
        { key: 'agencies', type: 'agencies', label: 'Agencies involved' },
      ],
    },
    {
      key: 'children', title: 'The children', repeats: { label: 'Child', min: 1, max: 3 }, criteria: 'harm',
      questions: [
        { key: 'name', type: 'text', label: 'Full name', required: true, identity: true },
        { key: 'age', type: 'number', label: 'Age', min: 0, max: 17 },
        { key: 'outcome', type: 'choice', label: 'Outcome', required: true, options: [{ value: 'died', label: 'Died' }, { value: 'harmed', label: 'Harmed' }] },
        { key: 'died-on', type: 'date', label: 'Date of death', required: true, when: { question: 'outcome', is: ['died'] } },
      ],
    },
    {
      key: 'learning', title: 'Learning',
      questions: [
        { key: 'since', type: 'text', label: 'Since when was it known?', when: { question: 'known', is: ['yes'] } },
        { key: 'practice', type: 'scale', label: 'Quality of practice', scale: 'quality' },
        { key: 'themes', type: 'themes', label: 'Themes' },
        { key: 'kinds', type: 'choices', label: 'Kinds of harm', options: [{ value: 'neglect', label: 'Neglect' }, { value: 'abuse', label: 'Abuse' }, { value: 'other', label: 'Other' }] },
        { key: 'more', type: 'yes-no', label: 'Is there more?' },
      ],
    },
  ],
});

export const harmCriteria = CriteriaSet.parse({
  key: 'harm', name: 'Serious harm', per: 'child', rule,
  items: [{ key: 'serious', text: 'Was the harm serious?' }, { key: 'suspected', text: 'Is abuse known or suspected?', help: 'Either is enough.' }],
});

export const exampleSetting: Setting = {
  today: day('2026-11-20'),
  agencies: [{ value: 'police', label: 'Police' }, { value: 'school', label: 'Hill School' }],
  themes: [{ value: 'neglect', label: 'Neglect' }, { value: 'voice', label: 'Voice of the child' }],
  criteria: [harmCriteria],
};

/** Ids in a row, the same for every run: e1, e2 ... */
export function idsInARow(): () => string {
  let last = 0;
  return () => `e${(last += 1)}`;
}
