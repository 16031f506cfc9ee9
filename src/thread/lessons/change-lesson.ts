import { record } from '../../access/record.ts';
import { isId, newId } from '../../platform/index.ts';
import { readDay, readText, type FieldProblem } from '../../web/fields/index.ts';
import { forbidden, goTo, notFound, sent, sentAll, type Reply, type Visit } from '../../web/visit/index.ts';
import { boardPack, named } from '../board-pack.ts';
import { tie } from '../line/knot.ts';
import { mayNameProblems, type Hold } from '../may-name.tsx';
import { lessonPage } from './lesson-page.tsx';
import { openLesson, type OpenedLesson } from './open-lesson.ts';
import { passOn } from './pass-on.ts';
import { settleStages } from './settle-stages.ts';

const needs: Record<string, string> = { spread: 'disseminate', mark: 'disseminate', unmark: 'disseminate', cascade: 'confirm-cascade', check: 'evaluate', evaluate: 'evaluate' };

/** The fields of every deed whose words everybody reads. */
const words = ['audience', 'evidence', 'teams', 'found', 'reflection', 'measure', 'shows'];

/** The review from which a lesson was drawn; null where it was from none. */
async function originOf({ tx }: Visit, id: string): Promise<string | null> {
  const row = await tx.selectFrom('thread_edge as e').innerJoin('finding as f', (join) => join.onRef('f.partnership_id', '=', 'e.partnership_id').onRef('f.id', '=', 'e.from_id')).select('f.origin_process_id').where('e.to_id', '=', id).executeTakeFirst();
  return row?.origin_process_id ?? null;
}

/** One deed to a lesson; the stage then follows from its evidence. */
export async function changeLesson(visit: Visit, hold: Hold): Promise<Reply> {
  const id = visit.params['id'] ?? '';
  const opened = isId(id) ? await openLesson(visit, id) : null;
  if (opened === null) return notFound;
  const deed = sent(visit.body, 'do');
  const permission = needs[deed];
  if (permission === undefined || !visit.me.permissions.has(permission)) return forbidden;
  const mayName = await hold(visit, { processId: await originOf(visit, id), subjectKind: 'lesson', subjectId: id, reference: opened.lesson.reference, text: words.map((field) => sent(visit.body, field)).join('\n') });
  if (mayName !== null) return lessonPage(visit, opened, deed, mayNameProblems(mayName, 'record it'), 422, mayName);
  const problems: FieldProblem[] = [];
  const said = await ({ spread, mark, unmark, cascade, check, evaluate } as Record<string, typeof spread>)[deed]!(visit, opened, problems);
  if (said === null) return lessonPage(visit, opened, deed, problems, 422);
  await settleStages(visit, [id], await boardPack(visit));
  await record(visit.tx, visit.now, { deed: `changed a lesson: ${deed}`, subjectKind: 'lesson', subjectId: id, detail: { reference: opened.lesson.reference } });
  return goTo(`/lessons/${id}`, said);
}

/** Passed on by a channel to an audience; agencies are asked to confirm, and the checks are set. */
async function spread(visit: Visit, { lesson, spread: before }: OpenedLesson, problems: FieldProblem[]): Promise<string | null> {
  const { tx, today, body } = visit;
  const pack = await boardPack(visit);
  const channel = sent(body, 'channel');
  if (!pack.channels.some((each) => each.key === channel)) problems.push({ field: 'channel', message: 'Select the channel' });
  const audience = readText(body, 'audience', { what: 'The audience', most: 200, missing: 'Enter to whom it went' }, problems);
  const sharedOn = readDay(body, 'sharedOn', 'The day', problems);
  if (sharedOn !== null && sharedOn > today) problems.push({ field: 'sharedOn', message: 'The day must be today or in the past' });
  const reach = sent(body, 'reach');
  if (reach !== '' && !/^\d{1,6}$/.test(reach)) problems.push({ field: 'reach', message: 'Enter a whole number of people' });
  const evidence = readText(body, 'evidence', { what: 'The evidence', most: 500 }, problems);
  if (problems.length > 0 || sharedOn === null) return null;
  await passOn(visit, pack, [{ id: lesson.id, reference: lesson.reference, first: before.length === 0 }], { channel, audience, sharedOn, reach: reach === '' ? null : Number(reach), evidence, agencies: sentAll(body, 'agencies').filter(isId) });
  await tx.deleteFrom('lesson_mark').where('lesson_id', '=', lesson.id).where('channel', '=', channel).execute();
  return 'It is recorded as passed on.';
}

/** The lesson waits for the next issue or event of a channel. */
async function mark(visit: Visit, { lesson }: OpenedLesson, problems: FieldProblem[]): Promise<string | null> {
  const { tx, me, now, body } = visit;
  const { channels } = await boardPack(visit);
  const channel = channels.find((each) => each.key === sent(body, 'markFor'));
  if (channel === undefined) {
    problems.push({ field: 'markFor', message: 'Select for what it is marked' });
    return null;
  }
  await tx.insertInto('lesson_mark').values({ partnership_id: me.partnershipId, lesson_id: lesson.id, channel: channel.key, marked_at: now, marked_by: me.personId }).onConflict((conflict) => conflict.doNothing()).execute();
  return `It is marked for: ${channel.name}.`;
}

async function unmark(visit: Visit, { lesson }: OpenedLesson): Promise<string | null> {
  await visit.tx.deleteFrom('lesson_mark').where('lesson_id', '=', lesson.id).where('channel', '=', sent(visit.body, 'markFor')).execute();
  return 'It is no longer marked.';
}

/** An agency's own people confirm that its teams have heard the lesson. */
async function cascade(visit: Visit, { lesson }: OpenedLesson, problems: FieldProblem[]): Promise<string | null> {
  const agency = sent(visit.body, 'agency');
  const teams = readText(visit.body, 'teams', { what: 'The teams', most: 1000, missing: 'Enter which teams have heard it' }, problems);
  if (!visit.me.roles.some((role) => role.agencyId === agency)) problems.push({ field: 'teams', message: 'Only people of the agency confirm for it' });
  if (problems.length > 0) return null;
  await visit.tx.updateTable('lesson_cascade').set({ confirmed_on: visit.today, confirmed_by: visit.me.personId, teams }).where('lesson_id', '=', lesson.id).where('agency_id', '=', agency).where('confirmed_on', 'is', null).execute();
  return 'Your agency has confirmed.';
}

async function check(visit: Visit, { lesson, checks }: OpenedLesson, problems: FieldProblem[]): Promise<string | null> {
  const { tx, me, today, body } = visit;
  const open = checks.find((each) => each.id === sent(body, 'check') && each.checked_on === null);
  const result = sent(body, 'result');
  if (open === undefined) problems.push({ field: '', message: 'This check has been recorded already.' });
  if (result !== 'embedded' && result !== 'partly' && result !== 'not-embedded') problems.push({ field: 'result', message: 'Select what you found' });
  const found = readText(body, 'found', { what: 'The evidence', most: 4000, missing: 'Enter what shows it' }, problems);
  const reflection = readText(body, 'reflection', { what: 'What people reflected on', most: 4000 }, problems);
  if (problems.length > 0 || open === undefined) return null;
  await tx.updateTable('lesson_embedding').set({ checked_on: today, result, evidence: found, reflection, by_person: me.personId }).where('id', '=', open.id).execute();
  await tie(tx, me.partnershipId, { id: open.id, kind: 'embedding', reference: `${lesson.reference} check at ${open.months} months`, title: found.slice(0, 200), state: result === 'embedded' ? 'Embedded' : result === 'partly' ? 'Partly' : 'Not embedded', happenedOn: today, caseId: null }, [lesson.id]);
  return 'The check is recorded.';
}

async function evaluate(visit: Visit, { lesson }: OpenedLesson, problems: FieldProblem[]): Promise<string | null> {
  const { tx, me, now, today, body } = visit;
  const { learning } = await boardPack(visit);
  const verdict = sent(body, 'verdict');
  if (!learning.verdicts.some((each) => each.key === verdict)) problems.push({ field: 'verdict', message: 'Select the verdict' });
  const measure = readText(body, 'measure', { what: 'The measure', most: 500, missing: 'Enter by what measure' }, problems);
  const shows = readText(body, 'shows', { what: 'The evidence', most: 4000, missing: 'Enter what it shows' }, problems);
  if (problems.length > 0) return null;
  const id = newId();
  await tx.insertInto('lesson_evaluation').values({ partnership_id: me.partnershipId, id, lesson_id: lesson.id, evaluated_on: today, measure, evidence: shows, verdict, by_person: me.personId, at: now }).execute();
  await tie(tx, me.partnershipId, { id, kind: 'effect', reference: `${lesson.reference} effect`, title: shows.slice(0, 200), state: named(learning.verdicts, verdict), happenedOn: today, caseId: null }, [lesson.id]);
  return 'The verdict is recorded.';
}
