import type { Scene } from './scene.ts';

/** The invented cases of the demonstration board under today's law in England. */
export const england: readonly Scene[] = [
  {
    process: 'serious-incident-notification', title: 'Serious injury of a baby in the first weeks', began: 4, pace: 1, outcomes: { notifiable: 'notifiable' },
    reasons: { notifiable: 'A baby was seriously harmed and the hospital suspects that it was done to them.' },
    follows: [{
      process: 'rapid-review', pace: 1, at: 'composite',
      beside: {
        lead: { person: 'case-review-chair' }, themes: ['infants', 'information-sharing'],
        proceedings: [
          { kind: 'police-investigation', body: 'The police force', contact: 'Major investigation team', status: 'under-way', stands: 'Two people have been spoken to under caution.', next: { inDays: 18, what: 'Bail date' }, holds: [{ what: 'What each carer said of the night before', askedBy: 'The officer in charge', placedAgo: 2, until: 'a decision on charges has been taken', reviewIn: 12 }] },
          { kind: 'care-proceedings', body: 'The local authority, family court', status: 'expected' },
        ],
      },
    }],
  },
  {
    process: 'rapid-review', title: 'Stabbing of a boy of sixteen near a station', began: 60, pace: 4, outcomes: { outcome: 'local' },
    reasons: { outcome: 'Three services acted on three different risks. A longer review can ask why nobody saw them as one.' },
    beside: { lead: { person: 'case-review-chair' }, themes: ['exploitation', 'harm-outside-home'] },
    follows: [{
      process: 'local-review', pace: 3, at: 'practitioners',
      beside: {
        lead: { post: 'Independent reviewer', organisation: 'Lea Reviews (invented)' }, themes: ['exploitation', 'harm-outside-home', 'professional-curiosity'],
        nhs: { reference: 'NHS-INV-014', locality: 'North of the area', designated: 'Designated nurse for safeguarding children' },
        proceedings: [{ kind: 'criminal-proceedings', body: 'Crown Court', contact: 'Reviewing lawyer, Crown Prosecution Service', status: 'under-way', stands: 'Charged; the trial is listed.', next: { inDays: 74, what: 'Trial begins' }, holds: [{ what: 'The accounts of two witnesses', askedBy: 'Reviewing lawyer', placedAgo: 30, until: 'the trial has ended', reviewIn: 20 }] }],
        publication: { plannedIn: 150, weighed: { law: 'Nothing goes out before the trial has ended.' } },
      },
    }],
  },
  {
    process: 'local-review', title: 'Neglect of four children over six years', began: 340, pace: 12, outcomes: { time: 'delayed', accept: 'accepted', publication: 'publish', impact: 'improved' },
    reasons: { time: 'The family asked for time to be heard. The Panel was told.', impact: 'A dip sample of thirty files shows worries counted together in twenty-six of them; it was eleven before.' },
    beside: {
      lead: { post: 'Independent reviewer', organisation: 'Lea Reviews (invented)' }, themes: ['neglect', 'drift', 'voice-of-the-child'],
      nhs: { reference: 'NHS-INV-009', locality: 'South of the area', designated: 'Designated doctor for safeguarding children' },
      publication: {
        checked: { ago: 30, by: 'Legal adviser', note: 'Ages, places and the order of births were made vague.' },
        decided: { publish: true, ago: 24, by: 'Lead safeguarding partners', reasons: 'The learning concerns every area with a waiting list for assessment.' },
        weighed: { 'public-interest': 'Much of it is about how families are asked the same thing again and again.', learning: 'Far, with a seven-minute briefing beside it.', 'children-and-adults': 'The eldest read it and asked for one line to go.' },
        published: { ago: 0, address: 'https://partnership.example/reviews/four-children' },
      },
    },
    follows: [{ process: 'dissemination', pace: 20 }],
  },
  {
    process: 'safeguarding-adults-review', title: 'Self-neglect of a man who lived alone', began: 120, pace: 9, outcomes: { review: 'mandatory' }, at: 'draft',
    beside: {
      lead: { post: 'Independent author', organisation: 'Wyre Learning (invented)' }, themes: ['self-neglect', 'mental-capacity', 'housing'],
      proceedings: [{ kind: 'inquest', body: 'Senior Coroner', contact: 'Coroner’s officer', status: 'under-way', stands: 'Opened and adjourned.', next: { inDays: 41, what: 'Pre-inquest review' }, holds: [{ what: 'The toxicology report', askedBy: 'The coroner', placedAgo: 80, until: 'the inquest has ended', reviewIn: 30 }] }],
    },
  },
  {
    process: 'domestic-abuse-death-review', title: 'Death of a woman after separation', began: 150, pace: 12, outcomes: { review: 'review' }, at: 'overview',
    beside: { lead: { post: 'Independent chair', organisation: 'Named by the community safety partnership (invented)' }, themes: ['domestic-abuse', 'coercive-control'], elsewhere: { what: 'Mental-health homicide investigation of the NHS region, same household', kind: 'same-incident', note: 'Both chairs meet monthly; one request goes to each agency.' } },
  },
  {
    process: 'child-death-review', title: 'Sudden death of an infant asleep', began: 75, pace: 8, outcomes: { jar: 'held' }, at: 'panel',
    beside: { lead: { person: 'designated-doctor' }, themes: ['safer-sleeping', 'infants'], proceedings: [{ kind: 'inquest', body: 'Area Coroner', status: 'ended', stands: 'A conclusion was given.', endedAgo: 12 }] },
  },
  { process: 'leder', title: 'Death in hospital of a woman with a learning disability', began: 45, pace: 12, at: 'focused', beside: { lead: { person: 'leder-lead' }, themes: ['disability', 'mental-capacity'] } },
  { process: 'psirf', title: 'Fall on a ward that was not reported for two days', began: 30, pace: 9, outcomes: { response: 'investigation' }, at: 'share', beside: { lead: { person: 'patient-safety-lead' }, themes: ['recording'] } },
  { process: 'mappa-serious-case-review', title: 'Serious offence by a man under supervision', began: 50, pace: 12, outcomes: { review: 'held' }, at: 'await', beside: { lead: { person: 'mappa-coordinator' }, themes: ['recognition-of-risk'], proceedings: [{ kind: 'criminal-proceedings', body: 'Crown Court', status: 'ended', stands: 'Sentence was passed.', endedAgo: 20 }] } },
  { process: 'alternative-learning-review', title: 'Two referrals that were read as one', began: 100, pace: 7, outcomes: { review: 'review' }, beside: { lead: { person: 'learning-chair' }, themes: ['thresholds'], publication: { decided: { publish: false, ago: 6, by: 'Learning group', reasons: 'A short review of one team is not published. What it taught went out as a briefing.' } } } },
  { process: 'complaint-learning', title: 'A grandmother’s complaint about a closed referral', began: 25, pace: 6, outcomes: { where: 'spread' } },
  { process: 'professional-dispute', title: 'School and duty team differ over a threshold', began: 12, pace: 5, at: 'senior', outcomes: { managers: 'escalate' }, beside: { themes: ['thresholds', 'escalation'] } },
  { process: 'inspection', title: 'Joint inspection of the front door', began: 90, pace: 20, at: 'progress', outcomes: { plan: 'plan' } },
  { process: 'learning-from-elsewhere', title: 'National report on unseen men', began: 18, pace: 7, at: 'decide', beside: { themes: ['unseen-men'] } },
];
