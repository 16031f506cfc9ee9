import type { Scene } from './scene.ts';

/** The invented cases of the demonstration board of Essex. */
export const essex: readonly Scene[] = [
  {
    process: 'serious-case-review-decision', title: 'Serious injury of a toddler known to three services', began: '2014-03-03', pace: 4, outcomes: { review: 'other-review' },
    reasons: { review: 'The threshold is not met: the injury healed and no concern over joint work is established. Much can still be learned, in a partnership case review.' },
    beside: { lead: { person: 'scr-panel-chair' }, themes: ['physical-abuse', 'information-sharing'] },
    follows: [{
      process: 'partnership-case-review', pace: 10, outcomes: { review: 'review', accept: 'plan' },
      beside: { lead: { person: 'lead-reviewer' }, themes: ['physical-abuse', 'information-sharing'], publication: { decided: { publish: false, ago: 12, by: 'Serious Case Review Panel', reasons: 'A partnership case review is not published. Its learning went to the forums of practitioners.' } } },
      follows: [{ process: 'dissemination', pace: 25, outcomes: { embedded: 'embedded' } }],
    }],
  },
  {
    process: 'partnership-case-review', title: 'Neglect under one roof, three social workers', began: 70, pace: 9, outcomes: { review: 'review' }, at: 'meeting',
    beside: { lead: { person: 'lead-reviewer' }, themes: ['neglect', 'drift', 'supervision'], proceedings: [{ kind: 'care-proceedings', body: 'Family court', contact: 'The authority’s solicitor', status: 'under-way', stands: 'An interim order is in force.', next: { inDays: 28, what: 'Hearing' }, holds: [{ what: 'The report of the guardian', askedBy: 'The family court', placedAgo: 35, until: 'leave of the court is given', reviewIn: 28 }] }] },
  },
  { process: 'partnership-case-review', title: 'A good outcome against the odds', began: 16, pace: 6, at: 'decide', beside: { themes: ['multi-agency-meetings'] } },
  {
    process: 'partnership-case-review', title: 'Self-harm and a school move in one month', began: 200, pace: 11, outcomes: { review: 'review', accept: 'spread' },
    beside: { lead: { post: 'Independent facilitator', organisation: 'Blackwater Learning (invented)' }, themes: ['self-harm', 'transition'], publication: { decided: { publish: false, ago: 15, by: 'Serious Case Review Panel', reasons: 'The young person asked that it is not, and the learning does not need it.' }, weighed: { 'children-and-adults': 'The young person said no, in their own words.' } }, elsewhere: { what: 'Serious incident investigation of the mental health trust, same young person', kind: 'same-incident', note: 'Each read the other’s chronology.' } },
    follows: [{ process: 'dissemination', pace: 9, at: 'look-again' }],
  },
  {
    process: 'serious-case-review-decision', title: 'Death of a teenager who went missing', began: '2014-09-01', pace: 4, outcomes: { review: 'review' }, beside: { lead: { person: 'scr-panel-chair' }, themes: ['going-missing', 'child-sexual-exploitation'] },
    follows: [{
      process: 'serious-case-review', pace: 14, outcomes: { accept: 'accepted', publication: 'do-not-publish' },
      reasons: { publication: 'Two younger children would be known by it in their town.' },
      beside: {
        lead: { post: 'Lead reviewer', organisation: 'Blackwater Learning (invented)' }, themes: ['going-missing', 'child-sexual-exploitation', 'unseen-men'], proceedings: [{ kind: 'criminal-proceedings', body: 'Crown Court', status: 'ended', stands: 'Sentence was passed.', endedAgo: 120, holds: [{ what: 'The names of the premises', askedBy: 'Crown Prosecution Service', placedAgo: 260, until: 'the trial has ended', reviewIn: -130, lifted: { ago: 118, why: 'The lawyer wrote that the trial has ended.' } }] }],
        publication: { checked: { ago: 36, by: 'Legal adviser', note: 'Two children would still be known.' }, decided: { publish: false, ago: 28, by: 'Independent Chair', reasons: 'Two younger children would be known by it in their town. A summary of the learning went out in its place.' }, weighed: { 'children-and-adults': 'Two younger children still go to school there.', media: 'A local paper had named the street.' } },
      },
      follows: [{ process: 'dissemination', pace: 25, outcomes: { embedded: 'embedded' } }],
    }],
  },
  { process: 'child-death-review', title: 'Death of an infant in an unsafe sleeping place', began: '2019-03-04', pace: 12, outcomes: { unexpected: 'unexpected', learning: 'campaign' }, beside: { lead: { person: 'cdop-chair' }, themes: ['infants', 'safer-sleep-campaign'] }, follows: [{ process: 'campaign', pace: 40, outcomes: { effect: 'better' } }] },
  { process: 'campaign', title: 'Safer sleep campaign', began: 120, pace: 30, at: 'judge', beside: { themes: ['safer-sleeping', 'safer-sleep-campaign'] } },
  { process: 'other-board-review', title: 'A review of another board on unseen men', began: 21, pace: 7, at: 'consider', beside: { themes: ['unseen-men'] } },
  {
    process: 'practitioner-issue', title: 'Two forms that ask for the same history', began: 28, pace: 6, outcomes: { answer: 'action' },
    told: { raise: ['The referral form and the early help form ask for the same family history in two different orders. We copy it by hand, and mistakes creep in.', 'At the forum of the mid area, by eleven people from six agencies.'], write: ['The two forms now begin with one shared page of family history. It is filled in once and goes with both.', 'In the first month 40 of 52 referrals came with the shared page.'] },
  },
  { process: 'data-concern', title: 'Fewer early help plans in one district', began: 26, pace: 8, at: 'discuss' },
  {
    process: 'data-concern', title: 'Training evaluated by fewer agencies than a year ago', began: 120, pace: 9, outcomes: { address: 'ask' },
    reasons: { address: 'The figure has fallen for three quarters, and one agency has sent none.' },
    follows: [{ process: 'challenge-to-agency', pace: 9, reasons: { settled: 'The agency has sent its figures, and shows by when every course is evaluated.' } }],
  },
  {
    process: 'young-people-consultation', title: 'What young people said of the leaflet', began: 50, pace: 8, outcomes: { answer: 'changed' },
    told: {
      ask: ['The leaflet talks to our parents and not to us. Nobody says “multi-agency”. And the number to ring is on the back, where nobody looks.', 'Nine young people aged 12 to 18, in two evenings, with the draft on the table.', 'The project on early help of the Business Plan.'],
      write: ['You wrote a new first page with us. “Multi-agency” is gone, and the number to ring is at the top of the front.', 'The new leaflet has been in every secondary school since half-term. Twice as many young people rang in the first month.'],
    },
    beside: { themes: ['voice-of-the-child'] },
  },
  { process: 'multi-agency-case-audit', began: 24, pace: 7, outcomes: { select: 'audit' }, at: 'agencies' },
];
