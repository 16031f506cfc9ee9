import type { Day } from '../../calendar/index.ts';
import type { Tx } from '../../platform/index.ts';

export interface RequestRow {
  id: string;
  agencyId: string;
  agency: string;
  responseId: string;
  holderName: string;
  holderEmail: string;
  status: 'asked' | 'started' | 'received' | 'returned' | 'withdrawn';
  involved: boolean | null;
  dueOn: Day;
  receivedAt: Date | null;
  reminders: number;
}

/** The requests of one step of a process, by agency. */
export async function readRequests(tx: Tx, processId: string, step: string): Promise<RequestRow[]> {
  const rows = await tx.selectFrom('summary_request as s')
    .innerJoin('agency as a', (join) => join.onRef('a.partnership_id', '=', 's.partnership_id').onRef('a.id', '=', 's.agency_id'))
    .select(['s.id', 's.agency_id', 'a.name', 's.response_id', 's.holder_name', 's.holder_email', 's.status', 's.involved', 's.due_on', 's.received_at', 's.reminders'])
    .where('s.process_id', '=', processId).where('s.step', '=', step).orderBy('a.name').execute();
  return rows.map((row) => ({
    id: row.id, agencyId: row.agency_id, agency: row.name, responseId: row.response_id, holderName: row.holder_name, holderEmail: row.holder_email,
    status: row.status as RequestRow['status'], involved: row.involved, dueOn: row.due_on as Day, receivedAt: row.received_at, reminders: row.reminders,
  }));
}
