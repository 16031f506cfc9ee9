import { record } from '../../../access/record.ts';
import { forbidden, goTo, notFound, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { openToChange } from '../audit/read-audit.ts';
import { readCases, readScorings } from '../audit/read-parts.ts';
import { auditHref } from '../audit/words.tsx';
import { auditorsPage } from './auditors-page.tsx';
import { endLinks, sendLinks } from './send-links.ts';

/** Sends an auditor a new link, or takes back what was asked of them. */
export async function changeScoring(visit: Visit): Promise<Reply> {
  const { tx, me, now, app, body, params } = visit;
  const open = await openToChange(visit);
  if (open === null) return notFound;
  if (!open.keeps) return forbidden;
  const { audit } = open;
  const scoring = (await readScorings(tx, audit.id)).find((each) => each.id === params['scoring']);
  if (scoring === undefined) return notFound;
  if (audit.status !== 'auditing' || (scoring.status !== 'asked' && scoring.status !== 'scoring')) return auditorsPage(visit, [{ field: '', message: 'This audit of a case can no longer be changed.' }]);
  const of = (await readCases(tx, audit.id)).find((each) => each.id === scoring.caseId);
  if (of === undefined) return notFound;
  if (sent(body, 'do') === 'withdraw') {
    await tx.updateTable('case_scoring').set({ status: 'stood-aside', declaration: 'Withdrawn by the office' }).where('id', '=', scoring.id).execute();
    await endLinks(tx, [scoring.id], now, 'Withdrawn by the office');
    await record(tx, now, { deed: 'withdrew an auditor', subjectKind: 'case audit', subjectId: audit.id, detail: { reference: audit.reference, case: of.pseudonym } });
    return goTo(auditHref(audit.id, '/auditors'), `${scoring.auditorName} is no longer asked for ${of.pseudonym}. Ask somebody else.`);
  }
  await sendLinks(tx, me.partnershipId, audit, { name: scoring.auditorName, email: scoring.auditorEmail }, [{ scoringId: scoring.id, position: of.position }], app.settings.baseUrl, now);
  await record(tx, now, { deed: 'sent an auditor a new link', subjectKind: 'case audit', subjectId: audit.id, detail: { reference: audit.reference, case: of.pseudonym } });
  app.wake('deliver-mail');
  return goTo(auditHref(audit.id, '/auditors'), `${scoring.auditorName} gets a new link. The one before has ended.`);
}
