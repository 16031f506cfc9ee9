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

/** The parts of a pack that an engine or a page of the product acts on; the others are shown in the document and the forward plan. */
const running: ReadonlySet<string> = new Set(['groups', 'bodies', 'roles', 'agencyKinds', 'themes', 'channels', 'learning', 'criteria', 'processes', 'forms', 'documents']);

interface Citation { part: string; runs: boolean }

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
          const at = { part: `${pack.id} ${part}${typeof key === 'string' ? `/${key}` : ''}`, runs: running.has(part) && !stated };
          const all = cited.get(id) ?? [];
          if (!all.some((each) => each.part === at.part)) all.push(at);
          cited.set(id, all);
        }
      }
    }
  }
  return requirements.map((requirement): Covered => {
    const at = cited.get(requirement.id) ?? [];
    const where = [...at].sort((a, b) => Number(b.runs) - Number(a.runs)).map((each) => each.part);
    if (at.length === 0) return { requirement, state: 'not yet', where, why: 'No framework pack carries it yet.' };
    return at.some((each) => each.runs) ? { requirement, state: 'runs', where, why: '' } : { requirement, state: 'stated', where, why: 'Shown in the framework document and the forward plan; no engine runs it yet.' };
  });
}

/** The requirements that the rules inside a part of a pack cite. */
function citedIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(citedIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === 'requirements' && Array.isArray(inner) ? inner.filter((id) => typeof id === 'string') : citedIn(inner)));
}
