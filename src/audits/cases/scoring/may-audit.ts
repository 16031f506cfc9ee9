import { keyedDigest, type SecretKey } from '../../../platform/index.ts';
import { standing, type AuditedCase, type Manner, type Scoring } from '../audit/read-parts.ts';

/** What is kept of the address of somebody who worked on a case: enough to know it again, and nothing to read. */
export const involvedDigest = (key: SecretKey, auditId: string, email: string): string => keyedDigest(key, `involved ${auditId} ${email.trim().toLowerCase()}`).toString('hex');

export interface Asked {
  case: Pick<AuditedCase, 'id' | 'pseudonym' | 'involved'>;
  agencyId: string;
  manner: Manner;
  email: string;
}

/** Why somebody may not be asked to audit a case; null where they may (RED-56). */
export function whyNot(asked: Asked, scorings: readonly Scoring[], digest: string): string | null {
  const ofCase = scorings.filter((scoring) => scoring.caseId === asked.case.id);
  const { pseudonym } = asked.case;
  const isSame = (scoring: Scoring): boolean => scoring.auditorEmail.toLowerCase() === asked.email.toLowerCase();
  if (asked.case.involved.includes(digest)) return `${asked.email} is among the staff who worked on ${pseudonym}. Ask somebody who had no part in the case.`;
  if (ofCase.some((scoring) => scoring.status === 'stood-aside' && isSame(scoring))) return `${asked.email} stood aside from ${pseudonym}. Ask somebody else.`;
  if (standing(ofCase).some((scoring) => scoring.agencyId === asked.agencyId && scoring.manner === asked.manner)) return `Somebody has been asked for ${pseudonym} already.`;
  if (standing(ofCase).some(isSame)) return `${asked.email} audits ${pseudonym} already. Each audit of a case needs eyes of its own.`;
  return null;
}
