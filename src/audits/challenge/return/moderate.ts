import { record } from '../../../access/record.ts';
import { readText, type FieldProblem } from '../../../web/fields/index.ts';
import { forbidden, goTo, notFound, sent, type Reply, type Visit } from '../../../web/visit/index.ts';
import { challengeHref, levelName, nameOf, openChallenge, type OpenChallenge } from '../open-challenge.ts';
import { enter, notAskable } from './ask.ts';
import { gradesPage, seenOf } from './grades-page.tsx';
import { gradingProblems, type Grading } from './may-moderate.ts';
import { readGrades, readQuestions } from './read-questions.ts';

/** Keeps the panel's grades with their reasons beside the agency's own, and the board's judgement of rigour (RED-62, RED-63). */
export async function moderate(visit: Visit): Promise<Reply> {
  const open = await openChallenge(visit, { locked: true });
  if (open === null) return notFound;
  if (!open.asks || notAskable(open) !== null) return forbidden;
  const { tx, body } = visit;
  const { ret, standards, levels } = open;
  const grades = await readGrades(tx, ret.id);
  if (sent(body, 'seen') !== seenOf(grades)) return gradesPage({ ...visit, body: { ...body, seen: seenOf(grades) } }, [{ field: '', message: 'Somebody else of the panel has graded meanwhile. What stands is told above each grade, what you entered is below it: save again if yours is to stand.' }], 409);
  const before = grades.map((each): Grading => ({ standard: each.standard, level: each.moderated ?? '', reason: each.reason }));
  const gradings = standards.filter(({ key }) => body[`level.${key}`] !== undefined).map(({ key }): Grading => ({ standard: key, level: sent(body, `level.${key}`), reason: sent(body, `reason.${key}`) }));
  const problems: FieldProblem[] = gradingProblems(gradings, before, await readQuestions(tx, [ret.id], true), levels.map(({ value }) => value));
  const rigour = readText(body, 'rigour', { what: 'The judgement', most: 4000 }, problems);
  if (problems.length > 0) return gradesPage(visit, problems);
  const changed = gradings.filter((one) => { const was = before.find((each) => each.standard === one.standard); return (was?.level ?? '') !== one.level || (was?.reason ?? '') !== one.reason; });
  for (const grading of changed) await keep(visit, open, grading, before.find((each) => each.standard === grading.standard));
  if (rigour !== open.rigour) await judge(visit, open, rigour);
  if (changed.length > 0) await record(tx, visit.now, { deed: 'moderated a return', subjectKind: 'return', subjectId: ret.id, detail: { reference: ret.round.reference, who: ret.name, grades: changed } });
  return goTo(challengeHref(ret.id), changed.length === 0 && rigour === open.rigour ? 'Nothing has changed.' : 'Kept. The agency’s own grades stand as they were.');
}

async function keep({ tx, me, now }: Visit, open: OpenChallenge, { standard, level, reason }: Grading, before: Grading | undefined): Promise<void> {
  const { ret, levels, standards } = open;
  const set = level === '' ? { moderated_level: null, moderated_score: null, moderated_reason: '' } : { moderated_level: level, moderated_score: levels.find(({ value }) => value === level)?.score ?? null, moderated_reason: reason };
  const grade = { ...set, moderated_at: now, moderated_by: me.personId };
  await tx.insertInto('return_grade').values({ partnership_id: ret.partnershipId, return_id: ret.id, standard, round_id: ret.round.id, board_id: ret.boardId, agency_id: ret.agencyId, area: ret.area, ...grade })
    .onConflict((conflict) => conflict.columns(['partnership_id', 'return_id', 'standard']).doUpdateSet(grade)).execute();
  const words = level === '' ? 'no longer moderated' : `${levelName(levels, level)}. ${reason}`;
  await enter(tx, open, 'moderated', `${nameOf(standards, standard)}: ${before?.level ? `${levelName(levels, before.level)} to ` : ''}${words}`, now, me.name);
}

async function judge({ tx, me, now }: Visit, open: OpenChallenge, rigour: string): Promise<void> {
  await tx.updateTable('audit_return').set({ rigour }).where('id', '=', open.ret.id).execute();
  await enter(tx, open, 'rigour', rigour, now, me.name);
  await record(tx, now, { deed: 'judged the rigour of a return', subjectKind: 'return', subjectId: open.ret.id, detail: { reference: open.ret.round.reference, who: open.ret.name } });
}
