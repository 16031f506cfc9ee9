import { sql } from 'kysely';
import { record } from '../../../access/record.ts';
import { retie } from '../../../thread/line/knot.ts';
import { readDay, readText, type FieldProblem } from '../../../web/fields/index.ts';
import { forbidden, goTo, notFound, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { openToChange, type OpenAudit } from '../audit/read-audit.ts';
import { readAgencies, readCases, readScorings, standing } from '../audit/read-parts.ts';
import { auditHref } from '../audit/words.tsx';
import { gradables } from './gradable.ts';
import { missing } from './missing.ts';
import { readCompared, readForms } from './read-scored.ts';
import { workshopPage } from './workshop-page.tsx';

export async function holdWorkshop(visit: Visit): Promise<Reply> {
  const open = await openToChange(visit);
  if (open === null) return notFound;
  if (!open.keeps) return forbidden;
  return open.audit.status === 'auditing' ? beginWorkshop(visit, open) : saveWorkshop(visit, open);
}

/** Opens all scores that are in, at once, and takes no more. Without somebody's it begins only with a reason. */
async function beginWorkshop(visit: Visit, open: OpenAudit): Promise<Reply> {
  const { tx, now, today, body } = visit;
  const { audit } = open;
  const [cases, agencies, scorings] = [await readCases(tx, audit.id), await readAgencies(tx, audit.id), await readScorings(tx, audit.id)];
  const isIn = standing(scorings).filter((scoring) => scoring.status === 'submitted');
  const problems: FieldProblem[] = [];
  if (isIn.length === 0) problems.push({ field: '', message: 'Nothing has been handed in yet.' });
  const out = missing(cases, agencies, scorings);
  const why = readText(body, 'missing', { what: 'The reason', most: 1000, ...(out.length > 0 ? { missing: 'Enter why the workshop begins without those who are missing' } : {}) }, problems);
  if (problems.length > 0) return workshopPage(visit, problems);
  await tx.updateTable('case_audit').set({ status: 'workshop', workshop_on: audit.agencies === 'multi' ? today : null, workshop_missing: out.length === 0 ? '' : `${why}\n${out.join('\n')}`, revision: audit.revision + 1 }).where('id', '=', audit.id).execute();
  await reveal(visit, isIn.map(({ id }) => id));
  if (audit.agencies === 'single') await takeAgreed(visit, open);
  await retie(tx, audit.id, { state: 'Workshop' });
  await record(tx, now, { deed: 'opened the scores of a case audit', subjectKind: 'case audit', subjectId: audit.id, detail: { reference: audit.reference, scorings: isIn.length, missing: out.length } });
  return goTo(auditHref(audit.id, '/workshop'), 'The scores are open.');
}

/** Nobody with an account may change what an auditor scored, not even its being sealed: the product opens it. */
async function reveal({ tx }: Visit, scorings: readonly string[]): Promise<void> {
  await sql`set local role gt_worker`.execute(tx);
  await tx.updateTable('case_scores').set({ revealed: true }).where('scoring_id', 'in', scorings).execute();
  await sql`set local role gt_app`.execute(tx);
}

/** In an audit of one agency a grade that nobody disputes needs no workshop: it stands (RED-59). */
async function takeAgreed({ tx, me, now }: Visit, open: OpenAudit): Promise<void> {
  const { audit } = open;
  const [agencies, scorings] = [await readAgencies(tx, audit.id), await readScorings(tx, audit.id)];
  const forms = await readForms(tx, agencies);
  const grades = [...await readCompared(tx, open, agencies, scorings, forms)].flatMap(([caseId, rows]) => gradables(rows, [], forms).flatMap(({ key, common, levels }) => (common === null ? [] : [{
    partnership_id: me.partnershipId, case_id: caseId, question: key, audit_id: audit.id, board_id: audit.boardId, level: common, score: levels.find((level) => level.value === common)?.score ?? null, at: now, by_person: me.personId,
  }])));
  if (grades.length > 0) await tx.insertInto('case_grade').values(grades).execute();
}

async function saveWorkshop(visit: Visit, { audit }: OpenAudit): Promise<Reply> {
  const { tx, now, today, body } = visit;
  if (audit.status !== 'workshop') return workshopPage(visit, [{ field: '', message: audit.status === 'planned' ? 'Draw the cases first.' : 'The audit has been reported, and its workshop stands as it is.' }]);
  const problems: FieldProblem[] = [];
  const heldOn = readDay(body, 'heldOn', 'The day of the workshop', problems);
  if (heldOn !== null && heldOn > today) problems.push({ field: 'heldOn', message: 'The day of the workshop must be today or earlier' });
  const present = readText(body, 'present', { what: 'Who was there', most: 4000, missing: 'Enter who was there' }, problems);
  const notes = readText(body, 'notes', { what: 'What was agreed', most: 8000 }, problems);
  if (problems.length === 0 && sent(body, 'revision') !== String(audit.revision) && (present !== audit.workshopPresent || notes !== audit.workshopNotes) && (audit.workshopPresent !== '' || audit.workshopNotes !== '')) {
    return workshopPage(visit, [{ field: 'notes', message: `Somebody else saved meanwhile. What they wrote: ${audit.workshopPresent} ${audit.workshopNotes}. Put both together, then save.` }], 409);
  }
  if (problems.length > 0) return workshopPage(visit, problems);
  await tx.updateTable('case_audit').set({ workshop_on: heldOn, workshop_present: present, workshop_notes: notes, revision: audit.revision + 1 }).where('id', '=', audit.id).execute();
  await record(tx, now, { deed: 'recorded the workshop of a case audit', subjectKind: 'case audit', subjectId: audit.id, detail: { reference: audit.reference } });
  return goTo(auditHref(audit.id, '/workshop'), 'The workshop is saved.');
}
