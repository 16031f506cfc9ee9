import type { Tx } from '../../../platform/index.ts';
import { readFindingsOf, type FindingOf } from '../../../thread/findings/findings-of.ts';
import type { OpenAudit } from '../audit/read-audit.ts';
import { readAgencies, readCases, readScorings, type AuditedCase, type AuditingAgency } from '../audit/read-parts.ts';
import { readFeedback, withoutFeedback, type Feedback } from '../feedback/feedback-page.tsx';
import { isMinuted } from './meetings.ts';
import { readSample, type Sample } from '../sample/read-sample.ts';
import { readViews, voiceIsSettled, type View } from '../voice/voice-page.tsx';
import type { Compared } from '../workshop/compare.ts';
import { gradables, ungraded, type Gradable } from '../workshop/gradable.ts';
import { readCompared, readForms, readGrades, type JointGrade } from '../workshop/read-scored.ts';
import { overviewOf, type Overview } from './overview.ts';

/** All that a case audit has brought, for its report and for what still stands in its way. */
export interface Report {
  open: OpenAudit;
  agencies: AuditingAgency[];
  cases: (AuditedCase & { rows: Compared[]; gradables: Gradable[] })[];
  sample: Sample | null;
  grades: JointGrade[];
  overview: Overview;
  views: View[];
  feedback: Feedback[];
  findings: FindingOf[];
}

export async function readReport(tx: Tx, open: OpenAudit): Promise<Report> {
  const { audit } = open;
  const [agencies, cases, scorings, grades] = [await readAgencies(tx, audit.id), await readCases(tx, audit.id), await readScorings(tx, audit.id), await readGrades(tx, audit.id)];
  const forms = await readForms(tx, agencies);
  const compared = await readCompared(tx, open, agencies, scorings, forms);
  const whole = cases.map((each) => {
    const rows = compared.get(each.id) ?? [];
    return { ...each, rows, gradables: gradables(rows, audit.lines, forms) };
  });
  return { open, agencies, cases: whole, sample: await readSample(tx, audit.id), grades, overview: overviewOf(whole, grades), views: await readViews(tx, audit.id), feedback: await readFeedback(tx, audit.id), findings: await readFindingsOf(tx, audit.id) };
}

/** What keeps the audit from being reported. */
export function notReportable({ open: { audit }, cases, grades, views }: Report): string[] {
  if (audit.status !== 'workshop') return ['The workshop has not begun.'];
  const differed = cases.some((each) => each.rows.some((row) => row.differ));
  return [
    ...cases.flatMap((each) => {
      const left = ungraded(each.gradables, grades, each.id);
      return left === 0 ? [] : [`Case ${each.pseudonym}: ${left === 1 ? 'one question has' : `${left} questions have`} no joint grade.`];
    }),
    ...((audit.agencies === 'multi' || differed) && audit.workshopPresent === '' ? ['Who was at the workshop is not recorded.'] : []),
    ...(voiceIsSettled(audit, views) ? [] : ['No views of children or families are recorded, and no reason for that is approved.']),
  ];
}

/** What keeps the audit from being closed, once it is reported (RED-58, RED-59). */
export function notClosable({ open, cases, agencies, feedback, findings }: Report): string[] {
  const { audit, pack } = open;
  if (audit.status !== 'reported') return ['The audit has not been reported.'];
  const none = withoutFeedback(cases, feedback);
  const unused = findings.filter(({ ledTo }) => ledTo === 0);
  const untold = agencies.filter((agency) => agency.cascadedOn === null);
  return [
    ...(audit.receivedOn === null ? ['The board has not received the report.'] : []),
    ...(audit.receivedOn !== null && isMinuted(open) && audit.receivedAt?.minuted !== true ? [audit.receivedAt === null ? 'The meeting that discussed it has not been named.' : 'The minutes of the meeting that discussed it have not been issued.'] : []),
    ...(pack.audits.kinds.find(({ key }) => key === audit.kind)?.conduct?.findingsUsed === true && unused.length > 0 ? [`Nothing has come yet of ${unused.map(({ reference }) => reference).join(', ')}.`] : []),
    ...(none.length === 0 ? [] : [`No feedback has been given on ${none.map((each) => each.pseudonym).join(', ')}.`]),
    ...(untold.length === 0 ? [] : [`Not yet passed on within ${untold.map((agency) => agency.name).join(', ')}.`]),
  ];
}
