import { sent, type Sent, type Visit } from '../../../web/visit/index.ts';
import { isId } from '../../../platform/index.ts';
import { readAudit } from '../audit/read-audit.ts';
import type { PlanOffers } from './offers.ts';

/** The earlier audit that a new one repeats: the address names it, or the audit of the programme does for which the earlier one was done. */
export async function repeatedBy({ tx, query }: Pick<Visit, 'tx' | 'query'>): Promise<string> {
  const again = sent(query, 'again');
  if (isId(again)) return again;
  const plan = sent(query, 'plan');
  if (!isId(plan)) return '';
  const before = await tx.selectFrom('audit_plan as p').innerJoin('case_audit as c', (join) => join.onRef('c.partnership_id', '=', 'p.partnership_id').onRef('c.plan_id', '=', 'p.re_audit_of'))
    .select('c.id').where('p.id', '=', plan).where('c.status', 'in', ['reported', 'closed']).orderBy('c.made_at', 'desc').executeTakeFirst();
  return before?.id ?? '';
}

/** What stands in the form where an audit is done again: the same questions to the same agencies, so that before and after can be held together. */
export async function startAgain({ tx }: Pick<Visit, 'tx'>, { boardId, earlier, tools }: PlanOffers, id: string): Promise<Sent> {
  const audit = earlier.some((each) => each.id === id) ? await readAudit(tx, id) : null;
  if (audit === null || audit.boardId !== boardId) return {};
  const agencies = await tx.selectFrom('case_audit_agency').select(['agency_id', 'tool_id']).where('audit_id', '=', id).execute();
  return {
    previous: id, title: audit.title, kind: audit.kind, group: audit.groupId ?? '', themes: audit.themes, about: audit.about, voiceAsked: audit.voiceAsked,
    ...Object.fromEntries(audit.lines.flatMap((line) => { const number = line.key.replace('line-', ''); return [[`line.${number}`, line.text], [`about.${number}`, line.about], [`priority.${number}`, line.priority]]; })),
    ...Object.fromEntries(agencies.filter(({ tool_id: tool }) => tools.some(({ value }) => value === tool)).map((each) => [`tool.${each.agency_id}`, each.tool_id])),
  };
}
