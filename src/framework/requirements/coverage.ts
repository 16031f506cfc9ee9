import type { Pack } from '../schema/pack.ts';
import { places, type Place } from '../schema/place.ts';
import type { Rule } from '../schema/rule.ts';
import type { Requirement } from './requirements.ts';

/** How far a requirement has come: the product runs it, a pack states it and no engine runs it, or nothing carries it yet. */
export type CoverageState = 'runs' | 'stated' | 'not yet';

export interface Covered {
  requirement: Requirement;
  state: CoverageState;
  /** Where it stands: pack and part, "suffolk-2019 processes/rapid-review". */
  where: string[];
  /** The pages of the product at which a pack says that it is done, "learning log (/lessons)". */
  doneAt: string[];
  why: string;
}

/**
 * By the kind of a requirement, the parts of a pack in which the product acts on it. That a group, a role, a channel or a
 * principle is named makes nothing run: there the rule itself has to say at which page the product does what is asked. A
 * measure that stands only in the list of indicators is not run by a role that looks at it.
 */
const actedOn: Readonly<Record<string, readonly string[]>> = {
  process: ['processes'], decision: ['processes', 'criteria'], clock: ['processes'], criterion: ['criteria', 'processes'],
  role: ['processes'], group: ['processes'], channel: ['processes'], evaluation: ['processes', 'forms'], method: ['processes', 'forms'], register: ['processes', 'themes'],
  report: ['documents', 'processes'], cadence: ['cadences', 'processes'], standard: ['criteria', 'forms', 'processes'], principle: ['processes', 'criteria'], indicator: [],
};

/** Why a requirement of a kind is stated and no more. */
const whyStated: Readonly<Record<string, string>> = {
  indicator: 'Its measure stands in the framework; no engine takes in figures yet.', method: 'It may be chosen and named; no engine leads through it yet.',
  standard: 'It stands in the framework; no audit is marked against it yet.', role: 'People hold the role or sit on the group; no page does the rest of what is asked yet.',
  group: 'The group has its members and meetings; no page does the rest of what is asked yet.', channel: 'Learning is recorded as passed on by it; no page does the rest of what is asked yet.',
  evaluation: 'It stands in the framework; no page holds anybody to it yet.', principle: 'It stands in the framework; no page asks for it yet.',
};

interface Citation {
  part: string;
  /** Which list of the pack it stands in; null for a process that is only stated. */
  kind: string | null;
}

/** Where each requirement of the catalogue stands in the packs. Every requirement comes back, once. */
export function coverageOf(requirements: readonly Requirement[], packs: readonly Pack[]): Covered[] {
  const cited = new Map<string, Citation[]>();
  const done = new Map<string, Set<Place>>();
  for (const pack of packs) {
    for (const [part, content] of Object.entries(pack)) {
      for (const [index, item] of (Array.isArray(content) ? content : [content]).entries()) {
        const key: unknown = typeof item === 'object' && item !== null && 'key' in item && Array.isArray(content) ? item.key : undefined;
        // A process or a form that no step asks for is only stated.
        const stated = part === 'processes' && pack.processes[index]?.runs === false;
        for (const { requirement, at } of doneIn(item)) done.set(requirement, new Set([...(done.get(requirement) ?? []), ...at]));
        for (const id of citedIn(item)) {
          const at = { part: `${pack.id} ${part}${typeof key === 'string' ? `/${key}` : ''}`, kind: stated ? null : part };
          const all = cited.get(id) ?? [];
          if (!all.some((each) => each.part === at.part)) all.push(at);
          cited.set(id, all);
        }
      }
    }
  }
  return requirements.map((requirement): Covered => {
    const at = cited.get(requirement.id) ?? [];
    const acts = ({ kind }: Citation): boolean => kind !== null && (actedOn[requirement.kind] ?? []).includes(kind);
    const where = [...at].sort((a, b) => Number(acts(b)) - Number(acts(a))).map((each) => each.part);
    const doneAt = [...(done.get(requirement.id) ?? [])].map((place) => `${places[place].name} (${places[place].path})`);
    if (at.length === 0) return { requirement, state: 'not yet', where, doneAt, why: 'No framework pack carries it yet.' };
    if (at.some(acts) || doneAt.length > 0) return { requirement, state: 'runs', where, doneAt, why: '' };
    return { requirement, state: 'stated', where, doneAt, why: whyStated[requirement.kind] ?? 'Shown in the framework document and the forward plan; no engine runs it yet.' };
  });
}

/** The requirements that the rules inside a part of a pack cite. */
const citedIn = (value: unknown): string[] => rulesIn(value).flatMap((rule) => rule.requirements);
const doneIn = (value: unknown): NonNullable<Rule['doneAt']> => rulesIn(value).flatMap((rule) => rule.doneAt ?? []);

/** Every rule that stands in a part of a pack, however deep. */
function rulesIn(value: unknown): Pick<Rule, 'requirements' | 'doneAt'>[] {
  if (Array.isArray(value)) return value.flatMap(rulesIn);
  if (typeof value !== 'object' || value === null) return [];
  return [...(isRule(value) ? [value] : []), ...Object.values(value).flatMap(rulesIn)];
}
const isRule = (value: object): value is Rule => 'requirements' in value && 'confidence' in value && Array.isArray(value.requirements);
