/** What the demonstration board has learned in two years. All invented. Themes are keys of the pack. */
export interface Subject {
  theme: string;
  gap: string;
  good: string;
  recommendation: string;
  actions: { title: string; strength: string; measure: string }[];
  lesson: { title: string; change: string; measure: string };
}

export const subjects: Subject[] = [
  {
    theme: 'information-sharing',
    gap: 'Two services each knew half of the story and neither asked the other.',
    good: 'The school nurse rang the social worker the same day and wrote down what was agreed.',
    recommendation: 'Hospitals and GPs should tell one another of every attendance of a baby with an injury.',
    actions: [
      { title: 'Set up an alert for a second attendance of a baby under one', strength: 'system', measure: 'Share of second attendances told to the GP within a day' },
      { title: 'Remind practices of the information-sharing agreement', strength: 'remind', measure: 'Practices that name the agreement when asked' },
    ],
    lesson: { title: 'Ask what the other service saw, before you decide', change: 'At each attendance, look for earlier ones and ring the other service.', measure: 'Audit of twenty attendances' },
  },
  {
    theme: 'voice-of-the-child',
    gap: 'The child was in the room at four visits and nobody wrote down a word of what she said.',
    good: 'A teaching assistant noted the child’s own words, with the day.',
    recommendation: 'Every visit should record what the child said, did or showed.',
    actions: [
      { title: 'Add "what the child said or showed" to the visit form', strength: 'system', measure: 'Share of visit forms with the part filled in' },
      { title: 'Workshop on hearing young children', strength: 'train', measure: 'Confidence before and six weeks after' },
    ],
    lesson: { title: 'Write what the child said, not what you concluded', change: 'The child’s own words stand in the record of each visit.', measure: 'Dip sample of visit records each quarter' },
  },
  {
    theme: 'neglect',
    gap: 'Each worry was small by itself and none was counted with the last.',
    good: 'The housing officer kept a list of repairs and smells, and sent it on.',
    recommendation: 'The Graded Care Profile should be used before a third contact for neglect.',
    actions: [
      { title: 'Make the Graded Care Profile part of the third contact', strength: 'policy', measure: 'Share of third contacts with a profile' },
      { title: 'Brief managers on counting worries together', strength: 'train', measure: 'Profiles begun in the quarter' },
    ],
    lesson: { title: 'Count small worries together: neglect is a pattern', change: 'Use the profile before a third contact.', measure: 'Re-referrals for neglect within a year' },
  },
  {
    theme: 'domestic-abuse',
    gap: 'The police told of three incidents; the school heard of none of them.',
    good: 'The midwife asked again when the partner had left the room.',
    recommendation: 'Schools should hear of an incident before the next school day.',
    actions: [
      { title: 'Send police notices to designated leads by eight in the morning', strength: 'system', measure: 'Share of notices sent before the school day' },
      { title: 'Newsletter on asking alone', strength: 'remind', measure: 'Readers of the page' },
    ],
    lesson: { title: 'Ask about home when the person is alone', change: 'Each booking visit has a part without the partner.', measure: 'Share of bookings with the question asked alone' },
  },
  {
    theme: 'safe-sleeping',
    gap: 'Nobody looked at where the baby slept after the family had moved twice.',
    good: 'A support worker brought a cot the same week.',
    recommendation: 'Whoever visits a family with a baby should look at the sleeping place.',
    actions: [{ title: 'Checklist for the sleeping place in every visiting bag', strength: 'policy', measure: 'Share of visits with the checklist' }],
    lesson: { title: 'Look at where the baby sleeps, every time the family moves', change: 'Sleeping place looked at after each move.', measure: 'Dip sample of visits after a move' },
  },
];
