import type { Pack } from '../../framework/index.ts';
import type { Visit } from '../../web/visit/index.ts';
import type { LessonEvidence } from './lesson-stage.ts';

/** A lesson with the evidence of each of its stages. Null where it is not there. */
export async function openLesson(visit: Visit, id: string) {
  const { tx } = visit;
  const lesson = await tx.selectFrom('lesson').selectAll().where('id', '=', id).executeTakeFirst();
  if (lesson === undefined) return null;
  const [spread, cascade, checks, evaluations, marks, shared] = [
    await tx.selectFrom('lesson_dissemination').selectAll().where('lesson_id', '=', id).orderBy('shared_on').orderBy('id').execute(),
    await tx.selectFrom('lesson_cascade as c').innerJoin('agency as a', (join) => join.onRef('a.partnership_id', '=', 'c.partnership_id').onRef('a.id', '=', 'c.agency_id')).selectAll('c').select('a.name as agency').where('c.lesson_id', '=', id).orderBy('a.name').execute(),
    await tx.selectFrom('lesson_embedding').selectAll().where('lesson_id', '=', id).orderBy('months').execute(),
    await tx.selectFrom('lesson_evaluation').selectAll().where('lesson_id', '=', id).orderBy('at').execute(),
    await tx.selectFrom('lesson_mark').select('channel').where('lesson_id', '=', id).orderBy('marked_at').execute(),
    await tx.selectFrom('learning_shared_lesson as s').innerJoin('learning_shared as e', (join) => join.onRef('e.partnership_id', '=', 's.partnership_id').onRef('e.id', '=', 's.shared_id'))
      .select(['e.id', 'e.reference', 'e.title', 'e.held_on', 'e.brought_back']).where('s.lesson_id', '=', id).orderBy('e.held_on').orderBy('e.id').execute(),
  ];
  return { lesson, spread, cascade, checks, evaluations, marks: marks.map((each) => each.channel), shared };
}
export type OpenedLesson = NonNullable<Awaited<ReturnType<typeof openLesson>>>;

export function evidenceOf({ spread, cascade, checks, evaluations }: OpenedLesson, pack: Pack): LessonEvidence {
  const last = evaluations.at(-1);
  return {
    disseminations: spread.length, asked: cascade.length, confirmed: cascade.filter((each) => each.confirmed_on !== null).length,
    checks: checks.filter((check) => check.checked_on !== null).sort((a, b) => (a.checked_on! < b.checked_on! ? -1 : 1)).map((check) => check.result as 'embedded'),
    evaluated: effectOf(pack, last?.verdict ?? null),
  };
}

/** What a verdict means; null where none is given. */
export const effectOf = (pack: Pack, verdict: string | null): LessonEvidence['evaluated'] => pack.learning.verdicts.find((each) => each.key === verdict)?.effect ?? null;

export const stageWords: Record<string, string> = { identified: 'Identified', disseminated: 'Disseminated', embedded: 'Embedded', evaluated: 'Evaluated' };
