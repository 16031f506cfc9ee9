import type { Pack } from '../schema/pack.ts';
import type { Requirement } from './requirements.ts';

/** How far a requirement has come: the product runs it, a pack states it and no engine runs it, or nothing carries it yet. */
export type CoverageState = 'runs' | 'stated' | 'not yet';

export interface Covered {
  requirement: Requirement;
  state: CoverageState;
  /** Where it stands: pack and part, "suffolk-2019 processes/rapid-review". */
  where: string[];
  why: string;
}

/**
 * By the kind of a requirement, the parts of a pack in which the product acts on it. A measure that stands only in the list
 * of indicators is not run by a role that looks at it; a principle is, where a process or the learning log asks for it.
 */
const actedOn: Readonly<Record<string, readonly string[]>> = {
  process: ['processes'], decision: ['processes', 'criteria'], clock: ['processes'], criterion: ['criteria', 'processes'],
  role: ['roles', 'groups', 'agencyKinds', 'processes'], group: ['groups', 'processes'], channel: ['channels', 'processes'],
  evaluation: ['learning', 'processes', 'forms'], method: ['processes', 'forms'], register: ['processes', 'channels', 'themes', 'learning', 'agencyKinds', 'bodies'],
  report: ['documents', 'processes'], cadence: ['cadences', 'processes'], standard: ['criteria', 'forms', 'processes'],
  principle: ['processes', 'learning', 'criteria'], indicator: [],
};

/** Why a requirement of a kind is stated and no more. */
const whyStated: Readonly<Record<string, string>> = {
  indicator: 'Its measure stands in the framework; no engine takes in figures yet.', method: 'It may be chosen and named; no engine leads through it yet.',
  standard: 'It stands in the framework; no audit is marked against it yet.',
};

interface Citation {
  part: string;
  /** Which list of the pack it stands in; null for a process that is only stated. */
  kind: string | null;
}

/** Where each requirement of the catalogue stands in the packs. Every requirement comes back, once. */
export function coverageOf(requirements: readonly Requirement[], packs: readonly Pack[]): Covered[] {
  const cited = new Map<string, Citation[]>();
  for (const pack of packs) {
    for (const [part, content] of Object.entries(pack)) {
      for (const [index, item] of (Array.isArray(content) ? content : [content]).entries()) {
        const key: unknown = typeof item === 'object' && item !== null && 'key' in item && Array.isArray(content) ? item.key : undefined;
        // A process or a form that no step asks for is only stated.
        const stated = part === 'processes' && pack.processes[index]?.runs === false;
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
    if (at.length === 0) return { requirement, state: 'not yet', where, why: 'No framework pack carries it yet.' };
    if (at.some(acts)) return { requirement, state: 'runs', where, why: '' };
    return { requirement, state: 'stated', where, why: whyStated[requirement.kind] ?? 'Shown in the framework document and the forward plan; no engine runs it yet.' };
  });
}

/** The requirements that the rules inside a part of a pack cite. */
function citedIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(citedIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === 'requirements' && Array.isArray(inner) ? inner.filter((id) => typeof id === 'string') : citedIn(inner)));
}
