import { knotWords } from '../line/words.ts';
import type { Visit } from '../../web/visit/index.ts';

interface Rested {
  id: string;
  kind: 'summary' | 'round' | 'return' | 'case-audit' | 'survey';
  reference: string;
}

/** The knot that a finding rests on, as far as the visitor sees it. */
export async function readRested({ tx }: Pick<Visit, 'tx'>, restsOn: string | null): Promise<Rested | null> {
  if (restsOn === null) return null;
  const knot = await tx.selectFrom('thread_node').select(['id', 'kind', 'reference']).where('id', '=', restsOn).executeTakeFirst();
  if (knot === undefined) return null;
  const { id, kind, reference } = knot;
  return kind === 'summary' || kind === 'round' || kind === 'return' || kind === 'case-audit' || kind === 'survey' ? { id, kind, reference } : null;
}

/** What a finding rests on: a way to it, and the place. Audits are opened by those alone who see them. */
export function RestsOn({ rested, cites, seesAudits }: { rested: Rested | null; cites: string; seesAudits: boolean }) {
  if (rested === null) return <>{cites}</>;
  const words = rested.kind === 'summary' ? 'An agency’s summary' : `${knotWords[rested.kind].one} ${rested.reference}`;
  return <>{rested.kind === 'summary' || seesAudits ? <a class="govuk-link" href={knotWords[rested.kind].href(rested.id)}>{words}</a> : words}: {cites}</>;
}
