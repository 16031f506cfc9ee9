import { record } from '../../../access/record.ts';
import { readText, type FieldProblem } from '../../../web/fields/index.ts';
import { forbidden, goTo, notFound, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { openToChange } from '../audit/read-audit.ts';
import { auditHref } from '../audit/words.tsx';
import { casePage, fieldsOf, openCase, standOf } from './case-page.tsx';

/**
 * Saves the joint grades of a case. Of two people at once each keeps what they alone changed; where both changed the same grade,
 * the second is shown what the first wrote, keeps what they typed, and saves again if theirs is to stand.
 */
export async function saveGrades(visit: Visit): Promise<Reply> {
  const { tx, me, now, body } = visit;
  const open = await openToChange(visit);
  const shown = open === null ? null : await openCase(visit, open);
  if (open === null || shown === null) return notFound;
  if (!open.keeps) return forbidden;
  const { audit } = open;
  if (audit.status !== 'workshop') return casePage(visit, [{ field: '', message: audit.status === 'reported' || audit.status === 'closed' ? 'The audit has been reported, and its grades stand.' : 'The workshop has not begun.' }], 409);
  const problems: FieldProblem[] = [];
  const met: FieldProblem[] = [];
  const changed = [];
  for (const each of shown.gradables) {
    const names = fieldsOf(each.key);
    const was = sent(body, names.was);
    if (was === '') continue;
    const typed = { level: sent(body, names.level), agreed: readText(body, names.agreed, { what: 'What was agreed', most: 4000 }, problems), dissent: readText(body, names.dissent, { what: 'The dissent', most: 2000 }, problems) };
    const level = each.levels.find((one) => one.value === typed.level);
    if (typed.level !== '' && level === undefined) problems.push({ field: names.level, message: `Choose a grade from the list for "${each.words}"` });
    const stored = shown.grades.find((grade) => grade.question === each.key);
    if (standOf(typed) === was || standOf(typed) === standOf(stored)) continue;
    if (standOf(stored) !== was) met.push({ field: each.levels.length > 0 ? names.level : names.agreed, message: `Somebody else graded "${each.words}" meanwhile: ${[each.levels.find((one) => one.value === stored?.level)?.label ?? 'no grade', stored?.agreed, stored?.dissent].filter(Boolean).join('. ')}. Yours is below; save again if it is to stand.` });
    changed.push({ question: each.key, score: level?.score ?? null, ...typed });
  }
  if (problems.length > 0) return casePage(visit, problems);
  if (met.length > 0) return casePage(visit, met, 409);
  for (const { question, ...grade } of changed) {
    const set = { ...grade, at: now, by_person: me.personId };
    await tx.insertInto('case_grade').values({ partnership_id: me.partnershipId, case_id: shown.of.id, question, audit_id: audit.id, board_id: audit.boardId, ...set })
      .onConflict((conflict) => conflict.columns(['partnership_id', 'case_id', 'question']).doUpdateSet(set)).execute();
  }
  if (changed.length > 0) await record(tx, now, { deed: 'graded an audited case together', subjectKind: 'case audit', subjectId: audit.id, detail: { reference: audit.reference, case: shown.of.pseudonym, grades: changed.length } });
  return goTo(auditHref(audit.id, `/cases/${shown.of.id}`), 'The joint grades are saved.');
}
