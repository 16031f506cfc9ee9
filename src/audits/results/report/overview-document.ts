import { formatDay, type Day } from '../../../calendar/index.ts';
import { bullets, facts, heading, shadedTable, strong, subheading, table, text, wordDocument, type Piece, type Shaded } from '../../../platform/documents/word.ts';
import { levelAt } from '../../tools/grades.ts';
import { themeOf } from '../differences.ts';
import { movedWords } from '../heat/cell.ts';
import { toModerate } from '../open-results.ts';
import type { Said } from '../said/read-said.ts';
import { spreadWords } from '../spread.tsx';
import { ends, type StandardSummary } from '../tally.ts';
import { heatPieces } from './heat-pieces.ts';
import type { OverviewReport } from './read-report.ts';

/** The overview report of a round as a Word document (RED-66), drafted from the record: nothing stands in it that is not kept. */
export function overviewDocument(report: OverviewReport, { today, demonstration }: { today: Day; demonstration: boolean }): Promise<Buffer> {
  const { results, byArea, heat, judgements } = report;
  const { round, answered, standards, summaries, levels } = results;
  const left = toModerate(results);
  const mean = ({ stands }: StandardSummary): string => (stands === null ? 'no grades' : `${levelAt(levels, stands)?.label}, ${stands.toFixed(1)}`);
  const { strongest, weakest } = ends(summaries);
  return wordDocument({
    title: `Overview report: ${round.name}`, under: `${round.reference} · ${round.board}`, made: `Drafted from the record on ${formatDay(today)}.`, board: round.board, description: 'Overview report of a round of self-assessment', running: `${round.reference} · For members`,
  }, [
    ...(demonstration ? [strong('Demonstration: everything in this document is invented.', 'B10E1E')] : []),
    ...(round.status === 'open' ? [strong('Draft: the round is still open.')] : []),
    ...(left > 0 ? [strong(`Not yet moderated: ${left} of ${answered.toQuestion} returns that were to be questioned.`, 'B10E1E')] : []),
    heading('Who answered'),
    facts([
      { name: 'Tool', value: `${round.tool}, edition ${round.edition}${results.tool.form.guidance === undefined ? '' : `. ${results.tool.form.guidance}`}` }, { name: 'Opened', value: formatDay(round.openedOn) }, { name: 'Last day', value: formatDay(round.dueOn) },
      ...(round.closedOn === null ? [] : [{ name: 'Closed', value: formatDay(round.closedOn) }]), { name: 'Handed in', value: `${answered.submitted} of ${answered.asked}` },
      { name: 'Questioned', value: answered.toQuestion === 0 ? 'None was to be questioned' : `${answered.toQuestion} to be questioned, ${answered.moderated} moderated` }, { name: 'Rigour judged', value: `${answered.judged} of ${answered.submitted}` },
    ]),
    heading('Strongest and weakest'),
    subheading('Strongest'), ...bullets(strongest.map((each) => `${each.name} (${mean(each)})`), 'No standard stands out.'),
    subheading('Weakest'), ...bullets(weakest.map((each) => `${each.name} (${mean(each)})`), 'No standard stands out.'),
    heading('Grades by standard'),
    table(['', 'Standard', 'Own grades', 'After challenge', 'Mean'], [6, 34, 23, 23, 14], summaries.map((each, index) => [String(index + 1), each.name, spreadWords(each.ownSpread), spreadWords(each.standsSpread), each.stands === null ? '' : each.stands.toFixed(1)])),
    heading(byArea ? 'Grades by area' : 'Grades of each who answered'), ...text('Grades after challenge: the panel’s where it gave one, otherwise the agency’s own. Standards by their number in the table above.'),
    ...heatPieces(standards, levels, heat, 'moderated', byArea),
    ...changedPieces(report), ...differencePieces(report),
    heading('Rigour'), ...bullets(judgements.map(({ name, rigour }) => `${name}: ${rigour}`), 'No judgement is recorded.'),
    heading('In their own words'), ...quotePieces(report),
    heading('What is planned'), ...plannedPieces(report),
  ]);
}

function changedPieces({ results: { round, previousId, summaries } }: OverviewReport): Piece[] {
  if (round.previousId === null) return [];
  if (previousId === null) return [heading('Since the round before'), ...text(`${round.previous} was graded in another way, so that the two are not compared.`)];
  return [heading('Since the round before'), table(['Standard', `${round.previous}`, 'Now', 'Change'], [46, 18, 18, 18], summaries.map((each) => [each.name, each.before === null ? 'No grades' : each.before.toFixed(1), each.stands === null ? 'No grades' : each.stands.toFixed(1), movedWords(each.before, each.stands)]))];
}

function differencePieces({ results: { summaries, levels, standards }, differences }: OverviewReport): Piece[] {
  const label = (level: string | null): string => levels.find(({ value }) => value === level)?.label ?? 'No grade';
  return [heading('Own grades against the panel’s'), ...themeOf(summaries).flatMap((sentence) => text(sentence)), ...(differences.length === 0 ? [] : [
    table(['Who answered', 'Standard', 'Own', 'Panel', 'Reason'], [20, 25, 13, 13, 29], differences.map((each) => [each.name, standards.find(({ key }) => key === each.standard)?.name ?? each.standard, label(each.own), label(each.moderated), each.reason])),
  ])];
}

function quotePieces({ results: { standards }, questions, quotes }: OverviewReport): Piece[] {
  const of = (standard: string) => quotes.filter((quote) => questions.some((each) => each.standard === standard && each.section === quote.section && each.question === quote.question));
  const pieces = standards.flatMap(({ key, name }) => (of(key).length === 0 ? [] : [subheading(name), ...bullets(of(key).map((quote) => `“${quote.text}” (${quote.name})`), '')]));
  return pieces.length === 0 ? text('No answers were chosen to be quoted.') : pieces;
}

function plannedPieces({ results: { standards }, questions, planned, plannedCounts }: OverviewReport): Piece[] {
  const all = plannedCounts.reduce((sum, { total }) => sum + total, 0);
  if (all === 0) return text('Nobody planned anything.');
  const nameOf = (key: string): string => standards.find((standard) => standard.key === key)?.name ?? '';
  const standardOf = ({ section, question }: Said): string => nameOf(questions.find((each) => each.section === section && each.question === question)?.standard ?? '');
  const plain = (content: string): Shaded => ({ text: content, fill: null });
  return [
    ...text(`${all.toLocaleString('en-GB')} planned ${all === 1 ? 'action' : 'actions'}.`), ...bullets(standards.flatMap(({ key, name }) => { const count = plannedCounts.find(({ standard }) => standard === key)?.total ?? 0; return count === 0 ? [] : [`${name}: ${count.toLocaleString('en-GB')}`]; }), ''),
    subheading('One by one'),
    shadedTable(['Who', 'Standard', 'What', 'By whom', 'By'], [18, 20, 34, 16, 12], planned.map((each) => ({ name: each.name, cells: [plain(standardOf(each)), plain(each.text), plain(each.owner), plain(each.day === null ? '' : formatDay(each.day))] }))),
    ...(all > planned.length ? text(`The first ${planned.length} are listed. The table of all answers has the others.`) : []),
  ];
}
