import type { CriteriaSet } from '../../../framework/schema/criteria.ts';
import type { FormDefinition } from '../../../framework/schema/form.ts';
import { parseAnswers, type Offered } from '../../../forms/index.ts';
import type { Tx } from '../../../platform/index.ts';
import { asAsked } from '../../tools/as-asked.ts';
import { readTool } from '../../tools/editions.ts';
import type { OpenAudit } from '../audit/read-audit.ts';
import { mannerWords, type AuditingAgency, type Scoring } from '../audit/read-parts.ts';
import { compare, type Compared, type Scored } from './compare.ts';

export interface JointGrade {
  caseId: string;
  question: string;
  level: string;
  score: number | null;
  agreed: string;
  dissent: string;
}

export const readGrades = (tx: Tx, auditId: string): Promise<JointGrade[]> =>
  tx.selectFrom('case_grade').select(['case_id as caseId', 'question', 'level', 'score', 'agreed', 'dissent']).where('audit_id', '=', auditId).execute();

/** The tools of the agencies of an audit, as each is put to its kind of agency. */
export async function readForms(tx: Tx, agencies: readonly AuditingAgency[]): Promise<Map<string, FormDefinition>> {
  const tools = new Map<string, FormDefinition>();
  for (const id of new Set(agencies.map(({ toolId }) => toolId))) {
    const tool = await readTool(tx, id);
    if (tool !== null) tools.set(id, tool.form);
  }
  return new Map(agencies.flatMap(({ id, kind, toolId }) => {
    const form = tools.get(toolId);
    return form === undefined ? [] : [[id, asAsked(form, { kind, phase: '' })]];
  }));
}

/** The scores of every case side by side, as far as the workshop has revealed them; before it row-level security gives none. */
export async function readCompared(tx: Tx, { audit, pack }: OpenAudit, agencies: readonly AuditingAgency[], scorings: readonly Scoring[], forms: ReadonlyMap<string, FormDefinition>): Promise<Map<string, Compared[]>> {
  const rows = await tx.selectFrom('case_scores').select(['scoring_id', 'answers']).where('audit_id', '=', audit.id).where('revealed', '=', true).execute();
  const offered = await readOffered(tx, pack);
  const byCase = new Map<string, Scored[]>();
  for (const agency of agencies) {
    const form = forms.get(agency.id);
    for (const scoring of scorings.filter((each) => each.agencyId === agency.id && each.status === 'submitted')) {
      const row = rows.find((each) => each.scoring_id === scoring.id);
      if (row === undefined || form === undefined) continue;
      byCase.set(scoring.caseId, [...(byCase.get(scoring.caseId) ?? []), { who: [agency.name, mannerWords[scoring.manner]].filter(Boolean).join(', '), form, answers: parseAnswers(row.answers) }]);
    }
  }
  return new Map([...byCase].map(([caseId, scored]) => [caseId, compare(scored, offered)]));
}

async function readOffered(tx: Tx, pack: OpenAudit['pack']): Promise<Offered> {
  const agencies = await tx.selectFrom('agency').select(['id', 'name']).execute();
  return { agencies: agencies.map(({ id, name }) => ({ value: id, label: name })), themes: pack.themes.flatMap((group) => group.themes.map(({ key, name }) => ({ value: key, label: name }))), criteria: pack.criteria as CriteriaSet[] };
}
