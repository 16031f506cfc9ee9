import { record } from '../../../access/record.ts';
import { newId } from '../../../platform/index.ts';
import { readDay, readText, type FieldProblem } from '../../../web/fields/index.ts';
import { forbidden, goTo, notFound, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { openToChange, type OpenAudit } from '../audit/read-audit.ts';
import { readCases } from '../audit/read-parts.ts';
import { auditHref } from '../audit/words.tsx';
import { isOver, mayApproveReason, readViews, voicePage } from './voice-page.tsx';

export async function recordVoice(visit: Visit): Promise<Reply> {
  const open = await openToChange(visit);
  if (open === null) return notFound;
  const deed = sent(visit.body, 'do');
  if (deed === 'approve') return approveReason(visit, open);
  if (!open.keeps) return forbidden;
  if (deed === 'done') return sayWhatWasDone(visit, open);
  if (isOver(open.audit)) return voicePage(visit, [{ field: '', message: 'The audit has been reported already.' }]);
  return deed === 'reason' ? giveReason(visit, open) : addView(visit, open);
}

async function addView(visit: Visit, { audit }: OpenAudit): Promise<Reply> {
  const { tx, me, now, today, body } = visit;
  const problems: FieldProblem[] = [];
  const whose = readText(body, 'whose', { what: 'Whose view it is', most: 200, missing: 'Enter whose view it is' }, problems);
  const how = readText(body, 'how', { what: 'How they were asked', most: 500, missing: 'Enter how they were asked' }, problems);
  const heardOn = readDay(body, 'heardOn', 'The day', problems);
  if (heardOn !== null && heardOn > today) problems.push({ field: 'heardOn', message: 'The day must be today or earlier' });
  const said = readText(body, 'said', { what: 'What they said', most: 4000, missing: 'Enter what they said' }, problems);
  const done = readText(body, 'done', { what: 'What was done', most: 2000 }, problems);
  if (heardOn === null || problems.length > 0) return voicePage(visit, problems);
  const about = (await readCases(tx, audit.id)).find((each) => each.id === sent(body, 'case'));
  await tx.insertInto('case_voice').values({ partnership_id: me.partnershipId, id: newId(), audit_id: audit.id, case_id: about?.id ?? null, board_id: audit.boardId, whose, how, heard_on: heardOn, said, done, at: now, by_person: me.personId }).execute();
  await record(tx, now, { deed: 'recorded a view in a case audit', subjectKind: 'case audit', subjectId: audit.id, detail: { reference: audit.reference } });
  return goTo(auditHref(audit.id, '/voice'), 'The view is recorded.');
}

async function sayWhatWasDone(visit: Visit, { audit }: OpenAudit): Promise<Reply> {
  const { tx, now, body } = visit;
  const view = (await readViews(tx, audit.id)).find((each) => each.id === sent(body, 'view'));
  if (view === undefined) return notFound;
  if (audit.status === 'closed') return voicePage(visit, [{ field: '', message: 'The audit is closed.' }]);
  const problems: FieldProblem[] = [];
  const done = readText(body, 'done', { what: 'What was done', most: 2000, missing: 'Enter what was done' }, problems);
  if (problems.length > 0) return voicePage(visit, problems.map(({ message }) => ({ field: `done-${view.id}`, message })));
  await tx.updateTable('case_voice').set({ done }).where('id', '=', view.id).execute();
  await record(tx, now, { deed: 'said what was done about a view', subjectKind: 'case audit', subjectId: audit.id, detail: { reference: audit.reference } });
  return goTo(auditHref(audit.id, '/voice'), 'What was done is saved.');
}

async function giveReason(visit: Visit, { audit }: OpenAudit): Promise<Reply> {
  const { tx, me, now, body } = visit;
  const problems: FieldProblem[] = [];
  const reason = readText(body, 'reason', { what: 'The reason', most: 2000, missing: 'Enter why nobody could be asked' }, problems);
  if (problems.length > 0) return voicePage(visit, problems);
  // Another reason wants another approval.
  await tx.updateTable('case_audit').set({ no_voice_reason: reason, no_voice_by: me.personId, no_voice_approved_by: null, revision: audit.revision + 1 }).where('id', '=', audit.id).execute();
  await record(tx, now, { deed: 'gave a reason for asking nobody', subjectKind: 'case audit', subjectId: audit.id, detail: { reference: audit.reference } });
  return goTo(auditHref(audit.id, '/voice'), 'The reason waits for approval by somebody else.');
}

async function approveReason(visit: Visit, open: OpenAudit): Promise<Reply> {
  const { tx, me, now } = visit;
  const { audit } = open;
  if (!mayApproveReason(open, me)) return forbidden;
  await tx.updateTable('case_audit').set({ no_voice_approved_by: me.personId, revision: audit.revision + 1 }).where('id', '=', audit.id).execute();
  await record(tx, now, { deed: 'approved a reason for asking nobody', subjectKind: 'case audit', subjectId: audit.id, detail: { reference: audit.reference } });
  return goTo(auditHref(audit.id, '/voice'), 'The reason is approved.');
}
