import { addDays, addMonths, formatDay, type Day } from '../../calendar/index.ts';
import type { Pack } from '../../framework/index.ts';
import { newId, post } from '../../platform/index.ts';
import type { Visit } from '../../web/visit/index.ts';
import { named } from '../board-pack.ts';
import { tieAll } from '../line/knot.ts';
import { reachWords } from './lesson-stage.ts';

export interface PassedOn {
  channel: string;
  audience: string;
  sharedOn: Day;
  /** How many people it reached; null where nobody knows. */
  reach: number | null;
  /** A link, or where it stands. */
  evidence: string;
  /** Agencies that are asked to confirm that their teams have heard it. */
  agencies: readonly string[];
}

/** A lesson as it goes out; `first` where it never did before. */
export interface Passed {
  id: string;
  reference: string;
  first: boolean;
}

/**
 * Records that lessons went out by a channel: their knots, the agencies that are asked to confirm, and the checks that follow
 * the first time. As many statements for sixty lessons as for one.
 */
export async function passOn({ app, tx, me, now, today }: Visit, { learning, channels }: Pick<Pack, 'learning' | 'channels'>, lessons: readonly Passed[], { channel, audience, sharedOn, reach, evidence, agencies }: PassedOn): Promise<void> {
  const partnership_id = me.partnershipId;
  const spreads = lessons.map((lesson) => ({ lesson, id: newId() }));
  await tx.insertInto('lesson_dissemination').values(spreads.map(({ lesson, id }) => ({ partnership_id, id, lesson_id: lesson.id, channel, audience, shared_on: sharedOn, reach, evidence, by_person: me.personId, at: now }))).execute();
  await tieAll(tx, partnership_id, spreads.map(({ lesson, id }) => ({ knot: { id, kind: 'spread', reference: `${lesson.reference} passed on`, title: `${named(channels, channel)}: ${audience}`, state: reachWords(reach), happenedOn: sharedOn, caseId: null }, from: [lesson.id] })));
  if (agencies.length > 0) {
    const due = addDays(today, learning.embedding.cascadeWithinDays);
    await tx.insertInto('lesson_cascade').values(lessons.flatMap((lesson) => agencies.map((agency_id) => ({ partnership_id, lesson_id: lesson.id, agency_id, asked_on: today, due_on: due })))).onConflict((conflict) => conflict.doNothing()).execute();
    const leads = await tx.selectFrom('membership as m').innerJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'm.partnership_id').onRef('p.id', '=', 'm.person_id'))
      .select(['p.id', 'p.name', 'p.email']).distinct().where('m.agency_id', 'in', agencies).where('m.ends_on', 'is', null).where('p.active', '=', true).execute();
    await post(tx, partnership_id, now, lessons.flatMap((lesson) => leads.map((lead) => ({ key: `cascade ${lesson.id} ${lead.id}`, toName: lead.name, toEmail: lead.email, subject: `${lesson.reference}: please pass a lesson on to your teams by ${formatDay(due)}`, body: `A lesson is to reach your agency's teams by ${formatDay(due)}.\n\nRead it and confirm that they have heard it:\n${app.settings.baseUrl}/lessons/${lesson.id}\n` }))));
  }
  const checks = lessons.filter((lesson) => lesson.first).flatMap((lesson) => learning.embedding.checksAfterMonths.map((months) => ({ partnership_id, id: newId(), lesson_id: lesson.id, months, due_on: addMonths(sharedOn, months) })));
  if (checks.length > 0) await tx.insertInto('lesson_embedding').values(checks).execute();
}
