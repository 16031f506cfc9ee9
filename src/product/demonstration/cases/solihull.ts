import type { Scene } from './scene.ts';

/** The invented cases of the demonstration board of Solihull. Both levels of review end in a plan whose impact an audit tests. */
export const solihull: readonly Scene[] = [
  {
    process: 'case-review-level-1', title: 'Two moves in one month', began: 230, pace: 8, outcomes: { level: 'level-1', accept: 'plan' },
    reasons: { level: 'Concern over joint work, and no serious harm: a review at level 1.' },
    beside: { lead: { person: 'case-review-chair' }, themes: ['moving-between-areas', 'information-sharing'], publication: { decided: { publish: false, ago: 8, by: 'Case review group', reasons: 'A review at level 1 is not published. Its plan goes to the board.' } } },
    follows: [{ process: 'plan-and-impact', pace: 28, outcomes: { impact: 'improved' }, reasons: { impact: 'The audit found handovers in writing in seventeen of twenty files; the review had found none.' }, beside: { lead: { person: 'lead-auditor' }, themes: ['moving-between-areas'] } }],
  },
  {
    process: 'case-review-level-1', title: 'Harm at home, known to four services', began: 90, pace: 8, outcomes: { level: 'level-1', accept: 'plan' },
    beside: { lead: { person: 'case-review-chair' }, themes: ['physical-abuse', 'professional-curiosity'], proceedings: [{ kind: 'police-investigation', body: 'The police force', contact: 'Public protection unit', status: 'under-way', stands: 'A file is with the Crown Prosecution Service.', next: { inDays: 24, what: 'Decision on charges' }, holds: [{ what: 'What the older child told the school', askedBy: 'The officer in charge', placedAgo: 45, until: 'a decision on charges has been taken', reviewIn: 10 }] }] },
    follows: [{ process: 'plan-and-impact', pace: 10, at: 'answered', beside: { lead: { person: 'lead-auditor' }, themes: ['professional-curiosity'] } }],
  },
  { process: 'case-review-level-1', title: 'A young carer whom nobody counted', began: 34, pace: 7, outcomes: { level: 'level-1' }, at: 'meeting', beside: { lead: { person: 'case-review-chair' }, themes: ['daily-life', 'voice-of-the-child'] } },
  { process: 'case-review-level-1', title: 'A dispute between nursery and clinic', began: 9, pace: 5, at: 'decide', beside: { themes: ['escalation'] } },
  {
    process: 'serious-case-review-decision', title: 'Death of a child of seven after years of worry', began: '2016-03-02', pace: 4, outcomes: { review: 'review' }, beside: { lead: { person: 'case-review-chair' }, themes: ['neglect', 'drift'] },
    follows: [{
      process: 'serious-case-review', pace: 14, outcomes: { accept: 'accepted', publication: 'publish' },
      beside: {
        lead: { post: 'Lead reviewer', organisation: 'Arden Reviews (invented)' }, themes: ['neglect', 'drift', 'recognition-of-risk'],
        proceedings: [{ kind: 'criminal-proceedings', body: 'Crown Court', status: 'ended', stands: 'Sentence was passed.', endedAgo: 150, holds: [{ what: 'The medical findings', askedBy: 'Crown Prosecution Service', placedAgo: 290, until: 'the trial has ended', reviewIn: -155, lifted: { ago: 148, why: 'The trial has ended.' } }] }],
        publication: { checked: { ago: 35, by: 'Legal adviser', note: 'Nobody can be known by it.' }, decided: { publish: true, ago: 28, by: 'Chair of the board', reasons: 'The learning is for all, and the father agrees.' }, weighed: { learning: 'It is about counting small worries together.', media: 'The trial was reported; a statement is ready.' }, published: { ago: 0, address: 'https://board.example/scr-seven' } },
      },
      follows: [{ process: 'plan-and-impact', pace: 45, outcomes: { impact: 'no-effect' }, reasons: { impact: 'The audit a year later found the same as before. The plan is taken up again under the audit’s own findings.' }, beside: { lead: { person: 'lead-auditor' }, themes: ['neglect'] } }],
    }],
  },
  { process: 'serious-case-review-decision', title: 'Serious harm of a baby, first told as an accident', began: '2018-10-01', pace: 4, outcomes: { review: 'no-review' }, reasons: { review: 'The harm was not serious as the guidance means it, and the agencies had worked together.' }, beside: { lead: { person: 'case-review-chair' }, themes: ['infants'] } },
  { process: 'member-issue', title: 'Waiting lists at the children’s clinic', began: 28, pace: 7, outcomes: { answer: 'policy' }, beside: { themes: ['thresholds'] }, follows: [{ process: 'practice-consultation', pace: 6, at: 'decide' }] },
  { process: 'figure-enquiry', title: 'More repeat referrals in one locality', began: 40, pace: 9, outcomes: { 'at-risk': 'enquire' }, at: 'respond' },
  { process: 'national-policy', title: 'New guidance on going missing', began: 25, pace: 8, outcomes: { means: 'policy' }, beside: { themes: ['going-missing'] }, follows: [{ process: 'practice-consultation', pace: 4, at: 'decide' }] },
  { process: 'direct-work', title: 'What children said of their conferences', began: 50, pace: 10, outcomes: { gates: 'go' }, beside: { themes: ['voice-of-the-child'] } },
  { process: 'early-help-quality', title: 'Early help plans of one quarter', began: 30, pace: 9, at: 'judge' },
  { process: 'multi-agency-case-audit', began: 26, pace: 6, at: 'ask' },
];
