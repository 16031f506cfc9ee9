import { sql } from 'kysely';
import type { Pack } from '../../framework/index.ts';
import { ChangedMeanwhile } from '../../platform/index.ts';
import type { Visit } from '../../web/visit/index.ts';
import { doneWithoutEffect, stageOf, type LessonEvidence } from './lesson-stage.ts';
import { effectOf, stageWords } from './open-lesson.ts';

interface Stands extends Omit<LessonEvidence, 'evaluated'> {
  id: string;
  revision: number;
  verdict: string | null;
}

/** Puts the stage of each lesson, as its evidence bears it out, into the log and the thread. Three statements, however many lessons. */
export async function settleStages({ tx, today }: Pick<Visit, 'tx' | 'today'>, ids: readonly string[], pack: Pack): Promise<void> {
  const of = (table: string) => sql`from ${sql.table(table)} e where e.partnership_id = l.partnership_id and e.lesson_id = l.id`;
  const { rows } = await sql<Stands>`select l.id, l.revision,
      (select count(*)::int ${of('lesson_dissemination')}) as disseminations,
      (select count(*)::int ${of('lesson_cascade')}) as asked, (select count(e.confirmed_on)::int ${of('lesson_cascade')}) as confirmed,
      (select coalesce(json_agg(e.result order by e.checked_on, e.months), '[]') ${of('lesson_embedding')} and e.checked_on is not null) as checks,
      (select e.verdict ${of('lesson_evaluation')} order by e.at desc limit 1) as verdict
    from lesson l where l.partnership_id = gt.partnership() and l.id = any(${ids}::uuid[])`.execute(tx);
  const settled = JSON.stringify(rows.map(({ id, revision, verdict, ...counted }) => {
    const evidence = { ...counted, evaluated: effectOf(pack, verdict) };
    const stage = stageOf(evidence);
    return { id, revision, verdict, stage, state: doneWithoutEffect(evidence) ? 'Done, but no effect' : stageWords[stage]! };
  }));
  const { rows: changed } = await sql`update lesson l set stage = n.stage, verdict = n.verdict, revision = l.revision + 1, stage_since = case when l.stage = n.stage then l.stage_since else ${today}::date end
    from jsonb_to_recordset(${settled}::jsonb) as n(id uuid, revision int, verdict text, stage text) where l.partnership_id = gt.partnership() and l.id = n.id and l.revision = n.revision returning l.id`.execute(tx);
  // Somebody else's evidence came in between: the stage is what both bear out.
  if (changed.length !== rows.length) throw new ChangedMeanwhile();
  await sql`update thread_node t set state = n.state from jsonb_to_recordset(${settled}::jsonb) as n(id uuid, state text) where t.partnership_id = gt.partnership() and t.id = n.id`.execute(tx);
}
