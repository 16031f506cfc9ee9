import { record } from '../../../access/record.ts';
import { dayInLondon } from '../../../calendar/index.ts';
import { kindName, readBoards, type Boards } from '../../../people/boards.ts';
import { writeCsv, writeXlsx, type Column } from '../../../platform/tables/write-table.ts';
import { notFound, page, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { phaseName } from '../../respondents/phase.ts';
import { openResults, resultsHref, type Results } from '../open-results.ts';
import { countReturnsIn, readAnswerRows, readGradeRows, type AnswerRow, type GradeRow } from './read-rows.ts';

type Kind = 'csv' | 'xlsx';
// What fits into one file without holding up everybody else; more is taken area by area.
const mostGrades = { csv: 300_000, xlsx: 50_000 };
const mostReturns = { csv: 1_000, xlsx: 400 };

/** All grades of a round, own and moderated, with the panel's reasons. Taking them out is recorded. */
export async function takeOutGrades(visit: Visit, kind: Kind): Promise<Reply> {
  const opened = await openToTakeOut(visit);
  if (opened === null) return notFound;
  const { results, area } = opened;
  const rows = await readGradeRows(visit.tx, results.round.id, area, mostGrades[kind] + 1);
  if (rows.length > mostGrades[kind]) return tooMuch(results, 'grades', kind);
  const boards = await readBoards(visit.tx, visit.me.partnershipId);
  return taken(visit, results, 'grades', kind, gradeColumns(results, boards), rows);
}

/** All answers of a round in words. Taking them out is recorded. */
export async function takeOutAnswers(visit: Visit, kind: Kind): Promise<Reply> {
  const opened = await openToTakeOut(visit);
  if (opened === null) return notFound;
  const { results, area } = opened;
  const { tx, me } = visit;
  if (await countReturnsIn(tx, results.round.id, area) > mostReturns[kind]) return tooMuch(results, 'answers', kind);
  const board = await tx.selectFrom('board').select(['framework_id', 'framework_version']).where('id', '=', results.round.boardId).executeTakeFirstOrThrow();
  const rows = await readAnswerRows(tx, results, { frameworkId: board.framework_id, version: board.framework_version }, me.partnershipId, area);
  return taken(visit, results, 'answers', kind, answerColumns(await readBoards(tx, me.partnershipId)), rows);
}

async function openToTakeOut(visit: Visit): Promise<{ results: Results; area: string } | null> {
  const results = await openResults(visit);
  return results === null ? null : { results, area: sent(visit.query, 'area').slice(0, 200) };
}

async function taken<Row>({ tx, now, today }: Visit, { round }: Results, what: 'grades' | 'answers', kind: Kind, columns: Column<Row>[], rows: Row[]): Promise<Reply> {
  await record(tx, now, { deed: `took out the ${what} of a round`, subjectKind: 'round', subjectId: round.id, detail: { reference: round.reference, rows: rows.length, kind } });
  const name = `${round.reference} ${what} ${today}.${kind}`;
  return kind === 'csv' ? { kind: 'download', name, type: 'text/csv; charset=utf-8', content: writeCsv(columns, rows) }
    : { kind: 'download', name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content: await writeXlsx(what === 'grades' ? 'Grades' : 'Answers', columns, rows) };
}

const tooMuch = ({ round }: Results, what: 'grades' | 'answers', kind: Kind): Reply => page('Too much for one file', (
  <>
    <h1 class="govuk-heading-l">Too much for one file</h1>
    <p class="govuk-body">{round.reference} has more {what} than {what === 'grades' ? `${mostGrades[kind].toLocaleString('en-GB')} rows` : `those of ${mostReturns[kind].toLocaleString('en-GB')} returns`}, which is what one {kind === 'csv' ? 'CSV file' : 'workbook'} takes here.</p>
    <form class="gt-filter" method="get" action={resultsHref(round.id, `/${what}.${kind}`)}>
      <div class="govuk-form-group"><label class="govuk-label govuk-label--s" for="area">Take out one area</label><input class="govuk-input" id="area" name="area" type="text" required /></div>
      <button class="govuk-button govuk-button--secondary" type="submit">Download</button>
    </form>
  </>
), { status: 422, section: 'audits', back: { href: resultsHref(round.id), text: 'Back to the results' } });

function gradeColumns({ standards, levels }: Results, boards: Boards): Column<GradeRow>[] {
  const label = (level: string | null): string => (level === null ? '' : (levels.find(({ value }) => value === level)?.label ?? level));
  return [
    { heading: 'Who answered', value: (row) => row.name, width: 40 }, { heading: 'Kind', value: (row) => kindName(boards, row.kind), width: 25 }, { heading: 'Area', value: (row) => row.area, width: 25 }, { heading: 'Phase', value: (row) => (row.phase === '' ? '' : phaseName(row.phase)) },
    { heading: 'Standard', value: (row) => standards.find(({ key }) => key === row.standard)?.name ?? row.standard, width: 40 }, { heading: 'Own grade', value: (row) => label(row.own) }, { heading: 'Own score', value: (row) => row.ownScore, width: 10 },
    { heading: 'Moderated grade', value: (row) => label(row.moderated) }, { heading: 'Moderated score', value: (row) => row.moderatedScore, width: 10 }, { heading: 'Reason', value: (row) => row.reason, width: 50 }, { heading: 'Moderated by', value: (row) => row.by, width: 25 },
    { heading: 'Moderated on', value: (row) => (row.at === null ? '' : dayInLondon(row.at)), width: 12 }, { heading: 'Questioned', value: (row) => (row.questioned ? 'Yes' : 'No'), width: 10 }, { heading: 'Rigour', value: (row) => row.rigour, width: 40 },
  ];
}

const answerColumns = (boards: Boards): Column<AnswerRow>[] => [
  { heading: 'Who answered', value: (row) => row.name, width: 40 }, { heading: 'Kind', value: (row) => kindName(boards, row.kind), width: 25 }, { heading: 'Area', value: (row) => row.area, width: 25 }, { heading: 'Standard', value: (row) => row.standard, width: 40 },
  { heading: 'Section', value: (row) => row.section, width: 30 }, { heading: 'Question', value: (row) => row.question, width: 50 }, { heading: 'Answer', value: (row) => row.answer, width: 60 }, { heading: 'Evidence', value: (row) => row.evidence, width: 40 },
];
