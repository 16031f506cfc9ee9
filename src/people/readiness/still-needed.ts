import type { Day } from '../../calendar/index.ts';
import { coversOf, isBusinessOf } from '../../framework/business.ts';
import type { Pack } from '../../framework/index.ts';

/** Who there is on a board on a day. */
export interface There {
  /** Roles that somebody holds. */
  roles: ReadonlySet<string>;
  /** Groups on which somebody sits. */
  groups: ReadonlySet<string>;
  agencies: readonly { id: string; name: string; kind: string; /** Somebody answers for it. */ answered: boolean }[];
}

/** What a board lacks for its framework to run: each item would leave somebody's work standing still. */
export interface StillNeeded {
  /** Roles that nobody holds, with the processes in which they lead a step or decide. */
  roles: { key: string; name: string; processes: string[] }[];
  /** Groups on which nobody sits, with the processes that ask their views or send them papers. */
  groups: { key: string; name: string; processes: string[] }[];
  /** Kinds of agency that are safeguarding partners, of which there is none. */
  partners: string[];
  /** Agencies for which nobody answers, where the framework has a role that does. */
  unanswered: { id: string; name: string }[];
}

type Process = Pack['processes'][number];

/** What a board still needs on a day: only processes that run then and are its business, and whoever the framework itself names, count. */
export function stillNeeded(pack: Pack, today: Day, there: There, board = pack.board): StillNeeded {
  const covers = coversOf(pack, board);
  const running = pack.processes.filter((process) => isBusinessOf(process, covers)).filter(({ runs, effective }) => runs && effective.from <= today && (effective.to === undefined || effective.to >= today));
  const missing = <T extends { key: string; name: string }>(all: readonly T[], present: ReadonlySet<string>, named: (process: Process) => readonly string[]) =>
    all.filter(({ key }) => !present.has(key)).map(({ key, name }) => ({ key, name, processes: running.filter((process) => named(process).includes(key)).map((process) => process.name) }))
      .filter(({ processes }) => processes.length > 0);
  const answering = pack.roles.some((role) => role.answersForAgency);
  return {
    roles: missing(pack.roles, there.roles, rolesThatMove),
    groups: missing(pack.groups, there.groups, groupsAsked),
    partners: pack.agencyKinds.filter((kind) => kind.safeguardingPartner && !there.agencies.some((agency) => agency.kind === kind.key)).map(({ name }) => name),
    unanswered: answering ? there.agencies.filter((agency) => !agency.answered).map(({ id, name }) => ({ id, name })) : [],
  };
}

/** Without these roles the process stands still: they lead its steps and take its decisions. */
const rolesThatMove = ({ steps, decisions }: Process): string[] => [...steps.map((step) => step.lead), ...decisions.flatMap(({ deciders }) => deciders.slice(0, 1))];

const groupsAsked = ({ steps }: Process): string[] => steps.flatMap(({ act }) => {
  if (act.kind === 'views') return [act.group];
  const told = act.kind === 'composite' || act.kind === 'notice' ? act.to : [];
  return told.flatMap((addressee) => ('group' in addressee ? [addressee.group] : []));
});

export const isReady = ({ roles, groups, partners, unanswered }: StillNeeded): boolean => roles.length + groups.length + partners.length + unanswered.length === 0;
