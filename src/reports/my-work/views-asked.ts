import type { Duration } from '../../calendar/index.ts';
import type { Pack } from '../../framework/index.ts';
import type { Who } from './waiting.ts';

/** A step at which the members of a group are asked for their views, in one edition of a framework. */
export interface ViewStep {
  framework: string;
  version: string;
  process: string;
  step: string;
  group: string;
  replyWithin: Duration;
  /** Once one of these is done nobody waits for a view: the decision for which it is, or a later asking of the same group. */
  endedBy: string[];
}

/** Every step of a framework at which views are asked, each with what ends it in the order of its process. */
export const viewStepsOf = (framework: string, version: string, pack: Pack): ViewStep[] => pack.processes.flatMap(({ key: process, steps }) => steps.flatMap((step, index) => {
  if (step.act.kind !== 'views') return [];
  const { group, replyWithin } = step.act;
  const later = steps.slice(index + 1);
  const decisions = later.flatMap(({ key, act }) => (act.kind === 'decision' ? [{ key, decision: act.decision }] : []));
  const asksAgain = later.find(({ act }) => act.kind === 'views' && act.group === group);
  const endedBy = [...(asksAgain === undefined ? [] : [asksAgain.key]), ...decisions.filter(({ decision }) => decision === decisions[0]!.decision).map(({ key }) => key)];
  return [{ framework, version, process, step: step.key, group, replyWithin, endedBy }];
}));

/** A place on a group that somebody has, for themselves or for a member who is away. */
export interface Place {
  group: string;
  person: string;
  /** The absent member; null for one's own place. */
  away: string | null;
}

/** The places that somebody has today: of each group their own, or else those of the members who are away and for whom they act (SUF-78). */
export function placesOf({ personId, roles }: Who): Place[] {
  const held = roles.flatMap((role): Place[] => (role.groupId === null ? [] : [{ group: role.groupId, person: role.actingFor ?? personId, away: role.actingForName }]));
  return held.filter((place, index) => (place.away === null || !held.some((own) => own.group === place.group && own.away === null))
    && held.findIndex((same) => same.group === place.group && same.person === place.person) === index);
}
