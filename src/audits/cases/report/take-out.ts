import { record } from '../../../access/record.ts';
import { wordType } from '../../../platform/documents/word.ts';
import { writeCsv, writeXlsx, type Column } from '../../../platform/tables/write-table.ts';
import { forbidden, notFound, type Reply, type Visit } from '../../../web/visit/index.ts';
import { hasBegun, openAudit } from '../audit/read-audit.ts';
import { readReport, type Report } from './read-report.ts';
import { reportDocument } from './report-document.ts';

export async function reportAsWord(visit: Visit): Promise<Reply> {
  const open = await openAudit(visit);
  if (open === null) return notFound;
  const { audit } = open;
  if (!hasBegun(audit.status)) return forbidden;
  const content = await reportDocument(await readReport(visit.tx, open), { today: visit.today, demonstration: visit.me.demonstration });
  await record(visit.tx, visit.now, { deed: 'took out the report of a case audit', subjectKind: 'case audit', subjectId: audit.id, detail: { reference: audit.reference } });
  return { kind: 'download', name: `${audit.reference} overview report.docx`, type: wordType, content };
}

interface GradeRow {
  pseudonym: string;
  section: string;
  question: string;
  who: string;
  answer: string;
  score: number | null;
  agreed: string;
  dissent: string;
}

/** Each grade as a row: what every auditor scored, and what was agreed together. */
function rowsOf({ cases, grades }: Report): GradeRow[] {
  return cases.flatMap(({ id, pseudonym, rows, gradables }) => {
    const joint = gradables.flatMap((each): GradeRow[] => {
      const grade = grades.find((one) => one.caseId === id && one.question === each.key);
      return grade === undefined ? [] : [{ pseudonym, section: rows.find((row) => row.key === each.key)?.section ?? 'Key line of enquiry', question: each.words, who: 'Joint grade', answer: each.levels.find((level) => level.value === grade.level)?.label ?? '', score: grade.score, agreed: grade.agreed, dissent: grade.dissent }];
    });
    return [...rows.flatMap((row) => row.cells.map((cell): GradeRow => ({ pseudonym, section: row.section, question: row.question, who: cell.who, answer: cell.answered ? cell.text : '', score: cell.score, agreed: '', dissent: '' }))), ...joint];
  });
}

const columns: Column<GradeRow>[] = [
  { heading: 'Case', value: (row) => row.pseudonym, width: 14 }, { heading: 'Section', value: (row) => row.section, width: 26 }, { heading: 'Question', value: (row) => row.question, width: 50 }, { heading: 'Who', value: (row) => row.who, width: 30 },
  { heading: 'Grade or answer', value: (row) => row.answer, width: 40 }, { heading: 'Score', value: (row) => row.score, width: 8 }, { heading: 'Agreed', value: (row) => row.agreed, width: 40 }, { heading: 'Dissent', value: (row) => row.dissent, width: 40 },
];

/** All grades of an audit, agency by agency and together. Taking them out is recorded. */
export async function takeOutGrades(visit: Visit, kind: 'csv' | 'xlsx'): Promise<Reply> {
  const open = await openAudit(visit);
  if (open === null) return notFound;
  const { audit } = open;
  if (!hasBegun(audit.status)) return forbidden;
  const rows = rowsOf(await readReport(visit.tx, open));
  await record(visit.tx, visit.now, { deed: 'took out the grades of a case audit', subjectKind: 'case audit', subjectId: audit.id, detail: { reference: audit.reference, rows: rows.length, kind } });
  const name = `${audit.reference} grades.${kind}`;
  return kind === 'csv' ? { kind: 'download', name, type: 'text/csv; charset=utf-8', content: writeCsv(columns, rows) }
    : { kind: 'download', name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content: await writeXlsx('Grades', columns, rows) };
}
