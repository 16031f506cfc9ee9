import { formatDay, formatDayShort, type Day } from '../../../calendar/index.ts';
import { bullets, facts, heading, subheading, table, text, type Piece } from '../../../platform/documents/word.ts';
import { statusWords } from '../../../thread/actions/action-state.ts';
import { changeWords, shareWords, spreadWords } from './graded.ts';
import type { ReportedAction } from './read-reported.ts';
import { stretchShort } from './stretch.ts';
import { inShort, isLate, type SummedUp } from './sum-up.ts';

/** What the case audits of a stretch brought, as the pieces of a Word document: the same as its page. */
export function reportedPieces(of: SummedUp, today: Day): Piece[] {
  const { audits, graded, themes, actions, earlier, stretches } = of;
  const each = Math.floor(48 / stretches.length);
  return [
    heading('In short'), ...bullets(inShort(of, today), ''),
    ...(audits.length === 0 ? [] : [
      heading('Case audits reported'), table(['Audit', 'Reported', 'Cases', 'Agencies', 'Received by the board'], [32, 14, 10, 28, 16], audits.map((audit) => [`${audit.title}\n${audit.reference}${audit.closed ? ', closed' : ''}`, formatDayShort(audit.reportedOn), String(audit.cases), audit.agencies.join(', '), audit.receivedOn === null ? 'Not yet' : formatDayShort(audit.receivedOn)])),
      heading('Findings'), ...audits.flatMap(({ reference, title, findings }) => [subheading(`${reference}: ${title}`), ...bullets(findings.map((finding) => `${finding.kindName}: ${finding.text} (${finding.reference}; ${finding.themeWords})`), 'No finding has been written yet.')]),
    ]),
    ...(graded.length === 0 ? [] : [
      heading('Grades and their trend'), ...text('The grades that the workshops agreed, over all cases. 0% is the weakest level of the tool, 100% the strongest.'),
      table(['Question', 'How the cases were graded', ...stretches.map(stretchShort), 'Against before'], [24, 16, ...stretches.map(() => each), 12], graded.map((question) => [question.words, spreadWords(question), ...question.shares.map(shareWords), changeWords(question)])),
    ]),
    ...(themes.length === 0 ? [] : [
      heading('Themes and their trend'), ...text('How many findings bore each theme.'),
      table(['Theme', ...stretches.map(stretchShort), 'Found before'], [40, ...stretches.map(() => each), 12], themes.map(({ name, counts, again }) => [name, ...counts.map(String), again ? 'Again' : ''])),
    ]),
    ...(actions.length === 0 && earlier.length === 0 ? [] : [heading('Actions and how they stand')]),
    ...actionPieces('Agreed because of these audits', actions, today), ...actionPieces('Still open from earlier case audits', earlier, today),
    ...(audits.length === 0 ? [] : [heading('Views of children and families'), ...viewPieces(of)]),
  ];
}

const actionPieces = (title: string, of: readonly ReportedAction[], today: Day): Piece[] => (of.length === 0 ? [] : [
  subheading(title), table(['Action', 'Agencies', 'From', 'Due', 'Standing'], [36, 22, 14, 12, 16], of.map((action) => [`${action.title}\n${action.reference}`, action.agencies.join(', '), action.audit, formatDayShort(action.dueOn), `${statusWords[action.status]}${isLate(action, today) ? '\nLate' : ''}`])),
]);

function viewPieces({ audits }: SummedUp): Piece[] {
  const pieces = audits.flatMap(({ reference, title, views, noVoiceReason }): Piece[] => (views.length === 0 && noVoiceReason === '' ? [] : [
    subheading(`${reference}: ${title}`),
    ...(views.length === 0 ? text(`Nobody was asked. ${noVoiceReason}`) : views.map((view) => facts([{ name: 'Whose', value: view.whose }, { name: 'Heard', value: `${formatDay(view.heardOn)}. ${view.how}` }, { name: 'What they said', value: view.said }, { name: 'What was done', value: view.done || 'Nothing yet' }]))),
  ]));
  return pieces.length > 0 ? pieces : text('No views were recorded.');
}
