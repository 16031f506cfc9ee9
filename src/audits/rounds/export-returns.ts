import { record } from '../../access/record.ts';
import { dayInLondon, type Day } from '../../calendar/index.ts';
import { kindName, readBoards } from '../../people/boards.ts';
import { writeCsv, writeXlsx, type Column } from '../../platform/tables/write-table.ts';
import { notFound, type Reply, type Visit } from '../../web/visit/index.ts';
import { phaseName } from '../respondents/phase.ts';
import { readReturnFilter, returnWords } from './campaign-page.tsx';
import { listReturns, roundFor, type ReturnRow } from './read-round.ts';

const mostExported = 30_000;

/** The returns of a round as CSV or Excel, narrowed as on screen: how they stand, not what was answered. Taking them out is recorded. */
export async function exportReturns(visit: Visit, kind: 'csv' | 'xlsx'): Promise<Reply> {
  const found = await roundFor(visit);
  if (found === null) return notFound;
  const { tx, me, now, today } = visit;
  const { filter, order } = readReturnFilter(visit.query);
  const rows = await listReturns(tx, found.round.id, filter, order, today, 0, mostExported);
  const boards = await readBoards(tx, me.partnershipId);
  const day = (instant: Date | null): Day | '' => (instant === null ? '' : dayInLondon(instant));
  const columns: Column<ReturnRow>[] = [
    { heading: 'Who answers', value: (row) => row.name, width: 45 }, { heading: 'Kind', value: (row) => kindName(boards, row.kind) }, { heading: 'Phase', value: (row) => (row.phase === '' ? '' : phaseName(row.phase)) }, { heading: 'Area', value: (row) => row.area, width: 30 },
    { heading: 'Standing', value: (row) => returnWords(row.status) }, { heading: 'Late', value: (row) => (row.late ? 'Yes' : 'No') }, { heading: 'Last day of its own', value: (row) => row.deferredTo }, { heading: 'Questions', value: (row) => row.asked }, { heading: 'Answered', value: (row) => row.answered },
    { heading: 'Invited on', value: (row) => day(row.invitedAt) }, { heading: 'Reminders', value: (row) => row.reminders }, { heading: 'Reminded on', value: (row) => row.remindedOn }, { heading: 'Submitted on', value: (row) => day(row.submittedAt) }, { heading: 'Submitted by', value: (row) => row.submittedBy, width: 30 },
    { heading: 'Contact', value: (row) => row.contactName, width: 30 }, { heading: 'E-mail', value: (row) => row.contactEmail, width: 35 },
  ];
  await record(tx, now, { deed: 'took out the returns of a round', subjectKind: 'round', subjectId: found.round.id, detail: { reference: found.round.reference, rows: rows.length, kind } });
  const name = `${found.round.reference} returns ${today}.${kind}`;
  return kind === 'csv' ? { kind: 'download', name, type: 'text/csv; charset=utf-8', content: writeCsv(columns, rows) }
    : { kind: 'download', name, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', content: await writeXlsx('Returns', columns, rows) };
}
