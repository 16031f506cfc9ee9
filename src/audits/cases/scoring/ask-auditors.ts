import { record } from '../../../access/record.ts';
import { cleanLine, newId } from '../../../platform/index.ts';
import type { FieldProblem } from '../../../web/fields/index.ts';
import { forbidden, goTo, notFound, sent, sentAll, type Reply, type Visit } from '../../../web/visit/index.ts';
import { openToChange } from '../audit/read-audit.ts';
import { readAgencies, readCases, readScorings, type AuditedCase, type Manner } from '../audit/read-parts.ts';
import { auditHref } from '../audit/words.tsx';
import { auditorsPage } from './auditors-page.tsx';
import { involvedDigest, whyNot } from './may-audit.ts';
import { sendLinks } from './send-links.ts';

const address = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/;

/** Asks one auditor of an agency for some of its cases: a scoring and a personal link for each, and one mail. */
export async function askAuditor(visit: Visit): Promise<Reply> {
  const { tx, me, now, app, body } = visit;
  const open = await openToChange(visit);
  if (open === null) return notFound;
  if (!open.keeps) return forbidden;
  const { audit } = open;
  if (audit.status !== 'auditing') return auditorsPage(visit, [{ field: '', message: audit.status === 'planned' ? 'Draw the cases first.' : 'The workshop has begun: no auditor can be asked any more.' }]);
  const agencies = await readAgencies(tx, audit.id);
  const cases = await readCases(tx, audit.id);
  const scorings = await readScorings(tx, audit.id);
  const problems: FieldProblem[] = [];
  const agency = agencies.find((each) => each.id === sent(body, 'agency'));
  if (agency === undefined) problems.push({ field: 'agency', message: 'Choose the agency' });
  const name = cleanLine(sent(body, 'name')).slice(0, 200);
  const email = cleanLine(sent(body, 'email')).slice(0, 200);
  if (name === '') problems.push({ field: 'name', message: 'Enter the auditor’s name' });
  if (!address.test(email)) problems.push({ field: 'email', message: 'The e-mail address must be like name@example.com' });
  const manner = audit.agencies === 'multi' ? 'agency' : mannerOf(sent(body, 'manner'));
  if (manner === null) problems.push({ field: 'manner', message: 'Select how they audit' });
  const chosen = cases.filter((each) => sentAll(body, 'cases').includes(each.id));
  if (chosen.length === 0) problems.push({ field: 'cases', message: 'Select at least one case' });
  if (agency !== undefined && manner !== null && problems.length === 0) {
    const digest = involvedDigest(app.key, audit.id, email);
    for (const each of chosen) {
      const why = whyNot({ case: each, agencyId: agency.id, manner, email }, scorings, digest);
      if (why !== null) problems.push({ field: 'cases', message: why });
    }
  }
  if (agency === undefined || manner === null || problems.length > 0) return auditorsPage(visit, problems);
  const asked = chosen.map((each) => ({ scoringId: newId(), position: each.position, caseId: each.id }));
  await tx.insertInto('case_scoring').values(asked.map(({ scoringId, caseId }) => ({
    partnership_id: me.partnershipId, id: scoringId, audit_id: audit.id, case_id: caseId, board_id: audit.boardId, agency_id: agency.id, manner, auditor_name: name, auditor_email: email, status: 'asked', due_on: audit.dueOn,
  }))).execute();
  await tx.insertInto('case_scores').values(asked.map(({ scoringId }) => ({ partnership_id: me.partnershipId, scoring_id: scoringId, audit_id: audit.id, board_id: audit.boardId, updated_at: now }))).execute();
  await sendLinks(tx, me.partnershipId, audit, { name, email }, asked, app.settings.baseUrl, now);
  await record(tx, now, { deed: 'asked an auditor', subjectKind: 'case audit', subjectId: audit.id, detail: { reference: audit.reference, agency: agency.name, cases: asked.length } });
  app.wake('deliver-mail');
  return goTo(auditHref(audit.id, '/auditors'), `${name} is asked for ${asked.length === 1 ? 'one case' : `${asked.length} cases`}. The links go by mail.`);
}

const mannerOf = (typed: string): Manner | null => (typed === 'offline' || typed === 'peer' ? typed : null);

/** Notes who worked on a case, by address, so that none of them audits it. Only digests are kept. */
export async function noteInvolved(visit: Visit): Promise<Reply> {
  const { tx, now, app, body } = visit;
  const open = await openToChange(visit);
  if (open === null) return notFound;
  if (!open.keeps) return forbidden;
  const { audit } = open;
  const cases = await readCases(tx, audit.id);
  const problems: FieldProblem[] = [];
  const of = cases.find((each) => each.id === sent(body, 'case'));
  if (of === undefined) problems.push({ field: 'case', message: 'Choose the case' });
  const emails = sent(body, 'emails').split(/[\s,;]+/).filter((each) => each !== '');
  if (emails.length === 0) problems.push({ field: 'emails', message: 'Enter at least one e-mail address' });
  const wrong = emails.find((each) => !address.test(each) || each.length > 200);
  if (wrong !== undefined) problems.push({ field: 'emails', message: 'Each e-mail address must be like name@example.com' });
  const scorings = await readScorings(tx, audit.id);
  const digests = emails.map((email) => involvedDigest(app.key, audit.id, email));
  const auditing = of === undefined ? [] : scorings.filter((each) => each.caseId === of.id && each.status !== 'stood-aside' && digests.includes(involvedDigest(app.key, audit.id, each.auditorEmail)));
  for (const each of auditing) problems.push({ field: 'emails', message: `${each.auditorName} has been asked to audit ${of?.pseudonym}. Withdraw that first.` });
  if (of === undefined || problems.length > 0) return auditorsPage(visit, problems);
  await tx.updateTable('audited_case').set({ involved: withNew(of, digests) }).where('id', '=', of.id).execute();
  await record(tx, now, { deed: 'noted the staff involved in an audited case', subjectKind: 'case audit', subjectId: audit.id, detail: { reference: audit.reference, case: of.pseudonym, people: digests.length } });
  return goTo(auditHref(audit.id, '/auditors'), `Noted for ${of.pseudonym}: ${emails.length === 1 ? 'one person' : `${emails.length} people`} may not audit it.`);
}

const withNew = ({ involved }: AuditedCase, digests: readonly string[]): string[] => [...new Set([...involved, ...digests])];
