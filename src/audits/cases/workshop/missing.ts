import { standing, type AuditedCase, type AuditingAgency, type Scoring } from '../audit/read-parts.ts';

/** Which audits of which cases are not in: nobody was asked, or whoever was has not handed in. */
export function missing(cases: readonly AuditedCase[], agencies: readonly AuditingAgency[], scorings: readonly Scoring[]): string[] {
  const counted = standing(scorings);
  return cases.flatMap((each) => agencies.flatMap((agency) => {
    const here = counted.filter((scoring) => scoring.caseId === each.id && scoring.agencyId === agency.id);
    if (here.length === 0) return [`${each.pseudonym}, ${agency.name}: nobody audits it`];
    return here.filter((scoring) => scoring.status !== 'submitted').map((scoring) => `${each.pseudonym}, ${agency.name}: ${scoring.auditorName} has not handed in`);
  }));
}
