/** What a panel asked and heard, and what else is known. All invented. */
export const asked = [
  { question: 'You grade this as met. What did you look at to be sure of it, and when?', reply: 'A dip sample of twelve files in spring; ten met the standard, two did not and were mended.', settled: 'The sample shows it in part; it will be done again in six months.' },
  { question: 'How do night and weekend staff know what to do?', reply: 'By the induction and a card on each desk. A spot check at night has not been made.', settled: 'Not shown for nights. The panel grades lower until the spot check is made.' },
  { question: 'What did children or families say about it, and what changed because of that?', reply: 'A group of young people rewrote the first page of the leaflet.', settled: 'Shown, and others can learn from it.' },
];
export const reasons = ['The sample is small and old; what is done at night is not shown.', 'Shown by the files that were brought to the day.', 'Good work by two teams, not yet by all.'];
export const judgements = ['Open about its gaps; each has an owner and a day.', 'Grades are higher than what is shown for them.', 'Careful, with evidence for most grades; plans lack days.'];
export const chosenBecause = ['High grades with little beside them', 'Grades rose, and no new evidence was given', 'Weak on the theme of this year'];
export const panel = [{ name: 'Chair of the panel (invented)', lay: false }, { name: 'Named nurse (invented)', lay: false }, { name: 'Lay member (invented)', lay: true }];
export const saidOnTheDay = ['They brought three files and talked them through. Nights remain open.', 'The head of service came herself. The plan will name days by the end of the month.', 'Nothing to add to the replies; the panel thanked them.'];
export const sources = [
  { kind: 'survey', title: 'Practitioners, autumn', figure: '41% of 280', says: 'Fewer than half say that they have seen a leader in their team this year.', position: 'weak', source: 'The board’s own survey (invented)' },
  { kind: 'complaints', title: 'Complaints of the year', figure: '9', says: 'Nine complaints touch this, most of them about waiting for an answer.', position: 'mixed', source: 'Complaints of the partners (invented)' },
  { kind: 'inspection', title: 'Joint inspection', figure: '', says: 'Inspectors saw strong leadership and clear lines.', position: 'strong', source: 'Letter of the inspectorates (invented)' },
] as const;
