import { formatDay, formatInstant, type Day } from '../../../calendar/index.ts';
import { facts, heading, shadedTable, strong, table, text, wordDocument, type Shaded } from '../../../platform/documents/word.ts';
import type { Step } from '../heat/step.ts';
import { stepFill } from '../report/heat-pieces.ts';
import type { AgencyReport } from './read-agency-report.ts';

/** An agency's own report as a Word document. */
export function agencyDocument({ open: { ret }, grades, questions, planned, rigour, previousRound }: AgencyReport, { today, demonstration }: { today: Day; demonstration: boolean }): Promise<Buffer> {
  const shaded = (words: string, step: Step | null): Shaded => ({ text: words, fill: step === null ? null : stepFill[step] });
  const nameOf = (standard: string): string => grades.find((grade) => grade.standard === standard)?.name ?? standard;
  return wordDocument({
    title: `${ret.round.name}: ${ret.name}`, under: `${ret.round.reference} · ${ret.boardName}`, made: `Made from the record on ${formatDay(today)}.`, board: ret.boardName, description: 'Report of one agency on a round of self-assessment', running: `${ret.round.reference} · ${ret.name}`,
  }, [
    ...(demonstration ? [strong('Demonstration: everything in this document is invented.', 'B10E1E')] : []),
    ...(ret.status === 'submitted' ? [] : [strong('Draft: the return has not been handed in.')]),
    facts([
      { name: 'Tool', value: `${ret.form.name}, edition ${ret.toolEdition}` }, ...(ret.submittedAt === null ? [] : [{ name: 'Handed in', value: `${formatInstant(ret.submittedAt)} by ${ret.submittedBy}` }, { name: 'Signed by', value: `${ret.signedBy}, ${ret.signedPost}` }]),
      { name: 'The board on its rigour', value: rigour || 'Not judged' }, ...(previousRound === null ? [] : [{ name: 'Held against', value: previousRound }]),
    ]),
    heading('Grades'), ...text('Your own grades, and beside them those of the challenge panel where it gave any.'),
    shadedTable(['Standard', 'Own grade', 'Panel’s grade', 'Reason of the panel', ...(previousRound === null ? [] : ['Since the round before'])], previousRound === null ? [34, 16, 16, 34] : [30, 14, 14, 27, 15], grades.map((grade) => ({ name: grade.name, cells: [shaded(grade.own, grade.ownStep), shaded(grade.panel, grade.panelStep), shaded(grade.reason, null), ...(previousRound === null ? [] : [shaded(grade.moved, null)])] }))),
    heading('Questions of the panel'),
    ...(questions.length === 0 ? text('The panel asked nothing.') : [table(['Standard', 'Question', 'Reply', 'Settled'], [20, 30, 30, 20], questions.map((question) => [nameOf(question.standard), question.question, question.reply || 'No reply', question.settledText]))]),
    heading('What is planned'),
    ...(planned.length === 0 ? text('Nothing is planned.') : [table(['For', 'What', 'By whom', 'By'], [28, 36, 20, 16], planned.map((each) => [each.about, each.text, each.owner, each.day === null ? '' : formatDay(each.day)]))]),
  ]);
}
