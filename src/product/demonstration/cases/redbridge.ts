import type { Scene } from './scene.ts';

/** The invented cases of the demonstration board of Redbridge. */
export const redbridge: readonly Scene[] = [
  {
    process: 'serious-case-review-decision', title: 'Deaths of a mother and her baby in one house', began: '2016-03-02', pace: 4, outcomes: { information: 'enough', 'adult-death': 'yes', review: 'review' },
    reasons: { 'adult-death': 'The mother died too, and violence at home is suspected. The community safety partnership is told.', review: 'A baby has died and abuse is suspected. The Chair decides alone, having heard the sub-group.' },
    beside: { lead: { person: 'lscb-chair' }, themes: ['babies-under-one', 'domestic-abuse'] },
    follows: [
      { process: 'domestic-homicide-review', pace: 40, beside: { lead: { person: 'cspb-chair' }, themes: ['domestic-abuse', 'wider-family'] }, follows: [{ process: 'dissemination', pace: 25, outcomes: { plan: 'agreed', training: 'covered', embedded: 'embedded' } }] },
      {
        process: 'serious-case-review', pace: 12, outcomes: { joint: 'yes', doubt: 'intended', accept: 'accepted', publication: 'publish' }, reasons: { joint: 'The community safety partnership reviews the death of the mother. One family should be asked once.' },
        beside: {
          lead: { post: 'Lead reviewer', organisation: 'Roding Reviews (invented)' }, themes: ['babies-under-one', 'domestic-abuse', 'information-sharing'],
          proceedings: [{ kind: 'criminal-proceedings', body: 'Central Criminal Court', status: 'ended', stands: 'Sentence was passed.', endedAgo: 130, holds: [{ what: 'The statement of the grandmother', askedBy: 'Crown Prosecution Service', placedAgo: 240, until: 'the trial has ended', reviewIn: -140, lifted: { ago: 128, why: 'The trial has ended.' } }] }],
          publication: { checked: { ago: 43, by: 'Legal adviser', note: 'Nobody can be known by it.' }, decided: { publish: true, ago: 36, by: 'Chair of the board', reasons: 'The public interest weighs more than what stands against it.' }, weighed: { 'public-interest': 'Two people died in one house.', learning: 'It reaches housing and midwives, who had no part in earlier reviews.', 'children-and-adults': 'No child of the family lives in the borough now.', style: 'Nothing needs to be blacked out.', law: 'No proceedings are active.', advice: 'The legal adviser sees no bar.', media: 'A statement is ready, and the family has seen it.' }, published: { ago: 0, address: 'https://board.example/scr-two-deaths' } },
        },
        follows: [{ process: 'joint-review', pace: 20, outcomes: { arrangement: 'joint-panel-joint-report', recommendations: 'joint', closing: 'done' } }, { process: 'dissemination', pace: 25, outcomes: { plan: 'agreed', training: 'covered', embedded: 'embedded' } }],
      },
    ],
  },
  {
    process: 'serious-case-review-decision', title: 'Serious harm of a boy at the edge of a gang', began: '2017-10-02', pace: 5, outcomes: { information: 'ask-more', 'adult-death': 'no', review: 'no-review' },
    reasons: { review: 'Concern over joint work is not established. The sub-group is asked for a learning lessons review.' }, beside: { lead: { person: 'lscb-chair' }, themes: ['gangs-and-knife-crime', 'missing-education'] },
    follows: [{ process: 'referral-for-learning', pace: 7, outcomes: { review: 'learning-lessons' }, follows: [{ process: 'learning-lessons-review', pace: 14, outcomes: { accept: 'recommend', 'executive-answer': 'partly' }, beside: { lead: { person: 'learning-improvement-chair' }, themes: ['gangs-and-knife-crime', 'missing-education'], publication: { decided: { publish: false, ago: 20, by: 'Learning and Improvement Sub-Group', reasons: 'A learning lessons review is not published. Its recommendations went to the Executive.' } } }, follows: [{ process: 'dissemination', pace: 25, outcomes: { plan: 'agreed', training: 'covered', embedded: 'no-effect' } }] }] }],
  },
  {
    process: 'referral-for-learning', title: 'A baby whose mother could not be found for a week', began: 110, pace: 6, outcomes: { review: 'learning-lessons' }, beside: { themes: ['babies-under-one', 'moving-between-areas'] },
    follows: [{
      process: 'learning-lessons-review', pace: 9, outcomes: { accept: 'recommend' }, at: 'executive-answer',
      beside: { lead: { person: 'learning-improvement-chair' }, themes: ['babies-under-one', 'moving-between-areas', 'housing'], proceedings: [{ kind: 'care-proceedings', body: 'Family court', status: 'under-way', stands: 'An interim order is in force.', next: { inDays: 30, what: 'Hearing' }, holds: [{ what: 'Where the baby lives now', askedBy: 'The family court', placedAgo: 50, until: 40, reviewIn: 12 }] }] },
    }],
  },
  { process: 'referral-for-learning', title: 'Missed appointments over a winter', began: 14, pace: 5, at: 'decide', beside: { themes: ['was-not-brought'] } },
  { process: 'independent-management-review', title: 'A refusal that was taken for an answer', began: 66, pace: 8, at: 'report', beside: { lead: { person: 'management-reviewer' }, themes: ['professional-curiosity', 'parental-mental-health'] } },
  {
    process: 'domestic-homicide-review', title: 'Death of a woman known to two boroughs', began: 85, pace: 25, at: 'receive-report',
    beside: { lead: { person: 'cspb-chair' }, themes: ['domestic-abuse', 'unseen-men'], proceedings: [{ kind: 'police-investigation', body: 'The police force', contact: 'Homicide team', status: 'under-way', stands: 'A suspect is on bail.', next: { inDays: 16, what: 'Bail date' }, holds: [{ what: 'The cause of death', askedBy: 'The officer in charge', placedAgo: 70, until: 'a decision on charges has been taken', reviewIn: 5 }] }], elsewhere: { what: 'Review of the next borough’s adults board, same household', kind: 'joint', note: 'One panel, two reports.' } },
  },
  { process: 'agency-case-review', title: 'The trust’s own review of a late referral', began: 40, pace: 7, outcomes: { learning: 'spread' }, beside: { themes: ['drift-and-delay'] }, follows: [{ process: 'dissemination', pace: 5, at: 'confirmed' }] },
  { process: 'child-death-review', title: 'Death of a child from a preventable illness', began: '2018-02-05', pace: 12, outcomes: { learning: 'recommend', message: 'newsletter', done: 'done' }, beside: { lead: { person: 'cdop-chair' }, themes: ['preventable-deaths'] }, follows: [{ process: 'dissemination', pace: 25, outcomes: { plan: 'agreed', training: 'no', embedded: 'embedded' } }] },
  { process: 'inspection', title: 'Inspection of the probation service', began: 95, pace: 18, at: 'close', beside: { themes: ['supervision'] } },
  { process: 'learning-from-elsewhere', title: 'Another board’s review on unseen men', began: 30, pace: 7, outcomes: { relevance: 'our-agencies' }, at: 'close-our-part', beside: { themes: ['unseen-men'] } },
  {
    process: 'youth-forum-issue', title: 'Being asked the same thing by five people', began: 63, pace: 7, outcomes: { 'taken-up': 'act', enough: 'yes' }, beside: { themes: ['voice-of-the-child'] },
    told: {
      enter: {
        words: 'When something goes wrong at home you have to tell it again and again. One of us counted: five grown-ups in two weeks, and each of them began with “tell me from the beginning”. After the third time you leave bits out.',
        worry: 'That somebody stops telling before the important part.', want: 'That the first person writes it down properly, reads it back to us, and the others read it before they meet us.', ages: '13 to 17',
      },
      do: ['The children’s social care manager and the named nurse agreed that whoever hears a young person first writes it down in their words, reads it back and asks who may see it. It was tried at two schools and in the hospital in the autumn.', 'At the two schools young people told their story once or twice, not five times.'],
      write: ['We agreed that the first grown-up writes down what you say, reads it back to you, and asks who else may read it. Everybody after that has to read it before they meet you. Two schools and the hospital have tried it.', 'At those schools young people now tell it once or twice. From January it is the same at every school in the borough.'],
    },
    reasons: { 'taken-up': 'The Forum is right, and three agencies can change it without new money. The Chair told the Forum so in person.', enough: 'The Forum said yes, and asks to hear in summer whether the other schools do it too.' },
  },
  {
    process: 'youth-forum-issue', title: 'The walk from the bus at night', began: 41, pace: 8, outcomes: { 'taken-up': 'explain' }, at: 'enough', beside: { themes: ['voice-of-the-child'] },
    told: {
      enter: { words: 'The path from the last bus stop to the youth centre has no light. We walk it in a group and pretend to be on the phone. Please put lamps there.', worry: 'That somebody has to walk it alone.', want: 'Lamps, or a bus that stops nearer.', ages: '14 to 16' },
      write: ['The board cannot put up lamps: the path belongs to the parks department, which has no money for it before next April. We wrote to it and sent your words along. Until then the youth centre closes ten minutes before the last bus, and a worker walks with you.', 'Nobody walks the path alone on club nights. In April we ask the parks department again, and tell you what it says.'],
    },
    reasons: { 'taken-up': 'It is not ours to decide, and the Forum is owed a plain answer. The Chair wrote to the parks department.' },
  },
  {
    process: 'youth-forum-issue', title: 'What a social worker writes about us', began: 12, pace: 4, at: 'consider', beside: { themes: ['voice-of-the-child'] },
    told: { enter: { words: 'We would like to read what is written about us before the meeting, not after. Some words in it we do not understand, and some things are wrong.', worry: 'That things that are wrong stay in the file for ever.', want: 'Half an hour with the report before each meeting, with somebody who explains it.', ages: '12 to 17' } },
  },
  { process: 'campaign', title: 'Safe sleeping in the heat', began: 80, pace: 15, outcomes: { parts: 'publicity' }, at: 'judge', beside: { themes: ['safe-sleeping'] } },
  { process: 'multi-agency-audit', began: 20, pace: 6, at: 'agencies-audit' },
];
