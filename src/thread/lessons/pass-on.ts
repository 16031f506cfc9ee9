import { addDays, addMonths, formatDay, type Day } from '../../calendar/index.ts';
import { newId, post } from '../../platform/index.ts';
import type { Visit } from '../../web/visit/index.ts';
import { boardPack, named } from '../board-pack.ts';
import { tie } from '../line/knot.ts';
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

/** Records that a lesson went out by a channel: its knot, the agencies that are asked to confirm, and the checks that follow the first time. */
export async function passOn(visit: Visit, lesson: { id: string; reference: string }, first: boolean, { channel, audience, sharedOn, reach, evidence, agencies }: PassedOn): Promise<void> {
  const { tx, me, now, today } = visit;
  const { learning, channels } = await boardPack(visit);
  const spreadId = newId();
  await tx.insertInto('lesson_dissemination').values({ partnership_id: me.partnershipId, id: spreadId, lesson_id: lesson.id, channel, audience, shared_on: sharedOn, reach, evidence, by_person: me.personId, at: now }).execute();
  await tie(tx, me.partnershipId, { id: spreadId, kind: 'spread', reference: `${lesson.reference} passed on`, title: `${named(channels, channel)}: ${audience}`, state: reachWords(reach), happenedOn: sharedOn, caseId: null }, [lesson.id]);
  if (agencies.length > 0) {
    const due = addDays(today, learning.embedding.cascadeWithinDays);
    await tx.insertInto('lesson_cascade').values(agencies.map((agency_id) => ({ partnership_id: me.partnershipId, lesson_id: lesson.id, agency_id, asked_on: today, due_on: due }))).onConflict((conflict) => conflict.doNothing()).execute();
    const leads = await tx.selectFrom('membership as m').innerJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'm.partnership_id').onRef('p.id', '=', 'm.person_id'))
      .select(['p.id', 'p.name', 'p.email']).distinct().where('m.agency_id', 'in', agencies).where('m.ends_on', 'is', null).where('p.active', '=', true).execute();
    await post(tx, me.partnershipId, now, leads.map((lead) => ({ key: `cascade ${lesson.id} ${lead.id}`, toName: lead.name, toEmail: lead.email, subject: `${lesson.reference}: please pass a lesson on to your teams by ${formatDay(due)}`, body: `A lesson is to reach your agency's teams by ${formatDay(due)}.\n\nRead it and confirm that they have heard it:\n${visit.app.settings.baseUrl}/lessons/${lesson.id}\n` })));
  }
  if (first) await tx.insertInto('lesson_embedding').values(learning.embedding.checksAfterMonths.map((months) => ({ partnership_id: me.partnershipId, id: newId(), lesson_id: lesson.id, months, due_on: addMonths(sharedOn, months) }))).execute();
}
