import type { Pack } from '../../framework/index.ts';
import { newId } from '../../platform/index.ts';
import { readText, type FieldProblem } from '../../web/fields/index.ts';
import { sent, sentAll, type Visit } from '../../web/visit/index.ts';
import { knownThemes, named } from '../board-pack.ts';
import { tie } from '../line/knot.ts';
import { nextReference } from '../reference.ts';

export interface NewFinding {
  kind: string;
  text: string;
  /** The place: the question or the passage, in words. */
  cites: string;
  themes: string[];
}

/** Reads a new finding from its form; null with problems where something has to be mended. */
export function readNewFinding({ body }: Pick<Visit, 'body'>, pack: Pack, problems: FieldProblem[]): NewFinding | null {
  const kind = sent(body, 'kind');
  if (!pack.learning.findingKinds.some((each) => each.key === kind)) problems.push({ field: 'kind', message: 'Select the kind of finding' });
  const text = readText(body, 'text', { what: 'The finding', most: 4000, missing: 'Enter what was found' }, problems);
  const cites = readText(body, 'cites', { what: 'The place', most: 500, missing: 'Enter where it says so' }, problems);
  const themes = knownThemes(pack, sentAll(body, 'themes'));
  if (themes.length === 0) problems.push({ field: 'themes', message: 'Select at least one theme' });
  return problems.length > 0 ? null : { kind, text, cites, themes };
}

/** What a finding rests on. */
export interface Ground {
  /** The knot whose page shows what it says: a summary, a return, a round, a case audit. */
  restsOn: string | null;
  /** Every knot that led to it. */
  knots: readonly string[];
  /** The case and review that it comes from; null for one that does not belong to a case. */
  caseId: string | null;
  processId: string | null;
}

/** Puts a finding onto the golden thread, behind what it rests on. Every source of findings writes them through here. */
export async function addFinding({ tx, me, now, today }: Pick<Visit, 'tx' | 'me' | 'now' | 'today'>, pack: Pack, { kind, text, cites, themes }: NewFinding, { restsOn, knots, caseId, processId }: Ground): Promise<{ id: string; reference: string }> {
  const id = newId();
  const reference = await nextReference(tx, 'FIN', today);
  await tx.insertInto('finding').values({ partnership_id: me.partnershipId, id, reference, case_id: caseId, origin_process_id: processId, kind, text, themes, rests_on: restsOn, cites, made_at: now, made_by: me.personId }).execute();
  await tie(tx, me.partnershipId, { id, kind: 'finding', reference, title: text.slice(0, 200), state: named(pack.learning.findingKinds, kind), happenedOn: today, caseId }, knots);
  return { id, reference };
}
