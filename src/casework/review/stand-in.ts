import type { Step } from '../../framework/schema/process.ts';
import { actsAsDeputy, type Happening } from '../../process/index.ts';
import type { Visit } from '../../web/visit/index.ts';
import { nameOfRole } from './names.ts';
import { actorOn, type OpenReview } from './open-review.ts';

/** What a deputy's acting at a step comes to. */
export interface StandIn {
  /** The absent lead for whom they act; null where the lead is there, or nobody leads. */
  actingFor: string | null;
  /** Why they may not act, in words; null where they may. */
  refusal: string | null;
}

/** The step at which something happens; of several that take the same decision, the one that is needed. */
export function stepOfHappening({ process: { definition, state } }: OpenReview, happening: Happening): Step | undefined {
  if (happening.type === 'view-given') return undefined;
  if (happening.type === 'decided') return definition.steps.find((step) => step.act.kind === 'decision' && step.act.decision === happening.decision && state.steps[step.key]?.standing !== 'not-needed');
  return 'step' in happening ? definition.steps.find((step) => step.key === happening.step) : undefined;
}

/**
 * Whether the visitor acts at a step as its deputy, and for whom. Where the framework lets the deputy act only while the lead
 * is away, whoever leads has to be recorded as away today (SUF-78, SUF-79); a lead of another agency's is not theirs to stand
 * in for. Null: they act in the lead's role.
 */
export async function standInAt({ tx, me, today }: Visit, { process, edition }: OpenReview, step: Step): Promise<StandIn | null> {
  if (!actsAsDeputy(step, actorOn(me, process.boardId))) return null;
  const agencies = new Set(me.roles.filter((role) => role.boardId === process.boardId && role.role === step.deputy).map((role) => role.agencyId));
  const leads = (await tx.selectFrom('membership as m')
    .innerJoin('person as p', (join) => join.onRef('p.partnership_id', '=', 'm.partnership_id').onRef('p.id', '=', 'm.person_id'))
    .select((select) => ['p.id', 'p.name', 'm.agency_id', select.exists(select.selectFrom('absence as a').select('a.id').whereRef('a.partnership_id', '=', 'p.partnership_id').whereRef('a.person_id', '=', 'p.id')
      .where('a.starts_on', '<=', today).where((where) => where.or([where('a.ends_on', 'is', null), where('a.ends_on', '>=', today)]))).as('away')])
    .where('m.board_id', '=', process.boardId).where('m.role', '=', step.lead).where('p.active', '=', true).where('m.starts_on', '<=', today)
    .where((where) => where.or([where('m.ends_on', 'is', null), where('m.ends_on', '>=', today)])).orderBy('p.name').execute())
    .filter((lead) => lead.agency_id === null || agencies.has(null) || agencies.has(lead.agency_id));
  const there = leads.filter((lead) => !lead.away);
  return {
    actingFor: there.length > 0 ? null : (leads[0]?.id ?? null),
    refusal: there.length === 0 || step.deputyOnlyWhenAway !== true ? null
      : `${there.map((lead) => lead.name).join(' and ')} (${nameOfRole(edition.pack, step.lead)}) leads this and is not recorded as away. As deputy you act while they are away: they, or whoever manages people, record the absence under People.`,
  };
}
