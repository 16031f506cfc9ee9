import { record } from '../../../access/record.ts';
import { formatDay } from '../../../calendar/index.ts';
import { retie } from '../../../thread/line/knot.ts';
import { readDay, readText, type FieldProblem } from '../../../web/fields/index.ts';
import { forbidden, goTo, notFound, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { openToChange, type OpenAudit } from '../audit/read-audit.ts';
import { auditHref } from '../audit/words.tsx';
import { readMeetings } from './meetings.ts';
import { notClosable, notReportable, readReport } from './read-report.ts';
import { reportPage } from './report-page.tsx';

/** Takes an audit through its end: reported, received by the board, passed on in each agency, closed. */
export async function conclude(visit: Visit): Promise<Reply> {
  const open = await openToChange(visit);
  if (open === null) return notFound;
  if (!open.keeps) return forbidden;
  switch (sent(visit.body, 'do')) {
    case 'report': return report(visit, open);
    case 'receive': return receive(visit, open);
    case 'cascade': return cascade(visit, open);
    case 'close': return close(visit, open);
    default: return reportPage(visit, [{ field: '', message: 'Choose what to record' }]);
  }
}

const inTheWay = (visit: Visit, holds: readonly string[]): Promise<Reply> => reportPage(visit, holds.map((message) => ({ field: '', message })));
const only = (visit: Visit): Promise<Reply> => reportPage(visit, [{ field: '', message: 'This is recorded once the audit is reported, and before it is closed.' }]);

async function report(visit: Visit, open: OpenAudit): Promise<Reply> {
  const { audit } = open;
  const holds = audit.status === 'workshop' || audit.status === 'planned' || audit.status === 'auditing' ? notReportable(await readReport(visit.tx, open)) : ['The audit has been reported already.'];
  if (holds.length > 0) return inTheWay(visit, holds);
  return moved(visit, open, { status: 'reported', reported_on: visit.today }, 'reported a case audit', `Reported on ${formatDay(visit.today)}`, `${audit.reference} is reported.`);
}

async function receive(visit: Visit, open: OpenAudit): Promise<Reply> {
  const { audit } = open;
  if (audit.status !== 'reported') return only(visit);
  const problems: FieldProblem[] = [];
  const meetings = await readMeetings(visit.tx, open, visit.today);
  const meeting = meetings.find((each) => each.id === sent(visit.body, 'meeting'));
  if (sent(visit.body, 'meeting') !== '' && meeting === undefined) problems.push({ field: 'meeting', message: 'Choose a meeting from the list' });
  const receivedOn = meeting === undefined ? readDay(visit.body, 'receivedOn', 'The day', problems) : meeting.heldOn;
  if (receivedOn !== null && (receivedOn > visit.today || (audit.reportedOn !== null && receivedOn < audit.reportedOn))) problems.push({ field: 'receivedOn', message: 'The day must lie between that of the report and today' });
  if (receivedOn === null || problems.length > 0) return reportPage(visit, problems);
  return moved(visit, open, { received_on: receivedOn, received_meeting_id: meeting?.id ?? null }, 'recorded that the board received a case audit', `Received on ${formatDay(receivedOn)}`, 'It is recorded that the board received the report.');
}

async function cascade(visit: Visit, open: OpenAudit): Promise<Reply> {
  const { tx, now, today, body } = visit;
  const { audit } = open;
  if (audit.status !== 'reported') return only(visit);
  const { agencies } = await readReport(tx, open);
  const problems: FieldProblem[] = [];
  const agency = agencies.find((each) => each.id === sent(body, 'agency'));
  if (agency === undefined) problems.push({ field: 'agency', message: 'Choose the agency' });
  const on = readDay(body, 'cascadedOn', 'The day', problems);
  if (on !== null && on > today) problems.push({ field: 'cascadedOn', message: 'The day must be today or earlier' });
  const how = readText(body, 'cascadedHow', { what: 'How', most: 500, missing: 'Enter how it was passed on' }, problems);
  if (agency === undefined || on === null || problems.length > 0) return reportPage(visit, problems);
  await tx.updateTable('case_audit_agency').set({ cascaded_on: on, cascaded_how: how }).where('audit_id', '=', audit.id).where('agency_id', '=', agency.id).execute();
  await record(tx, now, { deed: 'recorded that an agency passed an audit on', subjectKind: 'case audit', subjectId: audit.id, detail: { reference: audit.reference, agency: agency.name } });
  return goTo(auditHref(audit.id, '/report'), `${agency.name} has passed it on.`);
}

async function close(visit: Visit, open: OpenAudit): Promise<Reply> {
  const holds = notClosable(await readReport(visit.tx, open));
  if (holds.length > 0) return inTheWay(visit, holds);
  return moved(visit, open, { status: 'closed' }, 'closed a case audit', 'Closed', `${open.audit.reference} is closed.`);
}

async function moved({ tx, now }: Visit, { audit }: OpenAudit, change: { status?: 'reported' | 'closed'; reported_on?: string; received_on?: string; received_meeting_id?: string | null }, deed: string, state: string, said: string): Promise<Reply> {
  await tx.updateTable('case_audit').set({ ...change, revision: audit.revision + 1 }).where('id', '=', audit.id).execute();
  await retie(tx, audit.id, { state });
  await record(tx, now, { deed, subjectKind: 'case audit', subjectId: audit.id, detail: { reference: audit.reference } });
  return goTo(auditHref(audit.id, '/report'), said);
}
