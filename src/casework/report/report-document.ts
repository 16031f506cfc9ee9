import { formatDay } from '../../calendar/index.ts';
import { bullets, facts, heading, strong, subheading, table, text, wordDocument, type Piece } from '../../platform/documents/word.ts';
import type { ReviewReport } from './report.ts';

/** Writes the report as a Word document. The same report gives the same content. */
export function reportDocument(report: ReviewReport): Promise<Buffer> {
  return wordDocument({
    title: report.title, under: `${report.reference} · ${report.board}`, made: `Prepared on ${formatDay(report.preparedOn)} from the record. ${report.framework}`,
    board: report.board, description: 'Rapid review report', running: `${report.reference} · Confidential`,
  }, [
    strong(report.mayName ? 'Confidential. For the team of the case alone: nobody has looked yet whether some words in it name somebody.' : 'Confidential. Not for publication. Names are left out; the key is kept apart.'),
    ...(report.demonstration ? [strong('Demonstration: everything in this report is invented.', 'B10E1E')] : []),
    ...(report.holds.length === 0 ? [] : [heading('May not be disclosed'), ...text('Parallel proceedings hold this back. Nothing of it may leave the team before the hold has ended:'), ...bullets(report.holds, '')]),
    heading('1. Dates'), facts(report.dates),
    heading('2. The incident'), facts(report.incident),
    ...report.children.flatMap((child) => [subheading(child.label), facts(child.facts)]),
    heading('3. Agencies and what they told'),
    table(['Agency', 'Answer', 'Involvement'], [25, 20, 55], report.agencies.map((agency) => [agency.agency, agency.answered, agency.involvement])),
    heading('4. The aims of the review'),
    ...(report.decision?.aims ?? []).flatMap((aim) => [subheading(aim.question), ...text(aim.answer)]),
    heading('5. Criteria'),
    ...report.criteria.flatMap((set) => [
      subheading(set.set),
      table(['Criterion', 'Answer', 'Reason'], [45, 15, 40], set.items.map((item) => [item.text, item.answer, item.reason])),
      ...(set.result === null ? [] : text(set.result)),
    ]),
    heading('6. Views of the group'),
    ...report.views.flatMap((view) => [
      subheading(view.member),
      table(['Criterion', 'View', 'Reason'], [45, 15, 40], view.items.map((item) => [item.criterion, item.answer, item.reason])),
      ...(view.dissent === '' ? [] : text(`Differs: ${view.dissent}`)),
    ]),
    ...(report.views.length === 0 ? text('No views were recorded.') : []),
    heading('7. Immediate action'),
    ...(report.immediateActions.length === 0 ? text('None was needed.') : [table(['Action', 'By whom', 'By when'], [55, 25, 20], report.immediateActions.map((action) => [action.what, action.who, action.by]))]),
    heading('8. Decision'),
    ...decision(report),
    heading('9. What was done well'), ...bullets(report.goodPractice, 'None was recorded.'),
    heading('10. Learning'), ...bullets(report.learning, 'None was recorded yet.'),
    ...(report.doubts.length === 0 ? [] : [heading('11. Rules to be confirmed'), ...bullets(report.doubts, '')]),
  ]);
}

function decision(report: ReviewReport): Piece[] {
  const taken = report.decision;
  if (taken === null) return text('The decision has not been taken yet.');
  return [
    facts([
      { name: taken.question, value: taken.outcome },
      { name: 'Justification', value: taken.justification },
      ...(taken.departure === '' ? [] : [{ name: 'Why it departs from the criteria', value: taken.departure }]),
      ...(taken.instead === '' ? [] : [{ name: 'Who does what is not started here', value: taken.instead }]),
      ...(taken.agreed.length === 0 ? [] : [{ name: 'Agreed by', value: taken.agreed.join('\n') }]),
      { name: 'Decided by', value: `${taken.takenBy}, on ${formatDay(taken.takenOn)}` },
      { name: 'Taking part', value: taken.present.join('\n') || 'Nobody else was recorded' },
      { name: 'Conflicts of interest', value: taken.conflicts.join('\n') || 'None declared' },
      { name: 'Dissent', value: taken.dissent.join('\n') || 'None' },
      ...(taken.supersedes === null ? [] : [{ name: 'Takes the place of', value: taken.supersedes }]),
    ]),
  ];
}
