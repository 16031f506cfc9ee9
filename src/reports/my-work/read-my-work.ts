import { sql } from 'kysely';
import { compareDays, dueDay, type Day } from '../../calendar/index.ts';
import { reckoningFor } from '../../casework/index.ts';
import { editionOf } from '../../people/framework-edition.ts';
import type { Visit } from '../../web/visit/index.ts';
import { comingUp, type ComingStep } from './coming-up.ts';
import { fromAudits } from './from-audits.ts';
import { fromForums } from './from-forums.ts';
import { fromFramework } from './from-framework.ts';
import { fromLearning } from './from-learning.ts';
import { fromMeetings, readToPrepare } from './from-meetings.ts';
import { fromReviews } from './from-reviews.ts';
import { viewStepsOf, type ViewStep } from './views-asked.ts';
import type { Waiting, WaitingRow } from './waiting.ts';

/** More than anybody reads: what is due first comes first. */
const most = 500;

export interface MyWork {
  waiting: Waiting[];
  comingUp: ComingStep[];
}

/**
 * Everything that waits for a person, what is due first coming first, and what comes to them soon: one query for what the
 * tables tell, and two for the forward plan, however much there is. Deputies see the absent lead's work marked as such.
 */
export async function readMyWork({ app, tx, me, today }: Pick<Visit, 'app' | 'tx' | 'me' | 'today'>): Promise<MyWork> {
  const viewSteps = await readViewSteps({ tx, me });
  const { rows } = await sql<WaitingRow & { opensOn: null } | ComingStep & { kind: 'coming' }>`
    (select w.*, null::date as "opensOn" from (${fromReviews(me, today, viewSteps)} union all ${fromLearning(me, today)} union all ${fromAudits(me)} union all ${fromMeetings(me, today)} union all ${await fromFramework(tx, me)} union all ${await fromForums(tx, me)}) w
      order by coalesce("dueOn", "askedOn") nulls last, reference limit ${most})
    union all
    (select 'coming', reference, what, href, "dueOn", "actingFor", null, null, "opensOn" from (${comingUp(me, today)}) c order by "opensOn", reference limit ${most})`.execute(tx);
  const on = await reckoningFor(app, tx, me.partnershipId);
  const waiting = rows.filter((row) => row.kind !== 'coming').map(({ askedOn, asked, ...item }): Waiting => (asked === null || askedOn === null ? item : { ...item, dueOn: dueDay(askedOn, viewSteps[asked]!.replyWithin, on) }));
  return {
    waiting: [...waiting, ...(await readToPrepare(tx, me, today))].toSorted((one, other) => byDay(one.dueOn, other.dueOn) || one.reference.localeCompare(other.reference)),
    comingUp: rows.filter((row) => row.kind === 'coming').toSorted((one, other) => compareDays(one.opensOn, other.opensOn) || byDay(one.dueOn, other.dueOn) || one.reference.localeCompare(other.reference)),
  };
}

/** The steps at which views are asked, in every edition that a running review keeps to. The editions themselves are kept in memory. */
async function readViewSteps({ tx, me }: Pick<Visit, 'tx' | 'me'>): Promise<ViewStep[]> {
  if (me.roles.every((role) => role.groupId === null)) return [];
  const editions = await tx.selectFrom('process').select(['framework_id', 'framework_version']).distinct().where('status', '=', 'running').execute();
  return (await Promise.all(editions.map(async ({ framework_id: id, framework_version: version }) => viewStepsOf(id, version, (await editionOf(tx, me.partnershipId, id, version)).pack)))).flat();
}

const byDay = (one: Day | null, other: Day | null): number => (one === null || other === null ? Number(one === null) - Number(other === null) : compareDays(one, other));
