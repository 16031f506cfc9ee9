import type { Scene } from './scene.ts';

/** The invented cases of the demonstration boards of Leicester, Leicestershire and Rutland. */
export const llr: readonly Scene[] = [
  {
    process: 'safeguarding-adults-review', board: 'city-adults', title: 'Care at home that stopped over a bank holiday', began: 130, pace: 9, outcomes: { review: 'mandatory' }, at: 'practitioners',
    beside: {
      lead: { post: 'Independent author', organisation: 'Charnwood Learning (invented)' }, themes: ['care-providers', 'information-sharing'],
      proceedings: [{ kind: 'inquest', body: 'Senior Coroner', contact: 'Coroner’s officer', status: 'under-way', stands: 'Opened and adjourned.', next: { inDays: 33, what: 'Pre-inquest hearing' }, holds: [{ what: 'The care provider’s call records', askedBy: 'The coroner', placedAgo: 60, until: 'the inquest has ended', reviewIn: 14 }] }],
    },
  },
  {
    process: 'safeguarding-adults-review', board: 'lr-adults', title: 'Self-neglect known to five services', began: 420, pace: 14, outcomes: { review: 'discretionary', accept: 'accepted', publication: 'summary' },
    reasons: { publication: 'The family asked that the whole is not published. A summary carries the learning.' },
    beside: {
      lead: { post: 'Independent author', organisation: 'Charnwood Learning (invented)' }, themes: ['self-neglect', 'mental-capacity'],
      publication: { checked: { ago: 20, by: 'Legal adviser', note: 'Place, trade and ages were made vague.' }, decided: { publish: true, ago: 14, by: 'Safeguarding Adults Board', reasons: 'A summary, as the family asked.' }, weighed: { 'children-and-adults': 'A brother lives in the same street.' }, copies: [{ to: 'The family', ago: 8, how: 'By hand, with the author' }], published: { ago: 0, address: 'https://boards.example/sar-summary' } },
    },
    follows: [{ process: 'dissemination', pace: 9, at: 'workshop' }],
  },
  {
    process: 'domestic-homicide-review', title: 'Calls for help that were closed', began: 95, pace: 14, outcomes: { review: 'review' }, at: 'overview',
    beside: {
      lead: { person: 'csp-chair' }, themes: ['domestic-abuse', 'unseen-men'], proceedings: [{ kind: 'criminal-proceedings', body: 'Crown Court', contact: 'Reviewing lawyer', status: 'under-way', stands: 'A plea is awaited.', next: { inDays: 52, what: 'Plea hearing' }, holds: [{ what: 'Letters of the accused', askedBy: 'Reviewing lawyer', placedAgo: 40, until: 'the trial has ended', reviewIn: -1 }] }],
      elsewhere: { what: 'Safeguarding adults review of the next county, same household', kind: 'same-incident', note: 'Their board manager knows of ours.' },
    },
  },
  { process: 'mappa-serious-case-review', title: 'An offence while under supervision', began: 40, pace: 12, outcomes: { review: 'review' }, at: 'report', beside: { lead: { person: 'smb-coordinator' }, themes: ['recognition-of-risk'] } },
  {
    process: 'multi-agency-learning-review', board: 'lr-children', title: 'A late transfer between two areas', began: 110, pace: 8, outcomes: { kind: 'learning-review', accept: 'programme' },
    reasons: { kind: 'The criteria of a serious case review are not met. Appendix B points to a learning review, and the two areas want it together.' },
    beside: { lead: { person: 'review-group-chair' }, themes: ['moving-between-areas', 'information-sharing'], publication: { decided: { publish: false, ago: 10, by: 'Safeguarding Case Review Subgroup', reasons: 'Learning reviews are not published. The summary goes to both boards and to practitioners.' } } },
    follows: [{ process: 'dissemination', pace: 6, at: 'training' }],
  },
  { process: 'multi-agency-learning-review', title: 'Missed appointments over a winter', began: 20, pace: 5, at: 'decide', beside: { themes: ['hard-to-engage'] } },
  { process: 'single-agency-learning-review', title: 'A referral that waited in one team', began: 60, pace: 9, outcomes: { share: 'must' }, beside: { lead: { person: 'investigator' }, themes: ['drift', 'supervision'] } },
  { process: 'leder', board: 'city-adults', title: 'Death of a man with a learning disability after a hospital stay', began: 55, pace: 14, outcomes: { held: 'held' }, at: 'await', beside: { lead: { person: 'reviewing-officer' }, themes: ['disability', 'mental-capacity'] } },
  {
    process: 'serious-case-review-decision', title: 'Death of a baby in temporary housing', began: '2017-07-03', pace: 5, outcomes: { review: 'review' },
    beside: { lead: { person: 'review-group-chair' }, themes: ['infants', 'housing'] },
    follows: [{
      process: 'serious-case-review', pace: 14, outcomes: { 'agency-review': 'not-needed', accept: 'accepted', publication: 'publish' },
      beside: {
        lead: { post: 'Lead reviewer', organisation: 'Soar Reviews (invented)' }, themes: ['infants', 'housing', 'moving-between-areas'], proceedings: [{ kind: 'inquest', body: 'Senior Coroner', status: 'ended', stands: 'A conclusion was given.', endedAgo: 90 }],
        publication: { checked: { ago: 49, by: 'Legal adviser', note: 'Nobody can be known by it.' }, decided: { publish: true, ago: 42, by: 'Chair of the board', reasons: 'Nothing stands against it.' }, weighed: { learning: 'Far: every area moves families between areas.' }, published: { ago: 0, address: 'https://boards.example/scr-housing' } },
      },
      follows: [{ process: 'dissemination', pace: 20, outcomes: { embedded: 'embedded' } }],
    }],
  },
  { process: 'rapid-review', title: 'Serious harm of a child in a park', began: '2018-11-05', pace: 2, outcomes: { next: 'spread' }, follows: [{ process: 'dissemination', pace: 20, outcomes: { embedded: 'no-effect' } }], beside: { lead: { person: 'review-group-chair' }, themes: ['information-sharing'] } },
  { process: 'complaint-learning', title: 'A carer’s complaint that nobody rang back', began: 22, pace: 5, outcomes: { where: 'spread' }, beside: { themes: ['carers'] } },
  { process: 'peer-review', title: 'Peers from another county look at the front door', began: 80, pace: 18, at: 'follow' },
  { process: 'external-lessons', title: 'A national report on online harm', began: 30, pace: 8, outcomes: { use: 'plan' }, at: 'plan', beside: { themes: ['online'] } },
  { process: 'macfa', began: 24, pace: 6, outcomes: { theme: 'theme' }, at: 'ask' },
];
