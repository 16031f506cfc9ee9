import { record } from '../../../access/record.ts';
import { newId } from '../../../platform/index.ts';
import { readDay, readText, type FieldProblem } from '../../../web/fields/index.ts';
import { forbidden, goTo, notFound, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { openToChange } from '../audit/read-audit.ts';
import { readAgencies, readCases } from '../audit/read-parts.ts';
import { auditHref } from '../audit/words.tsx';
import { feedbackPage } from './feedback-page.tsx';

/** Records that practitioners and their managers were told, strengths as well as gaps. It is added to and never changed. */
export async function recordFeedback(visit: Visit): Promise<Reply> {
  const { tx, me, now, today, body } = visit;
  const open = await openToChange(visit);
  if (open === null) return notFound;
  if (!open.keeps) return forbidden;
  const { audit } = open;
  if (audit.status !== 'workshop' && audit.status !== 'reported') return feedbackPage(visit, [{ field: '', message: audit.status === 'closed' ? 'The audit is closed.' : 'Feedback is given once the workshop has begun.' }]);
  const problems: FieldProblem[] = [];
  const of = (await readCases(tx, audit.id)).find((each) => each.id === sent(body, 'case'));
  if (of === undefined) problems.push({ field: 'case', message: 'Choose the case' });
  const agency = (await readAgencies(tx, audit.id)).find((each) => each.id === sent(body, 'agency'));
  if (agency === undefined) problems.push({ field: 'agency', message: 'Choose the agency' });
  const givenTo = readText(body, 'givenTo', { what: 'To whom it was given', most: 200, missing: 'Enter to whom it was given' }, problems);
  const strengths = readText(body, 'strengths', { what: 'What was strong', most: 4000, missing: 'Enter what was strong: feedback is more than gaps' }, problems);
  const toImprove = readText(body, 'toImprove', { what: 'What could be better', most: 4000, missing: 'Enter what could be better' }, problems);
  const givenOn = readDay(body, 'givenOn', 'The day', problems);
  if (givenOn !== null && givenOn > today) problems.push({ field: 'givenOn', message: 'The day must be today or earlier' });
  const how = readText(body, 'how', { what: 'How it was given', most: 200 }, problems);
  if (of === undefined || agency === undefined || givenOn === null || problems.length > 0) return feedbackPage(visit, problems);
  await tx.insertInto('case_feedback').values({
    partnership_id: me.partnershipId, id: newId(), audit_id: audit.id, case_id: of.id, board_id: audit.boardId, agency_id: agency.id, given_to: givenTo, strengths, to_improve: toImprove, given_on: givenOn, how, at: now, by_person: me.personId,
  }).execute();
  await record(tx, now, { deed: 'recorded feedback on an audited case', subjectKind: 'case audit', subjectId: audit.id, detail: { reference: audit.reference, case: of.pseudonym, agency: agency.name } });
  return goTo(auditHref(audit.id, '/feedback'), `Feedback on ${of.pseudonym} is recorded.`);
}
